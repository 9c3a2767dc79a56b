"""What `render --verify` proves: a document that lacks a figure of the budget, or has another, is found."""

from collections import Counter
from decimal import Decimal

import pytest

from booklets import demo
from clusterkit.cli.forms import FORMS
from clusterkit.documents.reread import READERS, expected, figures, missing
from clusterkit.reports.booklet import booklet


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_budget(form: str) -> None:
    assert missing(expected(demo()), form, FORMS[form](booklet(demo()), None)) == Counter()
    assert READERS.keys() == FORMS.keys()


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize(
    ("amount", "other"), [("4,669,240.50", "4,669,240.51"), ("85,995", "85,959"), ("12,345.50", "-12,345.50")]
)
def test_a_figure_that_was_changed_is_missed(form: str, amount: str, other: str) -> None:
    content = FORMS[form](booklet(demo()), None).decode().replace(amount, other, 1)
    whole, left = (Counter(figures(form, text)) for text in (FORMS[form](booklet(demo()), None), content.encode()))
    lost = Decimal(amount.replace(",", ""))
    assert whole - left == Counter({lost: 1})
    assert missing(whole, form, content.encode()) == Counter({lost: 1})


FIGURES = [
    ("85,995 ₪", ["85995"]),
    ("כ-36,000", ["36000"]),
    ("\u2066-20,000\u2069", ["-20000"]),
    ("12,345.50 and 0.05", ["12345.50", "0.05"]),
]


@pytest.mark.parametrize(("text", "found"), FIGURES)
def test_what_is_a_figure(text: str, found: list[str]) -> None:
    assert list(figures("md", text.encode())) == list(map(Decimal, found))
