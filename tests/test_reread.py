"""What `render --verify` proves: every figure of money stands where the budget has it, and nothing else does."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from booklets import ROOT, demo, goals, small
from clusterkit.cli import application
from clusterkit.cli.forms import FORMS
from clusterkit.documents.reread import READERS, Fault, betrayals, proof
from clusterkit.documents.reread.figures import figures, money
from clusterkit.documents.reread.parted import astray
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import booklet
from clusterkit.reports.cuts import KINDS, Cut, cut, known
from clusterkit.reports.public import public
from plans import Drawn, plans

LANGUAGES = ("he", "ar", "en")
PLANS = ("demo/2026", "demo-south/2025", "mifratz/2021", "mishor-hahof/2026")
_MONEY = re.compile(r"(?<![\d.,])₪?\d{1,3}(?:,\d{3})+(?:\.\d\d)?|₪\d+")
_CELL = re.compile(r'<c r="[A-Z]+\d+"(?: s="\d+")?>(?:<f>(?P<formula>[^<]*)</f>)?<v>(?P<value>[-\d.]+)</v>')


@cache
def made(form: str, language: str = "he") -> bytes:
    """The demo's booklet."""
    return FORMS[form](booklet(demo(), language), None)


def plan_of(name: str) -> Plan:
    """A sample plan."""
    (plan,) = load([ROOT / "workplans" / name]).plans
    return plan


def test_every_form_has_a_reader() -> None:
    assert READERS.keys() == FORMS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_what_the_budget_says(form: str, language: str) -> None:
    found = proof(demo(), language, form, made(form, language))
    assert found.faults == ()
    assert found.figures == (339 if form == "xlsx" else 367)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(
    ("form", "language"), [("md", "he"), ("html", "en"), ("docx", "ar"), ("xlsx", "ar"), ("pdf", "en")]
)
def test_the_plans_are_proved(name: str, form: str, language: str) -> None:
    plan = plan_of(name)
    assert proof(plan, language, form, FORMS[form](booklet(plan, language), None)).faults == ()


def _changed(figure: str, random: Random) -> str:
    """A figure with another digit."""
    place = random.choice([index for index, letter in enumerate(figure) if letter.isdigit()])
    digit = random.choice([one for one in "123456789" if one != figure[place]])
    return figure[:place] + digit + figure[place + 1 :]


def _texts(said: str, random: Random) -> Iterator[str]:
    """A text with each of its amounts of money in turn changed."""
    for match in _MONEY.finditer(said):
        yield said[: match.start()] + _changed(match[0], random) + said[match.end() :]


def _cells(said: str, random: Random) -> Iterator[str]:
    """A sheet with each of its larger numbers in turn changed, and each sum of cells made a row shorter."""
    for match in _CELL.finditer(said):
        if match["formula"]:
            shorter = re.sub(r":([A-Z]+)(\d+)", lambda end: f":{end[1]}{int(end[2]) - 1}", match["formula"])
            yield said.replace(match["formula"], shorter, 1)
        elif abs(float(match["value"])) > 3000:
            begins, ends = match.span("value")
            yield said[:begins] + _changed(match["value"], random) + said[ends:]


def _packed(content: bytes, name: str, said: str) -> bytes:
    old, made = ZipFile(BytesIO(content)), BytesIO()
    with ZipFile(made, "w") as new:
        for one in old.namelist():
            new.writestr(one, said if one == name else old.read(one))
    return made.getvalue()


def changed(form: str, content: bytes, random: Random) -> Iterator[bytes]:
    """A document with each of its figures of money in turn changed."""
    if form in ("md", "html"):
        head, body = content.decode().split("<body", 1) if form == "html" else ("", content.decode())
        yield from (f"{head}{'<body' * bool(head)}{said}".encode() for said in _texts(body, random))
        return
    for name in ZipFile(BytesIO(content)).namelist():
        said = ZipFile(BytesIO(content)).read(name)
        if name in ("word/document.xml", "xl/sharedStrings.xml"):
            yield from (_packed(content, name, one) for one in _texts(said.decode(), random))
        elif name.startswith("xl/worksheets/sheet"):
            yield from (_packed(content, name, one) for one in _cells(said.decode(), random))


@pytest.mark.parametrize("form", ["md", "html", "xlsx", "docx"])
def test_a_figure_that_was_changed_is_found(form: str) -> None:
    """One in seven of the figures, by chance that is always the same; with all of them it comes to the same."""
    random = Random(form)
    wrong = list(changed(form, made(form), random))
    assert len(wrong) > 190
    missed = [one for one in random.sample(wrong, 30) if not proof(demo(), "he", form, one).faults]
    assert missed == []


@pytest.mark.parametrize("form", FORMS)
def test_a_fault_says_where_and_what(form: str, tmp_path: Path) -> None:
    lines = ({"item": "שכר", "amount": 1000, "source": "a"}, {"item": "רכב", "amount": 50, "source": "a"})
    sources = [{"id": "a", "name": "מקור", "kind": "regular"}]
    told = small(tmp_path / "one", {"goals": goals(*lines)}, sources=sources)
    right = small(tmp_path / "two", {"goals": goals({**lines[0], "amount": 7000}, lines[1])}, sources=sources)
    faults = proof(right, "he", form, FORMS[form](booklet(told), None)).faults
    assert ("תקציב לפי פרק, בשקלים", "סך הכול", "הוקצה") in {tuple(one.place.split(" · ")[-3:]) for one in faults}
    assert {("1,050", "7,050")} <= {(one.stands.replace("1050", "1,050"), one.budget) for one in faults}


AWKWARD: list[dict[str, Any]] = [
    {"item": "זיכוי", "amount": "-1,234.56", "source": "a"},
    {"item": "כלים ל-85,995 תושבים", "id": "x", "amount": "85995.05", "source": "a"},
    {"item": "חצוי", "amount": 501, "split": {"a": "40%", "b": "60%"}},
    {"item": "חצוי", "amount": 501, "split": {"a": "40%", "b": "60%"}},
    {"item": "חצוי למחצה", "amount": 300, "split": {"a": 100, "b": 100}},
    {"amount": "tbd", "source": "b"},
    {"amount": 0, "source": "b"},
    {"item": "בעין", "amount": 12000, "in_kind": True},
    {"amount": 77, "sources": ["a", "b"]},
    {"same_as": "x", "item": "שוב", "amount": "85995.05", "source": "a"},
    {"amount": 4000, "source": "b", "kind": "income"},
    {"amount": 3000, "qualifier": "about", "source": "c", "period": "2026-Q3"},
    {"item": "שניהם", "amount": -5, "up_to": 352410, "source": "c"},
]


def awkward(folder: Path) -> Plan:
    """A plan with money of every kind, and figures in its texts."""
    section = {"purpose": "9,000 בתי אב", "goals": goals(*AWKWARD, title="ל-9,000 בתים"), "budget": AWKWARD[:1]}
    sources = [
        {"id": "a", "name": "מקור א", "kind": "regular", "approved": 90000},
        {"id": "b", "name": "מקור ב", "kind": "tabar", "number": 214, "approved": "tbd"},
        {"id": "c", "name": "מקור ב", "kind": "ministry", "approved": 10},
    ]
    transfers = [{"parts": {"a": "-20,000.50", "c": "20,000.50"}}]
    return small(folder, section, sources=sources, transfers=transfers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_money_of_every_kind_is_read(form: str, language: str, tmp_path: Path) -> None:
    plan = awkward(tmp_path)
    assert proof(plan, language, form, FORMS[form](booklet(plan, language), None)).faults == ()


@pytest.mark.parametrize("form", ["md", "html", "xlsx", "docx"])
@settings(max_examples=10)
@given(plans())
def test_no_right_document_is_called_wrong(form: str, drawn: Drawn) -> None:
    assert proof(drawn.plan, "he", form, FORMS[form](booklet(drawn.plan), None)).faults == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_is_proved_against_the_whole(kind: str) -> None:
    for id in known(demo(), kind):
        wanted, part = Cut(kind, id), cut(demo(), Cut(kind, id))
        assert proof(part, "he", "md", FORMS["md"](booklet(part), None), wanted).faults == ()


def test_a_part_that_is_another_one_s_is_found() -> None:
    part = cut(demo(), Cut("source", "overhead"))
    assert list(astray(part, Cut("source", "overhead"))) == []
    wrong = list(astray(part, Cut("source", "participation")))
    assert {one.budget for one in wrong} >= {"48,000", "64,500"}
    assert all(re.fullmatch(r"workplans/demo/2026/sections/[\w-]+\.yaml:\d+", one.place) for one in wrong)
    lost = replace(part, sections=())
    assert {one.budget for one in astray(lost, Cut("source", "overhead"))} == {"45,000", "60,000", "150,000"}


@pytest.mark.parametrize("form", FORMS)
def test_the_public_edition_tells_nothing(form: str) -> None:
    published = public(demo())
    assert betrayals(published, demo(), form, FORMS[form](booklet(published), None)) == ()
    told = {one.what for one in betrayals(published, demo(), form, made(form))}
    assert {"4,669,240.50", "85,995", "יעל שדה"} <= told


OWN_TEXTS = [
    ("באחריות יעל שדה", "יעל שדה", True),
    ("עלות של 85,995 ₪", "85,995", True),
    ('עלות של 85,995 ש"ח', "85,995", True),
    ("ל-85,995 תושבים", "85,995", False),
    ("רות כרמלי", "", False),
]


@pytest.mark.parametrize(("text", "what", "sure"), OWN_TEXTS)
def test_what_the_authors_wrote_themselves_is_told(text: str, what: str, sure: bool) -> None:
    first = demo().sections[0]
    telling = replace(demo(), sections=(first.model_copy(update={"purpose": text}), *demo().sections[1:]))
    found = betrayals(published := public(telling), telling, "html", FORMS["html"](booklet(published), None))
    assert {(one.what, one.sure) for one in found} == ({(what, sure)} if what else set())


def test_what_is_not_seen_is_looked_at() -> None:
    published = public(demo())
    page = FORMS["html"](booklet(published), None).replace(b"<main", '<main data-by="יעל שדה"'.encode(), 1)
    assert [(one.what, one.place) for one in betrayals(published, demo(), "html", page)] == [("יעל שדה", "attributes")]


FIGURES = [
    ("85,995 ₪", ["85995"]),
    ("-₪1,234.56", ["-1234.56"]),
    ("\u2066-20,000\u2069", ["-20000"]),
    ("כ-36,000", ["36000"]),
    ("34.4%", ["34.4"]),
    ("תמיכה 2026 ₪80,000", ["80000"]),
    ("2026\n80,000 ₪", ["80000"]),
    ("12 בתים, 5 ₪", ["5"]),
    ("12,345.50 and 0.05", ["12345.50"]),
]


@pytest.mark.parametrize(("text", "found"), FIGURES)
def test_what_is_a_figure(text: str, found: list[str]) -> None:
    assert figures(text) == list(map(Decimal, found))


def test_numbers_that_are_not_money() -> None:
    assert list(money("בשנת 2026, 14 מתוך 17 משימות, 38%")) == []


def test_a_template_of_one_s_own_that_says_something_else_is_told(tmp_path: Path) -> None:
    copytree(ROOT / "workplans" / "demo", tmp_path / "demo")
    own = tmp_path / "templates" / "booklet"
    own.mkdir(parents=True)
    (own / "budget.md.j2").write_text("{{ _('Allocated: {amount}').format(amount='9,999,999 ₪') }}\n", encoding="utf-8")
    asked = ["render", str(tmp_path / "demo" / "2026"), "--to", "md", "--verify", "-o", str(tmp_path / "out")]
    told = CliRunner().invoke(application(), asked)
    assert told.exit_code == 1
    assert "תקציב לפי מקור תקציבי, בשקלים\u2069: a table of the budget that is not there" in told.stderr
    assert "₪9,999,999\u2069: the budget says 614,345.50" in told.stderr


def test_a_fault_is_a_place_and_two_figures() -> None:
    content = made("md").decode().replace("| 1,606,395 |", "| 1,606,396 |", 1).encode()
    place = 'תקציב לפי מקור תקציבי, בשקלים · תב"ר הפרדת פסולת אורגנית · הוקצה'
    assert proof(demo(), "he", "md", content).faults == (Fault(place, "1,606,396", "1,606,395"),)
