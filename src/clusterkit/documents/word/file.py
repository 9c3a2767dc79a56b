"""The file of a Word document: styles, lists, settings, pages and properties; the same bytes for the same content."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Twips

from clusterkit.documents.escaping import clean
from clusterkit.documents.templates import TemplateFault, fill
from clusterkit.documents.word.elements import Element, element, refill
from clusterkit.documents.word.paragraphs import Hand
from clusterkit.reports.booklet import Booklet
from clusterkit.reports.paper import Paper

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.section import Section

STYLES = "styles.xml.j2"
MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the document's own date, fixed: the clock is not in it
LONGEST_PROPERTY = 255
PACKED = (1980, 1, 1, 0, 0, 0)
LONG_SIDE, SHORT_SIDE = Twips(16838), Twips(11906)
COMPATIBLE = "http://schemas.microsoft.com/office/word"
KEPT = ("/word/document.xml", "/word/styles.xml", "/word/settings.xml", "/word/numbering.xml", "/docProps/core.xml")
"""What is used of the empty document that python-docx carries."""


class Properties(NamedTuple):
    """What the file says of itself."""

    title: str
    subject: str
    author: str


class WordFile:
    """A document in memory, written from the top down."""

    def __init__(self, view: Booklet | Paper, hand: Hand, properties: Properties, own_templates: Path | None) -> None:
        """Begin an empty document on upright pages."""
        self.hand = hand
        self._document: Opened = Document()
        _drop_unused(self._document)
        refill(self._document.styles.element, *_styles(view, own_templates))
        refill(self._document.part.numbering_part.element, *_lists())
        refill(self._document.settings.element, *_settings(hand.tongue))
        self._say(properties)
        _upright(self._document.sections[0])
        pages = self._document.element.body.sectPr
        pages.remove(pages.find(qn("w:docGrid")))
        if hand.direction == "rtl":
            pages.append(element("bidi"))

    def add(self, elements: Iterable[Element]) -> None:
        """Paragraphs and tables, at the end."""
        end = self._document.element.body.sectPr
        for one in elements:
            end.addprevious(one)

    def run_along(self, header: Element, footer: Element) -> None:
        """The paragraph at the head and that at the foot of every page but the first."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        for place, paragraph in ((section.header, header), (section.footer, footer)):
            place.is_linked_to_previous = False
            refill(place.part.element, paragraph)

    def lie_down_throughout(self) -> None:
        """All pages so far lie on their side."""
        _lay_down(self._document.sections[-1])

    def fill_the_sheet(self) -> None:
        """All pages so far have little room over and under what they say."""
        section = self._document.sections[-1]
        section.top_margin = section.bottom_margin = Twips(567)
        section.header_distance = section.footer_distance = Twips(283)

    def lie_down(self) -> None:
        """From here on, pages that lie on their side."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        _lay_down(section)
        section.different_first_page_header_footer = False
        last = self._document.element.body.p_lst[-1].pPr
        last.insert(0, element("pStyle", val="AfterTable"))
        if self.hand.direction == "rtl":
            last.insert(1, element("bidi"))

    def saved(self) -> bytes:
        """The whole file."""
        written = BytesIO()
        self._document.save(written)
        return _packed(written)

    def _say(self, said: Properties) -> None:
        properties = self._document.core_properties
        properties.title = clean(said.title)[:LONGEST_PROPERTY]
        properties.subject = clean(said.subject)[:LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = clean(said.author)[:LONGEST_PROPERTY]
        properties.language = self.hand.language
        properties.created = properties.modified = MADE
        properties.comments = ""
        properties.revision = 1


def _styles(view: Booklet | Paper, own_templates: Path | None) -> Element:
    """The styles; those of a paper are the booklet's, and its own."""
    sets = [view.document, "paper", "booklet"] if isinstance(view, Paper) else ["booklet"]
    filled = fill([f"{one}/{STYLES}" for one in sets], own_templates, view.language, {}, booklet=view)
    try:
        return parse_xml(filled.encode())
    except SyntaxError as error:
        mine = [own_templates / one / STYLES for one in sets] if own_templates else []
        blamed = next((file for file in mine if file.is_file()), None)
        if blamed is None:
            raise
        said = f"it makes no XML: {error.msg}"
        raise TemplateFault(blamed.as_posix(), 1, said) from error


def _drop_unused(document: "Opened") -> None:
    for holder in (document.part.package.rels, document.part.rels):
        for id, link in list(holder.items()):
            if str(link.target_part.partname) not in KEPT:
                del holder[id]


def _upright(section: "Section") -> None:
    section.page_width, section.page_height = SHORT_SIDE, LONG_SIDE
    section.left_margin = section.right_margin = Twips(1021)
    section.top_margin = section.bottom_margin = Twips(1134)
    section.header_distance = section.footer_distance = Twips(567)


def _lay_down(section: "Section") -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG_SIDE, SHORT_SIDE
    section.left_margin = section.right_margin = Twips(850)
    section.top_margin = section.bottom_margin = Twips(1020)


def _settings(tongue: str) -> list[Element]:
    """Word asks once whether to bring the contents up to date: it alone knows on which page each heading stands."""
    modern = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
    compatible = [element("compatSetting", name=name, uri=COMPATIBLE, val=value) for name, value in modern.items()]
    return [
        element("zoom", percent=100),
        element("defaultTabStop", val=720),
        element("characterSpacingControl", val="doNotCompress"),
        element("updateFields", val="true"),
        element("compat", *compatible),
        element("themeFontLang", val="en-US", bidi=tongue),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    ]


def _lists() -> list[Element]:
    """The two lists that the styles name: bullets, and numbers."""
    kinds = (("ListBullet", "bullet", "•"), ("ListNumber", "decimal", "%1."))
    lists = [
        element(
            "abstractNum",
            element("multiLevelType", val="singleLevel"),
            element(
                "lvl",
                element("start", val=1),
                element("numFmt", val=kind),
                element("pStyle", val=style),
                element("lvlText", val=sign),
                element("lvlJc", val="left"),
                element("pPr", element("ind", left=567, hanging=283)),
                ilvl=0,
            ),
            abstractNumId=number,
        )
        for number, (style, kind, sign) in enumerate(kinds)
    ]
    return lists + [element("num", element("abstractNumId", val=number), numId=number + 1) for number in range(2)]


def _packed(written: BytesIO) -> bytes:
    """The archive once more, with a fixed date on every file in it."""
    packed = BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, PACKED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return packed.getvalue()
