"""The booklet in Word: a file that Word accepts, with real headings, tables, fields and styles."""

import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from booklets import ROOT, demo
from clusterkit.documents.booklet import TemplateFault
from clusterkit.documents.word.booklet import word
from clusterkit.reports.booklet import booklet
from test_process import run
from words import PLANS, W, body, codes, parts, plans, said, style, value, written

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "settings": "writeProtection view zoom defaultTabStop characterSpacingControl updateFields hdrShapeDefaults"
    " footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "sdt": "sdtPr sdtEndPr sdtContent",
}
"""The order of children that ECMA-376 asks for (wml.xsd), by their parent. Word calls another order a broken file."""


@pytest.mark.parametrize("id", PLANS)
def test_the_same_plan_gives_the_same_bytes(id: str) -> None:
    assert word(booklet(plans()[id])) == written(id)
    with zipfile.ZipFile(BytesIO(written(id))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("id", PLANS)
def test_children_stand_in_the_order_of_the_schema(id: str) -> None:
    seen = set()
    for name, part in parts(written(id)).items():
        for holder in part.iter():
            tag = holder.tag.removeprefix(W)
            if tag in ORDER:
                order = ORDER[tag].split()
                places = [order.index(child.tag.removeprefix(W)) for child in holder]
                assert places == sorted(places), (name, tag, [child.tag for child in holder])
                seen.add(tag)
    assert seen == set(ORDER)


@pytest.mark.parametrize("id", PLANS)
def test_every_paragraph_and_table_runs_from_right_to_left(id: str) -> None:
    for name, part in parts(written(id)).items():
        if name.startswith(("word/document", "word/header", "word/footer")):
            assert [said(one) for one in part.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is None] == []
    tables = list(body(written(id)).iter(f"{W}tbl"))
    assert len(tables) > 10
    assert [one for one in tables if one.find(f"{W}tblPr/{W}bidiVisual") is None] == []
    assert [one for one in body(written(id)).iter(f"{W}sectPr") if one.find(f"{W}bidi") is None] == []


@pytest.mark.parametrize("id", PLANS)
def test_every_table_has_a_heading_row_that_repeats_a_style_and_a_name(id: str) -> None:
    for table in body(written(id)).iter(f"{W}tbl"):
        first, *rows = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert {style(one) for one in first.iter(f"{W}p")} == {"TableHeading"}
        assert rows
        assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
        assert value(table, "tblPr/tblStyle") == "BookletTable"
        assert value(table, "tblPr/tblCaption")


@pytest.mark.parametrize("id", PLANS)
def test_rows_fill_the_grid(id: str) -> None:
    for table in body(written(id)).iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            assert sum(int(value(cell, "tcPr/gridSpan") or 1) for cell in row.findall(f"{W}tc")) == columns
            assert all(cell.find(f"{W}p") is not None for cell in row.findall(f"{W}tc"))


@pytest.mark.parametrize("id", PLANS)
def test_every_style_that_is_used_is_there(id: str) -> None:
    found = parts(written(id))
    known = {one.attrib[f"{W}styleId"] for one in found["word/styles.xml"].iter(f"{W}style")}
    tags = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
    used = {one.attrib[f"{W}val"] for part in found.values() for tag in tags for one in part.iter(W + tag)}
    assert used <= known


@pytest.mark.parametrize("id", PLANS)
def test_the_contents_are_a_field_that_is_filled_with_the_headings(id: str) -> None:
    document = body(written(id))
    headings = [
        (int(found[1]), said(one))
        for one in document.iter(f"{W}p")
        if (found := re.fullmatch(r"Heading(\d)", style(one)))
    ]
    entries = [
        (int(found[1]), said(one)) for one in document.iter(f"{W}p") if (found := re.fullmatch(r"TOC(\d)", style(one)))
    ]
    assert entries == [(level, title) for level, title in headings if level <= 3]
    assert codes(written(id))[0] == 'TOC \\o "1-3" \\h \\z \\u'
    kinds = [one.attrib[f"{W}fldCharType"] for one in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    listed = [one for one in document.iter(f"{W}p") if style(one).startswith("TOC") and style(one) != "TOCHeading"]
    assert all(one.find(f"{W}hyperlink") is not None and one.find(f".//{W}tab") is None for one in listed)
    assert all(below - above <= 1 for (above, _), (below, _) in pairwise(headings))


@pytest.mark.parametrize("id", PLANS)
def test_links_lead_to_bookmarks_that_are_there_once(id: str) -> None:
    marks = list(body(written(id)).iter(f"{W}bookmarkStart"))
    names, ids = ([one.attrib[W + key] for one in marks] for key in ("name", "id"))
    assert len(names) == len(set(names)) == len(set(ids))
    assert all(re.fullmatch(r"\w{1,40}", name) for name in names)
    links = {one.attrib[f"{W}anchor"] for one in body(written(id)).iter(f"{W}hyperlink")}
    assert links
    assert links <= set(names)
    assert {code.split()[1] for code in codes(written(id)) if code.startswith("PAGEREF")} <= set(names)


def test_pages_are_numbered_and_wide_tables_lie_on_their_side() -> None:
    assert codes(written("demo-2026"))[-2:] == ["PAGE", "NUMPAGES"]
    upright, lying = body(written("demo-2026")).iter(f"{W}sectPr")
    sizes = [one.find(f"{W}pgSz") for one in (upright, lying)]
    assert [size.get(f"{W}orient", "portrait") for size in sizes if size is not None] == ["portrait", "landscape"]
    assert (upright.find(f"{W}titlePg") is not None, lying.find(f"{W}titlePg") is not None) == (True, False)


def test_a_cluster_can_have_styles_of_its_own(tmp_path: Path) -> None:
    carried = (ROOT / "templates" / "booklet" / "styles.xml.j2").read_text(encoding="utf-8")
    own = tmp_path / "booklet" / "styles.xml.j2"
    own.parent.mkdir()
    own.write_text(carried.replace("Arial", "David"), encoding="utf-8")
    assert b"David" in ElementTree.tostring(parts(word(booklet(demo()), tmp_path))["word/styles.xml"])
    own.write_text(carried.replace("</w:styles>", ""), encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        word(booklet(demo()), tmp_path)
    assert fault.value.file == own.as_posix()


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    without = "import sys; sys.modules['docx'] = None; from clusterkit.__main__ import main; main()"
    words = ["render", "--to", "md,docx", "-o", str(tmp_path), str(ROOT / "workplans" / "demo")]
    done = subprocess.run([sys.executable, "-c", without, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "clusterkit: --to docx needs more than is installed: install clusterkit[docx]\n"
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_it(tmp_path: Path) -> None:
    for name in ("demo", "partners.yaml"):
        (shutil.copytree if name == "demo" else shutil.copy)(ROOT / "workplans" / name, tmp_path / name)
    done = run("render", "demo", "--to", "docx", "-o", "out", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"wrote out/demo-2026/booklet.docx\n")
    assert (tmp_path / "out" / "demo-2026" / "booklet.docx").read_bytes() == written("demo-2026")
