"""Anki's engine without its window, to measure against: a tool for development, never shipped."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from anki.scheduler.v3 import Scheduler

MISSING = "needs the anki package: make bench installs it"
_MOST_A_DAY = 9999

FIRST_CARD = """
import sys
from anki.collection import Collection
collection = Collection(sys.argv[1])
card = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
print("carte", card.card.id, flush=True)
sys.stdin.read()
"""
"""Opens a collection and shows that its first card is there."""


def is_there() -> bool:
    """Whether the package is installed."""
    return find_spec("anki") is not None


def write_collection(file: Path, cards: int) -> Path:
    """A collection whose cards are all due today."""
    from anki.collection import AddNoteRequest, Collection

    collection = Collection(str(file))
    deck = collection.decks.id("Default")
    kind = collection.models.by_name("Basic")
    if deck is None or kind is None:
        raise RuntimeError("a new collection has its default deck and kind of note")
    requests = []
    for number in range(cards):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"Question {number} ?", f"Réponse {number}"
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(requests)
    options = collection.decks.config_dict_for_deck_id(deck)
    options["rev"]["perDay"] = options["new"]["perDay"] = _MOST_A_DAY
    collection.decks.update_config(options)
    collection.sched.set_due_date(collection.find_cards(""), "0")
    collection.close()
    return file


class AnkiSession:
    """Answers one card after another."""

    def __init__(self, file: Path) -> None:
        from anki.collection import Collection

        self._collection = Collection(str(file))
        self._scheduler = cast("Scheduler", self._collection.sched)
        self._queue = self._scheduler.get_queued_cards(fetch_limit=1)

    def answer(self) -> float:
        """Seconds to answer « good » and to have the next card."""
        from anki.scheduler.v3 import CardAnswer

        scheduler = self._scheduler
        start = perf_counter()
        queued = self._queue.cards[0]
        card = self._collection.get_card(queued.card.id)
        card.start_timer()
        scheduler.answer_card(scheduler.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD))
        self._queue = scheduler.get_queued_cards(fetch_limit=1)
        return perf_counter() - start

    def close(self) -> None:
        """Close the collection."""
        self._collection.close()
