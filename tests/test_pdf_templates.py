"""A cluster's own Typst templates: what is wrong in them; the packages, networks, fonts and links they cannot reach."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import typst

from booklets import ROOT, demo
from clusterkit.documents.pdf import pdf
from clusterkit.documents.templates import TemplateFault
from clusterkit.reports.booklet import booklet
from test_pdf import unpacked

TEMPLATES = ROOT / "templates" / "booklet"


@cache
def demo_pdf() -> bytes:
    """The demo's booklet by the templates that are carried."""
    return pdf(booklet(demo())).content


def _own(folder: Path, **files: str) -> Path:
    (folder / "own" / "booklet").mkdir(parents=True)
    for name, content in files.items():
        (folder / "own" / "booklet" / f"{name}.typ").write_text(content, encoding="utf-8")
    return folder / "own"


def test_an_own_template_takes_the_place_of_the_carried_one(tmp_path: Path) -> None:
    style = (TEMPLATES / "style.typ").read_text(encoding="utf-8")
    mine = _own(tmp_path, style=style.replace('#let accent = rgb("#0b5d6b")', '#let accent = rgb("#aa0000")'))
    assert pdf(booklet(demo()), mine).content != demo_pdf()
    other = _own(tmp_path / "b", end='#import "words.typ": *\n#let end = [= Last page]\n')
    assert b"(Last page)" in unpacked(pdf(booklet(demo()), other).content)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("#let end = {\n  missing\n}\n", 2, "unknown variable: missing"),
        ("\n\n#let end = [\n", 3, "unclosed delimiter"),
        ('#let end = {\n\n  read("/etc/passwd")\n}\n', 3, "file not found"),
        ('#let end = read("../../../../../etc/passwd")\n', 1, 'path `"../../../../../etc/passwd"` would escape'),
        ('#let end = image("plan.svg")\n', 1, "file not found"),
        ("#let last = []\n", 9, "unresolved import"),
    ],
)
def test_what_is_wrong_with_an_own_template_is_told_with_its_place(
    content: str, line: int, message: str, tmp_path: Path
) -> None:
    mine = _own(tmp_path, end=content)
    with pytest.raises(TemplateFault) as fault:
        pdf(booklet(demo()), mine)
    blamed = TEMPLATES / "booklet.typ" if "import" in message else mine / "booklet" / "end.typ"
    assert (fault.value.file, fault.value.line) == (blamed.as_posix(), line)
    assert fault.value.message.startswith(message)
    assert str(tmp_path) not in fault.value.message


PACKAGES = [
    ('#import "@preview/cetz:0.3.0"', 1),
    ('\n\n#import "\\u{40}preview/cetz:0.2.0": *', 3),
    ('\n#import ("@" + "preview/cetz:0.2.0")', 2),
    ('#import /* no package */ "@preview/cetz:0.2.0"', 1),
    ('#eval("import \\"@pre" + "view/cetz:0.2.0\\"")', 1),
    ('#let e = eval\n#e("import \\"@preview/cetz:0.2.0\\"")', 2),
    ('#import std: eval as e\n#e("include \\"@preview/cetz:0.2.0\\"")', 2),
    ('#dictionary(std).at("ev" + "al")("import \\"@preview/cetz:0.2.0\\"")', 1),
    ('#import "\\u{40}local/secret:1.0.0": word\n#word', 1),
    ('#include "@preview/cached:1.0.0"', 1),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What Typst asks of a network to which the way leads over a proxy, with packages at home besides."""
    heard: list[str] = []

    def listen() -> None:
        with suppress(OSError):
            while True:
                connection, _ = proxy.accept()
                heard.append(connection.recv(1000).decode().partition("\r\n")[0])
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as proxy:
        for name in ("https_proxy", "all_proxy", "no_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "example.org")
        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        yield heard
        proxy.shutdown(socket.SHUT_RDWR)
        listener.join(20)


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages of the person who runs this, one of their own and one that was fetched before."""
    for kind, name in (("DATA", "local/secret"), ("CACHE", "preview/cached")):
        package = tmp_path / kind / "typst" / "packages" / name / "1.0.0"
        package.mkdir(parents=True)
        manifest = f'[package]\nname = "{package.parent.name}"\nversion = "1.0.0"\nentrypoint = "lib.typ"\n'
        (package / "typst.toml").write_text(manifest, encoding="utf-8")
        (package / "lib.typ").write_text('#let word = "of the home"\n', encoding="utf-8")
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("content", "line"), PACKAGES)
def test_a_package_is_neither_fetched_nor_read(content: str, line: int, tmp_path: Path, asked: list[str]) -> None:
    mine = _own(tmp_path, end=f"{content}\n#let end = []\n")
    before = dict(os.environ)
    with pytest.raises(TemplateFault) as fault:
        pdf(booklet(demo()), mine)
    assert (fault.value.file, fault.value.line) == ((mine / "booklet" / "end.typ").as_posix(), line)
    assert fault.value.message == "a package is needed, and none is read or fetched: copy what it does"
    assert asked == []
    assert dict(os.environ) == before


@pytest.mark.usefixtures("at_home")
def test_typst_would_fetch_and_read_packages_if_it_were_let(asked: list[str]) -> None:
    sources = {"main.typ": "\n".join(content for content, _ in PACKAGES[-2:]).encode()}
    assert typst.compile(sources, format="pdf")  # type: ignore[call-overload]
    with pytest.raises(typst.TypstError):
        typst.compile({"main.typ": PACKAGES[0][0].encode()}, format="pdf")  # type: ignore[call-overload]
    assert asked == ["CONNECT packages.typst.org:443 HTTP/1.1"]


@pytest.mark.parametrize("linked", ["nothing", "the folder", "the file"])
def test_own_fonts_are_files_of_the_templates(linked: str, tmp_path: Path) -> None:
    mine = _own(tmp_path, end='#let end = text(font: "Xssistant")[Ours]\n')
    fonts = {"nothing": mine / "fonts", "the folder": tmp_path / "fonts", "the file": tmp_path / "fonts"}[linked]
    fonts.mkdir()
    renamed = (TEMPLATES.parent / "fonts" / "Assistant-Regular.ttf").read_bytes()
    for code in ("ascii", "utf-16-be"):
        renamed = renamed.replace("Assistant".encode(code), "Xssistant".encode(code))
    (fonts / "own.ttf").write_bytes(renamed)
    if linked == "the folder":
        (mine / "fonts").symlink_to(fonts)
    if linked == "the file":
        (mine / "fonts").mkdir()
        (mine / "fonts" / "own.ttf").symlink_to(fonts / "own.ttf")
    found = b"Xssistant" in unpacked(pdf(booklet(demo()), mine).content)
    assert found == (linked == "nothing")


def test_a_link_out_of_the_own_templates_is_not_followed(tmp_path: Path) -> None:
    mine = _own(tmp_path, end='#let end = read("secret.svg")\n')
    (tmp_path / "secret.svg").write_text("secret", encoding="utf-8")
    (mine / "booklet" / "secret.svg").symlink_to(tmp_path / "secret.svg")
    with pytest.raises(TemplateFault, match="file not found"):
        pdf(booklet(demo()), mine)
