"""What a person answers. Positions count from 0 in the options as they were shown."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.agenda.week import Change


class DontKnow(Struct, frozen=True, tag="dont_know", tag_field="type"):
    """« Je ne sais pas »."""


class Chosen(Struct, frozen=True, tag="chosen", tag_field="type"):
    """Positions of the chosen options; true_false shows « Vrai » (0) then « Faux » (1)."""

    positions: tuple[int, ...]


class Typed(Struct, frozen=True, tag="typed", tag_field="type"):
    """Typed text, as typed."""

    text: str


class Filled(Struct, frozen=True, tag="filled", tag_field="type"):
    """Texts in order, typed or chosen, empty when left empty: the blanks of a cloze, the boxes of a sheet,
    the sentences of a dictation; of a word taken apart, the word cut by `/`, then the meanings."""

    texts: tuple[str, ...]


class Placed(Struct, frozen=True, tag="placed", tag_field="type"):
    """The target given to each item, in the order shown; NOWHERE for an item left out."""

    places: tuple[int, ...]


class Ordered(Struct, frozen=True, tag="ordered", tag_field="type"):
    """The items in the order given, by their positions as shown; one that is missing was left out."""

    positions: tuple[int, ...]


NOWHERE = -1
"""The place of an item that was given no target."""


class Arranged(Struct, frozen=True, tag="arranged", tag_field="type"):
    """What was changed in an agenda, one change a booking at most, in the order in which it was done."""

    changes: tuple[Change, ...]


Answer = DontKnow | Chosen | Typed | Filled | Placed | Ordered | Arranged
