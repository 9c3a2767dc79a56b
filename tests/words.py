"""What the tests of Word documents share: the plans' documents, and ways into their XML."""

import re
import zipfile
from functools import cache
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from booklets import ROOT
from clusterkit.documents.word.booklet import word
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import booklet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = re.compile("[\u200e\u200f]")


@cache
def plans() -> dict[str, Plan]:
    return {plan.id: plan for plan in load([ROOT / "workplans"]).plans}


PLANS = ("demo-2026", "mifratz-2021", "mishor-hahof-2026")


@cache
def written(id: str) -> bytes:
    return word(booklet(plans()[id]))


def parts(content: bytes) -> dict[str, Element]:
    """The XML of the file's parts, by their names."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: ElementTree.fromstring(file.read(name)) for name in file.namelist() if name.startswith("word/")}


def body(content: bytes) -> Element:
    return parts(content)["word/document.xml"]


def said(paragraph: Element) -> str:
    return MARKS.sub("", "".join(one.text or "" for one in paragraph.iter(f"{W}t")))


def text(content: bytes) -> str:
    return "\n".join(said(paragraph) for paragraph in body(content).iter(f"{W}p"))


def style(paragraph: Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    assert found is not None
    return found.attrib[f"{W}val"]


def value(holder: Element, path: str) -> str | None:
    found = holder.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def codes(content: bytes) -> list[str]:
    """The codes of all fields, those of header and footer too."""
    return [(one.text or "").strip() for part in parts(content).values() for one in part.iter(f"{W}instrText")]
