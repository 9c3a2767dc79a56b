"""What the accounts call sources, tasks and kinds of movement, and what these are in the plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clusterkit.accounts.columns import KINDS, as_key, plain
from clusterkit.accounts.sides import side_of
from clusterkit.diagnostics import WrongValue
from clusterkit.model.accounts import Called, KindWord
from clusterkit.model.plan import Plan

Known = Mapping[str, tuple[str, ...]]
"""Names as `plain` gives them, each with the ids that it may mean."""

_WORDS = {
    "commitment": ("commitments", "order", "purchase order", "התחייבות", "התחייבויות", "הזמנה", "הזמנת רכש"),
    "payment": ("payments", "תשלום", "תשלומים"),
    "receipt": ("receipts", "תקבול", "תקבולים", "קבלה"),
}


@dataclass(frozen=True)
class Names:
    """A plan's sources, tasks, lines and kinds of movement, by all the names that the accounts may give them."""

    sources: Known
    tasks: Known
    kinds: Known
    lines: frozenset[str]

    def source(self, written: str) -> str:
        """The id of a source; WrongValue where nothing has this name, or several sources have it."""
        found = _meant(self.sources, written)
        if len(found) == 1:
            return found[0]
        message = "{written} may be any of these sources: {ids}" if found else "no source is called {written}"
        help = "say under `accounts: sources:` in plan.yaml which source it is, such as `{called}: {known}`"
        raise WrongValue(message, help, "unknown-source", **_shown(self.sources, written))

    def task(self, written: str) -> str | None:
        """The id of a task, None where none is meant; WrongValue where nothing has this name, or several tasks."""
        found = _meant(self.tasks, written)
        if len(found) == 1:
            return found[0]
        if is_none(written):
            return None
        message = "{written} may be any of these tasks: {ids}" if found else "no task is called {written}"
        help = "say under `accounts: tasks:` in plan.yaml which task it is, such as `{called}: {known}`"
        raise WrongValue(message, help, "unknown-task", **_shown(self.tasks, written))

    def line(self, written: str) -> str | None:
        """The id of a line, None where none is meant; WrongValue where no line has it."""
        if written in self.lines:
            return written
        if is_none(written):
            return None
        help = "correct the id, or give the line of the plan this `id:`"
        raise WrongValue("no line has the id {id}", help, "unknown-line", id=written)

    def knows(self, written: str) -> bool:
        """Whether this is what a source or a task is called."""
        return bool(_meant(self.sources, written) or _meant(self.tasks, written))

    def knows_kind(self, written: str) -> bool:
        """Whether this is a word for a kind of movement."""
        return len(_meant(self.kinds, written)) == 1

    def kind(self, written: str) -> str:
        """A kind of movement; WrongValue where the word is not known."""
        found = _meant(self.kinds, written)
        if len(found) == 1:
            return found[0]
        message = "{written} is not known as a kind of movement"
        help = (
            "say `sign` of this column under `accounts: columns:` in plan.yaml, where one of debit and credit is taken "
            "off; or what kind each is, under `accounts: kinds:`"
            if side_of(written)
            else "say under `accounts: kinds:` in plan.yaml if it is a commitment, payment or receipt: "
            "`{called}: payment`"
        )
        raise WrongValue(message, help, written=written, called=as_key(written))


def names_of(plan: Plan) -> Names:
    """The names of a plan: its mapping first, then ids, then names and numbers."""
    mapped = plan.head.accounts
    tasks = [(said, task.id) for task in plan.tasks for said in task.title.said]
    words = [(word, kind) for kind, words in _WORDS.items() for word in words]
    return Names(
        _known(_of_sources(plan), plan.sources, mapped.sources if mapped else ()),
        _known(tasks, [task.id for task in plan.tasks], mapped.tasks if mapped else ()),
        _known(words, KINDS, mapped.kinds if mapped else ()),
        frozenset(plan.line_spots),
    )


def _known(named: Iterable[tuple[str, str]], ids: Iterable[str], mapped: Iterable[Called | KindWord]) -> Known:
    """Names with what they may mean; what is said later goes before: ids before names, the plan's mapping before ids.

    A name is known as it is written too: two may differ in what `plain` takes away.
    """
    ids = tuple(ids)
    of_plan = [(one.called, one.known) for one in mapped if one.known in ids]
    of_ids = [(id, id) for id in ids]
    found: dict[str, tuple[str, ...]] = {}
    for layer, form in ((named, plain), (of_ids, plain), (of_plan, plain), (of_ids, str), (of_plan, str)):
        meant: dict[str, dict[str, None]] = defaultdict(dict)
        for name, id in layer:
            meant[form(name)][id] = None
        found |= {name: tuple(several) for name, several in meant.items()}
    return found


def _meant(known: Known, written: str) -> tuple[str, ...]:
    return known.get(written) or known.get(plain(written), ())


def _shown(known: Known, written: str) -> dict[str, object]:
    """What a message says of a name that is not known, or not well enough."""
    found = _meant(known, written)
    return {
        "written": written,
        "ids": ", ".join(found),
        "called": as_key(written),
        "known": (found or _near(written, known))[0],
    }


def _of_sources(plan: Plan) -> Iterator[tuple[str, str]]:
    for source in plan.head.sources:
        names = (*source.name.said, *source.aliases)
        yield from ((name, source.id) for name in names)
        if source.number:
            yield from ((way, source.id) for way in (source.number, f'תב"ר {source.number}'))
            yield from ((f"{source.number} {name}", source.id) for name in names)
            yield from ((f"{name} {source.number}", source.id) for name in names)


def _near(written: str, known: Known) -> tuple[str, ...]:
    """The id whose name is nearly this, numbers and all, for an example; a blank to fill where there is none."""
    from difflib import get_close_matches

    name = plain(written)
    near = get_close_matches(name, [one for one in known if _digits(one) == _digits(name)], 1)
    return known[near[0]] if near else ("<id>",)


def _digits(name: str) -> str:
    return "".join(filter(str.isdecimal, name))


def is_none(written: str) -> bool:
    """Whether accounts write this where there is nothing: zeros, or a dash."""
    return plain(written).strip("0") == ""
