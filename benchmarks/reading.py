"""Reading again banks that did not change, and searching the glossary as one types."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from functools import partial
from time import perf_counter

from benchmarks.ground import Ground
from benchmarks.material import QUESTIONS_A_FILE, terms, words
from benchmarks.table import Figure, limit_of
from benchmarks.timing import middle, percentile, seconds
from quizz.content.content import Content
from quizz.domain.tariff import Tariffs
from quizz.services.library import Library

QUESTIONS = 10_000
ENTRIES = (1_000, 5_000)
WORDS = 50
SHOWN = 50
"""Entries found that a screen asks for."""


def reload(ground: Ground) -> Iterator[Figure]:
    """From nothing in memory to all that planning needs: points, and what is withheld that day."""
    questions = ground.size(QUESTIONS)
    places = ground.places(questions)
    day = date(2026, 11, 22)

    def once() -> float:
        """Seconds; what it takes to let go of it again is not counted."""
        start = perf_counter()
        library = Library.open(places.content, places.cache)
        library.findings(day)
        return perf_counter() - start

    once()  # compiles
    once()  # reads again what was written within the last two seconds, and notes it
    gc.collect()
    gc.freeze()  # what earlier measures left is none of this one's work
    times = [once() for _round in range(ground.rounds(30))]
    files = questions // QUESTIONS_A_FILE
    yield limit_of(
        f"reload of {questions:,} unchanged questions in {files} files, and the built-in content",
        middle(times) * 1000,
        60,
        "ms",
    )
    changed = sorted(places.content[-1].rglob("*.yaml"))[files // 2]
    times = []
    for number in range(ground.rounds(10)):
        changed.write_text(changed.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        times.append(once())
    yield Figure("the same, one file changed", f"{middle(times) * 1000:.1f} ms")


def search(ground: Ground) -> Iterator[Figure]:
    """Every prefix of words that people look up, as the glossary screen asks for them."""
    prefixes = [word[:length] for word in words(WORDS) for length in range(1, len(word) + 1)]
    for size in ENTRIES:
        entries = ground.size(size)
        library = Library(Content(banks=(), outlines={}, terms=terms(entries), tariffs=Tariffs({})))
        first = seconds(partial(library.find_terms, "a", SHOWN))
        times = [seconds(partial(library.find_terms, prefix, SHOWN)) for prefix in prefixes]
        yield limit_of(
            f"search of the glossary, {entries:,} entries, p95 of {len(times)} keys",
            percentile(times, 0.95) * 1000,
            10,
            "ms",
            told=f"slowest {max(times) * 1000:.1f} ms; the first makes the index: {first * 1000:.0f} ms.",
        )
