"""Finding tasks on the booklet's page: by what they fall under, by words, by the keyboard, and by an address."""

import json
import re
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest

from booklets import demo
from browser import Browser
from clusterkit.reports.booklet import booklet
from clusterkit.reports.booklet.view import Facet
from pages import SHOWN, Show, opened

ROWS = "[...document.querySelectorAll('[data-keys]')].filter((row) => row.getClientRects().length).length"
"""A script: how many rows are to be seen that can be narrowed away."""

pytestmark = pytest.mark.browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Opens the page of a plan, narrowed or at a place if `at` says so."""
    browser.screen(1440)
    return partial(opened, browser, tmp_path)


@pytest.mark.parametrize("facet", booklet(demo()).facets, ids=lambda facet: facet.key)
def test_each_choice_leaves_its_own_tasks(facet: Facet, browser: Browser, show: Show) -> None:
    show()
    for key in (choice.key for _, choices in facet.groups for choice in choices):
        _choose(browser, facet.key, key)
        expected = [f"t-{task.id}" for task in demo().tasks if key in _falls_under(task.id)]
        assert browser.run(SHOWN) == expected
        assert _said(browser)[:2] == [len(expected), len(demo().tasks)]
        assert browser.run(ROWS) > 0


def _choose(browser: Browser, name: str, value: str) -> None:
    field = f"document.querySelector('.find [name={name}]')"
    browser.run(f"{field}.value = {json.dumps(value)}; {field}.dispatchEvent(new Event('input', {{bubbles: true}}))")


def _said(browser: Browser) -> list[int]:
    """The numbers that the form tells of what is to be seen."""
    return [int(one) for one in re.findall(r"\d+", browser.run("document.querySelector('[role=status]').textContent"))]


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
    show()
    _choose(browser, "owner", "owner:env-lead")
    _choose(browser, "words", "לשינויי")
    narrowed = browser.run(SHOWN)
    assert narrowed == ["t-env-4", "t-env-5"]
    said = browser.run("location.hash")
    assert said == "#?" + urlencode({"words": "לשינויי", "owner": "owner:env-lead"})
    show(at=said)
    assert browser.run(SHOWN) == narrowed
    assert browser.run("document.querySelector('#find-owner').value") == "owner:env-lead"
    browser.run("document.querySelector('.find button').click()")
    browser.run("new Promise((done) => setTimeout(done, 50))")
    assert len(browser.run(SHOWN)) == len(demo().tasks)
    assert browser.run("location.hash") == ""


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("he", ["אל-מת'אל", "אל־מת׳אל", "אל–מת’אל", "אל מת`אל", "אל־מתאל"]),
        ("he", ['תב"ר', "תב״ר", "תב''ר", "תַּבָּ״ר"]),
        ("he", ["280,000", "280000"]),
        ("he", ['"פסולת אורגנית"', "״פסולת אורגנית״", '"פסולת אורגנית', '"פסולת-אורגנית"']),
        ("ar", ["إقليمي", "اقليمي", "أقليمي", "إِقْليمي", "إقلـيمى"]),
        ("ar", ["الصحة", "الصحه"]),
        ("en", ["Environment and climate", "environment AND climate", '"environment and climate"']),
    ],
)
def test_spellings_of_one_word_find_the_same(language: str, spellings: list[str], browser: Browser, show: Show) -> None:
    show(language=language)
    found = []
    for words in spellings:
        _choose(browser, "words", words)
        found.append(browser.run(SHOWN))
    assert found == [found[0]] * len(spellings)
    assert 0 < len(found[0]) < len(demo().tasks)


def test_words_of_a_phrase_in_another_order_are_another_phrase(browser: Browser, show: Show) -> None:
    show()
    _choose(browser, "words", "אורגנית פסולת")
    assert browser.run(SHOWN) != []
    _choose(browser, "words", '"אורגנית פסולת"')
    assert browser.run(SHOWN) == []


def test_the_title_of_a_section_finds_all_that_is_in_it(browser: Browser, show: Show) -> None:
    show()
    section = demo().sections[2]
    _choose(browser, "words", f'"{section.title}"')
    inside = [id for id, spot in demo().task_spots.items() if spot.sections[0] is section]
    assert browser.run(SHOWN) == [f"t-{id}" for id in inside] != []


def test_rows_that_are_no_task_are_told_of_too(browser: Browser, show: Show) -> None:
    show()
    assert len(_said(browser)) == 2
    _choose(browser, "words", "ציוד ותקשורת")
    assert _said(browser) == [0, len(demo().tasks), 1]
    assert browser.run(ROWS) == 1


def test_the_contents_lead_to_the_form_where_there_is_one(browser: Browser, show: Show) -> None:
    browser.screen(390, scripts=False)
    show()
    link = "document.querySelector('.contents a[href=\"#find-title\"]')"
    assert browser.run(f"{link}.getClientRects().length") == 0
    browser.screen(390)
    show()
    browser.run(f"document.documentElement.style.scrollBehavior = 'auto'; {link}.click()")
    assert 0 <= browser.run("document.querySelector('#find-words').getBoundingClientRect().top") < 450


def test_a_narrowed_page_shows_only_sections_and_tables_with_something_in_them(browser: Browser, show: Show) -> None:
    show(at="#?owner=owner%3Aenv-lead")
    visible = "[...document.querySelectorAll('WANTED')].filter((one) => one.getClientRects().length)"
    parts = browser.run(visible.replace("WANTED", ".part") + ".map((part) => part.id)")
    assert parts == ["in-s-environment"]
    rows = browser.run(visible.replace("WANTED", ".gantt tbody tr") + ".map((row) => row.dataset.of)")
    assert rows == [id for id in browser.run(SHOWN) if demo().task_spots[id.removeprefix("t-")].task.schedule] != []
    assert browser.run(visible.replace("WANTED", ".chapter") + ".length") == 0


def test_a_link_to_a_task_leads_to_it_even_where_it_was_narrowed_away(browser: Browser, show: Show) -> None:
    show(at="#?owner=owner%3Aenv-lead")
    assert "t-econ-1" not in browser.run(SHOWN)
    browser.run("location.hash = 't-econ-1'; new Promise((done) => setTimeout(done, 100))")
    assert "t-econ-1" in browser.run(SHOWN)
    assert browser.run("document.querySelector('tr:target').id") == "t-econ-1"
    assert browser.run("location.hash") == "#t-econ-1"


def test_the_keyboard_reaches_the_plan_and_narrows_it(browser: Browser, show: Show) -> None:
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
