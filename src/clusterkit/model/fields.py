"""The kinds of value that a plan's fields hold, each read from text: the model decides types, YAML does not.

Every reader takes what the parser gives (text, a list or a mapping) and raises WrongValue for the planner to
read. The readers' JSON Schemas say the same to an editor, before `clusterkit validate` does.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from clusterkit.diagnostics import WrongValue
from clusterkit.money import Amount, Share, read_amount, read_share
from clusterkit.nodes import PLACES
from clusterkit.periods import PATTERN, Period, read_period
from clusterkit.texts import LANGUAGES, Text

ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
"""What an id is."""

TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_SCALAR_SCHEMA: dict[str, Any] = {"type": ["string", "number"]}


def said(name: str, english: str, hebrew: str, default: Any = None, alias: str | None = None) -> Any:
    """A field: its name in the documents, and what it is in English and in Hebrew, for an editor's hover.

    `default` is `...` for a field that must be there; `alias` is its key, where that can be no name in Python.
    """
    return Field(default, alias=alias, title=name, description=f"{english}\n\n{hebrew}")


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValue("one value belongs here, not a list or a mapping", "write it on the key's own line")
    if not value.strip():
        raise WrongValue("nothing stands here", "write a value, or delete the key")
    return value.strip()


class Reads:
    """The annotation of a field that a reader makes of what the parser gives, and its JSON Schema.

    In place of pydantic's PlainValidator, which also works out a serializer that nobody calls, for every field.
    """

    __slots__ = ("_reader", "_schema")

    def __init__(self, reader: Callable[[Any], Any], **schema: Any) -> None:
        """Give the reader, and the JSON Schema of what it takes."""
        self._reader, self._schema = reader, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The value is what the reader makes of it."""
        return core_schema.no_info_plain_validator_function(self._reader)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What an editor is told."""
        return dict(self._schema)


def _of_scalar(reader: Callable[[str], Any]) -> Callable[[object], Any]:
    return lambda value: reader(_scalar(value))


class Unnamed(str):
    """The id of an entity whose own is missing or refused: no text that anybody writes is this."""


UNNAMED = Unnamed("?")


def _read_id(value: object) -> str:
    if value is UNNAMED:
        return UNNAMED
    text = _scalar(value)
    if not ID.fullmatch(text):
        raise WrongValue("{written} is not an id", "use a-z, 0-9 and single hyphens, such as w-12", written=text)
    return text


def _read_text(value: object) -> Text:
    if not isinstance(value, dict):
        return Text(_scalar(value))
    written = {key: text for key, text in value.items() if key != PLACES}
    for key in written:
        if key not in LANGUAGES:
            raise WrongValue("{key} is not a language here", "write he, ar or en", key=key)
    if not written:
        raise WrongValue("nothing stands here", "write a value, or delete the key")
    return Text({key: _scalar(text) for key, text in written.items()})


def _read_flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise WrongValue("{written} is neither true nor false", "write true or false", written=text)
    return text == "true"


def _read_count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise WrongValue("{written} is not a whole number", "write digits alone", written=text)
    return int(text)


def _read_number(text: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,9})?|-?[0-9]{1,12}(?:\.[0-9]{1,9})?", text):
        raise WrongValue("{written} is not a number", "write a number alone; what it counts is its unit", written=text)
    return Decimal(text.replace(",", ""))


def _read_date(text: str) -> date:
    try:
        return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else "")
    except ValueError:
        raise WrongValue("{written} is not a date", "write year, month and day: 2026-03-31", written=text) from None


class Attained(NamedTuple):
    """Whether a milestone was met, and the day where it is known."""

    met: bool
    day: date | None = None


def _read_attained(text: str) -> Attained:
    if text in ("met", "not-met"):
        return Attained(text == "met")
    try:
        return Attained(True, _read_date(text))
    except WrongValue:
        raise WrongValue(
            "{written} does not say whether the milestone was met",
            "write met, not-met, or the day that it was met: 2026-03-31",
            written=text,
        ) from None


def one_or_more(value: object) -> object:
    """One id is a list of one."""
    return [value] if isinstance(value, str) else value


def _pairs(key_name: str, value_name: str) -> Callable[[object], object]:
    """A reader that turns `{a: x}` into entities with a `key_name` and a `value_name`, each at its own place."""

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise WrongValue("a mapping belongs here", "write `key: value` lines")
        places = value[PLACES]
        return [
            {key_name: key, value_name: content, PLACES: places.pair(key, key_name, value_name)}
            for key, content in value.items()
            if key != PLACES
        ]

    return read


class Pairs:
    """The annotation of a mapping in the file that is a tuple of entities; `key` and `value` are their JSON Schemas."""

    __slots__ = ("_reader", "_schema")

    def __init__(self, key_name: str, value_name: str, key: dict[str, Any], value: dict[str, Any]) -> None:
        """Give the names that a key and its value have in the entity."""
        self._reader = _pairs(key_name, value_name)
        self._schema = {"type": "object", "propertyNames": key, "additionalProperties": value}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The entities are made of what the reader gives."""
        return core_schema.no_info_before_validator_function(self._reader, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What an editor is told."""
        return dict(self._schema)


ID_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"}
PERIOD_SCHEMA = {"type": ["string", "integer"], "pattern": PATTERN}
ATTAINED_SCHEMA = {"type": "string", "pattern": r"^(met|not-met|\d{4}-\d{2}-\d{2})$"}
SHARE_SCHEMA = {**_SCALAR_SCHEMA, "description": "40% or 12,000"}

Id = Annotated[str, Reads(_read_id, **ID_SCHEMA)]
Word = Annotated[str, Reads(_scalar, type=["string", "number"], minLength=1)]
Words = Annotated[Text, Reads(_read_text, **TEXT_SCHEMA)]
Flag = Annotated[bool, Reads(_of_scalar(_read_flag), type="boolean")]
Count = Annotated[int, Reads(_of_scalar(_read_count), type="integer", minimum=0)]
Number = Annotated[Decimal, Reads(_of_scalar(_read_number), **_SCALAR_SCHEMA)]
Day = Annotated[date, Reads(_of_scalar(_read_date), type="string", format="date")]
Met = Annotated[Attained, Reads(_of_scalar(_read_attained), **ATTAINED_SCHEMA)]
When = Annotated[Period, Reads(_of_scalar(read_period), **PERIOD_SCHEMA)]
Money = Annotated[Amount, Reads(_of_scalar(read_amount), **_SCALAR_SCHEMA)]
Part = Annotated[Share, Reads(_of_scalar(read_share), **SHARE_SCHEMA)]
Owners = Annotated[
    tuple[Id, ...],
    BeforeValidator(one_or_more),
    # Not anyOf: where the pointer rests, an editor would show the name and the meaning once for each.
    WithJsonSchema({**ID_SCHEMA, "type": ["string", "integer", "array"], "items": ID_SCHEMA}),
]
