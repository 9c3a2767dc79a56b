"""A real browser with one page in it, spoken to over pipes in its own protocol (Chrome DevTools Protocol)."""

import base64
import fcntl
import json
import os
import select
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SECONDS = 60
"""How long an answer may take. It takes a fraction of a second; a browser that is silent for longer is broken."""

_FROM_US, _TO_US = 3, 4
"""The file descriptors that the browser reads from and writes to."""

_CLEAR = 10
"""Descriptors from here on are in nobody's way."""

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Browser:
    """A browser that runs, with one page. `requests` are the addresses that the page asked for since it was opened."""

    def __init__(self, program: str, folder: Path) -> None:
        """Start the browser; its profile goes into the folder."""
        ours, theirs = os.pipe(), os.pipe()
        reads, writes = (fcntl.fcntl(end, fcntl.F_DUPFD, _CLEAR) for end in (ours[0], theirs[1]))
        nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
        given = [(os.POSIX_SPAWN_DUP2, reads, _FROM_US), (os.POSIX_SPAWN_DUP2, writes, _TO_US)]
        command = [program, *_OPTIONS, f"--user-data-dir={folder}", "about:blank"]
        self._process = os.posix_spawn(program, command, os.environ, file_actions=[*nowhere, *given])
        for end in (ours[0], theirs[1], reads, writes):
            os.close(end)
        self._write, self._read = ours[1], theirs[0]
        self._left, self._asked, self._session = b"", 0, ""
        self.requests: list[str] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._session = ""
        self._send("Browser.close")
        os.waitpid(self._process, 0)
        for end in (self._write, self._read):
            os.close(end)

    def screen(self, width: int, scheme: str = "light", *, scripts: bool = True) -> None:
        """How wide the screen is, which colours its owner likes, and whether scripts run."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, address: str) -> None:
        """Open a page, afresh, and wait until it is there."""
        self.ask("Page.navigate", url="about:blank")
        self._wait("Page.loadEventFired")
        self.requests.clear()
        self.ask("Page.navigate", url=address)
        self._wait("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """What an expression comes to in the page; AssertionError where it throws."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key on the keyboard."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)

    def printed(self) -> bytes:
        """The page on paper, as a PDF."""
        paper = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(paper["data"])

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol."""
        self._send(method, **params)
        while True:
            message = self._message()
            if message.get("id") == self._asked:
                assert "error" not in message, (method, message["error"])
                result: dict[str, Any] = message["result"]
                return result

    def _send(self, method: str, **params: Any) -> None:
        self._asked += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._asked, "method": method, "params": params, **session}
        said = json.dumps(message).encode() + b"\0"
        while said:
            said = said[os.write(self._write, said) :]

    def _wait(self, event: str) -> None:
        while self._message().get("method") != event:
            pass

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            there, _, _ = select.select([self._read], [], [], SECONDS)
            assert there, f"the browser said nothing for {SECONDS} seconds"
            part = os.read(self._read, 1 << 20)
            assert part, "the browser ended"
            self._left += part
        said, _, self._left = self._left.partition(b"\0")
        message: dict[str, Any] = json.loads(said)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message
