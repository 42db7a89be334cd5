"""What a person answers. Positions count from 0 in the options as they were shown."""

from __future__ import annotations

from msgspec import Struct


class DontKnow(Struct, frozen=True, tag="dont_know", tag_field="type"):
    """« Je ne sais pas »."""


class Chosen(Struct, frozen=True, tag="chosen", tag_field="type"):
    """Positions of the chosen options; true_false shows « Vrai » (0) then « Faux » (1)."""

    positions: tuple[int, ...]


class Typed(Struct, frozen=True, tag="typed", tag_field="type"):
    """Typed text, as typed."""

    text: str


class Filled(Struct, frozen=True, tag="filled", tag_field="type"):
    """The blanks of a cloze or the boxes of a sheet in order, typed or chosen; empty: left empty."""

    texts: tuple[str, ...]


class Placed(Struct, frozen=True, tag="placed", tag_field="type"):
    """The target given to each item, in the order shown; NOWHERE for an item left out."""

    places: tuple[int, ...]


class Ordered(Struct, frozen=True, tag="ordered", tag_field="type"):
    """The items in the order given, by their positions as shown; one that is missing was left out."""

    positions: tuple[int, ...]


NOWHERE = -1
"""The place of an item that was given no target."""

Answer = DontKnow | Chosen | Typed | Filled | Placed | Ordered
