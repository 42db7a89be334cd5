"""One value among a few, on a line: left and right, or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from quizz.tui.widgets.prose import Prose


class OneOf(Prose, can_focus=True):
    """`options`: values and what they are called. The chosen one is told by a sign, not by colour alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
    ]

    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, widget: OneOf) -> None:
            super().__init__()
            self.widget = widget

        @property
        def control(self) -> OneOf:
            """The widget, so that handlers can name it by its id."""
            return self.widget

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str) -> None:
        super().__init__("", id=id)
        self._options = options
        values = [key for key, _name in options]
        self.set_reactive(OneOf.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._options[self.index][0]

    def on_mount(self) -> None:
        """Draw the first state."""
        self._draw()

    def watch_index(self) -> None:
        """Draw and tell."""
        self._draw()
        self.post_message(self.Changed(self))

    def action_step(self, step: int) -> None:
        """Choose the neighbour, round the ends."""
        self.index = (self.index + step) % len(self._options)

    def on_click(self, event: Click) -> None:
        """Choose the one that was clicked."""
        index = event.style.meta.get("option")
        if index is not None:
            self.index = index

    def _draw(self) -> None:
        pieces = []
        for index, (_value, name) in enumerate(self._options):
            chosen = index == self.index
            piece = Content(f"{'◉' if chosen else '○'}\u00a0{name}".replace(" ", "\u00a0"))
            if chosen:
                piece = piece.stylize("$accent bold")
            pieces.append(piece.stylize(Style.from_meta({"option": index})))
        self.update(Content("   ").join(pieces))
