"""`render --watch`: the booklets on a page of this machine alone, made again whenever a file changes."""

import threading
from collections.abc import Callable, Iterable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from clusterkit.cli.streams import refuse

HOST = "127.0.0.1"
_EVERY = 0.3  # seconds between two looks at the files
_PATIENCE = 25.0  # seconds that a page waits for news before it asks again
_RELOAD = b"""<script>
(async function wait(seen) {
  for (;;) {
    try {
      const answer = await fetch("/changed?since=" + seen);
      if (Number(await answer.text()) !== seen) return location.reload();
    } catch { await new Promise(again => setTimeout(again, 1000)); }
  }
})(%d);
</script>
"""

Made = dict[str, bytes]
"""HTML pages by the ids of their plans."""


class Preview:
    """The newest pages, and how many times they were made. `make` gives None where they cannot be made now."""

    def __init__(self, make: Callable[[], Made | None], watched: Callable[[], Iterable[Path]]) -> None:
        """Make the pages once. `watched` are the files whose change makes them anew, asked each time."""
        self._make, self._watched = make, watched
        self._news = threading.Condition()
        self._seen = self._look()
        self.pages: Made = make() or {}
        self.version = 1

    def refresh(self) -> bool:
        """Make the pages again if a file changed, or came, or went; whether one did."""
        found = self._look()
        if found == self._seen:
            return False
        self._seen = found
        made = self._make()
        with self._news:
            self.pages = self.pages if made is None else made
            self.version += 1
            self._news.notify_all()
        return True

    def wait(self, since: str, seconds: float) -> str:
        """The version, once it is another than the one that is known, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: str(self.version) != since, seconds)
            return str(self.version)

    def page(self, name: str) -> bytes | None:
        """A plan's page with what reloads it; for no name the only plan's, or a list of them."""
        if not name and len(self.pages) != 1:
            return self._list()
        content = self.pages.get(name or next(iter(self.pages)))
        return None if content is None else content + _RELOAD % self.version

    def _list(self) -> bytes:
        links = "".join(f'<li><a href="/{escape(name)}">{escape(name)}</a></li>' for name in self.pages)
        return (
            f'<!doctype html><html lang="en"><title>clusterkit</title><ul>{links}</ul>'.encode()
            + _RELOAD % self.version
        )

    def _look(self) -> dict[Path, tuple[int, int]]:
        return dict(_stamped(self._watched()))


def serve(preview: Preview, port: int, told: Callable[[str], None]) -> None:
    """Serve the pages on the loopback address, a free port if `port` is 0, until interrupted; `told` gets the address.

    Exit 2 where the port cannot be had.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), _handler(preview))
    except OSError as error:
        said = (error.strerror or "it cannot be had").lower()
        refuse(f"--port {port}: {said}: name another, or none for one that is free")
    with server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told(f"http://{HOST}:{server.server_port}/")
        try:
            while not threading.Event().wait(_EVERY):
                preview.refresh()
        finally:
            server.shutdown()


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """A page, or the version once it changes; nothing for a page of elsewhere that asks under another name."""
            if self.headers.get("Host", "").partition(":")[0] not in (HOST, "localhost"):
                return self._answer(403, "text/plain", b"this page is for this machine alone\n")
            path, _, query = self.path.partition("?")
            if path == "/changed":
                version = preview.wait(query.removeprefix("since="), _PATIENCE)
                return self._answer(200, "text/plain", version.encode())
            page = preview.page(path.strip("/"))
            if page is None:
                return self._answer(404, "text/plain", b"no such plan\n")
            return self._answer(200, "text/html; charset=utf-8", page)

        def _answer(self, code: int, kind: str, content: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing of each request."""

    return Handler


def _stamped(files: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        yield file, (found.st_mtime_ns, found.st_size)
