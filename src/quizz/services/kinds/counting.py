"""How much there is of what is practised apart, and how much of it waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from quizz.domain.review import AnyState, Standing
from quizz.memory.recall import is_due
from quizz.services.kinds import PRACTISED_APART, SCENARIO
from quizz.services.library import Library
from quizz.services.situations.catalogue import Situation, State


class KindCount(Struct, frozen=True, kw_only=True):
    """One kind. `points`: how many there are; `due` and `new`: as in a session; `begun`: of scenarios."""

    kind: str
    points: int
    due: int = 0
    new: int = 0
    begun: int = 0


def count_kinds(
    library: Library, states: Mapping[str, AnyState], situations: Sequence[Situation], day: date
) -> tuple[KindCount, ...]:
    """The kinds of which there is something, scenarios first; what was set aside counts nowhere."""
    points: Counter[str] = Counter()
    due: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for point, _theme in library.points():
        kinds = library.kinds_apart(point)
        state = states.get(point)
        if not kinds or (state is not None and state.standing is not Standing.ACTIVE):
            continue
        if not library.can_ask(point, day):
            continue
        points.update(kinds)
        if state is None or not state.reviews:
            new.update(kinds)
        elif is_due(state, day, library.is_raised(state, day)):
            due.update(kinds)
    begun = sum(situation.state is State.BEGUN for situation in situations)
    played = KindCount(kind=SCENARIO, points=len(situations), begun=begun)
    apart = (
        KindCount(kind=kind, points=points[kind], due=due[kind], new=new[kind]) for kind in PRACTISED_APART
    )
    return tuple(found for found in (played, *apart) if found.points)
