"""A candidate did not sign the joint request, or somebody signed it who is no candidate.

Why: a cluster is made only when the authorities that are to be in it ask for it, and the letter bears the signature of
every head. An authority that the geographic committee suggested joins later, by its plenary alone.

Fix: add the signature, mark the authority `suggested: true`, or add it to `candidates:`.

Example:
    candidates: [{authority: tamra}, {authority: zevulun}]      # unsigned-request: zevulun
    request: {signatures: [{authority: tamra}]}

Source: Associations of Towns Law 1955, section 17ד1; the Interior Ministry's programme of regional clusters, overview
2018: a letter signed by all heads of the authorities.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "unsigned-request"
severity: Final = "warning"


def check(plan: Plan) -> Iterator[Finding]:
    """Where signatures are listed, they are those of the candidates that were not suggested later."""
    cluster = plan.cluster
    if not cluster or not cluster.request or not cluster.request.signatures or not cluster.candidates:
        return
    if "signatures" in cluster.request.places.refused or "candidates" in cluster.places.refused:
        return
    signed = {one.authority for one in cluster.request.signatures}
    for candidate in cluster.candidates:
        if candidate.authority not in signed and not candidate.suggested:
            yield Finding(
                candidate.places.of("authority"),
                (candidate, cluster),
                "{authority} did not sign the joint request",
                "add its signature, or mark it `suggested: true`",
                values={"authority": candidate.authority},
            )
    known = {candidate.authority for candidate in cluster.candidates}
    for signature in cluster.request.signatures:
        if signature.authority not in known:
            yield Finding(
                signature.places.of("authority"),
                (signature, cluster),
                "{authority} signed the joint request and is no candidate",
                "add it to `candidates:`, or take the signature away",
                values={"authority": signature.authority},
            )
