"""Papers in every form: all that one says stands in each, nothing breaks it, and a person can use it."""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clusterkit.cli.paper_forms import PAPER_FORMS
from clusterkit.documents.escaping import clean, html_numbers
from clusterkit.documents.paper import html, markdown
from clusterkit.documents.pdf import paper_pdf
from clusterkit.documents.reread import READERS
from clusterkit.documents.templates import TemplateFault
from clusterkit.documents.word.paper import word
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.paper import Chapter, Figure, Figures, Listing, Paper, Prose
from papers import HOSTILE, PARTNERS, made, paper, texts
from test_booklet import Page
from test_pdf import unpacked

FORMS = tuple(PAPER_FORMS)
PAGES = {"html": "paper.html.j2", "md": "paper.md.j2"}


def plain(text: str) -> str:
    """A text as it is compared: without invisible marks, every white space one space."""
    return " ".join(re.sub("[\u200e\u200f\u2066-\u2069\xad]", "", clean(text)).replace("\xa0", " ").split())


def whole(form: str) -> str:
    """All that a form says, on one line."""
    text = unescape(re.sub(r"\\([\\`*_\[\]|~$#=+-])", r"\1", made(form).decode())) if form == "md" else ""
    return plain(text or " ".join(READERS[form](made(form)).said))


def test_every_form_has_a_reader() -> None:
    assert set(FORMS) == set(READERS)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_paper_gives_the_same_bytes(form: str) -> None:
    assert PAPER_FORMS[form](paper(), None) == made(form)


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_every_text_stands_in_every_form(form: str) -> None:
    document = whole(form)
    assert [text for text in texts(paper()) if plain(text) not in document] == []


def test_every_text_stands_in_the_workbook() -> None:
    """A text that is nothing but a number is one there, and the next test finds it."""
    document = whole("xlsx")
    number = re.compile(r"[-−]?₪?[\d,.]+\s?[₪%]?")
    assert [text for text in texts(paper()) if not number.fullmatch(text) and plain(text) not in document] == []


def test_every_word_stands_in_the_pdf() -> None:
    """Lines are broken there, and pieces of different fonts are drawn one by one."""
    document = Counter(re.findall(r"[^\W\d_]+", whole("pdf")))
    expected = Counter(word for text in texts(paper()) for word in re.findall(r"[^\W\d_]+", plain(text)))
    assert expected - document == Counter()


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_every_number_stands_in_every_form(form: str) -> None:
    number = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
    expected = Counter(one for text in texts(paper()) for one in number.findall(plain(text)))
    assert expected - Counter(number.findall(whole(form))) == Counter()
    assert all(signed in whole(form).replace(" ", "") for signed in ("-2.5%", "-15"))


@pytest.mark.parametrize("form", FORMS)
def test_every_mark_of_a_wide_table_stands_in_every_form(form: str) -> None:
    marks = list(texts(paper())).count("✓")
    assert marks > PARTNERS
    assert whole(form).count("✓") == marks


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_the_page_is_well_formed_and_stands_alone(language: str) -> None:
    page = Page(made("html", language))
    assert page.open == []
    assert page.loaders == []
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(page.headings))
    assert f'<html lang="{language}" dir="{"ltr" if language == "en" else "rtl"}">'.encode() in made("html", language)


def test_every_table_of_the_page_has_a_caption_and_headings() -> None:
    tables = re.findall(r"<table.*?</table>", made("html").decode(), re.DOTALL)
    assert len(tables) == 5
    for table in tables:
        assert re.search(r"<caption>\S", table)
        assert 'class="unseen"' not in table
        columns = table.count('<th role="columnheader" scope="col"')
        rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", table, re.DOTALL)[1:]
        assert {row.count("<td role") + row.count('scope="row"') for row in rows} == {columns}
        assert [
            row for row in rows if not re.search(r'^\s*<th role="rowheader" scope="row"|^\s*<td [^>]*></td>', row)
        ] == []


def test_text_in_another_language_is_marked() -> None:
    page = made("html").decode()
    assert '<bdi class="fallback" lang="en" dir="ltr">Two calls were won.</bdi>' in page
    assert '<bdi lang="en" dir="ltr">GIS</bdi> אזורי ושל <bdi lang="ar" dir="rtl">مركز الشباب</bdi>' in page


def test_numbers_that_belong_together_stay_so() -> None:
    assert html_numbers("טלפון 03-1234567, 25/3/2026, 10:30", "he") == (
        "טלפון <bdi>03-1234567</bdi>, <bdi>25/3/2026</bdi>, <bdi>10:30</bdi>"
    )


def test_text_cannot_become_markup() -> None:
    page = Page(made("html"))
    assert page.text.count(HOSTILE) == 9
    written = made("md").decode()
    assert "<script" not in written
    assert r"## &lt;script&gt;alert(1)&lt;/script&gt; \| \*x\* \#panic()" in written
    assert "\n\\- א\n\n\\# ב\n" in written


def test_markdown_tables_are_whole() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", made("md").decode(), re.MULTILINE)
    assert [len(table.splitlines()) - 2 for table in tables] == [5, 3, PARTNERS, 13, 4]
    for table in tables:
        rows = table.splitlines()
        assert re.fullmatch(r"\|( :?-+:? \|)+", rows[1])
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(re.findall(r"\|", rows[1]))}


def test_markdown_headings_skip_no_level() -> None:
    levels = [len(found) for found in re.findall(r"^(#+) ", made("md").decode(), re.MULTILINE)]
    assert levels[0] == 1
    assert max(levels) == 4
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("write", [html, markdown])
def test_a_short_paper_has_no_contents(write: Callable[..., bytes]) -> None:
    short = paper("en", chapters=paper().chapters[:4])
    assert "Contents" not in write(short).decode()
    assert "Contents" in write(paper("en")).decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_of_nothing_is_written(form: str) -> None:
    bare = paper(facts=(), chapters=(), invented=False)
    said = plain(" ".join(READERS[form](PAPER_FORMS[form](bare, None)).said)).replace("\\", "")
    assert set(plain(str(bare.title)).split()) <= set(said.split())


@settings(max_examples=15)
@given(st.text(max_size=20), st.text(max_size=20))
@example("", "")
@example("\x00\x0b\ufffe\u2066", "[]:*?/\\'")
def test_any_text_can_be_written(one: str, other: str) -> None:
    said, more = Phrase(one), Phrase(other)
    columns = (Heading("text", one), Heading("money", other))
    grid = Grid(columns, ((said, None), (None, more)), (), (more, None), (None, Decimal(4)))
    blocks = (Figures((Figure(one, other, more),)), Figures(()), Prose(()), Prose((said,), "list"), Listing(one, grid))
    inner = Chapter("inner", more, (Listing(other, grid._replace(rows=(), total=())),))
    written = paper(
        title=said, subject=more, facts=((one, more),), chapters=(Chapter("outer", said, blocks, (inner,)),)
    )
    assert all(write(written, None) for write in PAPER_FORMS.values())


def _wrong(write: Callable[..., bytes], folder: Path, name: str, content: str) -> TemplateFault:
    file = folder / name
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        write(paper(), folder)
    assert fault.value.file == file.as_posix()
    return fault.value


@pytest.mark.parametrize("folder", ["quarterly", "paper"])
@pytest.mark.parametrize(("form", "name"), PAGES.items())
def test_an_own_template_takes_the_place_of_the_carried_one(folder: str, form: str, name: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).write_text("{{ paper.name }}\n", encoding="utf-8")
    assert PAPER_FORMS[form](paper(), tmp_path) == b"quarterly-2026-Q3\n"
    other = PAPER_FORMS[form](paper(document="dashboard"), tmp_path)
    assert (other == b"quarterly-2026-Q3\n") == (folder == "paper")


def test_a_documents_own_template_comes_before_that_of_all_papers(tmp_path: Path) -> None:
    for folder in ("quarterly", "paper", "booklet"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.html.j2").write_text(folder, encoding="utf-8")
        (tmp_path / folder / "paper.typ").write_text(f"#set document(title: [x])\n= {folder}", encoding="utf-8")
    assert html(paper(), tmp_path) == b"quarterly"
    assert b"(quarterly)" in unpacked(paper_pdf(paper(), tmp_path).content)


def test_a_broken_template_is_told_with_file_and_line(tmp_path: Path) -> None:
    assert _wrong(html, tmp_path / "a", "paper/masthead.html.j2", "\n{{ paper.titel }}").line == 2
    assert _wrong(markdown, tmp_path / "b", "quarterly/paper.md.j2", "\n\n{% endif %}").line == 3
    assert _wrong(html, tmp_path / "c", "quarterly/paper.html.j2", "{{ paper.__class__.__mro__ }}").line == 1
    assert _wrong(word, tmp_path / "d", "quarterly/styles.xml.j2", "<w:styles").line == 1
    assert _wrong(_pdf, tmp_path / "e", "quarterly/chapters.typ", "#let contents = []\n#let chapter-of = x").line == 2


def _pdf(of: Paper, own: Path) -> bytes:
    return paper_pdf(of, own).content
