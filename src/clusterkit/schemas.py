"""JSON Schemas of a plan's files, generated from the model."""

import json
from typing import Any

from clusterkit.model.body import Cluster, Partners
from clusterkit.model.entity import Placed
from clusterkit.model.progress import Progress
from clusterkit.model.survey import National, Survey
from clusterkit.model.work import Section
from clusterkit.model.year import PlanHead

SCHEMAS: dict[str, type[Placed]] = {
    "partners": Partners,
    "cluster": Cluster,
    "plan": PlanHead,
    "section": Section,
    "progress": Progress,
    "survey": Survey,
    "national": National,
}
"""The kinds of file, by the name of their schema."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file."""
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found |= SCHEMAS[kind].model_json_schema()
    _without_places(found)
    return found


def schema_text(kind: str) -> str:
    """The schema of one kind of file for an editor: without defaults, which it would write into the plan."""
    found = schema(kind)
    _without_defaults(found)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


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


def _without_defaults(node: Any) -> None:
    if isinstance(node, dict):
        node.pop("default", None)
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _without_defaults(part)
