"""A cluster's own templates: any block, template, style or logo; what is wrong in them; what they cannot reach."""

import base64
from pathlib import Path

import pytest

from booklets import demo
from clusterkit.documents.booklet import TemplateFault, html, markdown
from clusterkit.documents.pdf import pdf
from clusterkit.documents.templates import origins
from clusterkit.reports.booklet import booklet

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#a00"/></svg>'
EXTENDS = '{% extends "clusterkit/booklet/booklet.html.j2" %}'


def own(folder: Path, **files: str) -> Path:
    """A folder of templates with these files in its booklet; in their names two underscores are a point."""
    (folder / "booklet").mkdir()
    for name, text in files.items():
        (folder / "booklet" / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("block", ["style", "cover", "contents", "opening", "sections", "budget", "imprint", "end"])
def test_a_single_block_can_be_replaced(block: str, tmp_path: Path) -> None:
    text = f"{EXTENDS}{{% block {block} %}}<p>ours</p>{{% endblock %}}"
    page = html(booklet(demo()), own(tmp_path, booklet__html__j2=text)).decode()
    whole = html(booklet(demo())).decode()
    assert page.count("<p>ours</p>") == 1
    assert len(page) < len(whole)
    assert page.startswith("<!DOCTYPE html>") or block == "style"


def test_a_block_can_hold_what_it_replaces(tmp_path: Path) -> None:
    text = EXTENDS + "{% block end %}{{ super() }}<p>{{ booklet.cover.year }}</p>{% endblock %}"
    page = html(booklet(demo()), own(tmp_path, booklet__html__j2=text)).decode()
    assert "<p>2026</p>" in page
    assert page.count("</footer>") == html(booklet(demo())).decode().count("</footer>")


def test_a_style_and_a_template_can_be_replaced(tmp_path: Path) -> None:
    folder = own(tmp_path, style__css="body { color: teal }", imprint__html__j2="<p>נדפס בבית</p>")
    page = html(booklet(demo()), folder).decode()
    assert "body { color: teal }" in page
    assert "--accent" not in page.partition("</style>")[0].partition("body { color: teal }")[0]
    assert "נדפס בבית" in page


def test_a_logo_stands_on_the_cover(tmp_path: Path) -> None:
    folder = own(tmp_path, logo__svg=SVG)
    page = html(booklet(demo()), folder).decode()
    assert f"data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}" in page
    assert 'alt="אשכול לדוגמה (בדוי)"' in page
    assert pdf(booklet(demo()), folder).content != pdf(booklet(demo())).content


def test_a_misspelt_name_is_told_with_its_line(tmp_path: Path) -> None:
    text = f"{EXTENDS}\n{{% block end %}}\n{{{{ booklet.cover.yaer }}}}\n{{% endblock %}}"
    with pytest.raises(TemplateFault) as fault:
        html(booklet(demo()), own(tmp_path, booklet__html__j2=text))
    assert (Path(fault.value.file).name, fault.value.line) == ("booklet.html.j2", 3)
    assert "yaer" in fault.value.message


def test_a_template_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    folder = own(tmp_path, imprint__html__j2="\n{% include 'booklet/nothing.html.j2' %}")
    with pytest.raises(TemplateFault) as fault:
        html(booklet(demo()), folder)
    assert (fault.value.line, fault.value.message) == (2, "there is no template booklet/nothing.html.j2")


@pytest.mark.parametrize("name", ["imprint.html.j2", "booklet.typ"])
def test_what_is_not_utf_8_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    folder = own(tmp_path)
    (folder / "booklet" / name).write_bytes("אחת\nשתיים\n".encode() + "שלוש".encode("cp1255"))
    with pytest.raises(TemplateFault) as fault:
        (pdf if name.endswith("typ") else html)(booklet(demo()), folder)
    assert (Path(fault.value.file).name, fault.value.line) == (name, 3)
    assert fault.value.message == "this is not UTF-8: save the file as UTF-8"


def test_the_mark_that_windows_puts_first_is_no_part_of_a_template(tmp_path: Path) -> None:
    folder = own(tmp_path, imprint__html__j2="\ufeff<p>ours</p>", end__typ="\ufeff#let end = [= ours]\n")
    page = html(booklet(demo()), folder).decode()
    assert "<p>ours</p>" in page
    assert "\ufeff" not in page
    assert pdf(booklet(demo()), folder).content


SECRETS = [
    "{% include 'booklet/../../secret' %}",
    "{% include '../secret' %}",
    "{% include 'booklet/linked' %}",
    "{{ booklet.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.environ }}",
    "{% import 'os' as os %}",
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_stranger_s_template_reads_nothing_but_the_plan(text: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    folder = own(tmp_path / "templates", imprint__html__j2=text)
    (folder / "booklet" / "linked").symlink_to(tmp_path / "secret")
    with pytest.raises(TemplateFault):
        html(booklet(demo()), folder)


def test_a_linked_logo_is_none(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    folder = own(tmp_path / "templates")
    (folder / "booklet" / "logo.svg").symlink_to(tmp_path / "secret.svg")
    assert html(booklet(demo()), folder) == html(booklet(demo()))


def test_where_each_template_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own(tmp_path, cover__html__j2="", logo__svg=SVG)
    monkeypatch.chdir(tmp_path.parent)
    found = dict(origins(folder))
    assert found["booklet/cover.html.j2"] == f"{tmp_path.name}/booklet/cover.html.j2"
    assert found["booklet/logo.svg"] == f"{tmp_path.name}/booklet/logo.svg"
    assert found["booklet/budget.html.j2"] == "clusterkit"
    assert dict(origins(None)).keys() == found.keys() - {"booklet/logo.svg"}


def test_markdown_has_its_own_templates_too(tmp_path: Path) -> None:
    folder = own(tmp_path, booklet__md__j2="# {{ booklet.cover.title|say }}\n")
    assert markdown(booklet(demo()), folder).decode().startswith("# תוכנית עבודה 2026")
