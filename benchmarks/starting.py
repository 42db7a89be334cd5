"""New processes: the first paint, and the first question that is due."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks import anki_engine
from benchmarks.ground import Ground
from benchmarks.table import Figure, ratio_of
from benchmarks.terminal import Terminal, python
from benchmarks.timing import alternate, middle

POINTS = 10_000
QUIZZ = python("-m", "quizz")
GREETING = "Bonjour"
QUESTION = r"1 / [0-9]+"
"""The place of the first question in its session, painted with it or after it."""
BEGIN = "Commencer"
OBSTACLES = (
    "Textual and its first paint take 0.2 s, nearly as long as all of Anki’s engine; our own modules 0.04 s, "
    "banks, states and plan 0.09 s, the question and its paint 0.04 s.",
    "As above, and the count of what is due on the first screen and its paint.",
    "Our own modules take 0.04 s, banks, states and plan 0.09 s.",
)
ENTER = b"\r"


def until(command: list[str], sign: str) -> float:
    """Seconds from the start of a program to a sign on its screen."""
    with Terminal(command) as terminal:
        return terminal.until(sign)


def first_paint(ground: Ground) -> Iterator[Figure]:
    """The first screen, beside the least that Textual can show; nothing is to be opened yet."""
    quizz = [*QUIZZ, *ground.options(ground.size(POINTS))]
    ours, bare = alternate(
        ground.rounds(20),
        partial(until, quizz, GREETING),
        partial(until, python("-m", "benchmarks.apps.hello"), "hello"),
    )
    yield ratio_of(
        "first paint, terminal of 80 x 24 (reference: a bare Textual program)",
        middle(ours),
        middle(bare),
        1.3,
        unit="s",
        scale=1,
    )


def first_question(ground: Ground) -> Iterator[Figure]:
    """The first question due, in the screens, beside Anki's engine that opens and takes its first card."""
    points = ground.size(POINTS)
    options = ground.options(points)
    direct = [*QUIZZ, "practice", "--minutes", "15", *options]
    plain = [*QUIZZ, "practice", "--plain", *options]
    works = [
        partial(until, direct, QUESTION),
        partial(_through_home, [*QUIZZ, *options]),
        partial(until, plain, "Question 1 sur"),
    ]
    whats = [
        f"first question due of {points:,}, on screen (reference: Anki’s engine, no window)",
        "the same, through the first screen and Enter",
        "the same, in plain mode",
    ]
    with_anki = anki_engine.is_there()
    if with_anki:
        anki = python("-c", anki_engine.FIRST_CARD, str(ground.cards(points)))
        works.append(partial(until, anki, "carte"))
    times = alternate(ground.rounds(15), *works)
    for what, ours, obstacle in zip(whats, times, OBSTACLES, strict=False):
        if with_anki:
            yield ratio_of(what, middle(ours), middle(times[-1]), 1.6, unit="s", scale=1, obstacle=obstacle)
        else:
            yield Figure(what, f"{middle(ours):.3f} s", reference=anki_engine.MISSING)


def _through_home(command: list[str]) -> float:
    """As a person who is quick: Enter as soon as the button is there."""
    with Terminal(command) as terminal:
        terminal.until(BEGIN)
        terminal.send(ENTER)
        return terminal.until(QUESTION)
