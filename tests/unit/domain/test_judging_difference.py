"""The letter-by-letter comparison."""

import unicodedata

import pytest

from quizz.domain.judging.difference import difference

Rows = list[tuple[str, str, bool]]


@pytest.mark.parametrize(
    ("expected", "typed", "rows"),
    [
        ("", "", []),
        ("cœur", "cœur", [("cœur", "cœur", True)]),
        ("cœur", "CŒUR", [("cœur", "CŒUR", True)]),
        ("uretère", "", [("uretère", "", False)]),
        ("hémorragie", "hémoragie", [("hémor", "hémor", True), ("r", "", False), ("agie", "agie", True)]),
        ("uretère", "uretere", [("uret", "uret", True), ("è", "e", False), ("re", "re", True)]),
        ("apnée", "appnée", [("ap", "ap", True), ("", "p", False), ("née", "née", True)]),
        ("l'os  iliaque", "l’os iliaque", [("l'os  iliaque", "l’os iliaque", True)]),
    ],
)
def test_spans(expected: str, typed: str, rows: Rows) -> None:
    assert [(span.expected, span.typed, span.same) for span in difference(expected, typed)] == rows


def test_a_decomposed_accent_belongs_to_its_letter() -> None:
    typed = unicodedata.normalize("NFD", "uretère")
    (span,) = difference("uretère", typed)
    assert span.same
    assert span.typed == typed
