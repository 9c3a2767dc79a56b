"""What a finding is known by from one run to the next: a hash that stays when lines move, in every language."""

from collections import Counter
from collections.abc import Iterable

from clusterkit.diagnostics import Diagnostic
from clusterkit.messages import message


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """A hash for each finding, of its rule, file, entity and message; the second of two alike is told from the first.

    The entity is its id, which stays when others are put before it; its path where it has none.
    """
    import hashlib
    import json

    alike: Counter[tuple[str, ...]] = Counter()
    found = []
    for one in diagnostics:
        key = (one.rule, one.place.file, one.id or one.path, message(one, "en"))
        found.append(hashlib.sha256(json.dumps([*key, alike[key]]).encode()).hexdigest())
        alike[key] += 1
    return found
