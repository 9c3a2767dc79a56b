"""The model: everything wrong in a file is told in one run, values never change, every field is described."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from clusterkit.load import load
from clusterkit.messages import advice, message
from clusterkit.model.entity import Placed
from clusterkit.model.progress import Actual
from clusterkit.schemas import SCHEMAS, schema_text
from clusterkit.validate import validate
from plans import plan_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "workplans").rglob("*.yaml"))

HEAD = "title: תוכנית עבודה\nyear: 2026\nsources:\n  - {id: regular, name: תקציב שוטף, kind: regular}\n"
FAULTS = Path(__file__).parent / "faults.yaml"


def expected() -> list[tuple[int, str]]:
    """The lines of faults.yaml that carry `# expect: …`, once for each rule named."""
    lines = enumerate(FAULTS.read_text(encoding="utf-8").splitlines(), 1)
    return [(number, rule) for number, line in lines for rule in line.partition("# expect: ")[2].split()]


def test_forty_faults_of_one_file_are_all_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "c/2026/sections").mkdir(parents=True)
    (tmp_path / "c/2026/plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "c/2026/sections/10-faults.yaml").write_bytes(FAULTS.read_bytes())
    found = validate([tmp_path]).diagnostics
    assert len(expected()) == 40
    named = {rule for _, rule in expected()}
    assert [(one.place.line, one.rule) for one in found if one.rule in named] == expected()


ODD = [
    # a section's text                          what is said of it
    ("kind: {a: b}", "is not known here"),
    ("kind: [a]", "is not known here"),
    ("goals: {a: b}", "a list belongs here"),
    ("goals: a", "a list belongs here"),
    ("goals: [[a]]", "a mapping belongs here"),
    ("goals: [a]", "a mapping belongs here"),
    ("allow: [a]", "a mapping belongs here"),
    ("allow: a", "a mapping belongs here"),
    ("allow: {unsplit-line: [a]}", "one value belongs here"),
    ("allow: {Unsplit: a}", "is not an id"),
    ("topics: [{he: a, xx: b}]", "is not a language here"),
    ("purpose: {}", "nothing stands here"),
    ("purpose: ''", "nothing stands here"),
    ("purpose: [a]", "one value belongs here"),
    ("places: a", "is not known here"),
    ("model_config: a", "is not known here"),
    ("budget: [{amount: 85,995, item: a}]", "the key 995 is not known here"),
    ("budget: [{split: [a]}]", "a mapping belongs here"),
    ("budget: [{split: {a: {b: c}}}]", "one value belongs here"),
    ("indicators: [{kind: output, title: a, due: 2026-W1}]", "is not a period"),
    ("indicators: [{kind: output, title: a, target: 1;2}]", "is not a number"),
]


@pytest.mark.parametrize(("text", "said"), ODD)
def test_what_the_model_refuses_is_said_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "c/2026/sections").mkdir(parents=True)
    (tmp_path / "c/2026/plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "c/2026/sections/10-odd.yaml").write_text(f"id: s\ntitle: נושא\n{text}\n", encoding="utf-8")
    (one,) = load([tmp_path]).diagnostics
    assert said in message(one, "en")
    assert one.place.line == 3
    assert not re.search(r"\0|0x[0-9a-f]{6}|clusterkit\.|\[type=", message(one, "en") + advice(one, "en"))


DATES = [("2026-03-31", True), ("2026-3-31", False), ("2026-02-29", False), ("20260331", False), ("2026-W14-2", False)]


@pytest.mark.parametrize(("written", "sound"), DATES)
def test_a_date_is_year_month_and_day(tmp_path: Path, written: str, sound: bool) -> None:
    (tmp_path / "c/2026").mkdir(parents=True)
    (tmp_path / "c/2026/plan.yaml").write_text(f"{HEAD}date: {written}\n", encoding="utf-8")
    assert (load([tmp_path]).diagnostics == ()) is sound


def test_entities_never_change() -> None:
    (spot,) = plan_of({"amount": "10", "source": "waste"}).lines
    for entity, key in ((spot.line, "amount"), (spot.sections[0], "title"), (spot, "line")):
        with pytest.raises((ValidationError, AttributeError)):
            setattr(entity, key, None)


def models(model: type[Placed], seen: dict[str, type[Placed]]) -> dict[str, type[Placed]]:
    """A model and every model inside it, by name."""
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for field in model.model_fields.values():
            for inner in entities(field.annotation):
                models(inner, seen)
    return seen


def entities(annotation: Any) -> Iterator[type[Placed]]:
    if isinstance(annotation, type) and issubclass(annotation, Placed):
        yield annotation
    for part in get_args(annotation):
        yield from entities(part)


MODELS: dict[str, type[Placed]] = {}
for top in SCHEMAS.values():
    models(top, MODELS)

PAIRS = {
    "Allowance",
    "Called",
    "Expected",
    "Heading",
    "KindWord",
    "Milestone",
    "MilestoneReport",
    "Participant",
    "Portion",
    "Shift",
}
"""Models of `key: value` lines: their fields are no keys of a file."""

FIELDS = [
    pytest.param(field.title, field.description, id=f"{model}.{name}")
    for model, made in MODELS.items()
    if model not in PAIRS
    for name, field in made.model_fields.items()
    if name != "places"
]


@pytest.mark.parametrize(("title", "description"), FIELDS)
def test_every_field_has_a_title_and_is_described_in_both_languages(title: str | None, description: str | None) -> None:
    english, _, hebrew = (description or "").partition("\n\n")
    assert re.search(r"[א-ת]", title or "")
    assert re.search(r"[a-z]{2}", english)
    assert re.search(r"[א-ת]{2}", hebrew)


def test_every_model_has_a_docstring_of_its_own() -> None:
    assert {"Partner", "Cluster", "Source", "Line", "Task", "Goal", "Section", "Progress"} <= MODELS.keys()
    assert [name for name, model in {**MODELS, "Actual": Actual}.items() if not (model.__doc__ or "").strip()] == []


class _Editor(yaml.SafeLoader):
    """Reads YAML as an editor's language server does: numbers and booleans, but dates as text."""


_Editor.yaml_implicit_resolvers = {
    letter: [one for one in found if one[0] != "tag:yaml.org,2002:timestamp"]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_sample_is_what_the_schema_that_it_names_says(file: Path) -> None:
    first, _, _ = file.read_text(encoding="utf-8").partition("\n")
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    schema = (file.parent / match[1]).resolve()
    assert schema.parent == ROOT / "schema"
    content = yaml.load(file.read_bytes(), _Editor)
    jsonschema.validate(content, json.loads(schema.read_bytes()), jsonschema.Draft202012Validator)


REFUSED = [
    ("section", "id: w\ntitle: א\ncolour: ירוק\n"),
    ("section", "id: W 1\ntitle: א\n"),
    ("section", "title: א\n"),
    ("section", "id: w\ntitle: {he: א, fr: b}\n"),
    ("section", "id: w\ntitle: א\ngoals: [{id: g, title: א, tasks: [{id: t, title: א, schedule: [2026-Q5]}]}]\n"),
    ("section", "id: w\ntitle: א\nbudget: [{kind: loss}]\n"),
    ("plan", "title: א\nyear: שנה\n"),
    ("plan", "title: א\nyear: 2026\nstate: done\n"),
    ("progress", "period: 2026-Q1\ntasks: [{task: w-1}]\n"),
    ("partners", "partners: [{id: a, name: א, kind: planet}]\n"),
    ("cluster", "id: c\nname: א\ninvented: maybe\n"),
]


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_a_schema_refuses_what_the_model_refuses(kind: str, text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.load(text, _Editor), json.loads(schema_text(kind)))


def inside(entity: Placed) -> Iterator[Placed]:
    """An entity, and every mapping inside it."""
    yield entity
    for value in entity.__dict__.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Placed):
                yield from inside(item)


def test_the_demo_plans_use_every_field() -> None:
    (demo,) = load([ROOT / "workplans" / "demo"]).plans
    (south,) = load([ROOT / "workplans" / "demo-south"]).plans
    (hills,) = load([ROOT / "workplans" / "demo-hills"]).unplanned
    assert demo.cluster
    assert hills.cluster
    tops: list[Placed] = [
        demo.cluster,
        hills.cluster,
        demo.head,
        south.head,
        *demo.sections,
        *demo.progress,
        *south.progress,
        *demo.actuals,
        *(demo.partners or ()),
    ]
    used: dict[type[Placed], set[str]] = {}
    for entity in (one for top in tops for one in inside(top)):
        used.setdefault(type(entity), set()).update(entity.model_fields_set)
    everywhere = {"places", "note", "allow"}
    unused = {f"{kind.__name__}.{name}" for kind in used for name in kind.model_fields.keys() - used[kind] - everywhere}
    assert unused == set()
    assert everywhere <= set.union(*used.values())
