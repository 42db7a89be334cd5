"""The screens while one practises: memory, and the time from a key to its paint."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.ground import Ground
from benchmarks.starting import ENTER, QUESTION, QUIZZ
from benchmarks.table import Figure, limit_of
from benchmarks.terminal import Terminal, python
from benchmarks.timing import middle, percentile

POINTS = 10_000
ANSWERS = 20
DONT_KNOW = b"\x1bOS"  # F4
DOWN, UP = b"\x1b[B", b"\x1b[A"


def memory(ground: Ground) -> Iterator[Figure]:
    """After twenty answers."""
    points = ground.size(POINTS)
    with Terminal([*QUIZZ, "practice", "--minutes", "30", *ground.options(points)]) as terminal:
        terminal.until(QUESTION)
        for _answer in range(ANSWERS):
            terminal.press(DONT_KNOW)
            terminal.press(ENTER)
        yield limit_of(
            f"memory while practising {points:,} points, peak",
            terminal.peak_megabytes,
            109,
            "MB",
            told=f"PSS {terminal.own_megabytes:.1f} MB",
        )


def keys(ground: Ground) -> Iterator[Figure]:
    """An arrow key among the choices of a question, beside a bare list of Textual."""
    points = ground.size(POINTS)
    command = [*QUIZZ, "practice", *ground.choices(), "--minutes", "15", *ground.options(points)]
    with Terminal(command) as ours, Terminal(python("-m", "benchmarks.apps.options")) as bare:
        ours.until(QUESTION)
        bare.until("option 3")
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(ground.rounds(200)):
            for terminal, found in zip((ours, bare), times, strict=True):
                found.append(terminal.press(UP if number % 2 else DOWN))
    milliseconds = [[second * 1000 for second in found] for found in times]
    yield limit_of(
        "key to paint, an arrow among choices, p90 (reference: a bare list)",
        percentile(milliseconds[0], 0.9),
        10,
        "ms",
        reference=f"{percentile(milliseconds[1], 0.9):.1f} ms",
        told=f"p50 {middle(milliseconds[0]):.1f} ms, bare list {middle(milliseconds[1]):.1f} ms.",
        obstacle="Textual applies its style sheet again to two rows, then paints them.",
    )
