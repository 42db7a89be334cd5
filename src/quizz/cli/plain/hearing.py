"""Hearing one choice among those that are numbered."""

from __future__ import annotations

from collections.abc import Container

from quizz.cli.plain.lines import Command, Picked, read_choice
from quizz.cli.plain.output import Reader, Writer


def hear_choice(
    reader: Reader, writer: Writer, expected: str, count: int, letters: Container[str] = ()
) -> int | str | None:
    """A position from 0, or one of the letters; None when the person or the input stops.

    `expected`: what may be typed, said before, and again after each line that is none of it.
    """
    writer.say(expected)
    while (line := reader.line()) is not None:
        letter = line.strip().casefold()
        if letter in letters:
            return letter
        heard = read_choice(line, count, several=False)
        if heard is Command.QUIT:
            return None
        if isinstance(heard, Picked):
            return heard.positions[0]
        writer.say(expected)
    return None
