"""What was made faster gives what the slow way gives."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content import characters
from quizz.content.characters import clean, stacked_accents
from quizz.content.problems import Lines, Problems
from quizz.domain.text import canonical, without_accents, without_ligatures

ODD = "\t\u00a0\u202f\u2007\u200b\u200d\u00ad\ufeff\x07\x85\u2028\u3000😀"
TEXT = st.text(st.sampled_from("aé-: \n’œ" + ODD + "\u0301"), max_size=60)
WORDS = st.text(st.characters(codec="utf-8"), max_size=30) | st.text(
    "aéÀœÆ’'‐- \u0301\u034f한क़ΐ", max_size=30
)


@given(TEXT)
def test_a_text_that_is_taken_for_plain_holds_nothing_hidden(text):
    quick, slow = Problems(""), Problems("")
    cleaned = clean(text.encode(), quick)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(characters, "_is_plain", lambda _text: False)
        assert clean(text.encode(), slow) == cleaned
    assert quick.found() == slow.found()


@given(
    st.lists(st.tuples(st.sampled_from(["a", "\u0301", "é", "漢", "\u0483"]), st.integers(1, 40)), max_size=8)
)
def test_stacked_accents_are_found_wherever_they_are(runs):
    text = "".join(character * count for character, count in runs)
    marks, first = 0, None
    for place, character in enumerate(text):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > 30:
            first = place
            break
    assert stacked_accents(text) == first


@given(WORDS)
def test_words_are_levelled_letter_by_letter(text):
    marks = str.maketrans({**dict.fromkeys("’‘ʼ′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-")})
    assert canonical(text) == " ".join(unicodedata.normalize("NFC", text).casefold().translate(marks).split())
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    assert without_accents(text) == unicodedata.normalize("NFC", bare)
    assert without_ligatures(text) == text.translate(str.maketrans({"œ": "oe", "æ": "ae"}))


@given(st.lists(st.text("xy", max_size=3), max_size=30), st.lists(st.integers(-1, 32), max_size=40))
def test_lines_are_found_in_any_order(written, wanted):
    lines = Lines(lambda: "\n".join(written))
    for number in wanted:
        expected = written[number - 1] if 1 <= number <= len(written) else ""
        assert lines[number] == expected


def test_lines_are_found_near_and_far():
    written = [f"{number} " + "x" * (number % 60) for number in range(1, 2000)]
    lines = Lines(lambda: "\n".join(written))
    random = Random(1)
    for _turn in range(3000):
        number = random.randint(1, 1999)
        assert lines[number] == written[number - 1]
        after = min(1999, number + random.randint(0, 120))
        assert lines[after] == written[after - 1]
