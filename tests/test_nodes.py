"""YAML text to nodes: every scalar stays the text that was written, everything has its place, the rest is refused."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clusterkit.diagnostics import Place, Places
from clusterkit.nodes import PLACES, read_nodes

TEXT = """\
# the plan
title: תוכנית "עבודה"
sources:
  - id: regular
    aliases: [שוטף, 'רגיל']
  - {id: waste, name: תב"ר}
"""


def nodes(text: str | bytes) -> dict[str, Any]:
    top, diagnostics = read_nodes("a/plan.yaml", text if isinstance(text, bytes) else text.encode())
    assert diagnostics == []
    assert top is not None
    return top


def refusals(text: str | bytes) -> list[tuple[str, int, int]]:
    """The rule, line and column of everything that is refused."""
    found = read_nodes("plan.yaml", text if isinstance(text, bytes) else text.encode())[1]
    return [(one.rule, one.place.line, one.place.column) for one in found]


def plain(node: Any) -> Any:
    """A node without its places."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items() if key != PLACES}
    return [plain(item) for item in node] if isinstance(node, list) else node


def test_the_tree_is_what_is_written() -> None:
    assert plain(nodes(TEXT)) == {
        "title": 'תוכנית "עבודה"',
        "sources": [{"id": "regular", "aliases": ["שוטף", "רגיל"]}, {"id": "waste", "name": 'תב"ר'}],
    }


def test_keys_values_and_items_have_their_places() -> None:
    top = nodes(TEXT)
    regular, waste = top["sources"]
    found: list[tuple[Place, tuple[int, int, int, int]]] = [
        (top[PLACES].place, (2, 1, 7, 1)),
        (top[PLACES].key("title"), (2, 1, 2, 6)),
        (top[PLACES].of("title"), (2, 8, 2, 22)),
        (top[PLACES].of("sources"), (4, 3, 7, 1)),
        (top[PLACES].of("sources", 0), (4, 5, 6, 3)),
        (top[PLACES].of("sources", 1), (6, 5, 6, 28)),
        (regular[PLACES].place, (4, 5, 6, 3)),
        (regular[PLACES].of("aliases"), (5, 14, 5, 28)),
        (regular[PLACES].of("aliases", 1), (5, 21, 5, 27)),
        (waste[PLACES].key("name"), (6, 17, 6, 21)),
        (waste[PLACES].of("name"), (6, 23, 6, 27)),
    ]
    assert [place for place, _ in found] == [Place("a/plan.yaml", *marks) for _, marks in found]


def test_what_is_missing_has_the_place_of_what_it_is_missing_from() -> None:
    waste: Places = nodes(TEXT)["sources"][1][PLACES]
    assert waste.of("kind") == waste.key("kind") == waste.of("kind", 3) == waste.place
    assert waste.of("name", 7) == waste.of("name")


SCALARS = [
    "012", "1_000", "12:30", "no", "Yes", "on", "true", "null", "~", "1e3", "0x1F", "0o17", "1.0", "85,995", ".5",
    "2026-01-01", "2026-01-01T10:00:00Z", "1:2:3", "=", "NaN", ".inf", "+15", "(15)", 'תב"ר', "ג'וליס", "50%", "א#ב",
]  # fmt: skip


@pytest.mark.parametrize("written", SCALARS)
def test_a_scalar_stays_text(written: str) -> None:
    assert plain(nodes(f"a: {written}\nb:\n- {written}\n{written}: c\n")) == {
        "a": written,
        "b": [written],
        written: "c",
    }


STYLES = [
    ("a: 'it''s'", "it's"),
    ('a: "tab\\tnew\\nline \\u05d0"', "tab\tnew\nline א"),
    ("a: |\n  one\n  two\n", "one\ntwo\n"),
    ("a: >-\n  one\n  two\n", "one two"),
    ("a: one\n  two", "one two"),
    ("a:", ""),
    ("a: ''", ""),
    ("a: b # c", "b"),
    ("a: b#c", "b#c"),
]


@pytest.mark.parametrize(("text", "value"), STYLES)
def test_every_style_of_text_is_read(text: str, value: str) -> None:
    assert plain(nodes(text)) == {"a": value}


@pytest.mark.parametrize("text", ["\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), "%YAML 1.1\n---\n" + TEXT + "...\n"])
def test_a_mark_of_order_line_ends_and_a_header_change_nothing(text: str) -> None:
    assert plain(nodes(text)) == plain(nodes(TEXT))


REFUSED = [
    # text                              rule, line, column
    ("", [("empty-file", 1, 1)]),
    ("# note\n", [("empty-file", 1, 1)]),
    ("--- \n...\n", [("wrong-value", 1, 1)]),
    ("text", [("wrong-value", 1, 1)]),
    ("- a", [("wrong-value", 1, 1)]),
    ("a: &x 1\nb: *x\n", [("yaml-feature", 1, 4), ("yaml-feature", 2, 4)]),
    ("a: !!int 1\n", [("yaml-feature", 1, 4)]),
    ("a: [!x 1, &y 2]\n", [("yaml-feature", 1, 5), ("yaml-feature", 1, 11)]),
    ("a: {b: 1}\n<<: {c: 2}\n", [("yaml-feature", 2, 1)]),
    ("a: 1\n---\nb: 2\n", [("yaml-feature", 2, 1)]),
    ("a: 1\n--- []\n--- b\n", [("yaml-feature", 2, 1)]),
    ("[a, b]: c\n", [("yaml-feature", 1, 1)]),
    ("? {a: b}\n: c\n", [("yaml-feature", 1, 3)]),
    ("&x a: b\n", [("yaml-feature", 1, 1)]),
    ("*x : b\n", [("yaml-feature", 1, 1)]),
    ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    ("a: 1\n'a': 2\n\"a\": 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
    ("אב: {ג: 1, ג: &x 2}\n", [("duplicate-key", 1, 12), ("yaml-feature", 1, 15)]),
    ("a: [b\n", [("yaml-syntax", 1, 4)]),
    ("אב: גד: ה\n", [("yaml-syntax", 1, 7)]),
    ("a:\n\t- b\n", [("yaml-syntax", 2, 1)]),
    ('a: "אב"ג"\n', [("yaml-syntax", 1, 8)]),
    ("a: @b\n", [("yaml-syntax", 1, 4)]),
    ("אב: \x07\n", [("yaml-syntax", 1, 5)]),
    (b"a: 1\nb: \xf9\xec\n", [("not-utf8", 2, 4)]),
    ("אב: ".encode() + b"\xf9", [("not-utf8", 1, 5)]),
    (b"\xff\xfea\x00", [("not-utf8", 1, 1)]),
    ("a: " + "[" * 60 + "]" * 60, [("yaml-feature", 1, 43)]),
]  # fmt: skip


BLOCK = """\
goals:
  - id: g-1
    title: יעד
    tasks: [{id: t-1}]
    note: 'סוף'
"""
BROKEN = [
    # in the block, instead of             line, column  and what is said there
    ("title: יעד", "title יעד", 3, 5, "a key here has no colon and space after it"),
    ("title: יעד", "title:יעד", 3, 5, "a key here has no colon and space after it"),
    ("id: g-1", "id g-1", 2, 5, "a key here has no colon and space after it"),
    ("id: g-1", "id:g-1", 2, 5, "a key here has no colon and space after it"),
    ("    title: יעד", "<<<<<<< HEAD\n    title: יעד\n=======\n>>>>>>>", 3, 1, "git left both sides of a change here"),
    ("title: יעד", "title: 'יעד", 3, 12, "the quote that opens here is not closed on its line; it goes on to line 5"),
    ("'סוף'", "'סוף", 5, 11, "the quote that opens here is not closed on its line; it goes on to line 6"),
    ("}]", "}", 4, 12, "the bracket that opens here is not closed before line 5"),
    ("t-1}]", "t-1", 4, 13, "the bracket that opens here is not closed before line 5"),
    ("t-1}]", "t-1]", 4, 21, "a comma or the closing bracket belongs here"),
    ("    title", "     title", 3, 6, "this line begins in another column than those that it belongs with"),
    ("    title", "   title", 3, 4, "this line begins in another column than those that it belongs with"),
    ("    title", "\ttitle", 3, 1, "a tab stands where only spaces can"),
    ("יעד", "יעד: ראשון", 3, 15, "a text cannot hold a colon and a space: so ends a key"),
    ("יעד", '"יע"ד"', 3, 16, "the text ends with the quote before this, and something follows"),
    ("יעד", "%יעד", 3, 12, "a text cannot begin with %"),
    ("יעד", "*", 3, 12, "a text cannot begin with *"),
    ("יעד", "- יעד", 3, 12, "a text cannot begin with a hyphen and a space: so begins an entry of a list"),
    ("יעד", r'"יע\ד"', 3, 15, "a backslash in double quotes has a meaning of its own"),
    ("יעד", "> 50%", 3, 14, "a text that begins with | or > stands on the lines below it"),
    ("יעד", "יעד\x07", 3, 15, "a character stands here that no text may hold: U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "column", "said"), BROKEN)
def test_what_is_not_yaml_is_said_in_plain_words_where_it_is_to_be_corrected(
    right: str, wrong: str, line: int, column: int, said: str
) -> None:
    assert BLOCK.count(right) == 1
    assert refusals(BLOCK) == []
    (found,) = read_nodes("plan.yaml", BLOCK.replace(right, wrong).encode())[1]
    assert (found.place.line, found.place.column, found.message.format_map(found.values)) == (line, column, said)
    assert found.rule == "yaml-syntax"
    assert found.help


def test_a_file_of_notepads_unicode_is_called_what_it_is() -> None:
    for text, said in ((TEXT.encode("utf-16"), "UTF-16"), (TEXT.encode("windows-1255"), "Windows-1255")):
        (found,) = read_nodes("plan.yaml", text)[1]
        assert said in found.help


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_plans_do_without_is_refused_with_its_place(
    text: str | bytes, expected: list[tuple[str, int, int]]
) -> None:
    assert refusals(text) == expected


def test_what_is_refused_leaves_the_rest() -> None:
    top, diagnostics = read_nodes("plan.yaml", b"a: *x\nb: [1, *x, 2]\nc: 3\nc: 4\n<<: {d: 5}\n[e]: 6\nf: &y 7\n")
    assert plain(top) == {"b": ["1", "2"], "c": "3", "f": "7"}
    assert [one.place.line for one in diagnostics] == [1, 2, 4, 5, 6, 7]


def test_a_duplicate_key_says_where_the_first_stands() -> None:
    (diagnostic,) = read_nodes("plan.yaml", b"a: 1\nb: 2\na: 3\n")[1]
    assert diagnostic.also == (Place("plan.yaml", 1, 1, 1, 2),)
    assert diagnostic.values == {"key": "a"}


@pytest.mark.parametrize("key", ['"\\0places"', '"\\x00places"'])
def test_no_key_of_a_file_passes_for_the_places(key: str) -> None:
    assert refusals(f"a: 1\n{key}: 2\n{key}: 3\n")


syntax = st.text("ab:-{}[]&*!|>'\"%@`#,? \n\t\\אú\u2028\x85\ufeff\x00~<", max_size=60)


@given(st.text() | syntax)
def test_no_text_raises(text: str) -> None:
    top, diagnostics = read_nodes("plan.yaml", text.encode("utf-8", "replace"))
    assert top is not None or diagnostics
    for one in diagnostics:
        assert one.message.format_map(one.values)
        assert one.place.line >= 1
        assert one.place.column >= 1


@given(st.binary(max_size=40))
def test_no_bytes_raise(content: bytes) -> None:
    top, diagnostics = read_nodes("plan.yaml", content)
    assert top is not None or diagnostics


words = st.text(st.characters(codec="utf-8", exclude_characters="\0\x85\u2028\u2029"), max_size=8)
trees = st.recursive(words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3))


@given(st.dictionaries(words, trees, max_size=4), st.booleans(), st.sampled_from([True, False, None]))
def test_a_tree_comes_back_as_it_was_dumped(tree: dict[str, Any], unicode: bool, flow: bool | None) -> None:
    text = yaml.safe_dump(tree, allow_unicode=unicode, default_flow_style=flow, sort_keys=False)
    assert plain(nodes(text)) == tree
