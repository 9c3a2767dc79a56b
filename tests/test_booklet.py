"""The booklet as HTML and Markdown: everything is in it, nothing breaks it, and a person can use it."""

import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from booklets import demo, goals, small
from clusterkit.budget import amount_of
from clusterkit.documents.booklet import TemplateFault, html, markdown
from clusterkit.model.plan import LineSpot
from clusterkit.money import show
from clusterkit.reports.booklet import booklet

HOSTILE = '<script>alert(1)</script> | *x* & "q"'

AMOUNTS: dict[str, tuple[dict[str, Any], str]] = {
    "missing": ({"source": "s"}, "לא נקוב סכום"),
    "zero": ({"amount": "0"}, "אין הוצאה צפויה"),
    "tbd": ({"amount": "tbd", "source": "s"}, "טרם ידוע"),
    "on demand": ({"up_to": "352,410", "source": "s"}, "לפי צורך, עד 352,410\u00a0₪"),
    "in kind": ({"amount": "5", "in_kind": "true"}, "בעין, לא דרך האשכול"),
    "income": ({"amount": "5", "kind": "income", "source": "s"}, "הכנסה"),
    "about": ({"amount": "5", "qualifier": "about", "source": "s"}, "כ-5\u00a0₪"),
    "unsplit": ({"amount": "5", "sources": ["s", "r"]}, "לא פוצל בין מקורות"),
    "no source": ({"amount": "5"}, "לא צוין מקור"),
}
SOURCES = [{"id": "s", "name": "מקור", "kind": "own"}, {"id": "r", "name": "אחר", "kind": "own"}]


class Page(HTMLParser):
    """What the tests ask of a page: its headings, ids and links, the elements that load something, and its text."""

    LEAVES = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaders: list[str] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.loaders += [tag] if tag in ("script", "link", "img", "iframe", "object") else []
        self.loaders += ["src"] if "src" in given else []
        self.open += [tag] if tag not in self.LEAVES else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> where another element is open"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_same_plan_gives_the_same_bytes() -> None:
    view = booklet(demo())
    assert html(view) == html(booklet(demo()))
    assert markdown(view) == markdown(booklet(demo()))


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_demo_is_as_it_was_reviewed(form: str, golden: Callable[[str, str | bytes], None]) -> None:
    write = {"html": html, "md": markdown}[form]
    golden(f"booklet-demo.{form}", write(booklet(demo())).decode())


@pytest.mark.parametrize("write", [html, markdown])
def test_every_line_of_the_demo_is_there(write: Callable[..., bytes]) -> None:
    text = Page(write(booklet(demo()))).text
    assert [line for line in map(_amount, demo().lines) if line not in text] == []


def _amount(spot: LineSpot) -> str:
    amount = amount_of(spot.line) if spot.line.up_to is None else spot.line.up_to
    return f"{show(amount)}\u00a0₪" if isinstance(amount, Decimal) else "טרם ידוע"


@pytest.mark.parametrize("write", [html, markdown])
@pytest.mark.parametrize("kind", AMOUNTS)
def test_every_kind_of_amount_looks_like_itself(kind: str, write: Callable[..., bytes], tmp_path: Path) -> None:
    line, words = AMOUNTS[kind]
    text = Page(write(booklet(small(tmp_path, {"goals": goals(line)}, sources=SOURCES)))).text
    table = text[text.index("יעדים ומשימות") : text.index("התקציב", text.index("יעדים ומשימות"))]
    assert words in table
    others = [other for _, other in AMOUNTS.values() if other in table and other not in words and words not in other]
    assert others == []


def test_a_repeated_line_says_so_and_leads_to_the_first(tmp_path: Path) -> None:
    first = {"id": "bus", "item": "הסעות", "amount": "64,500", "source": "s"}
    section = {"goals": goals(first, {**first, "id": "bus-2", "same_as": "bus"})}
    page = Page(html(booklet(small(tmp_path, section, sources=SOURCES))))
    assert "חוזר על ”הסעות” בפרק 1; נספר פעם אחת" in page.text
    assert "#l-bus" in page.links
    assert page.ids.count("l-bus") == 1


def test_the_page_is_well_formed_and_stands_alone() -> None:
    page = Page(html(booklet(demo())))
    assert page.open == []
    assert page.loaders == ["script"]
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_headings_begin_with_one_h1_and_skip_no_level() -> None:
    levels = Page(html(booklet(demo()))).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_text_cannot_become_markup(tmp_path: Path) -> None:
    plan = small(tmp_path, {"title": HOSTILE, "goals": goals(title=HOSTILE)}, title=HOSTILE)
    page = Page(html(booklet(plan)))
    assert page.loaders == []
    assert HOSTILE in page.text
    written = markdown(booklet(plan)).decode()
    assert "<script" not in written
    assert r"&lt;script&gt;alert(1)&lt;/script&gt; \| \*x\* &amp;" in written


def test_markdown_tables_are_whole() -> None:
    written = markdown(booklet(demo())).decode()
    assert written.startswith("# ")
    assert '<div dir="rtl" lang="he">\n\n' in written
    for table in re.findall(r"(?:^\|.*\n)+", written, re.MULTILINE):
        rows = table.splitlines()
        assert re.fullmatch(r"\|( :?-+:? \|)+", rows[1])
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(re.findall(r"\|", rows[1]))}


def test_text_in_another_language_is_marked(tmp_path: Path) -> None:
    plan = small(tmp_path, {"title": {"he": "פרק", "en": "Chapter"}, "purpose": {"he": "מטרה"}}, "en")
    page = html(booklet(plan)).decode()
    assert '<html lang="en" dir="ltr">' in page
    assert '<bdi class="fallback" lang="he" dir="rtl">מטרה</bdi>' in page
    assert "</bdi> Chapter</h2>" in page


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_no_label_is_left_in_english(language: str, tmp_path: Path) -> None:
    page = Page(
        html(booklet(small(tmp_path, {"goals": goals({"amount": "5", "source": "s"})}, language, sources=SOURCES)))
    )
    assert ("Contents" in page.text) == (language == "en")
    assert ("Budget" in page.text) == (language == "en")


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("cover.html.j2", "<header>\n{{ booklet.cover.titel }}\n</header>\n", 2),
        ("cover.html.j2", "<header>\n\n{% endif %}\n</header>\n", 3),
        ("tables.html.j2", "{% macro grid(a, b, c=1) %}\n{{ missing }}\n{% endmacro %}\n", 2),
        ("opening.html.j2", "\n{% include 'booklet/none.j2' %}\n", 2),
    ],
)
def test_a_broken_template_is_told_with_file_and_line(name: str, content: str, line: int, tmp_path: Path) -> None:
    file = tmp_path / "booklet" / name
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        html(booklet(demo()), tmp_path)
    assert (fault.value.file, fault.value.line) == (file.as_posix(), line)
    assert fault.value.message


def test_an_own_template_takes_the_place_of_the_carried_one(tmp_path: Path) -> None:
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "cover.html.j2").write_text("<h1>{{ booklet.cover.year }}</h1>\n", encoding="utf-8")
    assert "<h1>2026</h1>" in html(booklet(demo()), tmp_path).decode()


def test_a_template_cannot_reach_out_of_the_sandbox(tmp_path: Path) -> None:
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "cover.html.j2").write_text("{{ booklet.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(TemplateFault):
        html(booklet(demo()), tmp_path)
