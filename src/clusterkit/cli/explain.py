"""`clusterkit explain`: the manual of a rule, or the list of rules."""

from inspect import cleandoc
from typing import Annotated

import typer

from clusterkit.cli.streams import give, tell


def _rule_names(incomplete: str) -> list[str]:
    from clusterkit.rules import BY_NAME

    return [name for name in BY_NAME if name.startswith(incomplete)]


RuleName = Annotated[
    str | None, typer.Argument(help="A rule's name, as in a finding.", autocompletion=_rule_names, show_default=False)
]


def explain(rule: RuleName = None) -> None:
    """Print the manual of a rule, or the list of rules."""
    from clusterkit.rules import BY_NAME, RULES

    if rule is None:
        width = max(len(one.name) for one in RULES)
        give(
            "".join(f"{one.name:{width}}  {one.severity:7}  {(one.__doc__ or '').splitlines()[0]}\n" for one in RULES),
            None,
        )
        return
    if rule not in BY_NAME:
        from difflib import get_close_matches

        near = get_close_matches(rule, BY_NAME, 1)
        tell(
            f"clusterkit: no rule has the name {rule}"
            + (f": did you mean {near[0]}?" if near else ": `clusterkit explain` lists them")
        )
        raise typer.Exit(2)
    found = BY_NAME[rule]
    give(f"{found.name} ({found.severity})\n\n{cleandoc(found.__doc__ or '')}\n", None)
