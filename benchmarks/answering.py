"""An answer made durable, and the next question: a transaction with synchronous=FULL on a WAL file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import perf_counter
from typing import NamedTuple

from benchmarks import anki_engine
from benchmarks.ground import Ground
from benchmarks.table import Figure, ratio_of
from benchmarks.timing import middle, percentile
from quizz import startup
from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Typed
from quizz.domain.question import Cloze, MultipleChoice, Numeric, ShortAnswer, SingleChoice, TrueFalse
from quizz.services.exchange import Asked
from quizz.services.opening import Workshop
from quizz.services.practice import Practice
from quizz.services.selection import Selection

PYTHON = (
    "The disk takes the same of both; around it our judging and rows, in Python, take 0.1 ms where Anki’s "
    "engine, in Rust, takes 0.08 ms."
)
SIZES = (10_000, 100_000)
ANSWERS = 500
BLOCK = 50
"""Answers of one before those of the other: a turn each would measure the processor's caches."""
WARM_UP = 50
MINUTES = 330
"""A session of about 1,200 questions."""


class Times(NamedTuple):
    """Seconds of each answer. `at_once`: given before the next question could be drawn; `anki`: none where it
    is missing.
    """

    ours: list[float]
    at_once: list[float]
    anki: list[float]


def answering(ground: Ground) -> Iterator[Figure]:
    """Ours and Anki's in turn, each from a database just opened; then how ours grows with the points.

    As on the screens, the next question is drawn while the person reads the one before.
    """
    of_sizes: list[Times] = []
    for size in SIZES:
        points = ground.size(size)
        times = _in_turn(ground, points)
        of_sizes.append(times)
        what = f"answer and next question, {points:,} points due, p50"
        told = f"p95 {percentile(times.ours, 0.95) * 1000:.2f} ms"
        if not times.anki:
            shown = f"{middle(times.ours) * 1000:.3f} ms"
            yield Figure(what, shown, reference=anki_engine.MISSING, told=told)
            continue
        told += f", Anki {percentile(times.anki, 0.95) * 1000:.2f} ms."
        yield ratio_of(
            what,
            middle(times.ours),
            middle(times.anki),
            1.2,
            unit="ms",
            scale=1000,
            told=told,
            obstacle=PYTHON,
        )
        yield _at_once(times)
    first, last = of_sizes[0], of_sizes[-1]
    yield Figure(
        "growth of the first of them from the first size to the second",
        f"x {middle(last.ours) / middle(first.ours):.2f}",
        f"x {middle(last.anki) / middle(first.anki):.2f}" if first.anki else "",
    )


def _at_once(times: Times) -> Figure:
    """Faster than anybody reads: nothing is wanted of it."""
    ratio = middle(times.at_once) / middle(times.anki)
    return Figure(
        "the same, before the next question could be drawn ahead",
        f"{middle(times.at_once) * 1000:.3f} ms",
        f"{middle(times.anki) * 1000:.3f} ms",
        ratio=ratio,
    )


def _in_turn(ground: Ground, points: int) -> Times:
    """Without the times of the first answers."""
    anki = anki_engine.AnkiSession(ground.cards(points)) if anki_engine.is_there() else None
    ours: list[float] = []
    at_once: list[float] = []
    theirs: list[float] = []
    with closing(Workshop.open(ground.places(points))) as shop:
        learner = shop.only_learner()
        if learner is None:
            raise RuntimeError("the database has one learner")
        practice = shop.trainer(learner).practise(Selection(), minutes=MINUTES)
        practice.next()
        startup.end()  # as a session begins
        for _block in range(WARM_UP // BLOCK + ground.rounds(ANSWERS) // BLOCK):
            ours += [_answer_one(practice, ahead=True) for _answer in range(BLOCK)]
            if anki is not None:
                theirs += [anki.answer() for _answer in range(BLOCK)]
            at_once += [_answer_one(practice, ahead=False) for _answer in range(BLOCK)]
    if anki is not None:
        anki.close()
    return Times(ours[WARM_UP:], at_once[WARM_UP:], theirs[WARM_UP:])


def _answer_one(practice: Practice, *, ahead: bool) -> float:
    """Seconds to judge a right answer, to commit it, and to have the next question ready to show."""
    asked = practice.current
    if asked is None:
        raise RuntimeError("the session is over")
    answer = _key(asked)
    if ahead:
        practice.look_ahead()
    start = perf_counter()
    practice.answer(answer, milliseconds=4000)
    practice.next()
    return perf_counter() - start


def _key(asked: Asked) -> Answer:
    """The right answer to what is chosen or typed."""
    match asked.question:
        case ShortAnswer(answers=answers):
            return Typed(answers[0])
        case Numeric(answer=answer):
            return Typed(answer)
        case Cloze(blanks=blanks):
            return Filled(tuple(blank.answers[0] for blank in blanks))
        case SingleChoice() | MultipleChoice() | TrueFalse():
            choices = enumerate(asked.presented.choices)
            return Chosen(tuple(place for place, choice in choices if choice.correct))
        case _:
            return DontKnow()
