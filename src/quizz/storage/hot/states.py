"""What memory holds of each point: read for a session, changed by an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from sys import float_info
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct, convert
from msgspec.structs import asdict

from quizz.domain.review import PointState, Standing, StateOutline
from quizz.storage.hot.prepared import Prepared, add, as_text, change, is_sqlite, read
from quizz.storage.hot.rows import check_days, one, some

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_OTHERS = (
    "stability",
    "difficulty",
    "last_day",
    "due_day",
    "reviews",
    "lapses",
    "pending",
    "standing",
    "seen",
    "last_entry",
)
"""The columns beside that of the learner and that of the point."""
_OF_LEARNER = read(
    "point_states", ("point", *(as_text(name) if name == "seen" else name for name in _OTHERS))
)
_AT_ONCE = 8
_KEYS = tuple(f"point_{number}" for number in range(_AT_ONCE))
_STATES = Prepared(_OF_LEARNER)
_OUTLINES = Prepared(
    read(
        "point_states",
        ("point", "stability", "last_day", "due_day", "reviews", "pending", "standing", as_text("seen")),
    )
)
_STATE = Prepared(f"{_OF_LEARNER} AND point = :point")
_SOME = Prepared(f"{_OF_LEARNER} AND point IN ({', '.join(f':{key}' for key in _KEYS)})")
_ADD = add("point_states", ("learner", "point", *_OTHERS))
_CHANGE = change("point_states", _OTHERS, where="learner = :learner AND point = :point")
_SPOILT = Prepared(
    "SELECT count(*) FROM point_states WHERE learner = :learner AND NOT ("
    "difficulty >= 0 AND difficulty <= 1.7976931348623157e308 "
    "AND typeof(lapses) = 'integer' AND lapses >= 0 AND lapses < 2147483647 "
    "AND (last_entry IS NULL OR (typeof(last_entry) = 'blob' AND length(last_entry) = 16)))"
)
"""How many rows an outline would find sound, which are not: what `_Stored` asks of the other columns."""


class HotStates:
    """Reads and writes states."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def outlines(self, learner: UUID) -> dict[str, StateOutline]:
        """What choosing and counting want of every state of a learner, by point.

        Damage in the rest is found too: who practises is told before she begins, not at the point.
        """
        found = some(self._link, _OUTLINES, {"learner": learner}, _outlines)
        if is_sqlite(self._link):  # elsewhere the types of the columns see to it
            one(self._link, _SPOILT, {"learner": learner}, _refused)
        return {outline.point: outline for outline in found}

    def all(self, learner: UUID) -> dict[str, PointState]:
        """Every state of a learner, by point."""
        states = some(self._link, _STATES, {"learner": learner}, _states)
        return {state.point: state for state in states}

    def get(self, learner: UUID, point: str) -> PointState | None:
        """The state of one point, None when it was never asked."""
        return one(self._link, _STATE, {"learner": learner, "point": point}, _state)

    def coming(self, learner: UUID, points: Sequence[str]) -> PointState | None:
        """The state of the first of the points, which will be wanted in that order."""
        return self.get(learner, points[0])

    def put(self, learner: UUID, state: PointState) -> None:
        """Replace the state of a point."""
        values = {**asdict(state), "learner": learner, "standing": state.standing.value}
        if _CHANGE.run(self._link, values) == 0:
            _ADD.run(self._link, values)


class RememberedStates(HotStates):
    """Reads each state once, for who knows that nobody else writes; some before they are wanted.

    A page of SQLite and the way to it take longer than the row.
    """

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        self._learner: UUID | None = None
        self._known: dict[str, PointState | None] = {}

    def get(self, learner: UUID, point: str) -> PointState | None:
        """The state of one point, None when it was never asked."""
        return self.coming(learner, (point,))

    def coming(self, learner: UUID, points: Sequence[str]) -> PointState | None:
        """The state of the first of the points; when it must be read, those of a few others are as well."""
        known = self._known_of(learner)
        if points[0] not in known:
            known |= self._read(learner, points[:_AT_ONCE])
        return known[points[0]]

    def put(self, learner: UUID, state: PointState) -> None:
        """Replace the state of a point."""
        super().put(learner, state)
        self._known_of(learner)[state.point] = state

    def _known_of(self, learner: UUID) -> dict[str, PointState | None]:
        """What is remembered of one person; to look at another forgets it."""
        if learner is not self._learner:
            self._learner, self._known = learner, {}
        return self._known

    def _read(self, learner: UUID, points: Sequence[str]) -> dict[str, PointState | None]:
        """From one statement, in the time of two."""
        keys = dict(zip_longest(_KEYS, points, fillvalue=points[0]))
        found = {
            state.point: state for state in some(self._link, _SOME, {"learner": learner, **keys}, _states)
        }
        return {point: found.get(point) for point in points}


_Measure = Annotated[float, Meta(ge=0, le=float_info.max)]
_Count = Annotated[int, Meta(ge=0, lt=2**31 - 1)]
"""The columns hold no greater number on PostgreSQL."""


class _Stored(Struct, array_like=True, gc=False):
    """The columns in their order. SQLite stores days and identifiers as text and bytes."""

    point: str
    stability: _Measure
    difficulty: _Measure
    last_day: date | None
    due_day: date | None
    reviews: _Count
    lapses: _Count
    pending: bool
    standing: Standing
    seen: str
    last_entry: UUID | None


class _StoredOutline(StateOutline, array_like=True, frozen=True, gc=False):
    """Whose figures are held to what the columns hold."""

    stability: _Measure
    reviews: _Count


_DECODE_SEEN = msgspec.json.Decoder(dict[str, int]).decode
_DECODE_ALL_SEEN = msgspec.json.Decoder(list[dict[str, int]]).decode
"""In one call: there may be ten thousand."""


def _states(rows: list[tuple[Any, ...]]) -> list[PointState]:
    """All at once, since there may be a row for each point of the banks.

    Raises ValueError or ValidationError on figures that memory cannot have written.
    """
    stored = convert(rows, list[_Stored], strict=False)
    _check(stored)
    return [
        PointState(
            point=row.point,
            stability=row.stability,
            difficulty=row.difficulty,
            last_day=row.last_day,
            due_day=row.due_day,
            reviews=row.reviews,
            lapses=row.lapses,
            pending=row.pending,
            standing=row.standing,
            seen=_DECODE_SEEN(row.seen),
            last_entry=row.last_entry,
        )
        for row in stored
    ]


def _outlines(rows: list[tuple[Any, ...]]) -> list[_StoredOutline]:
    """Raises as `_states`."""
    stored = convert(rows, list[_StoredOutline], strict=False)
    _check(stored)
    if len(_DECODE_ALL_SEEN(f"[{','.join(row.asked for row in stored)}]")) != len(stored):
        raise ValueError("one of the `seen` is several")
    return stored


def _refused(row: tuple[Any, ...]) -> None:
    if row != (0,):
        raise ValueError(f"rows that memory cannot have written: {row}")


def _check(stored: Sequence[_Stored | _StoredOutline]) -> None:
    """Raise ValueError on days and figures that memory cannot have written together."""
    check_days(*{row.last_day for row in stored}, *{row.due_day for row in stored})
    for row in stored:
        if row.stability == 0 and row.last_day is not None:
            raise ValueError(f"no memory is like this: {row}")


def _state(row: tuple[Any, ...]) -> PointState:
    return _states([row])[0]
