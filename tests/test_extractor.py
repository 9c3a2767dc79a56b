"""What the extractor finds to translate, and that it refuses what could never be translated."""

from io import BytesIO

import pytest

from extractor import DIAGNOSTIC, extract


def _found(source: str) -> list[tuple[str, bool]]:
    """Each text, and whether it is a diagnostic's template."""
    return [(text, DIAGNOSTIC in comments) for _, _, text, comments in extract(BytesIO(source.encode()), (), (), {})]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("label('Goal', language)", ["Goal"]),
        ("HEADINGS = {1: N_('None named')}", ["None named"]),
        ("label('Goal' if one else 'Goals', language)", ["Goal", "Goals"]),
        ("Column('free', 'Free', 'money')", ["Free"]),
        ("label(f'source kind: {kind}', language)", []),
        ("typer.Option(help='Print the version.')", []),
        ("print('label')", []),
    ],
)
def test_labels_are_found(source: str, texts: list[str]) -> None:
    assert _found(source) == [(text, False) for text in texts]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("Diagnostic(rule, 'error', place, 'what', 'how', values={'a': 'b'})", ["what", "how"]),
        ("raise WrongValue('what', rule='x', help='how')", ["what", "how"]),
        ("Finding(place, on, 'what', label='here', notes=('one', 'two'))", ["what", "here", "one", "two"]),
        ("HINT = 'how'\nWrongValue('what', HINT)", ["what", "how"]),
        ("def _say(self, place, message): ...\nself._say(place, 'what')", ["what"]),
        ("def _say(self, place, word): ...\nself._say(place, 'what')", []),
    ],
)
def test_templates_are_found(source: str, texts: list[str]) -> None:
    assert _found(source) == [(text, True) for text in texts]


def test_a_filled_template_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1: a message is a template"):
        _found("WrongValue(f'{written} is wrong')")
