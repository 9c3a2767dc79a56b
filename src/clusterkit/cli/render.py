"""`clusterkit render`: make the booklet and the other documents."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from clusterkit.cli.editions import Edition, editions, own_templates, view
from clusterkit.cli.forms import FORMS, complete, known, made, put
from clusterkit.cli.options import AsOf, Paths, Spoken, day
from clusterkit.cli.papers import OF_CLUSTERS, Document, write_papers
from clusterkit.cli.plans import Read, read
from clusterkit.cli.proofs import verified
from clusterkit.cli.streams import refuse, tell

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
    context: typer.Context,
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
    _refuse_unused(context)
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
    contents = [(one, form, content) for one in _apart(asked) for form, content in _made(one, forms, lang)]
    wrong = False
    for edition, form, content in contents:
        file = output / edition.plan.id / f"{edition.name}.{form}"
        put(content, file)
        wrong |= verify and not verified(edition, lang, form, file)
    return int(wrong)


def _apart(asked: Iterable[Edition]) -> list[Edition]:
    """The editions, each with a file of its own; Exit 2 where two plans of one name would be one file."""
    found: dict[tuple[str, str], Edition] = {}
    for one in asked:
        other = found.setdefault((one.plan.id, one.name), one)
        if other is not one:
            both = f"{other.plan.folder} and {one.plan.folder} would both be written as {one.plan.id}/{one.name}"
            refuse(f"{both}: render them one by one, each into a folder of its own")
    return list(found.values())


def _made(edition: Edition, forms: Sequence[str], lang: str | None) -> list[tuple[str, bytes]]:
    shown, templates = view(edition, lang), own_templates(edition.plan)
    return [(form, made(FORMS[form], shown, templates)) for form in forms]


def _list(found: Read) -> NoReturn:
    """Every document with its templates, and where each comes from."""
    from clusterkit.cli.streams import give
    from clusterkit.documents.templates import origins

    owns = list(dict.fromkeys(own_templates(plan) for plan in found.plans)) or [None]
    lines = [f"{name}  {place}" for own in owns for name, place in origins(own)]
    give("".join(f"{line}\n" for line in lines), None)
    raise typer.Exit(found.code)


def _refuse_unused(context: typer.Context) -> None:
    """Exit 2 where an option is named that does nothing for the document, beside --watch or without it."""
    sources = {name: context.get_parameter_source(name) for name in context.params}
    named = {name for name, source in sources.items() if source and source.name == "COMMANDLINE"}
    document = context.params["document"]
    if document != "booklet" and named & {"only", "public", "verify", "watch"}:
        refuse(f"--document {document}: --for, --public, --verify and --watch are for the booklet")
    if "watch" in named and named & {"to", "output", "verify", "list_"}:
        refuse("--watch: it shows pages and writes none: --to, --output, --verify and --list do not go with it")
    if "port" in named and "watch" not in named:
        refuse("--port: there is no page to serve without --watch")


def _watch(paths: list[Path] | None, lang: str | None, only: str | None, public: bool, port: int) -> NoReturn:
    """Serve the booklets until interrupted; what is wrong with the files is told, and the last good page stays."""
    from clusterkit.cli.preview import Made, Preview, serve

    def make() -> Made | None:
        found = read(paths, None)
        if found.code:
            return None
        try:
            asked = _apart(editions(found, lang, only, public))
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
        given = Path(os.path.abspath(path))  # noqa: PTH100 - as plans are found, so that `..` has something above it
        top = given if given.is_dir() else given.parent
        yield from (file for file in top.rglob("*") if file.is_file() and ".git" not in file.parts)
        for above in top.parents[:2]:
            yield from (above / "partners.yaml", above / "cluster.yaml", above / "clusterkit.toml")
            yield from (above / "templates").rglob("*")
