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
    """The blanks of a cloze in order, typed or chosen; an empty text is a blank left empty."""

    texts: tuple[str, ...]


Answer = DontKnow | Chosen | Typed | Filled
