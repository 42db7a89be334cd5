"""Every way to settle a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from quizz.domain.agenda import requirements
from quizz.domain.agenda.breaches import is_right
from quizz.domain.agenda.obstacles import in_the_way
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.refusing import possible
from quizz.domain.agenda.week import Change, Constraint
from quizz.domain.question.appointments import Appointment
from quizz.i18n import _, ngettext

MOST = 200
"""Solutions that are worth counting."""
MOST_TRIED = 100_000
"""Placements looked at before a search gives up, a few seconds; one or two bookings to place hardly ever need
as many."""


class Solutions(Struct, frozen=True):
    """Changes that leave nothing but wishes broken, those that move fewest first.

    `complete`: there is no other; else the search stopped at its limit.
    """

    found: tuple[tuple[Change, ...], ...]
    complete: bool

    @property
    def told(self) -> str:
        """How many there are, in a sentence."""
        count = len(self.found)
        if not self.complete and not count:
            return _("La recherche s’est arrêtée avant de trouver une réponse.")
        if not self.complete:
            return _("Au moins {count} réponses conviennent.").format(count=count)
        return ngettext("{count} réponse convient.", "{count} réponses conviennent.", count).format(
            count=count
        )


def solutions(question: Appointment, limit: int = MOST) -> Solutions:
    """The changes that settle a request, `limit` of them at most."""
    search = _Search(question)
    found: list[tuple[Change, ...]] = []
    for changes in search.run():
        if len(found) == limit:
            return Solutions(tuple(found), complete=False)
        found.append(changes)
    return Solutions(tuple(found), complete=not search.is_exhausted)


class _Search:
    """Everything to cancel is cancelled; some that may move are taken out; then each is placed in turn."""

    def __init__(self, question: Appointment) -> None:
        self._question = question
        self._left = MOST_TRIED
        self._binding: list[Constraint] = [one for one in question.constraints if not one.soft]

    @property
    def is_exhausted(self) -> bool:
        """Whether it gave up."""
        return self._left < 0

    def run(self) -> Iterator[tuple[Change, ...]]:
        cancelled = [Change(name) for name in dict.fromkeys(self._question.cancelled)]
        movable = [name for name in dict.fromkeys(self._question.movable) if Change(name) not in cancelled]
        wanted = [one.id for one in self._question.wanted]
        emptied = plan_of(self._question, (*cancelled, *map(Change, movable)))
        anywhere = {name: possible(emptied, name) for name in (*movable, *wanted)}
        for size in range(len(movable) + 1):
            for moved in combinations(movable, size):
                plan = plan_of(self._question, (*cancelled, *map(Change, moved)))
                places = []
                for name in (*wanted, *moved):
                    places.append(self._candidates(plan, name, anywhere[name]))
                    if not places[-1]:
                        break
                else:
                    yield from self._placed(plan, [*places[len(wanted) :], *places[: len(wanted)]])
                if self.is_exhausted:
                    return

    def _candidates(self, plan: Plan, name: str, anywhere: Iterable[Change]) -> list[Change]:
        """Where a booking may go, were it alone; a booking that is moved goes elsewhere.

        `anywhere`: where it might if all that may move did.
        """
        found = []
        for change in anywhere:
            self._left -= 1
            if self.is_exhausted:
                break
            candidate = plan.placed(change)
            if candidate is None or not plan.is_change(change) or in_the_way(plan, candidate) is not None:
                continue
            if self._may_be_right(plan.changed(change), name):
                found.append(change)
        return found

    def _may_be_right(self, plan: Plan, placed: str) -> bool:
        """Whether what was just placed, and what is compared with it, comply; what is not placed yet may."""
        return all(
            booking is None or not requirements.unmet(plan, constraint, booking)
            for constraint in self._binding
            if placed in (constraint.on, *requirements.named_by(constraint))
            for booking in (plan.standing.get(constraint.on),)
        )

    def _placed(self, plan: Plan, things: Sequence[list[Change]]) -> Iterator[tuple[Change, ...]]:
        if not things:
            if is_right(self._question, plan):
                yield plan.changes
            return
        for change in things[0]:
            self._left -= 1
            if self._left < 0:
                return
            candidate = plan.placed(change)
            if candidate is None or in_the_way(plan, candidate) is not None:
                continue
            then = plan.changed(change)
            if self._may_be_right(then, change.booking):
                yield from self._placed(then, things[1:])
