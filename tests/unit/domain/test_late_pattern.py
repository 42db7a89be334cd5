"""A pattern that is compiled late does what a compiled one does."""

from __future__ import annotations

import re

import pytest

from quizz.domain.late_pattern import LatePattern

TEXT = "Ni ceci, ni cela, NI rien"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_finds_what_the_compiled_one_finds(flags: int) -> None:
    late, compiled = LatePattern(r"ni (\w+)", flags), re.compile(r"ni (\w+)", flags)
    for _twice in range(2):
        assert [match[1] for match in late.finditer(TEXT)] == compiled.findall(TEXT)
        assert late.sub("", TEXT) == compiled.sub("", TEXT)
        assert str(late.search(TEXT)) == str(compiled.search(TEXT))
        assert str(late.search(TEXT, 3)) == str(compiled.search(TEXT, 3))
        assert str(late.search(TEXT, 3, 12)) == str(compiled.search(TEXT, 3, 12))
        assert str(late.match(TEXT)) == str(compiled.match(TEXT))


def test_nothing_is_compiled_before_it_is_used() -> None:
    late = LatePattern("(")
    with pytest.raises(re.error):
        late.search("")
