"""What a rule yields, and what a rule is."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from clusterkit.diagnostics import Place, Severity
from clusterkit.model.entity import Entity
from clusterkit.model.plan import Plan


class Finding(NamedTuple):
    """One fault in a plan: where, what (a template and its values), and the entities it stands on, innermost first."""

    place: Place
    on: tuple[Entity, ...]
    message: str
    help: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, object] = {}
    also: tuple[Place, ...] = ()


Check = Callable[[Plan], Iterator[Finding]]


class Rule(Protocol):
    """A rule is a module: its name, its severity, its docstring (the manual), and a pure `check`.

    `check` is None for a fault that is found while the files are read.
    """

    __doc__: str | None

    @property
    def name(self) -> str:
        """The fault, in kebab-case."""

    @property
    def severity(self) -> Severity:
        """How grave it is, unless a finding says otherwise."""

    @property
    def check(self) -> Check | None:
        """What finds it."""
