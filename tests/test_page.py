"""The booklet's page in a real browser: anyone can use it, on any screen, by keyboard, on paper, and it finds tasks.

axe-core, which checks accessibility, comes from the npm registry, once, into build/axe.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest

from booklets import ROOT, demo
from browser import Browser
from clusterkit.documents.booklet import html
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.view import Facet

PLANS = ("demo/2026", "mifratz/2021", "mishor-hahof/2026")
PAGES = (*(("demo/2026", language) for language in ("he", "ar", "en")), ("mishor-hahof/2026", "he"))

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags of axe's rules: WCAG 2.2 AA, and what its makers find good besides."""

SHOWN = (
    """[...document.querySelectorAll("tr.task")].filter((row) => row.getClientRects().length).map((row) => row.id)"""
)

pytestmark = pytest.mark.browser

Show = Callable[..., str]


@pytest.fixture(scope="module")
def browser(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all of these tests."""
    with Browser(program("browser"), tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Opens the page of a plan, narrowed or at a place if `at` says so: its address."""

    def opened(plan: str = "demo/2026", language: str = "he", at: str = "") -> str:
        file = tmp_path / "page.html"
        file.write_bytes(_page(plan, language))
        browser.open(f"{file.as_uri()}{at}")
        return file.as_uri()

    return opened


@cache
def _plan(name: str) -> Plan:
    (plan,) = load([ROOT / "workplans" / name]).plans
    return plan


@cache
def _page(plan: str, language: str) -> bytes:
    return html(booklet(_plan(plan), language))


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


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_scrolls_sideways(plan: str, width: int, browser: Browser, show: Show) -> None:
    browser.screen(width)
    show(plan)
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


@pytest.mark.parametrize("facet", booklet(demo()).facets, ids=lambda facet: facet.key)
def test_each_choice_leaves_its_own_tasks(facet: Facet, browser: Browser, show: Show) -> None:
    browser.screen(1440)
    show()
    for key in (choice.key for _, choices in facet.groups for choice in choices):
        _choose(browser, facet.key, key)
        expected = [f"t-{task.id}" for task in demo().tasks if key in _falls_under(task.id)]
        assert browser.run(SHOWN) == expected != []
        assert re.findall(r"\d+", browser.run("document.querySelector('[role=status]').textContent")) == [
            str(len(expected)),
            str(len(demo().tasks)),
        ]


def _choose(browser: Browser, name: str, value: str) -> None:
    field = f"document.querySelector('.find [name={name}]')"
    browser.run(f"{field}.value = {json.dumps(value)}; {field}.dispatchEvent(new Event('input', {{bubbles: true}}))")


def _falls_under(id: str) -> set[str]:
    """A task's keys, written out from the plan."""
    spot = demo().task_spots[id]
    task = spot.task
    partners = {*task.funders, *task.partners, *task.potential_partners}
    partners |= {partner for section in spot.sections for partner in section.partners}
    sources = {line.source for line in task.budget} | {one for line in task.budget for one in line.sources}
    sources |= {portion.source for line in task.budget for portion in line.split}
    quarters = {(month - 1) // 3 + 1 for one in task.schedule for month in range(one.month, one.last + 1)}
    quarters |= {(one.period.last - 1) // 3 + 1 for one in task.milestones}
    return {
        *(f"owner:{one}" for one in task.owner),
        *(f"source:{one}" for one in sources if one),
        *(f"partner:{one}" for one in partners),
        *(f"period:2026-Q{one}" for one in quarters),
    }


def test_choices_and_words_narrow_together_and_stay_in_the_address(browser: Browser, show: Show) -> None:
    browser.screen(1440)
    show()
    _choose(browser, "owner", "owner:env-lead")
    _choose(browser, "words", "אקלים")
    narrowed = browser.run(SHOWN)
    assert narrowed == ["t-env-4", "t-env-5"]
    said = browser.run("location.hash")
    assert said == "#?" + urlencode({"words": "אקלים", "owner": "owner:env-lead"})
    show(at=said)
    assert browser.run(SHOWN) == narrowed
    assert browser.run("document.querySelector('#find-owner').value") == "owner:env-lead"
    browser.run("document.querySelector('.find button').click()")
    browser.run("new Promise((done) => setTimeout(done, 50))")
    assert len(browser.run(SHOWN)) == len(demo().tasks)
    assert browser.run("location.hash") == ""


def test_a_narrowed_page_shows_only_sections_and_tables_with_something_in_them(browser: Browser, show: Show) -> None:
    browser.screen(1440)
    show(at="#?owner=owner%3Aenv-lead")
    visible = "[...document.querySelectorAll('WANTED')].filter((one) => one.getClientRects().length)"
    parts = browser.run(visible.replace("WANTED", ".part") + ".map((part) => part.id)")
    assert parts == ["in-s-environment"]
    rows = browser.run(visible.replace("WANTED", ".gantt tbody tr") + ".map((row) => row.dataset.of)")
    assert rows == [id for id in browser.run(SHOWN) if demo().task_spots[id.removeprefix("t-")].task.schedule] != []
    assert browser.run(visible.replace("WANTED", ".chapter") + ".length") == 0


def test_a_link_to_a_task_leads_to_it_even_where_it_was_narrowed_away(browser: Browser, show: Show) -> None:
    browser.screen(1440)
    show(at="#?owner=owner%3Aenv-lead")
    assert "t-econ-1" not in browser.run(SHOWN)
    browser.run("location.hash = 't-econ-1'; new Promise((done) => setTimeout(done, 100))")
    assert "t-econ-1" in browser.run(SHOWN)
    assert browser.run("document.querySelector('tr:target').id") == "t-econ-1"


def test_the_keyboard_reaches_the_plan_and_narrows_it(browser: Browser, show: Show) -> None:
    browser.screen(1440)
    show()
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().top") >= 0
    browser.press("Enter", 13, "\r")
    assert browser.run("location.hash") == "#content"
    browser.run("document.querySelector('#find-words').focus()")
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.id") == "find-owner"
    browser.press("ArrowDown", 40)
    chosen = browser.run("document.activeElement.value")
    assert chosen.startswith("owner:")
    assert browser.run(SHOWN) == [f"t-{task.id}" for task in demo().tasks if chosen in _falls_under(task.id)] != []


@pytest.mark.poppler
def test_paper_has_running_heads_page_numbers_and_whole_rows(
    browser: Browser, show: Show, program: Callable[[str], str], tmp_path: Path
) -> None:
    browser.screen(1440)
    show()
    (tmp_path / "page.pdf").write_bytes(browser.printed())
    command = [program("poppler"), "-layout", "page.pdf", "-"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    text = re.sub("[\u200e\u200f\u202a-\u202e]", "", done.stdout)
    cover, *pages = [page.strip().splitlines() for page in text.removesuffix("\f").split("\f")]
    assert len(pages) > 20
    assert "2026" in "".join(cover)
    for number, page in enumerate(pages, start=2):
        assert page[-1].strip() == str(number)
        assert re.search(r"\S {5,}\S", page[0]), "no running head"
