"""The contents: a field that Word brings up to date, filled with the headings as they were written.

Only Word knows on which page each stands. Until it has been asked, an entry is a link, without dots that lead nowhere.
"""

from clusterkit.documents.word.elements import Element, element
from clusterkit.documents.word.paragraphs import Hand, Headed
from clusterkit.labels import label

DEEPEST = 3
"""The deepest level of heading that the contents name."""


def contents(hand: Hand, style: str = "TOCHeading") -> list[Element]:
    """The contents of everything that was written before this is called; nothing where it has no heading."""
    entries = [headed for headed in hand.headings if headed.level <= DEEPEST]
    if not entries:
        return []
    begin, code, separate, end = hand.field(f'TOC \\o "1-{DEEPEST}" \\h \\z \\u')
    paragraphs = [_entry(hand, headed) for headed in entries]
    for run in (separate, code, begin):
        paragraphs[0].pPr.addnext(run)
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    inside = element(
        "sdtContent",
        hand.paragraph(style, label("Contents", hand.language)),
        *paragraphs,
        hand.laid("AfterTable", [end]),
    )
    return [element("sdt", element("sdtPr", gallery), inside)]


def _entry(hand: Hand, headed: Headed) -> Element:
    said = [run for span in headed.spans for run in hand.runs(span)]
    return hand.laid(f"TOC{headed.level}", [element("hyperlink", *said, anchor=headed.bookmark, history=1)])
