"""One file to its model: what the file says, and what is wrong with it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from clusterkit.diagnostics import Diagnostic, Place
from clusterkit.load.faults import diagnose, prune
from clusterkit.load.find import show
from clusterkit.model.entity import Placed
from clusterkit.nodes import read_nodes

Model = TypeVar("Model", bound=Placed)

_ROUNDS = 20


@dataclass
class Reading:
    """What a run has read: each file's bytes by its shown path, and every diagnostic so far."""

    contents: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def content(self, file: Path) -> bytes | None:
        """The bytes of a file; None, with a diagnostic, where the disk does not give them."""
        name = show(file)
        try:
            self.contents[name] = file.read_bytes()
        except OSError as error:
            self.unread.add(name)
            reason = "is a directory" if file.is_dir() else (error.strerror or "cannot be read").lower()
            place = Place(name, 1, 1, 1, 1)
            said = Diagnostic(
                "unreadable-file",
                "error",
                place,
                "the file cannot be read: {reason}",
                "put a readable file here, or delete it",
                values={"reason": reason},
            )
            self.diagnostics.append(said)
            return None
        return self.contents[name]

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
