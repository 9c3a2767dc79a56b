"""The booklet's page in a real browser: anyone can use it, on any screen and on paper, in each of its languages.

axe-core, which checks accessibility, comes from the npm registry, once, into build/axe.
"""

import json
import re
import subprocess
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from booklets import demo
from browser import Browser
from pages import LANGUAGES, PLANS, SHOWN, Show, opened

PAGES = (*(("demo/2026", language) for language in LANGUAGES), ("mishor-hahof/2026", "he"))
WIDTHS = (320, 390, 700, 768, 1024, 1180, 1440)

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags of axe's rules: WCAG 2.2 AA, and what its makers find good besides."""

pytestmark = pytest.mark.browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Opens the page of a plan."""
    return partial(opened, browser, tmp_path)


@pytest.mark.npm
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("plan", "language"), PAGES)
def test_axe_finds_nothing(
    plan: str, language: str, scheme: str, width: int, browser: Browser, show: Show, packages: Callable[[str], Path]
) -> None:
    browser.screen(width, scheme)
    show(plan, language)
    browser.run((packages("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.run(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
    assert len(found["passes"]) > 20
    wrong = [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found["violations"]
    ]
    assert wrong == []
    unsure = [node for one in found["incomplete"] if one["id"] == "color-contrast" for node in one["nodes"]]
    assert [node["html"] for node in unsure if "only non-text characters" not in node["failureSummary"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_scrolls_sideways(plan: str, language: str, browser: Browser, show: Show) -> None:
    show(plan, language)
    for width in WIDTHS:
        browser.screen(width)
        assert browser.run("document.scrollingElement.clientWidth") == width
        assert browser.run("document.scrollingElement.scrollWidth") == width


def test_the_page_asks_the_network_for_nothing(browser: Browser, show: Show) -> None:
    browser.screen(1440)
    address = show()
    assert browser.requests == [address]


@pytest.mark.parametrize("width", [390, 1440])
def test_without_scripts_every_task_is_there_and_no_form(width: int, browser: Browser, show: Show) -> None:
    browser.screen(width, scripts=False)
    show()
    browser.screen(width)
    assert browser.run(SHOWN) == [f"t-{task.id}" for task in demo().tasks]
    assert browser.run("document.querySelector('.find').getClientRects().length") == 0


FOREIGN = r"""(() => {
  const scripts = {he: /[\u0590-\u05ff]/, ar: /[\u0600-\u06ff]/, en: /[a-z]/i};
  const written = (said) => Object.keys(scripts).filter((each) => scripts[each].test(said));
  const named = ["aria-label", "title", "alt", "label"];
  const found = [...document.querySelectorAll(named.map((name) => `[${name}]`))]
    .flatMap((one) => named.map((name) => [one, one.getAttribute(name) ?? ""]));
  for (const one of document.querySelectorAll("option, title")) found.push([one, one.textContent]);
  return found.filter(([one, said]) => written(said).some((each) => each !== one.closest("[lang]").lang))
    .map(([one, said]) => said);
})()"""
"""A script: texts that can hold no elements (attributes, options) and are in a script that their language has not."""


@pytest.mark.parametrize(
    ("plan", "language"), [*PAGES, ("mishor-hahof/2026", "ar"), ("mishor-hahof/2026", "en"), ("mifratz/2021", "en")]
)
def test_what_can_hold_no_elements_is_in_the_language_that_it_says(
    plan: str, language: str, browser: Browser, show: Show
) -> None:
    show(plan, language)
    assert browser.run(FOREIGN) == []
    assert browser.run("document.querySelectorAll('option').length") > 10


def test_the_link_to_a_task_is_named_by_words_that_keep_their_languages(browser: Browser, show: Show) -> None:
    show(language="en")
    named = """[...document.querySelector(".here").getAttribute("aria-labelledby").split(" ")]
      .map((id) => document.getElementById(id)).map((one) => [one.textContent, one.querySelector("[lang]")?.lang])"""
    title = str(demo().tasks[0].title)
    assert browser.run(named) == [["Link to this task", None], [title, "he"]]


LIGHT = r"""((wanted) => {
  const one = document.querySelector(wanted);
  const within = [];
  for (let each = one; each; each = each.parentElement) within.push(getComputedStyle(each).backgroundColor);
  return [getComputedStyle(one).textDecorationColor, within.find((color) => color !== "rgba(0, 0, 0, 0)")]
    .map((color) => color.match(/\d+/g).map(Number));
})"""
"""A script: the colours of the line under an element, and of what it stands on."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", [".cover h1 .fallback", ".cover-note .fallback", "main .fallback"])
def test_the_line_under_a_text_in_another_language_can_be_seen(
    where: str, scheme: str, browser: Browser, show: Show
) -> None:
    browser.screen(1440, scheme)
    show("mifratz/2021", language="en")
    light, dark = sorted(map(_luminance, browser.run(f"{LIGHT}({json.dumps(where)})")), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(color: list[float]) -> float:
    """How light a colour is, as WCAG defines it."""
    parts = [one / 255 / 12.92 if one <= 10 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in color[:3]]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


Print = Callable[..., list[list[str]]]


@pytest.fixture
def printed(browser: Browser, show: Show, program: Callable[[str], str], tmp_path: Path) -> Print:
    """The lines of each page of a plan's page on paper; for tests that carry the marker `poppler`."""

    def pages(plan: str = "demo/2026", language: str = "he") -> list[list[str]]:
        show(plan, language)
        (tmp_path / "page.pdf").write_bytes(browser.printed())
        command = [program("poppler"), "-layout", "page.pdf", "-"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        text = re.sub("[\u200e\u200f\u202a-\u202e]", "", done.stdout)
        return [[line for line in page.splitlines() if line.strip()] for page in text.removesuffix("\f").split("\f")]

    return pages


@pytest.mark.poppler
def test_paper_has_running_heads_page_numbers_and_whole_rows(printed: Print) -> None:
    cover, *pages = printed()
    assert len(pages) > 20
    assert "2026" in "".join(cover)
    for number, page in enumerate(pages, start=2):
        assert page[-1].strip() == str(number)
        assert re.search(r"\S {5,}\S", page[0]), "no running head"


@pytest.mark.poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_ends_with_the_head_of_a_table_that_the_next_begins_with(language: str, printed: Print) -> None:
    for page, following in pairwise(printed(language=language)):
        last = set(page[-2].split())
        assert len(last) < 2 or not last <= set(" ".join(following[1:4]).split())


@pytest.mark.poppler
@pytest.mark.parametrize(
    ("plan", "heading", "after"),
    [("demo/2026", "אשכול מקצועי ושקוף", "יעדים ומשימות"), ("mifratz/2021", "התקציב", "לפי מקור תקציבי")],
)
def test_a_chapter_begins_with_more_than_its_heading(plan: str, heading: str, after: str, printed: Print) -> None:
    _cover, _contents, *pages = printed(plan)
    page = next(page for page in pages if any(line.strip(" 4") == heading for line in page[1:]))
    assert any(after in line for line in page)
