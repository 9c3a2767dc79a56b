"""What every entity of a plan has: its place in the files, a note, and the findings that its authors accept."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from clusterkit.diagnostics import Place, Places
from clusterkit.model.fields import TEXT_SCHEMA, Id, Pairs, Reads, Words, said
from clusterkit.nodes import PLACES


def _as_it_is(places: Places) -> Places:
    return places


class Placed(BaseModel):
    """A mapping of a file: frozen, with no key that the model does not know, and with its places."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    places: Annotated[Places, Reads(_as_it_is), SkipJsonSchema()] = Field(alias=PLACES, exclude=True, repr=False)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.places.place

    @classmethod
    def keys(cls) -> dict[str, FieldInfo]:
        """Its fields by the keys that stand in the file."""
        return {field.alias or name: field for name, field in cls.model_fields.items() if name != "places"}


class Allowance(Placed):
    """A finding that the authors accept: the rule, and why."""

    rule: Id
    reason: Words


class Entity(Placed):
    """A thing of the plan that rules speak of."""

    note: Words | None = said(
        "הערה",
        "A remark for whoever maintains the plan; not printed in the booklet.",
        "הערה למי שמתחזק את התוכנית; אינה מודפסת בחוברת.",
    )
    allow: Annotated[tuple[Allowance, ...], Pairs("rule", "reason", {"type": "string"}, TEXT_SCHEMA)] = said(
        "ממצאים מקובלים",
        "Findings accepted here, each with its reason: `rule-name: why`.",
        "ממצאים שהתקבלו כאן, וכל אחד עם נימוקו: `rule-name: סיבה`.",
        (),
    )
