"""The switchboard of one learner: the door to a rush."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizz.domain.question import Call
from quizz.domain.review import AnyState, Standing
from quizz.domain.switchboard import KeptCard, KeptRush, Level, Rush, level_of, replay, rush_of
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.memory.recall import is_due
from quizz.services.clock import Clock, today
from quizz.services.library import Library
from quizz.services.switchboard.choosing import chosen
from quizz.services.switchboard.shift import Shift

if TYPE_CHECKING:
    from quizz.services.journal import Journal

SEED_BITS = 32


class Switchboard:
    """What a learner can go through, and has begun."""

    def __init__(self, library: Library, journal: Journal, *, clock: Clock, random: Random) -> None:
        self._library = library
        self._journal = journal
        self._clock = clock
        self._random = random

    def is_begun(self, *, unhurried: bool | None = None) -> bool:
        """Whether a rush was left before its end. `unhurried`: without a clock, or with; None for either."""
        return bool(self._begun(unhurried))

    def begin(self, level: int, *, seed: int | None = None, unhurried: bool = False) -> Shift:
        """A new rush; one that was left, with a clock or without as this one, is closed once it begins.

        Raises UsageError when there is no such level, or no card at all.
        """
        pace = level_of(level)
        seed = self._random.getrandbits(SEED_BITS) if seed is None else seed
        cards = self._cards(pace, Random(seed))
        if not cards:
            raise UsageError(_("Il n’y a pas d’appel de standard dans les banques."))
        kept = self._journal.new_rush(
            level=level,
            seed=seed,
            unhurried=unhurried,
            cards=tuple(KeptCard(card.id, card.revision) for card in cards),
        )
        return self._shift(rush_of(cards, seed=seed, level=level, unhurried=unhurried), kept, stored=False)

    def resume(self, *, unhurried: bool | None = None) -> Shift | None:
        """The rush that was left last, paused where it was; None when there is none that can go on.

        `unhurried`: as of `is_begun`. One whose cards have changed since cannot go on: it is closed.
        """
        for kept in reversed(self._begun(unhurried)):
            rush = self._rush(kept)
            if rush is not None:
                return self._shift(rush, kept, stored=True)
            self._journal.close_rush(kept)
        return None

    def _begun(self, unhurried: bool | None) -> list[KeptRush]:
        found = self._journal.begun_rushes()
        return [kept for kept in found if unhurried is None or kept.unhurried is unhurried]

    def _cards(self, level: Level, random: Random) -> tuple[Call, ...]:
        """Those of a rush; what was set aside does not come."""
        day, states = today(self._clock), self._journal.states()
        asked = (
            card
            for card in self._library.calls(day)
            if (state := states.get(card.point_id)) is None or state.standing is Standing.ACTIVE
        )

        def due(state: AnyState) -> bool:
            return is_due(state, day, self._library.is_raised(state, day))

        return chosen(asked, states, level, random, due)

    def _rush(self, kept: KeptRush) -> Rush | None:
        """The rush as it was, None when it cannot be any more."""
        known = {card.id: card for card in self._library.calls(today(self._clock))}
        cards: list[Call] = []
        for asked in kept.cards:
            card = known.get(asked.id)
            if card is None or card.revision != asked.revision:
                return None
            cards.append(card)
        try:
            rush = rush_of(cards, seed=kept.seed, level=kept.level, unhurried=kept.unhurried)
            replay(rush, kept.events)
        except UsageError:
            return None
        return rush

    def _shift(self, rush: Rush, kept: KeptRush, *, stored: bool) -> Shift:
        return Shift(rush, kept, journal=self._journal, clock=self._clock, stored=stored)
