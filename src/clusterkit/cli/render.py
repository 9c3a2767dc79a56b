"""`clusterkit render`: make the booklet and the other documents."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from clusterkit.cli.editions import Edition, editions, own_templates, view
from clusterkit.cli.forms import FORMS, complete, known, made, put
from clusterkit.cli.options import AsOf, Paths, Spoken, day
from clusterkit.cli.papers import OF_CLUSTERS, Document, write_papers
from clusterkit.cli.plans import Read, read
from clusterkit.cli.streams import refuse, tell

if TYPE_CHECKING:
    from clusterkit.model.plan import Plan

To = Annotated[
    str, typer.Option(help="What to make: md, html, xlsx, pdf, docx; several with commas.", autocompletion=complete)
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", help="The folder for the booklets: <cluster>-<year>/booklet.<form>.")
]
Written = Annotated[
    Literal["he", "ar", "en"] | None,
    typer.Option(
        "--lang",
        help="The language of the booklets, each plan's own if none: another one is in booklet.<lang>.<form>.",
        show_default=False,
    ),
]
Messages = Annotated[Spoken | None, typer.Option("--messages", envvar="CLUSTERKIT_LANG", hidden=True)]
For = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="KIND:ID",
        help="Only what one reader needs, with its own totals: source, funder, authority, owner or section.",
        show_default=False,
    ),
]
Public = Annotated[bool, typer.Option("--public", help="Leave out amounts and the names of staff.")]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read back what was written, and prove that its figures are the budget's.")
]
List = Annotated[bool, typer.Option("--list", help="Show the documents, and where each template comes from.")]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Show the booklets in a browser of this machine, and again whenever a file changes."),
]
Port = Annotated[int, typer.Option(help="The port of --watch; a free one if 0.", min=0, max=65535)]


def render(
    paths: Paths = None,
    document: Document = "booklet",
    to: To = "md,html,xlsx",
    output: Folder = Path("build"),
    lang: Written = None,
    only: For = None,
    public: Public = False,
    verify: Verify = False,
    watch: Watch = False,
    port: Port = 0,
    list_: List = False,
    as_of: AsOf = None,
    messages: Messages = None,
) -> None:
    """Make the annual booklet, and the other documents.

    The booklet of each plan is in its own language or in another, whole or for one reader.

    Papers: the council's quarterly report and the one-page dashboard of each plan; over clusters the national status
    report, the comparison of plans, calls and tenders; formation, the platform of a cluster on its way, and pipeline.

    Exit code 0: everything was written; 1: a file or a template is wrong, and nothing was; or a figure that was read
    back is not the budget's; 2: a path is unusable.
    """
    forms = known(to)
    if document != "booklet" and (only or public or verify or watch):
        refuse(f"--document {document}: --for, --public, --verify and --watch are for the booklet")
    if watch:
        _watch(paths, lang, only, public, port)
    found = read(paths, messages or (None if lang == "ar" else lang), unplanned=document in OF_CLUSTERS)
    if list_:
        _list(found)
    if found.code:
        tell("clusterkit: nothing was rendered" + (": put the files right first" if found.plans else ""))
        raise typer.Exit(found.code)
    if document != "booklet":
        write_papers(found, document, forms, lang, output, day(as_of))
        raise typer.Exit
    raise typer.Exit(_write(editions(found, lang, only, public), forms, lang, output, verify))


def _write(asked: Iterable[Edition], forms: Sequence[str], lang: str | None, output: Path, verify: bool) -> int:
    """Every form of every edition, all made before any is written; the exit code that what was read back earns."""
    contents = [(one, form, content) for one in asked for form, content in _made(one, forms, lang)]
    wrong = False
    for edition, form, content in contents:
        file = output / edition.plan.id / f"{edition.name}.{form}"
        put(content, file)
        wrong |= verify and not _verified(edition.plan, form, file)
    return int(wrong)


def _made(edition: Edition, forms: Sequence[str], lang: str | None) -> list[tuple[str, bytes]]:
    shown, templates = view(edition, lang), own_templates(edition.plan)
    return [(form, made(FORMS[form], shown, templates)) for form in forms]


def _verified(plan: "Plan", form: str, file: Path) -> bool:
    """Whether a file holds the budget's figures, as it is read back from the disk; said either way."""
    from clusterkit.documents.reread import expected, missing
    from clusterkit.money import show

    wanted = expected(plan)
    lost = missing(wanted, form, file.read_bytes())
    if lost:
        sums = ", ".join(f"{show(amount)} ×{count}" for amount, count in sorted(lost.items()))
        tell(f"clusterkit: {file.as_posix()}: the budget's figures are not all there: {sums}")
        return False
    tell(f"verified {file.as_posix()}: {sum(wanted.values())} figures are the budget's")
    return True


def _list(found: Read) -> NoReturn:
    """Every document with its templates, and where each comes from."""
    from clusterkit.cli.streams import give
    from clusterkit.documents.templates import origins

    owns = list(dict.fromkeys(own_templates(plan) for plan in found.plans)) or [None]
    lines = [f"{name}  {place}" for own in owns for name, place in origins(own)]
    give("".join(f"{line}\n" for line in lines), None)
    raise typer.Exit(found.code)


def _watch(paths: list[Path] | None, lang: str | None, only: str | None, public: bool, port: int) -> NoReturn:
    """Serve the booklets until interrupted; what is wrong with the files is told, and the last good page stays."""
    from clusterkit.cli.preview import Made, Preview, serve

    def make() -> Made | None:
        found = read(paths, None)
        if found.code:
            return None
        try:
            asked = list(editions(found, lang, only, public))
            return {edition.plan.id: content for edition in asked for _, content in _made(edition, ["html"], lang)}
        except typer.Exit:
            return None

    serve(
        Preview(make, lambda: _watched(paths or [Path("workplans")])),
        port,
        lambda address: tell(f"clusterkit: {address} (stop with Ctrl-C)"),
    )
    raise typer.Exit


def _watched(paths: list[Path]) -> Iterator[Path]:
    """The files that a booklet is made of: those under the paths, and what stands above a plan for it."""
    for path in paths:
        top = path.absolute() if path.is_dir() else path.absolute().parent
        yield from (file for file in top.rglob("*") if file.is_file() and ".git" not in file.parts)
        for above in top.parents[:2]:
            yield from (above / "partners.yaml", above / "cluster.yaml", above / "clusterkit.toml")
            yield from (above / "templates").rglob("*")
