"""schema/ is what the model says now; `make schema` writes it."""

import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parents[1] / "schema"


def _files(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def test_the_schemas_are_current(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "clusterkit", "schema", "-o", str(tmp_path)], check=True)
    assert _files(SCHEMA) == _files(tmp_path)


def test_the_schemas_are_schemas() -> None:
    files = _files(SCHEMA)
    assert files
    for text in files.values():
        Draft202012Validator.check_schema(json.loads(text))
