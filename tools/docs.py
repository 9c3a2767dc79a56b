"""`make docs`: makes docs/fields.md from the JSON Schemas, and docs/rules.md from the rules' manuals and cases."""

import re
from contextlib import chdir
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent
from typing import Any

from clusterkit.formats import findings_text
from clusterkit.rules import RULES
from clusterkit.rules.finding import Rule
from clusterkit.schemas import SCHEMAS, schema
from clusterkit.validate import validate

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"

Schema = dict[str, Any]

_ONE_OR_MORE = ["string", "integer", "array"]

_MADE = "<!-- Made by `make docs`: edit the code that it is made from, not this page. -->"

_FIELDS_HEAD = """\
# Fields

Every key that a plan's files may hold. An editor shows the same where the pointer rests ([planner.md](planner.md)).

| Kind of value | Is written |
|---|---|
| id | a–z, 0–9, single hyphens or dots: `w-12` |
| text | in the plan's language, or by language: `{he: …, ar: …, en: …}` |
| name or number | text in one language; digits stay as they are written |
| amount, share | shekels: `85,995` · `282 אש"ח` · `1.5M` · `tbd`; a share is `40%` or `12,000` |
| period, date | `2026` · `2026-H1` · `2026-Q3` · `2026-04`; `2026-03-31` |
"""
_RULES_HEAD = """\
# Rules

What `clusterkit validate` checks, and what it shows for a small plan that breaks the rule (`clusterkit explain` too).

| Rule | Severity | What is wrong |
|---|---|---|
"""


def pages() -> dict[str, str]:
    """The generated pages, by the names of their files in docs/."""
    return {"fields.md": fields_page(), "rules.md": rules_page()}


def fields_page() -> str:
    """One table for each entity, under its file; the keys that every entity has stand once, on top."""
    files = {kind: _entities(schema(kind), model.__name__) for kind, model in SCHEMAS.items()}
    everywhere = [entity["properties"] for entities in files.values() for entity in entities.values()]
    shared = {key: field for key, field in everywhere[0].items() if all(key in keys for keys in everywhere)}
    parts = [_MADE + "\n", _FIELDS_HEAD, "## In every entity\n", _table({"properties": shared}, {})]
    for kind, entities in files.items():
        parts.append(f"## Files of kind `{kind}`\n")
        for name, entity in entities.items():
            parts += [f"### {name}\n\n{entity['description']}\n", _table(entity, shared)]
    return "\n".join(parts)


def _entities(schema: Schema, top: str) -> dict[str, Schema]:
    """The entities of a file by name, its own first."""
    inside = schema.get("$defs", {})
    return {top: inside.get(top, schema), **{name: entity for name, entity in inside.items() if name != top}}


def _table(entity: Schema, left_out: Schema) -> str:
    rows = ["| Key | Hebrew | Required | Kind of value | What it is |", "|---|---|---|---|---|"]
    for key, field in entity["properties"].items():
        if key not in left_out:
            required = "yes" if key in entity.get("required", ()) else ""
            english = field["description"].partition("\n\n")[0]
            default = f" (`{field['default']}` if none)" if isinstance(field.get("default"), str) else ""
            cells = (f"`{key}`", field["title"], required, _kind(field) + default, english)
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _kind(field: Schema) -> str:
    """The kind of value that a field's schema says, in the words of the page's first table."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        kinds = [_kind(option) for option in field["anyOf"]]
        return "text" if kinds == ["text", "by language"] else ", or ".join(kinds)
    if "enum" in field:
        return " · ".join(f"`{word}`" for word in field["enum"])
    if field["type"] == _ONE_OR_MORE:
        return f"{_scalar(field)}, or {_kind({**field, 'type': 'array'})}"
    if field["type"] == "array":
        return f"list of: {_kind(field['items'])}"
    if field["type"] == "object":
        names = field.get("propertyNames")
        return f"{_kind(names)}: {_kind(field['additionalProperties'])}" if names else "by language"
    return _scalar(field)


def _scalar(field: Schema) -> str:
    if "pattern" in field:
        return "period" if "H[12]" in field["pattern"] else "id"
    if field["type"] == ["string", "number"]:
        if "%" in field.get("description", ""):
            return "share"
        return "name or number" if "minLength" in field else "amount"
    plain = {"integer": "whole number", "number": "number", "boolean": "true or false"}
    return plain.get(field["type"]) or field.get("format") or "text"


def rules_page() -> str:
    """A table of the rules, then each one's manual and what `validate` shows where it is broken."""
    rows = [(rule.name, rule.severity, (rule.__doc__ or "").splitlines()[0]) for rule in RULES]
    index = [f"| [{name}](#{name}) | {severity} | {first} |\n" for name, severity, first in rows]
    return f"{_MADE}\n\n{_RULES_HEAD}{''.join(index)}\n" + "\n".join(map(_rule, RULES))


def _rule(rule: Rule) -> str:
    said = "\n\n".join(_paragraph(text) for text in cleandoc(rule.__doc__ or "").split("\n\n"))
    shown = _shown(rule.name)
    gallery = f"\n`validate` shows:\n\n```text\n{shown}\n```\n" if shown else ""
    return f"## {rule.name}\n\n_{rule.severity}_\n\n{said}\n{gallery}"


def _paragraph(text: str) -> str:
    """A paragraph of a manual: `Example:` with its plan in a block, other headings in bold."""
    heading, colon, rest = text.partition(":")
    if heading == "Example":
        return f"**Example**\n\n```yaml\n{dedent(rest.strip(chr(10)))}\n```"
    return f"**{heading}**:{rest}" if colon and heading in ("Why", "Fix", "Source") else text


def _shown(rule: str) -> str:
    """The first finding of the rule's case, in a YAML file if it can be, as `validate` shows it; else nothing."""
    if not (CASES / rule).is_dir():
        return ""
    with chdir(CASES / rule):
        outcome = validate([Path()])
    found = sorted(
        (one for one in outcome.diagnostics if one.rule == rule), key=lambda one: one.place.file[-4:] == ".csv"
    )
    text = findings_text.write(outcome._replace(diagnostics=tuple(found[:1])), "en", colour=False)
    return re.sub(r" +# expect: .*", "", text.rpartition("\n\n")[0])


if __name__ == "__main__":
    for name, page in pages().items():
        (ROOT / "docs" / name).write_text(page, encoding="utf-8", newline="\n")
