"""Every text of the code and the templates is in the catalogs, and the compiled catalogs are the written ones.

`make catalogs` brings the catalogs up to date. Hebrew has every text; Arabic has the labels, for documents.
"""

import re
from contextlib import chdir
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from clusterkit.texts import INVISIBLE
from clusterkit.validate import validate
from expectations import CASES, cases
from extractor import DIAGNOSTIC

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "src" / "clusterkit" / "locale"
LANGUAGES = ("he", "ar")

_FIELD = re.compile(r"\{(\w*)[^{}]*\}")


@cache
def _extracted() -> tuple[frozenset[str], frozenset[str]]:
    """The labels and the templates of diagnostics."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    with chdir(ROOT):
        found = [(str(text), comments) for _, _, text, comments, _ in extract_from_dir(".", methods, options)]
    labels = {text for text, comments in found if DIAGNOSTIC not in comments}
    return frozenset(labels), frozenset(text for text, _ in found) - labels


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "clusterkit.po"


@cache
def _catalog(language: str) -> Catalog:
    with _po(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalog_has_the_texts_of_the_code_and_no_others(language: str) -> None:
    labels, templates = _extracted()
    assert {message.id for message in _catalog(language) if message.id} == labels | templates


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    labels, templates = _extracted()
    wanted = labels | templates if language == "he" else labels
    catalog = _catalog(language)
    missing = [
        text for text in sorted(wanted) if (found := catalog.get(text)) is None or not found.string or found.fuzzy
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_fields(language: str) -> None:
    translated = [message for message in _catalog(language) if message.id and message.string]
    wrong = [one.id for one in translated if set(_FIELD.findall(str(one.id))) != set(_FIELD.findall(str(one.string)))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_no_invisible_marks(language: str) -> None:
    """A reader copies the values that a message gives; how they are set apart is for whoever prints it."""
    wrong = [one.string for one in _catalog(language) if re.search(INVISIBLE, str(one.string))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalog_is_current(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, _catalog(language))
    assert _po(language).with_suffix(".mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize("case", cases())
def test_what_the_cases_say_can_be_translated(case: str) -> None:
    """A text that is said must be one that is extracted; tools/extractor.py says how texts are found."""
    with chdir(CASES / case):
        found = validate([Path()]).diagnostics
    said = {text for one in found for text in (one.message, one.help, one.label, *one.notes) if text}
    labels, templates = _extracted()
    assert sorted(said - labels - templates) == []
