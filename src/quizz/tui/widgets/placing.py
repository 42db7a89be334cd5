"""The panel of matching and sorting: each item is given one of the lettered targets."""

from __future__ import annotations

from string import ascii_lowercase
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize

from quizz.domain.answer import NOWHERE, Answer, Placed
from quizz.domain.judgement import Judgement, Part
from quizz.domain.presentation import Presented
from quizz.domain.question import Matching
from quizz.i18n import _
from quizz.tui.widgets.item_list import ItemList, ItemPanel
from quizz.tui.widgets.target_row import TargetRow, letter_of

MOST_TARGETS = 6
MARK_WIDTH = 8
BESIDE_MARK_WIDTH = 5
"""Of a mark without its target, which stands beside the item instead, or which the verdict tells."""
LETTER_WIDTH = 3
GAP = 3
LEAST_ROOM = 4
"""Lines for the items on a small screen, even when the question above must then scroll away."""


class PlacingList(ItemList):
    """The items above, the targets below and always in sight: on a small screen the items scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "change(1)", show=False),
        *(
            Binding(f"{letter},{letter.upper()}", f"give({target})", show=False)
            for target, letter in enumerate(ascii_lowercase[:MOST_TARGETS])
        ),
    ]

    def __init__(self, presented: Presented) -> None:
        super().__init__(presented.items, mark_width=MARK_WIDTH)
        self._names = presented.targets
        self._places = [NOWHERE] * len(presented.items)
        self._recent: list[int] = []  # the items placed, the last one last
        self._one_each = isinstance(presented.question, Matching)
        self._scroller = VerticalScroll(*self.rows, classes="items", can_focus=False)
        self._targets = [
            TargetRow(target, name, mark_width=MARK_WIDTH) for target, name in enumerate(presented.targets)
        ]
        self._legend = Vertical(*self._targets, classes="targets")
        self._beside = False
        self._room = 0
        self._seen: tuple[object, ...] = ()
        self._moved = False
        self._longest = max(Content(item.text).cell_length for item in presented.items)
        self._widest = max(Content(name).cell_length for name in presented.targets)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._scroller
        yield self._legend

    def on_mount(self) -> None:
        """Follow the size of the screen."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._fit())

    @property
    def places(self) -> tuple[int, ...]:
        """The target of each item, NOWHERE for one that has none."""
        return tuple(self._places)

    @property
    def left(self) -> tuple[int, ...]:
        """The items that have no target yet."""
        return tuple(index for index, place in enumerate(self._places) if place == NOWHERE)

    def draw(self) -> None:
        """Each item with its target, each target with its items."""
        for index, (row, place) in enumerate(zip(self.rows, self._places, strict=True)):
            here = index == self.cursor
            mark = Content(f"{'▸' if here else ' '} {index + 1}  ")
            letter, name = self._given(place)
            if self._beside:
                row.draw(mark, Content.assemble(letter, "  ", name), cursor=here)
            else:
                row.draw(mark.append(letter), cursor=here)
        for target, legend in enumerate(self._targets):
            holders = [index for index, place in enumerate(self._places) if place == target]
            legend.draw(holders if self._one_each else [], beside=self._beside)

    def tell(self, judgement: Judgement) -> None:
        """Each item with the target it belongs to, and the one it was given when that is another."""
        self._scroller.styles.max_height = None
        self._legend.display = False
        self._part_columns()
        for index, (row, part) in enumerate(zip(self.rows, judgement.parts, strict=True)):
            place = _where(part, unknown=judgement.unknown)
            row.tell(part, str(index + 1), Content(part.text), place, unknown=judgement.unknown)

    def reveal(self) -> None:
        """Show the row under the cursor among the items, and the whole with its targets."""
        self._moved = True
        self._scroller.scroll_to_widget(self.rows[self.cursor], animate=False)
        self.scroll_visible(animate=False)

    def pick(self, index: int) -> None:
        """Put the cursor on an item."""
        self.point(index)
        self.touched(changed=False)

    def action_number(self, index: int) -> None:
        """Go to an item by its number."""
        if index < len(self.rows):
            self.pick(index)

    def action_give(self, target: int) -> None:
        """Give a target to the item under the cursor and go on; the same one again is taken back.

        A letter that no target has does nothing: it must not set off a command of the screen.
        """
        if not self.is_open or target >= len(self._names):
            return
        if self._places[self.cursor] == target:
            self._put(NOWHERE)
        else:
            self._put(target)
            following = (*range(self.cursor, len(self.rows)), *range(self.cursor))
            self.point(next((index for index in following if index in self.left), self.cursor))
        self.touched()

    def action_change(self, step: int) -> None:
        """Give the item under the cursor the next target or the one before, round the ends."""
        here = self._places[self.cursor]
        start = -1 if here == NOWHERE and step > 0 else 0 if here == NOWHERE else here
        self._put((start + step) % len(self._names))
        self.touched()

    def action_take_back(self) -> None:
        """The item under the cursor loses its target; when it has none, the last one placed does."""
        if self._places[self.cursor] == NOWHERE and self._recent:
            self.point(self._recent[-1])
        self._put(NOWHERE)
        self.touched()

    def on_resize(self, event: Resize) -> None:
        """Names stand beside the items where there is room, else letters alone before them."""
        room = event.size.width - BESIDE_MARK_WIDTH - self._longest - GAP
        self._beside = LETTER_WIDTH + self._widest <= room
        self._part_columns()
        if self.is_open:
            self.draw()

    def _part_columns(self) -> None:
        mark = BESIDE_MARK_WIDTH if self._beside else MARK_WIDTH
        for target in self._targets:
            target.widen_mark(mark)
        for row in self.rows:
            row.part_columns(
                mark=mark if self.is_open else BESIDE_MARK_WIDTH,
                text=self._longest + GAP if self._beside else None,
            )

    @on(TargetRow.Clicked)
    def _target_clicked(self, event: TargetRow.Clicked) -> None:
        event.stop()
        if self.is_open:
            self.focus(scroll_visible=False)
            self.action_give(event.target)

    def _put(self, target: int) -> None:
        self._places[self.cursor] = target
        self._recent = [index for index in self._recent if index != self.cursor]
        if target != NOWHERE:
            self._recent.append(self.cursor)

    def _given(self, place: int) -> tuple[Content, str]:
        """Letter and name."""
        if place == NOWHERE:
            return Content("·").stylize("$secondary"), ""
        return Content(letter_of(place)).stylize("$accent bold"), self._names[place]

    def _fit(self) -> None:
        """Leave the targets their lines: what is above the items and the targets is not for the items."""
        if not self.is_open:
            return
        body = next(ancestor for ancestor in self.ancestors if isinstance(ancestor, VerticalScroll))
        above = sum(
            widget.virtual_region.y
            for widget in self.ancestors_with_self
            if isinstance(widget, (PlacingList, ItemPanel))
        )
        legend = self._legend.outer_size.height + self._legend.styles.margin.height
        least = min(LEAST_ROOM, body.size.height - legend)
        room = max(body.size.height - above - legend, least, 1)
        if room != self._room:
            self._room = room
            self._scroller.styles.max_height = room  # a layout follows, which comes back here
            return
        seen = (body.size, self._scroller.virtual_size, self._scroller.show_vertical_scrollbar)
        if seen != self._seen:
            self._seen = seen
            if self._moved:
                self.reveal()


def _where(part: Part, *, unknown: bool) -> Content:
    if part.right or unknown:
        return Content(f"→ {part.place}")
    given = _("Vous : {place}").format(place=part.given) if part.given else _("Laissé de côté")
    return Content.assemble((f"→ {part.place}\n", "bold"), (given, "$error"))


class PlacingPanel(ItemPanel):
    """matching and sorting."""

    def __init__(self, presented: Presented) -> None:
        self._placing = PlacingList(presented)
        super().__init__(self._placing, _("Une lettre ou un clic place l’élément ; ← → aussi."))

    @property
    def how(self) -> str:
        """The keys of the list."""
        return _(
            "↑ ↓ ou un chiffre va à un élément ; une lettre lui donne sa place. La même lettre ou Retour "
            "arrière la reprend ; ← → et Espace essaient les places l’une après l’autre. Entrée valide."
        )

    def answer(self) -> Answer | None:
        """The places, once one at least is given."""
        places = self._placing.places
        return None if set(places) == {NOWHERE} else Placed(places)
