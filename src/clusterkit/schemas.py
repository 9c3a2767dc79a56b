"""JSON Schemas of a plan's files, generated from the model."""

import json
from typing import Any

from clusterkit.model.body import Cluster, Partners
from clusterkit.model.entity import Placed
from clusterkit.model.progress import Progress
from clusterkit.model.work import Section
from clusterkit.model.year import PlanHead

SCHEMAS: dict[str, type[Placed]] = {
    "partners": Partners,
    "cluster": Cluster,
    "plan": PlanHead,
    "section": Section,
    "progress": Progress,
}
"""The kinds of file, by the name of their schema."""


def schema_text(kind: str) -> str:
    """The JSON Schema (draft 2020-12) of one kind of file, as text."""
    model = SCHEMAS[kind]
    schema = model.model_json_schema(by_alias=False)
    _without_places(schema)
    return (
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _without_places(node: Any) -> None:
    """Take out what only the program needs: places, and null as a value (a key that says nothing is left out)."""
    if isinstance(node, list):
        for item in node:
            _without_places(item)
    elif isinstance(node, dict):
        options = node.get("anyOf", [])
        if {"type": "null"} in options:
            options.remove({"type": "null"})
            if len(options) == 1:
                node.update(
                    node.pop("anyOf")[0]
                    | {key: value for key, value in node.items() if key in ("title", "description")}
                )
        if node.get("default", ...) in (None, []):
            del node["default"]
        for value in node.values():
            _without_places(value)
