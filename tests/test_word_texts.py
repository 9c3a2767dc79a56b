"""The booklet in Word: it says all that the page says, every text in its own direction and language."""

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from booklets import demo, goals, small
from clusterkit.budget import add_up, charges
from clusterkit.documents.booklet import html
from clusterkit.documents.word.booklet import word
from clusterkit.money import show
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.rows import Phrase
from test_booklet import AMOUNTS, SOURCES, Page
from words import MARKS, PLANS, W, body, codes, parts, plans, said, style, text, value, written


class Texts(Page):
    """The texts that a page shows, without those for moving about in it and those that only a screen reader says."""

    NOT_SHOWN = ("style", "title", "form", "script")

    def __init__(self, content: bytes) -> None:
        self.found: list[str] = []
        self.hidden = 0
        super().__init__(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        kinds = (dict(attrs).get("class") or "").split()
        hides = tag in self.NOT_SHOWN or "hidden" in dict(attrs) or {"unseen", "skip", "back", "here"} & set(kinds)
        if tag not in self.LEAVES and (self.hidden or hides):
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self.hidden -= bool(self.hidden)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if data.strip() and not self.hidden:
            self.found.append(data.strip())


@pytest.mark.parametrize("id", PLANS)
def test_it_says_all_that_the_page_says(id: str) -> None:
    shown = Texts(html(booklet(plans()[id]))).found
    assert len(shown) > 500
    document = text(written(id))
    assert [one for one in shown if MARKS.sub("", one) not in document] == []


@pytest.mark.parametrize("id", PLANS)
def test_titles_owners_and_totals_are_read_back_by_another_library(id: str) -> None:
    plan, view, document = plans()[id], booklet(plans()[id]), Document(BytesIO(written(id)))
    headings = {
        MARKS.sub("", one.text) for one in document.paragraphs if (one.style and "Heading" in str(one.style.name))
    }
    numbered = [f"{part.number} {part.title}" for part in _tree(view.parts)]
    assert [title for title in numbered if title not in headings] == []
    cells = {MARKS.sub("", cell) for table in document.tables for cell in _cells(table._tbl)}
    tasks = [task for path in plan.all_sections for goal in path[-1].goals for task in goal.tasks]
    assert [str(task.title) for task in tasks if " ".join(str(task.title).split()) not in cells] == []
    total = add_up(charges(plan)).allocated
    assert show(total) in cells


def _tree(found: Any) -> Iterator[Any]:
    for part in found:
        yield part
        yield from _tree(part.parts)


def _cells(table: Any) -> Iterator[str]:
    yield from ("".join(one.text or "" for one in paragraph.iter(f"{W}t")) for paragraph in table.iter(f"{W}p"))


def test_runs_are_marked_with_their_direction_and_language(tmp_path: Path) -> None:
    section = {"title": "אשכול Demo Cluster تخطيط", "goals": goals({"item": "2026-Q1", "amount": "5"})}
    content = word(booklet(small(tmp_path, section, sources=SOURCES)))
    (heading,) = [one for one in body(content).iter(f"{W}p") if style(one) == "Heading1" and "Demo" in said(one)]
    runs = [
        ("".join(one.itertext()).strip(), one.find(f"{W}rPr/{W}rtl") is not None, one.find(f"{W}rPr/{W}lang"))
        for one in heading.iter(f"{W}r")
    ]
    assert [(word, right) for word, right, _ in runs] == [
        ("1", True),
        ("אשכול", True),
        ("Demo Cluster", False),
        ("تخطيط", True),
    ]
    assert [None if tongue is None else tongue.attrib[f"{W}bidi"] for *_, tongue in runs] == [None, None, None, "ar-SA"]
    default = parts(content)["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.attrib[f"{W}bidi"] == "he-IL"


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_the_document_is_in_the_plans_language(language: str, tmp_path: Path) -> None:
    plan = small(tmp_path, {"goals": goals({"amount": "5", "source": "s"})}, language, sources=SOURCES)
    content = word(booklet(plan))
    assert ("Contents" in text(content)) == (language == "en")
    right_to_left = [one.find(f"{W}pPr/{W}bidi") is not None for one in body(content).iter(f"{W}p")]
    assert set(right_to_left) == {language != "en"}
    properties = Document(BytesIO(content)).core_properties
    assert (properties.language, properties.title, properties.author) == (language, "תוכנית", "אשכול")


@pytest.mark.parametrize("kind", AMOUNTS)
def test_every_kind_of_amount_looks_like_itself(kind: str, tmp_path: Path) -> None:
    line, words = AMOUNTS[kind]
    content = word(booklet(small(tmp_path, {"goals": goals(line)}, sources=SOURCES)))
    (table,) = [
        one for one in body(content).iter(f"{W}tbl") if (value(one, "tblPr/tblCaption") or "").startswith("יעד")
    ]
    cells = "\n".join(said(one) for one in table.iter(f"{W}p"))
    assert words in cells
    assert [o for _, o in AMOUNTS.values() if o in cells and o not in words and words not in o] == []


@pytest.mark.parametrize(
    "hostile", [' TOC \\o "1-3" ', "<w:p/>&amp;", "{ INCLUDETEXT x }", "a\x0bb\x00c\ufffe", "\u202eabc"]
)
def test_text_stays_text(hostile: str, tmp_path: Path) -> None:
    """What the loader would refuse too: a view is all that the writer knows."""
    view = booklet(small(tmp_path, {"goals": goals({"amount": "5"})}))
    plain = word(view)
    (part,) = view.parts
    cover = view.cover._replace(title=Phrase(hostile), cluster=Phrase(hostile))
    content = word(view._replace(cover=cover, parts=(part._replace(title=Phrase(hostile), number=""),)))
    assert codes(content) == codes(plain)
    shown = re.sub("[\x00-\x1f\ufffe\u202e]", "", hostile)
    assert text(content).count(shown) >= 3


@pytest.mark.writer
def test_another_program_opens_it(program: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "booklet.docx").write_bytes(written("demo-2026"))
    profile = (tmp_path / "profile").as_uri()
    command = [
        program("writer"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "booklet.docx"], capture_output=True, timeout=180, check=True
    )
    shown = MARKS.sub("", (tmp_path / "booklet.txt").read_text(encoding="utf-8-sig"))
    assert show(add_up(charges(demo())).allocated) in shown
    lines = {line.strip() for line in shown.splitlines()}
    assert {f"{part.number} {part.title}" for part in _tree(booklet(demo()).parts)} <= lines


def test_prose_in_another_language_runs_in_its_own_direction() -> None:
    content = word(booklet(demo(), "en"))
    found = {said(one): one.find(f"{W}pPr/{W}bidi") is not None for one in body(content).iter(f"{W}p")}
    assert found[str(booklet(demo()).messages[0].text)]
    assert not found["Messages"]
