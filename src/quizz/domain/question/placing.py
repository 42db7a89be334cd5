"""Types whose things are put in their places."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question


class Pair(Struct, frozen=True, omit_defaults=True):
    """Two texts that belong together. `feedback`: why, told when the pair is missed."""

    left: str
    right: str
    feedback: str = ""


class Item(Struct, frozen=True, omit_defaults=True):
    """Something to put in order or in a category. `feedback`: why there, told when it is misplaced."""

    text: str
    feedback: str = ""


class Category(Struct, frozen=True):
    """A group and the items that belong to it."""

    name: str
    items: tuple[Item, ...]


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """Left texts, each to be given its right text. `decoys`: right texts that belong to nothing."""

    mode = Mode.RECOGNITION
    pairs: tuple[Pair, ...]
    decoys: tuple[str, ...] = ()


class Ordering(Question, frozen=True, kw_only=True, tag="ordering"):
    """Items to put in order, written here in the right one."""

    mode = Mode.RECOGNITION
    items: tuple[Item, ...]


class Sorting(Question, frozen=True, kw_only=True, tag="sorting"):
    """Items to put in categories; the categories are shown as written, the items mixed."""

    mode = Mode.RECOGNITION
    categories: tuple[Category, ...]
