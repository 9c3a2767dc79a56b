"""How the pages of a PDF look: which bar is which, what stands together, and each text in its own direction."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from booklets import demo, goals, small
from clusterkit.documents.pdf import pdf
from clusterkit.reports.booklet import Booklet, booklet
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Execution, Picture, PictureRow, Stroke
from test_pdf import MARKS, unpacked, words

PALE, DARK = b"0.6627451 0.8156863 0.84313726 scn", b"0.043137256 0.3647059 0.41960785 scn"
LEGEND = (("planned", "Planned"), ("executed", "Executed"))


def bare(language: str = "en") -> Booklet:
    """The demo's booklet without most of it."""
    return booklet(demo(), language)._replace(parts=(), messages=(), goals=(), review=None, budget=None, execution=None)


def read(program: Callable[[str], str], folder: Path, view: Booklet, *options: str) -> str:
    """The text of a view's PDF, without the marks of direction."""
    (folder / "read.pdf").write_bytes(pdf(view).content)
    command = [program("poppler"), *options, str(folder / "read.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().translate(MARKS)


def filled(picture: Picture) -> tuple[int, int]:
    """How often a page with a picture is filled in the colour of what is planned, and in that of what is executed."""
    content = unpacked(pdf(bare()._replace(execution=Execution((), (picture,)))).content)
    return content.count(PALE), content.count(DARK)


@pytest.mark.parametrize(
    ("kind", "legend", "more"),
    [("planned", LEGEND, (1, 0)), ("executed", LEGEND, (0, 1)), ("planned", (), (0, 1))],
)
def test_a_bar_has_the_colour_that_the_legend_says(
    kind: str, legend: tuple[tuple[str, str], ...], more: tuple[int, int]
) -> None:
    row = PictureRow(Phrase("A source"), (Stroke(kind, "50.0"),), (Phrase("5"),))  # type: ignore[arg-type]
    picture = Picture("p", "A picture", Heading("text", "Source"), (Heading("money", "₪"),), (row,), (), legend)
    without = filled(picture._replace(rows=(row._replace(strokes=()),)))
    assert filled(picture) == (without[0] + more[0], without[1] + more[1])


def long_grid(count: int) -> Booklet:
    """A booklet with a table of so many rows and their total."""
    budget = booklet(demo(), "en").budget
    assert budget is not None
    rows = tuple((Phrase(f"row-{number}"), *budget.by_section.rows[0][1:]) for number in range(count))
    grid = budget.by_section._replace(rows=rows, total=(Phrase("total"), *budget.by_section.total[1:]))
    return bare()._replace(budget=budget._replace(pictures=(), money=(), by_source=grid, by_section=grid))


def long_picture(count: int) -> Booklet:
    """A booklet with a picture of so many rows and their total."""
    stroke, heading = Stroke("planned", "50.0"), Heading("money", "₪")
    rows = tuple(PictureRow(Phrase(f"row-{number}"), (stroke,), (Phrase("5"),)) for number in range(count))
    picture = Picture("p", "A picture", Heading("text", "Source"), (heading,), rows, (Phrase("total"),))
    return bare()._replace(execution=Execution((), (picture,)))


@pytest.mark.poppler
@pytest.mark.parametrize(("write", "counts"), [(long_grid, range(22, 28)), (long_picture, range(15, 21))])
def test_a_total_is_never_alone_on_a_page(
    write: Callable[[int], Booklet], counts: range, program: Callable[[str], str], tmp_path: Path
) -> None:
    """Where the table ends just before the page does, or just after."""
    parted = set()
    for count in counts:
        found = words(read(program, tmp_path, write(count), "-bbox"))
        for page in {word.page for word in found if word.text == "total"}:
            beside = {word.text for word in found if word.page == page and word.text.startswith("row-")}
            assert {f"row-{count - 1}", f"row-{count - 2}"} <= beside
            parted.add(len(beside) < count)
    assert parted == {True, False}


@pytest.mark.poppler
def test_what_happened_is_told_from_the_plan_that_was_approved(program: Callable[[str], str], tmp_path: Path) -> None:
    text = " ".join(read(program, tmp_path, bare()._replace(execution=booklet(demo(), "en").execution)).split())
    assert "It is not part of the plan that was approved." in text


@pytest.mark.poppler
def test_an_indicator_stands_over_what_it_belongs_to_and_values_over_each_other(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    row = PictureRow(Phrase("indicator"), (), (Phrase("7-strong"),), Phrase("section"))
    execution = booklet(demo(), "en").execution
    assert execution is not None
    (picture,) = (one for one in execution.pictures if one.anchor == "p-indicators")
    picture = picture._replace(rows=(row,), columns=picture.columns[:1])
    found = words(read(program, tmp_path, bare()._replace(execution=Execution((), (picture,))), "-bbox"))
    places = {word.text: word for word in found}
    assert places["section"].bottom > places["indicator"].bottom + 5
    assert abs(places["Baseline"].right - places["7-strong"].right) < 1


@pytest.mark.poppler
@pytest.mark.parametrize(
    ("language", "body", "said"),
    [
        ("en", "משרד הפנים", ["28 December 2025", "2025-101733"]),
        ("ar", "وزارة الداخلية", ["2025-101733"]),
        ("he", "משרד הפנים", ["2025-101733"]),
    ],
)
def test_the_parts_of_an_approval_keep_their_own_order(
    language: str, body: str, said: list[str], program: Callable[[str], str], tmp_path: Path
) -> None:
    """On the cover, on the last page, and in the table there."""
    approval = {"body": body, "date": "2025-12-28", "reference": "2025-101733"}
    plan = small(tmp_path, {"goals": goals()}, language, approvals=[approval])
    text = " ".join(read(program, tmp_path, booklet(plan)).split())
    assert {one: text.count(one) for one in said} == dict.fromkeys(said, 3)


@pytest.mark.poppler
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", ["رسالة 2025-101733", "هاتف 04-6123456", "من 10:30-12:00"]),
        ("he", ["מכתב 2025-101733", "טלפון 04-6123456", "ISO 27001-2", "משעה 10:30-12:00"]),
    ],
)
def test_numbers_with_hyphens_are_read_from_the_left(
    language: str, said: list[str], program: Callable[[str], str], tmp_path: Path
) -> None:
    plan = small(tmp_path, {"topics": said}, language)
    text = read(program, tmp_path, booklet(plan))
    numbers = [one.split()[-1] for one in said]
    assert [number for number in numbers if number not in text] == []
