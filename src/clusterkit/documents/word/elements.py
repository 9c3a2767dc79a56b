"""Elements of a Word document. Children stand in the order in which they are given: Word insists on the schema's."""

from functools import cache

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_name = cache(qn)


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element with its attributes, all in Word's own namespace, and its children; None is no child."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def text_element(tag: str, said: str) -> Element:
    """An element that holds a text, with every space of it."""
    made = OxmlElement(f"w:{tag}")
    made.set(_name("xml:space"), "preserve")
    made.text = said
    return made


def refill(holder: Element, *children: Element) -> None:
    """Put these children in the place of those that an element has."""
    for child in list(holder):
        holder.remove(child)
    holder.extend(children)
