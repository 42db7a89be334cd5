"""The places that calls come to: three lines, the counter, the doctor's door."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widget import Widget

from quizz.i18n import _
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import Prose

_MARK = 1
_KEY = 2
_AIRY = 32
"""Columns from which there is room for air."""
NOWHERE = -1
LINES = 3
"""The places that stand in the first column, where there are two."""


class Doing(Enum):
    """What goes on at a place."""

    NOTHING = auto()
    CALLING = auto()
    """It rings, or somebody stands there; nobody answered yet."""
    HELD = auto()
    """Answered, and asked to wait."""
    OPEN = auto()
    """It is the one being dealt with."""


class Stand(Struct, frozen=True):
    """What is seen of a place. `seconds`: of waiting, None when time does not count.

    `is_longest`: nobody waits for longer.
    """

    key: str
    name: str
    doing: Doing = Doing.NOTHING
    who: str = ""
    seconds: int | None = None
    is_longest: bool = False


class PlaceRow(Widget):
    """One place on one line; it is painted again when something of it changed, and moves nothing."""

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int, stand: Stand, names: int) -> None:
        super().__init__()
        self._place = place
        self._stand = stand
        self._names = names
        self._pointed = False

    def render(self) -> Visual:
        """A mark, the key, the name of the place, what goes on there."""
        stand = self._stand
        quiet = stand.doing is Doing.NOTHING
        style = "$secondary" if quiet else "$accent bold" if _is_strong(stand) else "bold"
        mark = "▸" if stand.doing is Doing.OPEN or self._pointed else ""
        names = self._names + (2 if self.size.width >= _AIRY else 1)
        room = self.size.width - _MARK - _KEY - names
        return Columns(
            Cell(Content.styled(mark, "$accent bold"), _MARK),
            Cell(Content.styled(stand.key, "$secondary" if quiet else "$accent bold"), _KEY),
            Cell(Content.styled(stand.name, style), names),
            Cell(_told(stand, room)),
        )

    def show(self, stand: Stand, *, pointed: bool) -> None:
        """Show what goes on there now; `pointed`: whether the cursor is there."""
        if (stand, pointed) != (self._stand, self._pointed):
            self._stand, self._pointed = stand, pointed
            self.set_class(pointed, "-cursor")
            self.refresh()

    def on_click(self) -> None:
        """Tell the board."""
        self.post_message(self.Clicked(self._place))


class Board(Widget, can_focus=True):
    """All the places, and what is still to come. While it has the keys, arrows go round those that wait."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
    ]

    def __init__(self, stands: Sequence[Stand]) -> None:
        super().__init__(id="board")
        names = max(len(stand.name) for stand in stands)
        self._stands = tuple(stands)
        self._rows = [PlaceRow(place, stand, names) for place, stand in enumerate(stands)]
        self._left = Prose("", classes="left")
        self._told = ""
        self._cursor = NOWHERE

    def compose(self) -> ComposeResult:
        """The lines, then the places where people stand: beside them where there is room for two columns."""
        with Vertical():
            yield from self._rows[:LINES]
        with Vertical():
            yield from self._rows[LINES:]
            yield self._left

    @property
    def cursor(self) -> int:
        """The place that is pointed at, NOWHERE when none is or nobody waits there any more."""
        return self._cursor if self._cursor in self._waiting else NOWHERE

    def show(self, stands: Sequence[Stand], *, left: str) -> None:
        """Show the places as they are now, and `left`, a few words."""
        self._stands = tuple(stands)
        self._draw()
        if left != self._told:
            self._told = left
            self._left.update(Content(left), layout=False)

    def on_focus(self) -> None:
        """Nothing is pointed at before the first move."""
        self._cursor = NOWHERE
        self._draw()

    def on_blur(self) -> None:
        """The cursor is not there any more."""
        self._draw()

    def action_move(self, step: int) -> None:
        """Point at the next place where somebody waits, round the ends."""
        waiting = self._waiting
        if waiting:
            here = waiting.index(self.cursor) if self.cursor != NOWHERE else -1 if step > 0 else 0
            self._cursor = waiting[(here + step) % len(waiting)]
            self._draw()

    @property
    def _waiting(self) -> list[int]:
        return [
            place for place, stand in enumerate(self._stands) if stand.doing in {Doing.CALLING, Doing.HELD}
        ]

    def _draw(self) -> None:
        pointed = self.cursor if self.has_focus else NOWHERE
        for place, (row, stand) in enumerate(zip(self._rows, self._stands, strict=True)):
            row.show(stand, pointed=place == pointed)


def _is_strong(stand: Stand) -> bool:
    return stand.is_longest or stand.doing is Doing.OPEN


def _told(stand: Stand, room: int) -> Content:
    """The longest way of saying it that has room."""
    ways = list(_ways(stand))
    text = next((way for way in ways if len(way) <= room), ways[-1])
    return Content.styled(text, "$accent bold" if _is_strong(stand) else "$secondary")


def _ways(stand: Stand) -> Sequence[str]:
    match stand.doing:
        case Doing.NOTHING:
            return ["·"]
        case Doing.OPEN:
            return [stand.who, _("en cours")]
        case Doing.HELD if stand.seconds is None:
            return [_("{who} attend").format(who=stand.who), _("attend")]
        case Doing.HELD:
            told = _("{who} attend, {n} s").format(who=stand.who, n=stand.seconds)
            short = _("attend, {n} s").format(n=stand.seconds)
        case _ if stand.seconds is None:
            return [_("appelle")]
        case _:
            told = _("depuis {n} s").format(n=stand.seconds)
            short = _("{n} s").format(n=stand.seconds)
    if not stand.is_longest:
        return [told, short]
    return [
        _("{told}, le plus longtemps").format(told=told),
        _("{told}, le plus longtemps").format(told=short),
        _("{told}, plus long").format(told=short),
        short,
    ]
