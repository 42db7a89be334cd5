"""The week of a practice as its author wrote it.

Days count from 0, Monday; hours are minutes since midnight.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

QUARTER = 15
"""Minutes: appointments begin on a quarter of an hour and last whole quarters."""


class Moment(Struct, frozen=True, array_like=True, order=True):
    """A day of the week and an hour of that day."""

    day: int
    minute: int


class Opening(Struct, frozen=True, array_like=True, order=True):
    """A stretch of a day when a practitioner receives."""

    day: int
    start: int
    end: int


class Absence(Struct, frozen=True):
    """A day off, and why: « congés », « 11 Novembre »."""

    day: int
    why: str


class Practitioner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who has a column of the agenda. `does`: the kinds of appointment, all of them when empty."""

    id: str
    name: str
    openings: tuple[Opening, ...]
    absences: tuple[Absence, ...] = ()
    does: tuple[str, ...] = ()


class Equipment(Struct, frozen=True):
    """A room or a device; `count` of them can be used at once."""

    id: str
    name: str
    count: int = 1


class Kind(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of appointment. `letter` stands in the cells; `needs`: the equipment it takes all along.

    `urgent`: it may take a slot that is kept for emergencies.
    """

    id: str
    name: str
    letter: str
    minutes: int
    needs: tuple[str, ...] = ()
    urgent: bool = False


class Booking(Struct, frozen=True, kw_only=True, array_like=True, omit_defaults=True):
    """What stands in the agenda. `who` is empty for a slot that is kept for emergencies.

    `note`: what the cell tells when it is looked at: « a demandé à ne pas changer ». `minutes`: 0 for the
    usual length of its kind.
    """

    id: str
    kind: str
    practitioner: str
    at: Moment
    who: str = ""
    note: str = ""
    minutes: int = 0

    @property
    def is_kept(self) -> bool:
        """Whether it is a slot kept for emergencies, with nobody in it."""
        return not self.who


class Agenda(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A week. `monday`: its first day; `rules`: those of the practice, as they are told."""

    id: str
    title: str
    monday: date
    practitioners: tuple[Practitioner, ...]
    kinds: tuple[Kind, ...]
    bookings: tuple[Booking, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    rules: tuple[str, ...] = ()


class Via(StrEnum):
    """How a request comes."""

    PHONE = "phone"
    LETTER = "letter"
    ONLINE = "online"
    COUNTER = "counter"
    INSIDE = "inside"
    """From the practice itself."""


class Request(Struct, frozen=True):
    """What is asked, in the words of who asks."""

    via: Via
    who: str
    text: str


class Wanted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An appointment to make; `id` names it in constraints and changes, beside those of the bookings."""

    id: str
    kind: str
    who: str
    minutes: int = 0


class Gap(Struct, frozen=True, array_like=True, omit_defaults=True):
    """The minutes between the end of a booking and the start of another: so many at least, and at most."""

    booking: str
    minutes: int
    at_most: int | None = None


class Constraint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a booking must comply with; every field that is filled counts.

    `on`: the wanted or moved booking. `from_`, `until`: the first moment at which it may begin, the last at
    which it may end; `after`, `before`: the same, as hours of any day. `gap_after`: what must pass since
    the end of another booking; `same_day_as`, `not_same_day_as`, `next_day_of`: another booking. `soft`: a
    wish, whose breach leaves the answer right. `why` is told when it is broken.
    """

    on: str
    why: str
    practitioners: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    from_: Moment | None = None
    until: Moment | None = None
    after: int | None = None
    before: int | None = None
    gap_after: Gap | None = None
    same_day_as: str = ""
    not_same_day_as: str = ""
    next_day_of: str = ""
    soft: bool = False


class Change(Struct, frozen=True, array_like=True):
    """A wanted or booked appointment put at a moment, or cancelled when `at` is None."""

    booking: str
    practitioner: str = ""
    at: Moment | None = None
