"""A call that a cluster answers, as papers across clusters need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from clusterkit.model.sources import Call
from clusterkit.money import Amount
from clusterkit.reports.booklet.rows import Phrase
from clusterkit.reports.booklet.scribe import Scribe

NONE = ""
"""Stands for the ministry of a call that names none."""

AWAITED = ("submitted", "stage-passed")
"""The states of a call that awaits an answer."""


@dataclass(frozen=True, eq=False)
class Applied:
    """A call that a cluster answers, and who says what stands in its plan."""

    scribe: Scribe
    call: Call

    @property
    def requested(self) -> Decimal | None:
        """Shekels that were asked for; None where nobody says, or nobody knows yet."""
        return known(self.call.requested)

    @property
    def approved(self) -> Decimal | None:
        """Shekels that were approved: none at all of a call that was lost; None where nobody says."""
        return Decimal(0) if self.call.state == "lost" else known(self.call.approved)

    @property
    def ministries(self) -> tuple[str, ...]:
        """Who issues it."""
        return self.call.ministries or (NONE,)


def cluster(scribe: Scribe) -> Phrase:
    """The cluster's name, its id where it has no file."""
    own = scribe.plan.cluster
    return scribe.phrase(own.name) if own else Phrase(scribe.plan.cluster_id)


def by_ministry(found: Sequence[Applied]) -> dict[str, list[Applied]]:
    """The calls of each ministry, in the order in which they are met; a call of several is with each of them."""
    groups: dict[str, list[Applied]] = {}
    for one in found:
        for ministry in one.ministries:
            groups.setdefault(ministry, []).append(one)
    return groups


def known(money: Amount | None) -> Decimal | None:
    """Shekels; None where there are none, or nobody knows them yet."""
    return money if isinstance(money, Decimal) else None
