"""`clusterkit schema`: the JSON Schemas of a plan's files, for editors."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from clusterkit.cli.streams import give, tell
from clusterkit.files import write_whole

Kind = Annotated[
    Literal["partners", "cluster", "plan", "section", "progress", "survey", "national"] | None,
    typer.Argument(help="Print the schema of this kind of file.", show_default=False),
]
Folder = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write every schema into this folder.", show_default=False)
]


def schema(kind: Kind = None, output: Folder = None) -> None:
    """Print a JSON Schema, or write all of them."""
    from clusterkit.schemas import SCHEMAS, schema_text

    if kind is None and output is None:
        tell("clusterkit: name a kind of file, or a folder to write all schemas into (-o schema)")
        raise typer.Exit(2)
    if kind is not None:
        give(schema_text(kind), output)
        return
    for name in SCHEMAS:
        folder = output or Path()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.schema.json"
        write_whole(file, schema_text(name).encode())
        tell(f"wrote {file.as_posix()}")
