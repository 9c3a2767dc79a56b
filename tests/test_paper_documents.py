"""Papers in Word and as PDF: real headings, tables and styles; tagged; on their side where they are wide."""

import re
from io import BytesIO

import pytest
from docx import Document

from booklets import ROOT
from clusterkit.cli.paper_forms import PAPER_FORMS
from clusterkit.documents.paper import html
from clusterkit.documents.pdf import LABELS, paper_pdf
from clusterkit.documents.word.paper import word
from clusterkit.reports.booklet.rows import Phrase
from papers import HOSTILE, all_chapters, made, paper
from test_pdf import in_pdf, unpacked
from test_word import ORDER
from words import MARKS, W, body, codes, parts, said, style, value

TEMPLATES = ROOT / "templates"


def test_the_word_document_keeps_the_order_of_the_schema() -> None:
    seen = set()
    for name, part in parts(made("docx")).items():
        for holder in part.iter():
            tag = holder.tag.removeprefix(W)
            if tag in ORDER:
                places = [ORDER[tag].split().index(child.tag.removeprefix(W)) for child in holder]
                assert places == sorted(places), (name, tag, [child.tag for child in holder])
                seen.add(tag)
    assert seen == set(ORDER)


def test_the_word_document_has_headings_contents_tables_and_known_styles() -> None:
    document = body(made("docx"))
    headings = [(int(style(one)[-1]), said(one)) for one in document.iter(f"{W}p") if style(one).startswith("Heading")]
    assert [title for _, title in headings] == [str(one.title) for one in all_chapters(paper().chapters)]
    assert [level for level, _ in headings] == [1, 1, 2, 1, 1, 2, 3, 2, 1, 1]
    assert codes(made("docx"))[0].startswith("TOC")
    found = parts(made("docx"))
    known = {one.attrib[f"{W}styleId"] for one in found["word/styles.xml"].iter(f"{W}style")}
    used = {
        one.attrib[f"{W}val"] for part in found.values() for tag in ("pStyle", "rStyle") for one in part.iter(W + tag)
    }
    assert used <= known
    for table in document.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        first, *rows = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert {len(row.findall(f"{W}tc")) for row in (first, *rows)} == {columns}
        assert value(table, "tblPr/tblCaption")


def test_prose_of_another_direction_runs_in_its_own() -> None:
    found = {said(one): one.find(f"{W}pPr/{W}bidi") for one in body(made("docx")).iter(f"{W}p")}
    against = found["Two calls were won."]
    assert against is not None
    assert against.attrib == {f"{W}val": "0"}
    own = found["שירות ליבה."]
    assert own is not None
    assert own.attrib == {}


@pytest.mark.parametrize("wide", [False, True])
def test_a_wide_paper_lies_on_its_side(wide: bool) -> None:
    (pages,) = body(word(paper(wide=wide))).iter(f"{W}sectPr")
    size = pages.find(f"{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}orient") == "landscape") == wide
    tables = [int(one.attrib[f"{W}w"]) for one in body(word(paper(wide=wide))).iter(f"{W}tblW")]
    assert max(tables) == (15138 if wide else 9864)
    assert ("size: A4 landscape" in html(paper(wide=wide)).decode().split("papers: what")[1]) == wide
    box = re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", unpacked(paper_pdf(paper(wide=wide)).content))
    assert box is not None
    assert (float(box[1]) > float(box[2])) == wide


def test_the_word_document_says_what_it_is() -> None:
    properties = Document(BytesIO(made("docx"))).core_properties
    assert (properties.title, properties.language) == (str(paper().title), "he")
    assert properties.author == str(paper().subject)
    (title,) = [one for one in body(made("docx")).iter(f"{W}p") if style(one) == "PaperTitle"]
    assert MARKS.sub("", said(title)) == str(paper().title)


def test_the_pdf_is_tagged_and_says_its_language_title_and_direction() -> None:
    laid_open = unpacked(made("pdf"))
    for told in (b"/Marked true", b"/Lang(he)", b"/Direction/R2L", b"/DisplayDocTitle true", b"<pdfuaid:part>1<"):
        assert told in laid_open
    for tag in (b"/TOC", b"/Table", b"/Caption", b"/TH", b"/THead", b"/H1", b"/H2", b"/H3"):
        assert tag in laid_open
    titles = [str(chapter.title) for chapter in all_chapters(paper().chapters)]
    assert [title for title in titles if title != HOSTILE and in_pdf(title) not in laid_open] == []
    assert not re.search(rb"CreationDate|ModDate|xmp:\w+Date", laid_open)


def test_a_dashboard_is_one_page_where_another_paper_is_two() -> None:
    some = paper(chapters=(*paper().chapters[:2], *paper().chapters[4:5]))
    found = {}
    for kind in ("quarterly", "dashboard"):
        content = unpacked(paper_pdf(some._replace(document=kind)).content)
        found[kind] = len(re.findall(rb"/Type/Page/", content))
    assert found == {"quarterly": 2, "dashboard": 1}
    assert "printed on one sheet" in html(some._replace(document="dashboard")).decode()
    assert "printed on one sheet" not in html(some).decode()


def test_a_letter_that_no_font_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    PAPER_FORMS["pdf"](paper()._replace(title=Phrase("א 😀")), None)
    assert capsys.readouterr().err == "clusterkit: no font of the PDF has U+1F600: printed as \ufffd\n"


def test_the_templates_words_are_those_that_the_pdf_gets() -> None:
    files = [file for folder in ("paper", "dashboard") for file in (TEMPLATES / folder).glob("*.typ")]
    used = {word for file in files for word in re.findall(r'word\("(.*?)"\)', file.read_text(encoding="utf-8"))}
    assert used
    assert used <= set(LABELS)
