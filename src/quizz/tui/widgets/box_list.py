"""The boxes of a sheet: a cursor goes from one to the next, options unfold, numbers are typed in place."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message

from quizz.domain.judgement import Judgement
from quizz.domain.sheet import Box
from quizz.tui.widgets.box_row import LONGEST_NUMBER, NOWHERE, BoxRow, Widths

_LETTERS = ",".join(f"{letter},{letter.upper()}" for letter in ascii_lowercase)


class BoxList(Vertical, can_focus=True):
    """Rows with a cursor. Letters do nothing: somebody who types a word there must not set off commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("tab", "go(1)", show=False),
        Binding("shift+tab", "go(-1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("space", "unfold", show=False),
        Binding("backspace", "erase", show=False),
        Binding("delete", "clear", show=False),
        Binding("comma,full_stop", "comma", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        Binding(_LETTERS, "ignore", show=False),
    ]

    class Touched(Message):
        """The cursor moved, or the answer `changed`."""

        def __init__(self, *, changed: bool) -> None:
            super().__init__()
            self.changed = changed

    def __init__(self, boxes: Sequence[Box]) -> None:
        super().__init__()
        widths = Widths.of(boxes)
        self.rows = [BoxRow(box, widths) for box in boxes]
        self.cursor = 0
        self.is_open = True
        self.is_unfolded = False
        self._texts = [""] * len(self.rows)
        self._fresh = False
        self._pointed = NOWHERE

    def compose(self) -> ComposeResult:
        """Lay the rows out."""
        yield from self.rows

    def on_mount(self) -> None:
        """Draw the first state."""
        self._draw()

    def on_key(self, event: Key) -> None:
        """Escape leaves the options, then the session: it is no key of the list when nothing is unfolded."""
        if event.key == "escape" and self.is_unfolded:
            event.stop()
            event.prevent_default()
            self._fold()
            self._draw()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in each box, empty for one that is not filled."""
        return tuple(self._texts)

    @property
    def left(self) -> tuple[int, ...]:
        """The boxes that are empty."""
        return tuple(place for place, text in enumerate(self._texts) if not text)

    def point(self, place: int, *, unfold: bool = False) -> None:
        """Put the cursor on a box and show it, with its options when they are to `unfold`."""
        self._fold()
        self.cursor = place
        self._fresh = bool(self._texts[place])
        if unfold:
            self._unfold()
        self._draw()
        self.call_after_refresh(self.reveal)

    def go_on(self) -> bool:
        """What Enter does in a box: take the option that is pointed at, then go to the next empty one.

        False when there is none after it. An empty box first shows its options.
        """
        if self.is_unfolded:
            pointed = self._pointed
            self._fold()
            if pointed != NOWHERE:
                self._fill(self._here.options[pointed])
        elif not self._texts[self.cursor] and self._here.options:
            self.action_unfold()
            return True
        following = next((place for place in self.left if place > self.cursor), None)
        if following is None:
            self._draw()
            return False
        self.point(following, unfold=True)
        return True

    def reveal(self) -> None:
        """Show the row under the cursor."""
        self.rows[self.cursor].scroll_visible(animate=False)

    def close(self, judgement: Judgement) -> None:
        """Show the verdicts; nothing can be filled any more."""
        self.is_open = self.is_unfolded = self.can_focus = False
        for row, part in zip(self.rows, judgement.parts, strict=True):
            row.tell(part, unknown=judgement.unknown)

    def action_move(self, step: int) -> None:
        """Go to the box above or below, or to the option while they are unfolded.

        A box that is out of sight is shown first: on a small screen the papers come before it.
        """
        if self.is_unfolded:
            count = len(self._here.options)
            start = count if self._pointed == NOWHERE and step < 0 else self._pointed
            self._pointed = (start + step) % count
            self._draw()
        elif not self.screen.can_view_entire(self.rows[self.cursor]):
            self.reveal()
        else:
            self.action_go(step)

    def action_go(self, step: int) -> None:
        """Go to the box above or below, round the ends."""
        self.point((self.cursor + step) % len(self.rows))
        self.post_message(self.Touched(changed=False))

    def action_change(self, step: int) -> None:
        """Give a chosen box the next option or the one before, round the ends."""
        options = self._here.options
        if options:
            text = self._texts[self.cursor]
            start = options.index(text) if text else len(options) if step < 0 else -1
            self._pointed = (start + step) % len(options)
            self._fill(options[self._pointed])

    def action_unfold(self) -> None:
        """Show the options of a chosen box, or take the one that is pointed at."""
        if not self._here.options:
            return
        if self.is_unfolded:
            pointed = self._pointed
            self._fold()
            if pointed != NOWHERE:
                self._fill(self._here.options[pointed])
        else:
            self._unfold()
            self.call_after_refresh(self.reveal)
            self.post_message(self.Touched(changed=False))
        self._draw()

    def action_digit(self, digit: int) -> None:
        """Choose an option by its number, or type."""
        options = self._here.options
        if not options:
            self._type(str(digit))
        elif 1 <= digit <= len(options):
            self._fold()
            self._fill(options[digit - 1])

    def action_comma(self) -> None:
        """Type the comma of a number, once."""
        text = "" if self._fresh else self._texts[self.cursor]
        if not self._here.options and "," not in text:
            self._type("," if text else "0,")

    def action_erase(self) -> None:
        """Take the last character of a number back, or empty a chosen box."""
        self._fill("" if self._here.options else self._texts[self.cursor][:-1])

    def action_clear(self) -> None:
        """Empty the box."""
        self._fill("")

    def action_ignore(self) -> None:
        """Do nothing."""

    @property
    def _here(self) -> Box:
        return self.rows[self.cursor].box

    @on(BoxRow.Clicked)
    def _clicked(self, event: BoxRow.Clicked) -> None:
        event.stop()
        if not self.is_open:
            return
        self.focus(scroll_visible=False)
        place = self.rows.index(event.row)
        if event.option != NOWHERE:
            self._fold()
            self._fill(event.row.box.options[event.option])
        elif place == self.cursor and event.row.box.options and self.is_unfolded:
            self._fold()
            self._draw()
        else:
            self.point(place, unfold=True)
            self.post_message(self.Touched(changed=False))

    def _type(self, characters: str) -> None:
        text = ("" if self._fresh else self._texts[self.cursor]) + characters
        if len(text) <= LONGEST_NUMBER:
            self._fill(text)

    def _fill(self, text: str) -> None:
        changed = text != self._texts[self.cursor]
        self._texts[self.cursor] = text
        self._fresh = False
        self._draw()
        self.reveal()
        if changed:
            self.post_message(self.Touched(changed=True))

    def _unfold(self) -> None:
        options = self._here.options
        if options:
            text = self._texts[self.cursor]
            self.is_unfolded = True
            self._pointed = options.index(text) if text else NOWHERE

    def _fold(self) -> None:
        self.is_unfolded = False
        self._pointed = NOWHERE

    def _draw(self) -> None:
        if not self.is_open:
            return
        for place, (row, text) in enumerate(zip(self.rows, self._texts, strict=True)):
            here = place == self.cursor
            row.draw(
                text,
                cursor=here,
                fresh=here and self._fresh,
                unfolded=here and self.is_unfolded,
                pointed=self._pointed if here else NOWHERE,
            )
