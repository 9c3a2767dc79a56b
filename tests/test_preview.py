"""The preview: a page on this machine alone that changes when a file does."""

import socket
import threading
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from urllib.parse import quote, urlsplit

import pytest
import typer

from clusterkit.cli.preview import HOST, Made, Preview, serve


class Folder:
    """A folder of pages, each made of a file; none can be made while there is a file `broken`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> Made | None:
        if (self.path / "broken").exists():
            return None
        return {file.name: b"<p>" + file.read_bytes() for file in sorted(self.path.iterdir())}

    def preview(self) -> Preview:
        return Preview(self.make, self.path.iterdir)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "demo-2026").write_text("one")
    return Folder(tmp_path)


def test_nothing_is_made_again_while_nothing_changes(folder: Folder) -> None:
    preview = folder.preview()
    assert not preview.refresh()
    assert preview.version == 1


def test_a_change_makes_a_new_page(folder: Folder) -> None:
    preview = folder.preview()
    (folder.path / "demo-2026").write_text("one and more")
    assert preview.refresh()
    assert preview.wait(since="1", seconds=0) == "2"
    assert (preview.page("demo-2026") or b"").startswith(b"<p>one and more")


def test_the_last_good_page_stays_while_a_file_is_wrong(folder: Folder) -> None:
    preview = folder.preview()
    (folder.path / "broken").touch()
    assert preview.refresh()
    assert (preview.page("demo-2026") or b"").startswith(b"<p>one")
    (folder.path / "broken").unlink()
    assert preview.refresh()


def test_several_plans_are_listed(folder: Folder) -> None:
    (folder.path / "other-2026").write_text("two")
    preview = folder.preview()
    assert b'href="/other-2026"' in (preview.page("") or b"")
    assert preview.page("nowhere") is None


@pytest.fixture
def address(folder: Folder) -> str:
    """The address of a preview that is served for as long as the tests run."""
    told: Queue[str] = Queue()
    threading.Thread(target=serve, args=(folder.preview(), 0, told.put), daemon=True).start()
    return told.get(timeout=20)


def ask(address: str, path: str, **headers: str) -> tuple[int, bytes]:
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_a_browser_is_told_of_a_change(folder: Folder, address: str) -> None:
    assert urlsplit(address).hostname == HOST
    code, page = ask(address, "/")
    assert (code, page[:6]) == (200, b"<p>one")
    assert b"changed?since=" in page
    (folder.path / "demo-2026").write_text("another")
    assert ask(address, "/changed?since=1") == (200, b"2")
    assert ask(address, "/demo-2026")[1].startswith(b"<p>another")


def test_a_port_that_needs_no_saying_is_not_said(address: str) -> None:
    assert [ask(address, "/", Host=host)[0] for host in (HOST, "localhost", f"{HOST}:80")] == [200, 200, 200]


@pytest.mark.parametrize("since", ["", "9" * 5000, "²", "-1", "1&since=1"])
def test_who_knows_no_version_is_told_which_it_is(since: str, address: str) -> None:
    assert ask(address, f"/changed?since={quote(since)}") == (200, b"1")


def test_a_port_that_is_taken_is_said(folder: Folder, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(typer.Exit) as refused:
            serve(folder.preview(), port, print)
    said = f"clusterkit: --port {port}: address already in use: name another, or none for one that is free\n"
    assert (refused.value.exit_code, capfd.readouterr()) == (2, ("", said))


def test_who_asks_under_another_name_gets_nothing(address: str) -> None:
    for host in ("evil.example", "evil.example:80", "", "[::1]", "127.0.0.1.evil.example"):
        assert ask(address, "/", Host=host)[0] == 403
    assert ask(address, "/nowhere")[0] == 404
