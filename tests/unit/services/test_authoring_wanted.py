"""`--select` and `--ignore`."""

import pytest

from quizz.content.codes import Code
from quizz.errors import UsageError
from quizz.services.authoring.wanted import known_code, wanted_codes

EVERYTHING = {code.value for code in Code}


def test_everything_is_wanted_when_nothing_is_said():
    assert wanted_codes([], []) == EVERYTHING


def test_codes_and_their_beginnings_are_selected_then_ignored():
    found = wanted_codes(["q1,F301", " y001 ", ","], ["Q118"])
    assert found == {code for code in EVERYTHING if code.startswith("Q1")} - {"Q118"} | {"F301", "Y001"}
    assert wanted_codes([], ["Q", "F", "S"]) == {code for code in EVERYTHING if code[0] in "YBP"}


@pytest.mark.parametrize(
    ("text", "said"), [("Q1O5", "Voulez-vous dire «\u00a0Q105\u00a0»"), ("zzz", "quizz explain")]
)
def test_what_begins_no_code_is_a_sentence(text, said):
    with pytest.raises(UsageError, match=said):
        wanted_codes([f"F,{text}"], [])
    with pytest.raises(UsageError, match=said):
        wanted_codes([], [text])
    with pytest.raises(UsageError, match=said):
        known_code(text)


def test_a_code_is_known_in_any_case():
    assert known_code(" q105 ") is Code.NEGATIVE_STEM
