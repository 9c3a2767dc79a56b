"""One file to its model: what the file says, and what is wrong with it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from clusterkit.diagnostics import Diagnostic, Place
from clusterkit.load.faults import diagnose, prune
from clusterkit.load.find import leads_out, show
from clusterkit.model.entity import Placed
from clusterkit.nodes import read_nodes

Model = TypeVar("Model", bound=Placed)

_ROUNDS = 20


@dataclass
class Reading:
    """What a run has read: each file's bytes by its shown path, and every diagnostic so far.

    `tops` are the plans folders. No link is followed out of one: whoever suggests a change could have an excerpt show
    a line of any file on the machine.
    """

    tops: tuple[Path, ...] = ()
    contents: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def content(self, file: Path) -> bytes | None:
        """The bytes of a file; None, with a diagnostic, where the disk does not give them."""
        name = show(file)
        if leads_out(file, self.tops):
            self._unreadable(
                name, "the file is a link that leads out of the plans folder", "put the file itself here, or delete it"
            )
            return None
        try:
            self.contents[name] = file.read_bytes()
        except OSError as error:
            reason = "is a directory" if file.is_dir() else (error.strerror or "cannot be read").lower()
            help = "put a readable file here, or delete it"
            self._unreadable(name, "the file cannot be read: {reason}", help, reason=reason)
            return None
        return self.contents[name]

    def _unreadable(self, name: str, message: str, help: str, **values: object) -> None:
        self.unread.add(name)
        place = Place(name, 1, 1, 1, 1)
        self.diagnostics.append(Diagnostic("unreadable-file", "error", place, message, help, values=values))

    def nodes(self, file: Path) -> dict[str, Any] | None:
        """The top mapping of a YAML file; None, with a diagnostic, where it has none."""
        content = self.content(file)
        if content is None:
            return None
        top, diagnostics = read_nodes(show(file), content)
        self.diagnostics += diagnostics
        if top is None:
            self.unread.add(show(file))
        return top

    def model(self, file: Path, model: type[Model]) -> Model | None:
        """A file as the model; what the model refuses is said and left out, None where nothing is left."""
        top = self.nodes(file)
        if top is None:
            return None
        for round_ in range(_ROUNDS):
            try:
                return model.model_validate(top)
            except ValidationError as error:
                if round_ == 0:
                    self.diagnostics += diagnose(top, model, error)
                if not prune(top, model, error):
                    break
        self.unread.add(show(file))
        return None
