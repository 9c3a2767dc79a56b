"""A client of a language server (LSP 3.17) over stdio: as much of one as an editor needs to open files of YAML."""

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SECONDS = 60
"""How long an answer may take. It takes a fraction of a second; a server that is silent for longer is broken."""

CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": False},
    },
    "workspace": {"configuration": True},
}


class Server:
    """A language server that runs, with the files that were opened in it."""

    def __init__(self, command: Sequence[str | Path], folder: Path, settings: dict[str, Any]) -> None:
        """Start the server in a folder, which is the workspace. `settings` are what an editor's user has set."""
        self._settings, self._asked = settings, 0
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        root = {"processId": None, "rootUri": folder.as_uri(), "capabilities": CAPABILITIES}
        self.can: dict[str, Any] = self._ask("initialize", root)["capabilities"]
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._ask("shutdown", None)
                self._tell("exit", None)
                self._process.wait(SECONDS)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()

    def open(self, *files: Path) -> dict[Path, list[dict[str, Any]]]:
        """Open files: what the server finds wrong in each."""
        for file in files:
            text = file.read_text(encoding="utf-8")
            document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        while any(file.as_uri() not in self._diagnostics for file in files):
            self._take()
        return {file: self._diagnostics[file.as_uri()] for file in files}

    def hover(self, file: Path, line: int, character: int) -> str:
        """What the server shows where the pointer rests; lines and characters begin at 0. Nothing is an empty text."""
        answer = self._ask("textDocument/hover", _position(file, line, character))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, file: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What the server offers at a place."""
        answer = self._ask("textDocument/completion", _position(file, line, character))
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer or []
        return items

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message, after doing what it asks for."""
        message = self._messages.get(timeout=SECONDS)
        assert message is not None, "the language server ended"
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif method == "workspace/configuration":
            self._send({"id": message["id"], "result": [self._settings.get(one["section"]) for one in params["items"]]})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _read(self) -> None:
        """Put what the server writes into the queue, and None after the last message."""
        stream = self._process.stdout
        assert stream
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


def _position(file: Path, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
