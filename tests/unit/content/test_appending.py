"""An item goes at the end of a list; every other byte stays, whatever the layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.nodes import Sequence
from quizz.content.writing.appending import append, tree_of, value_of
from quizz.errors import ContentError

ITEM = "- id: new  # told\n  prompt: >-\n    Un texte\n    plié.\n  # left out: x\n"
NEW = {"id": "new", "prompt": "Un texte plié."}

LAYOUTS = {
    "usual": "id: b\nquestions:\n  - id: a\n    prompt: x\n",
    "blank lines between": "questions:\n  - id: a\n    prompt: x\n\n  - id: b\n    prompt: y\n",
    "no blank lines": "questions:\n  - id: a\n    prompt: x\n  - id: b\n    prompt: y\n",
    "no indentation": "questions:\n- id: a\n  prompt: x\n- id: b\n",
    "wide indentation": "questions:\n    -   id: a\n        prompt: x\n",
    "a dash alone": "questions:\n  -\n    id: a\n    prompt: x\n",
    "no line end at the end": "questions:\n  - id: a\n    prompt: x",
    "carriage returns": "id: b\r\nquestions:\r\n  - id: a\r\n    prompt: x\r\n",
    "keys after": "questions:\n  - id: a\n    prompt: x\nid: b\n",
    "keys after, and what is told of them": "questions:\n  - id: a\n    prompt: x\n\n# about the id\nid: b\n",
    "a block at the end": "questions:\n  - id: a\n    prompt: |\n      one\n      # no comment\n",
    "a block that keeps its end": "questions:\n  - id: a\n    prompt: |+\n      one\n\n\nid: b\n",
    "comments at the end": "questions:\n  - id: a\n    prompt: x\n  # - id: later\n  #   prompt: z\n",
    "blank lines at the end": "questions:\n  - id: a\n    prompt: x\n\n\n\n",
    "a byte order mark": "\ufeffquestions:\n  - id: a\n    prompt: x\n",
    "the start and the end of a document": "---\nquestions:\n  - id: a\n    prompt: x\n...\n",
    "a nested list at the end": "questions:\n  - id: a\n    choices:\n      - x\n      - y\n",
    "a flow at the end": "questions:\n  - {id: a, prompt: x}\n",
    "stacked accents": "questions:\n  - id: a\n    prompt: e\u0301te\u0301\n",
    "nothing yet": "id: b\nquestions:\n",
    "nothing yet, with a comment": "questions:  # to come\n# the end\n",
    "nothing yet, and a key after": "questions:\nid: b\n",
}


def items(data: bytes) -> list[object]:
    node = tree_of(data).get("questions")
    return [value_of(item) for item in node.items] if isinstance(node, Sequence) else []


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_the_item_is_last_and_the_rest_is_untouched(text: str) -> None:
    data = text.encode()
    found = append(data, "questions", ITEM)
    assert items(found.data) == [*items(data), NEW]
    before, after = tree_of(data).entries, tree_of(found.data).entries
    assert [*before] == [*after]
    assert all(value_of(before[key][1]) == value_of(after[key][1]) for key in before if key != "questions")
    assert is_inserted(data, found.data)
    line = found.data.split(b"\n")[found.line - 1]
    assert line.lstrip().startswith(b"-")
    assert b"id: new" in line


def is_inserted(before: bytes, after: bytes) -> bool:
    """Whether nothing but one run of bytes, and perhaps the end of the last line, was added."""
    return any(after.startswith(before[:at]) and after.endswith(before[at:]) for at in range(len(before) + 1))


@pytest.mark.parametrize(
    ("layout", "wanted"),
    [
        ("usual", "    prompt: x\n\n  - id: new  # told\n    prompt: >-\n      Un texte\n      plié.\n"),
        ("blank lines between", "    prompt: y\n\n  - id: new"),
        ("no blank lines", "    prompt: y\n  - id: new"),
        ("no indentation", "- id: b\n- id: new  # told\n  prompt: >-\n"),
        ("wide indentation", "    -   id: new  # told\n        prompt: >-\n          Un texte\n"),
        ("keys after, and what is told of them", "    # left out: x\n\n# about the id\nid: b\n"),
        ("comments at the end", "  #   prompt: z\n\n  - id: new"),
        ("blank lines at the end", "    prompt: x\n\n  - id: new"),
        ("nothing yet", "questions:\n  - id: new"),
    ],
)
def test_the_layout_is_that_of_the_list(layout: str, wanted: str) -> None:
    assert wanted in append(LAYOUTS[layout].encode(), "questions", ITEM).data.decode()


def test_the_line_ends_are_those_of_the_file() -> None:
    found = append(LAYOUTS["carriage returns"].encode(), "questions", ITEM).data
    assert found.count(b"\n") == found.count(b"\r\n") == 10


@pytest.mark.parametrize(
    "text",
    [
        "questions: [{id: a}]\n",
        "questions: []\n",
        "questions: none\n",
        'questions: ""\n',
        "questions: ~\n",
        "questions:\n  a: b\n",
        "id: b\n",
    ],
)
def test_a_list_that_is_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match="à la main"):
        append(text.encode(), "questions", ITEM)


@pytest.mark.parametrize(
    "data",
    [
        b"questions:\n  - id: 'a\n",
        b"\x00\x01",
        b"",
        "questions:\n  - id: é\n".encode("cp1252"),
        b"- a\n",
        b"questions: &a\n  - *a\n",
        b"a: 1\na: 2\nquestions:\n  - id: a\n",
    ],
)
def test_a_file_whose_structure_has_a_fault_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError, match="structure"):
        append(data, "questions", ITEM)


WORDS = st.sampled_from(["x", "un mot", "'l''un'", '"deux"', "été", "12"])
PROMPTS = st.one_of(
    WORDS.map("prompt: {}".format),
    WORDS.map("prompt: >-\n{{}}  {}".format),
    WORDS.map("prompt: |+\n{{}}  {}\n".format),
)


@st.composite
def banks(draw: Callable[..., object]) -> str:
    """Banks in any of the layouts that people use."""
    dash, gap = draw(st.integers(0, 4)), draw(st.integers(1, 3))
    keys = " " * (dash + 1 + gap)
    blank = draw(st.sampled_from(["", "\n", "\n# a comment\n", f"{keys}# told\n"]))
    lines = ["id: b", "questions:  # the list"]
    for number in range(draw(st.integers(1, 4))):
        prompt = str(draw(PROMPTS)).replace("{}", keys)
        lines.append(
            f"{' ' * dash}-{' ' * gap}id: q{number}\n{keys}{prompt}\n{blank}".rstrip(
                "\n" if not blank else ""
            )
        )
    end = draw(st.sampled_from(["", "\n", "\n\n\n", "\ntitle: T\n", "\n\n# about\ntitle: T\n"]))
    return "\n".join(lines) + str(end)


@given(banks(), st.booleans())
def test_any_layout(text: str, windows: bool) -> None:
    data = (text.replace("\n", "\r\n") if windows else text).encode()
    found = append(data, "questions", ITEM)
    assert items(found.data) == [*items(data), NEW]
    assert is_inserted(data, found.data)
    assert found.data.split(b"\n")[found.line - 1].lstrip().startswith(b"-")
