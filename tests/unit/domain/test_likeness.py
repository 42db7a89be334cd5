"""Letters that texts share."""

import subprocess
import sys

import pytest

from quizz.domain.likeness import likeness, part_likeness


@pytest.mark.parametrize(
    ("one", "other", "share"), [("ecg", "ecg", 100), ("ecg", "eeg", 200 / 3), ("a", "b", 0)]
)
def test_the_share_of_letters_in_common(one, other, share):
    assert likeness(one, other) == pytest.approx(share)


def test_a_part_of_a_longer_text_is_enough():
    assert part_likeness("cardio", "muscle cardiaque") > likeness("cardio", "muscle cardiaque")
    assert part_likeness("thorax", "le thorax") == 100


def test_to_know_what_the_glossary_can_ask_loads_no_comparison():
    code = "import sys, quizz.domain.glossary, quizz.content.loader; print('rapidfuzz' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert told.stdout.strip() == "False"
