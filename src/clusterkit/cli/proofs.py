"""What `render --verify` says of a file that was written, as it is read back from the disk."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from clusterkit.cli.editions import Edition
from clusterkit.cli.streams import tell
from clusterkit.texts import isolate

if TYPE_CHECKING:
    from clusterkit.documents.reread import Found


def verified(edition: Edition, lang: str | None, form: str, file: Path) -> bool:
    """Whether a file says what the budget says, or nothing of it, as it is read back from the disk; said either way."""
    from clusterkit.documents.reread import betrayals, proof

    name, content = file.as_posix(), file.read_bytes()
    if edition.public:
        return _silent(name, betrayals(edition.plan, edition.whole or edition.plan, form, content))
    proved = proof(edition.plan, lang or edition.plan.language, form, content, edition.cut)
    for place, stands, budget in proved.faults:
        right = f"the budget says {budget}" if budget else "no figure of the budget, and in no text of the plan"
        said = f"{isolate(stands) or 'nothing'}: {right}"
        lacking = "a table of the budget that is not there"
        tell(f"clusterkit: {name}: {isolate(place)}: {said if stands or budget else lacking}")
    if not proved.faults:
        tell(f"verified {name}: {proved.figures} figures are the budget's")
    return not proved.faults


def _silent(name: str, betrayed: "Iterable[Found]") -> bool:
    """Whether a public edition says nothing that it should not; what only its authors can judge is told."""
    found = tuple(betrayed)
    for one in found:
        doubt = "" if one.sure else " (in the plan's own text: it may mean something else)"
        tell(f"clusterkit: {name}: {isolate(one.place)}: the public edition says {isolate(one.what)}{doubt}")
    if any(one.sure for one in found):
        return False
    tell(f"verified {name}: no amount of the budget and no name of staff" + " but these" * bool(found))
    return True
