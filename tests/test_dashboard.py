"""A dashboard is one sheet of paper, in a PDF and in Word, however much there is to say."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clusterkit.documents.pdf import paper_pdf
from clusterkit.documents.word.paper import word
from clusterkit.model.plan import Plan
from clusterkit.reports.ask import Ask
from clusterkit.reports.dashboard import LINES, dashboard
from plans import plan, with_accounts
from test_pdf import unpacked
from test_quarterly import demo, rows
from test_status import told

LONG = "הקמה של מרכז אזורי לפסולת ולאנרגיה מתחדשת ברשויות"


def _crowded(name: str) -> Plan:
    """A plan with more of everything than a sheet holds: sections, sources, and long reasons for every open task."""
    sections = []
    for at in range(8):
        tasks = [
            {
                "id": f"w-{at}-{number}",
                "title": f"{name} {at}.{number}",
                "owner": "moran",
                "milestones": {"2026-03": "א", "2026-Q1": "ב", "2026-Q4": "ג"},
                "budget": [{"amount": "100,000", "source": f"s-{at}"}],
            }
            for number in range(5)
        ]
        goal = {"id": f"g-{at}", "title": "יעד", "tasks": tasks}
        sections.append({"id": f"s-{at}", "title": f"נושא ארוך למדי {at}", "goals": [goal]})
    sources = [
        {"id": f"s-{at}", "name": f"קול קורא של המשרד לפיתוח הפריפריה {at}", "kind": "call", "state": "requested"}
        for at in range(8)
    ]
    tasks = [task for section in sections for task in section["goals"][0]["tasks"]]  # type: ignore[index]
    told_of = [{"task": task["id"], "state": "blocked" if number % 5 else "done"} for number, task in enumerate(tasks)]
    made = with_accounts(
        plan(sections, title="תוכנית עבודה שנתית משותפת של האשכול ושל הרשויות החברות בו", sources=sources),
        [{"date": "2026-02-01", "source": f"s-{at}", "kind": "payment", "amount": "10"} for at in range(8)],
    )
    return told(made, Q1={"tasks": told_of, "date": "2026-04-10"})


@pytest.mark.parametrize("language", ["he", "ar", "en"])
@pytest.mark.parametrize("name", ["סקר", LONG])
def test_a_dashboard_is_one_sheet_of_paper_whatever_it_says(name: str, language: str) -> None:
    (found,) = dashboard([_crowded(name)], Ask(as_of=date(2026, 5, 1), language=language))
    lines = rows(found, "summary")
    assert 3 <= len(lines) < LINES
    assert len(re.findall(rb"/Type/Page/", unpacked(paper_pdf(found).content))) == 1


@pytest.mark.writer
def test_a_dashboard_is_one_page_in_word(program: Callable[[str], str], tmp_path: Path) -> None:
    asked = [
        (made, Ask(as_of=date(2026, 11, 1), language=language))
        for made in (demo(), _crowded(LONG))
        for language in ("he", "en")
    ]
    for number, (made, ask) in enumerate(asked):
        (found,) = dashboard([made], ask)
        (tmp_path / f"{number}.docx").write_bytes(word(found))
    command = [program("writer"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    files = sorted(tmp_path.glob("*.docx"))
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", tmp_path, *files], capture_output=True, timeout=180, check=True
    )
    pages = [len(re.findall(rb"/Type\s*/Page\b", unpacked(file.with_suffix(".pdf").read_bytes()))) for file in files]
    assert pages == [1] * len(asked)
