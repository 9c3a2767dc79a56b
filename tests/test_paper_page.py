"""A paper's page in a real browser: anyone can use it, on any screen, in light and in dark, and on paper."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from browser import Browser
from clusterkit.documents.paper import html
from papers import paper
from test_page import RULES

pytestmark = pytest.mark.browser


def _show(browser: Browser, folder: Path, language: str = "he") -> str:
    file = folder / "paper.html"
    file.write_bytes(html(paper(language)))
    browser.open(file.as_uri())
    return file.as_uri()


@pytest.mark.npm
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["he", "en"])
def test_axe_finds_nothing(
    language: str, scheme: str, width: int, browser: Browser, tmp_path: Path, packages: Callable[[str], Path]
) -> None:
    browser.screen(width, scheme)
    _show(browser, tmp_path, language)
    browser.run((packages("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.run(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
    assert len(found["passes"]) > 20
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_scrolls_sideways_and_nothing_is_fetched(width: int, browser: Browser, tmp_path: Path) -> None:
    browser.screen(width)
    address = _show(browser, tmp_path)
    assert browser.run("document.scrollingElement.scrollWidth") == width
    assert browser.requests == [address]


def test_a_wide_table_is_cards_on_a_phone_that_name_what_is_marked(browser: Browser, tmp_path: Path) -> None:
    browser.screen(390)
    _show(browser, tmp_path)
    first = "[...document.querySelectorAll('.grid.full tbody tr:first-child td')]"
    shown = browser.run(f"{first}.filter((one) => one.getClientRects().length).map((one) => one.dataset.label)")
    assert shown == ["פסולת", "רכש", "חינוך"]


@pytest.mark.poppler
def test_printed_pages_have_heads_and_numbers_but_the_first_has_no_head(
    browser: Browser, tmp_path: Path, program: Callable[[str], str]
) -> None:
    browser.screen(1440)
    _show(browser, tmp_path)
    (tmp_path / "page.pdf").write_bytes(browser.printed())
    command = [program("poppler"), "-layout", "page.pdf", "-"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    text = re.sub("[\u200e\u200f\u202a-\u202e]", "", done.stdout)
    pages = [page.strip().splitlines() for page in text.removesuffix("\f").split("\f")]
    assert [page[-1].strip() for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    assert len(pages) > 2
    assert [bool(re.search(r"\S {5,}\S", page[0])) for page in pages] == [False, *([True] * (len(pages) - 1))]
