"""Which part of which plan is to be written, in words and by the name of its files."""

import os
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clusterkit.cli.plans import Read
from clusterkit.cli.streams import refuse, tell
from clusterkit.labels import label

if TYPE_CHECKING:
    from clusterkit.history import Revision
    from clusterkit.model.plan import Plan
    from clusterkit.reports.booklet import Booklet
    from clusterkit.reports.cuts import Cut


class Edition(NamedTuple):
    """A plan as it is to be written, the words for what was left out of it, and the name of its files.

    `whole` is the plan that it is a part of, if it is one; `cut` says for whom, `public` that it is for everybody.
    """

    plan: "Plan"
    words: str
    name: str
    whole: "Plan | None" = None
    cut: "Cut | None" = None
    public: bool = False


def view(edition: Edition, lang: str | None) -> "Booklet":
    """The booklet of an edition, with the revision of its files where git knows it."""
    from clusterkit.history import revision

    known = revision(Path(edition.plan.folder))
    # Loading these takes as long as git does.
    from clusterkit.reports.booklet import booklet

    language = lang or edition.plan.language
    return booklet(edition.plan, language, edition.words, _said(known(), language))


def _said(found: "Revision", language: str) -> str:
    """A revision as the last page has it; why there is none is told."""
    if found.unknown:
        _tell_once(f"clusterkit: the last page does not say the revision of the files: {found.unknown}")
    if found.changed and not found.commit:
        return label("not committed", language)
    return found.commit + "+" * found.changed


@cache
def _tell_once(line: str) -> None:
    tell(line)


def own_templates(plan: "Plan") -> Path | None:
    """The folder of templates beside the plans, if there is one; Exit 2 where it, or a link in it, leads elsewhere."""
    from clusterkit.load.find import show

    own = Path(plan.settings.folder).resolve() / "templates"
    for file in chain([own], own.rglob("*")):
        if file.is_symlink() and (file == own or not Path(os.path.realpath(file)).is_relative_to(own)):
            refuse(f"{show(file)}: templates are read from their own folder alone: put a copy in place of this link")
    return own if own.is_dir() else None


def editions(found: Read, lang: str | None, only: str | None, public: bool) -> Iterator[Edition]:
    """The plans as they are asked for; Exit 2 where no plan has such a reader, or has anything for them."""
    cut = _cut(found, only) if only else None
    if public and cut and cut.kind == "owner":
        refuse("--public leaves out whose the tasks are: it does not go with --for owner")
    there = False
    for plan in found.plans:
        language = lang or plan.language
        part = _part(plan, cut, public, language) if cut or public else Edition(plan, "", "booklet")
        if part:
            there = True
            yield part if language == plan.language else part._replace(name=f"{part.name}.{language}")
    if found.plans and not there:
        refuse(f"--for {only}: no plan has anything for this reader")


def _part(plan: "Plan", cut: "Cut | None", public: bool, language: str) -> Edition | None:
    """What of a plan is asked for; None where there is nothing of it."""
    from clusterkit.reports import cuts
    from clusterkit.reports import public as published

    if cut and cut.id not in cuts.known(plan, cut.kind):
        return None
    words = [cuts.words(plan, cut, language)] if cut else []
    name = ["booklet", *([cut.kind, cut.id] if cut else []), *(["public"] if public else [])]
    part = cuts.cut(plan, cut) if cut else plan
    if cut and not part.sections and not part.balances:
        return None
    if public:
        words.append(published.words(language))
        part = published.public(part)
    return Edition(part, " · ".join(words), "-".join(name), plan, cut, public)


def _cut(found: Read, only: str) -> "Cut":
    from difflib import get_close_matches

    from clusterkit.reports import cuts

    kind, _, id = only.partition(":")
    if kind not in cuts.KINDS or not id:
        refuse(f"--for {only}: write one of {', '.join(cuts.KINDS)}, a colon and an id")
    ids = list(dict.fromkeys(id for plan in found.plans for id in cuts.known(plan, kind)))
    if id not in ids:
        near = get_close_matches(id, ids, 1)
        refuse(f"--for {only}: " + (f"did you mean {kind}:{near[0]}?" if near else f"no {kind} has this id"))
    return cuts.Cut(kind, id)
