"""What the tests of booklets' pages share: the pages, opened in a browser, and which of their tasks are to be seen."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from booklets import ROOT
from browser import Browser
from clusterkit.documents.booklet import html
from clusterkit.load import load
from clusterkit.model.plan import Plan
from clusterkit.reports.booklet import booklet

PLANS = ("demo/2026", "mifratz/2021", "mishor-hahof/2026")
LANGUAGES = ("he", "ar", "en")

SHOWN = (
    """[...document.querySelectorAll("tr.task")].filter((row) => row.getClientRects().length).map((row) => row.id)"""
)
"""A script: the ids of the tasks that are to be seen."""

Show = Callable[..., str]


def opened(browser: Browser, folder: Path, plan: str = "demo/2026", language: str = "he", at: str = "") -> str:
    """Open the page of a plan, narrowed or at a place if `at` says so: its address."""
    file = folder / "page.html"
    file.write_bytes(_page(plan, language))
    browser.open(f"{file.as_uri()}{at}")
    return file.as_uri()


@cache
def _plan(name: str) -> Plan:
    (plan,) = load([ROOT / "workplans" / name]).plans
    return plan


@cache
def _page(plan: str, language: str) -> bytes:
    return html(booklet(_plan(plan), language))
