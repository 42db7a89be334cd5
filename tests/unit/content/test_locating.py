"""Where a word of a text stands in its source, however the text is written."""

from __future__ import annotations

import pytest

from quizz.content.locating import place_in
from quizz.content.problems import Lines


@pytest.mark.parametrize(
    ("source", "start", "text", "place"),
    [
        ("prompt: Un mot faux ici", (1, 9), "Un mot faux ici", (1, 16)),
        ("prompt: 'L''eau, l''air faux ici'", (1, 9), "L'eau, l'air faux ici", (1, 25)),
        ("prompt: 'Un mot l''faux ici'", (1, 9), "Un mot l'faux ici", (1, 17)),
        ('prompt: "Dit \\"oui\\" faux ici"', (1, 9), 'Dit "oui" faux ici', (1, 22)),
        ("prompt: >-\n  Un mot\n  faux ici", (1, 9), "Un mot faux ici", (3, 3)),
        ("prompt: faux, vrai, puis\n  faux ici", (1, 9), "faux, vrai, puis faux ici", (2, 3)),
    ],
)
def test_a_word_is_found(source: str, start: tuple[int, int], text: str, place: tuple[int, int]) -> None:
    offset = text.index("l'faux") if "l'faux" in text else text.rindex("faux")
    assert place_in(Lines(lambda: source), start, text, offset) == place


def test_what_cannot_be_followed_is_told_where_the_text_begins() -> None:
    assert place_in(Lines(lambda: 'prompt: "\\u00e9t\\u00e9"'), (1, 9), "été", 0) == (1, 9)
