"""The answers that people are writing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct, convert
from msgspec.structs import asdict, fields

from quizz.domain.answer import Answer
from quizz.domain.draft import Draft
from quizz.storage.hot.prepared import Prepared, add, as_text, read
from quizz.storage.hot.rows import each, one, some
from quizz.storage.hot.values import instant

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_NAMES = tuple(field.name for field in fields(Draft))
_OF_LEARNER = read("drafts", (as_text(name) if name == "answer" else name for name in _NAMES))
_ALL = Prepared(f"{_OF_LEARNER} ORDER BY at, point")
_ONE = Prepared(f"{_OF_LEARNER} AND point = :point")
_ADD = add("drafts", _NAMES)
_TAKE_OUT = Prepared("DELETE FROM drafts WHERE learner = :learner AND point = :point")
_ANSWER = msgspec.json.Decoder(Answer).decode


class HotDrafts:
    """Reads and writes drafts, one a person and a point."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def of_learner(self, learner: UUID) -> list[Draft]:
        """Every draft of a person, oldest first."""
        return some(self._link, _ALL, {"learner": learner}, each(_draft))

    def get(self, learner: UUID, point: str) -> Draft | None:
        """The draft of a point, None when it has none."""
        return one(self._link, _ONE, {"learner": learner, "point": point}, _draft)

    def put(self, draft: Draft) -> None:
        """Store a draft, in the place of the one that its point had."""
        self.delete(draft.learner, draft.point)
        _ADD.run(self._link, asdict(draft))

    def delete(self, learner: UUID, point: str) -> None:
        """Remove the draft of a point, if it has one."""
        _TAKE_OUT.run(self._link, {"learner": learner, "point": point})


class _Stored(Struct, array_like=True):
    """The columns in their order. SQLite stores instants as microseconds and identifiers as bytes."""

    learner: UUID
    point: str
    question: str
    revision: int
    answer: str
    milliseconds: int
    at: Annotated[int, Meta(ge=0)] | datetime


def _draft(row: tuple[Any, ...]) -> Draft:
    stored = convert(row, _Stored)
    at = instant(stored.at) if isinstance(stored.at, int) else stored.at.astimezone(UTC)
    return Draft(**{**asdict(stored), "answer": _ANSWER(stored.answer), "at": at})
