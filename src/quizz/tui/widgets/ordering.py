"""The panel of ordering: each item is given its rank."""

from __future__ import annotations

from string import ascii_lowercase
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quizz import wording
from quizz.domain.answer import NOWHERE, Answer, Ordered
from quizz.domain.judgement import Judgement, Part
from quizz.domain.presentation import Presented
from quizz.i18n import _
from quizz.tui.widgets.item_list import ItemList, ItemPanel

MOST_ITEMS = 7
MARK_WIDTH = 10
TOLD_MARK_WIDTH = 7


class OrderingList(ItemList):
    """The items stay where they are, each with its rank. Letters name them, so that digits mean ranks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick_here", show=False),
        *(
            Binding(f"{letter},{letter.upper()}", f"name({index})", show=False)
            for index, letter in enumerate(ascii_lowercase[:MOST_ITEMS])
        ),
    ]

    def __init__(self, presented: Presented) -> None:
        super().__init__(presented.items, mark_width=MARK_WIDTH)
        self._ranks = [NOWHERE] * len(presented.items)  # from a rank to the item that has it

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield from self.rows

    @property
    def positions(self) -> tuple[int, ...]:
        """The items in the order given."""
        return tuple(index for index in self._ranks if index != NOWHERE)

    @property
    def left(self) -> tuple[int, ...]:
        """The items that have no rank yet."""
        return tuple(index for index in range(len(self.rows)) if index not in self._ranks)

    def draw(self) -> None:
        """Each item with its rank."""
        for index, row in enumerate(self.rows):
            here = index == self.cursor
            ranked = index in self._ranks
            rank = wording.rank(self._ranks.index(index) + 1) if ranked else "·"
            key = f"{'▸' if here else ' '} {ascii_lowercase[index].upper()}  "
            row.draw(
                Content.assemble(key, (rank, "$accent bold" if ranked else "$secondary")),
                cursor=here,
            )

    def tell(self, judgement: Judgement) -> None:
        """The right order, with what was to move."""
        for row, part in zip(self.rows, judgement.parts, strict=True):
            text = Content(part.text)
            if not (part.right or judgement.unknown):
                text = text.append(Content(f"   {_moved(part)}").stylize("$error"))
            row.part_columns(mark=TOLD_MARK_WIDTH, text=None)
            row.tell(part, wording.rank(int(part.place)), text, None, unknown=judgement.unknown)

    def pick(self, index: int) -> None:
        """Give an item the first free rank, or take its rank back.

        A rank taken back stays free: two items are exchanged by naming both, then both again.
        """
        if not self.is_open:
            return
        if index in self._ranks:
            self._ranks[self._ranks.index(index)] = NOWHERE
        else:
            self._ranks[self._ranks.index(NOWHERE)] = index
        self.point(index)
        self.touched()

    def action_name(self, index: int) -> None:
        """Name an item by its letter."""
        if index < len(self.rows):
            self.pick(index)

    def action_number(self, rank: int) -> None:
        """Give the item under the cursor this rank, counted from 0; its item takes the other's."""
        if not self.is_open or rank >= len(self._ranks):
            return
        other = self._ranks[rank]
        if self.cursor in self._ranks:
            self._ranks[self._ranks.index(self.cursor)] = other
        self._ranks[rank] = self.cursor
        self.touched()

    def action_pick_here(self) -> None:
        """Give the item under the cursor a rank, or take it back."""
        self.pick(self.cursor)

    def action_change(self, step: int) -> None:
        """Exchange ranks with the neighbour in the order; an item without a rank gets one."""
        if self.cursor not in self._ranks:
            self.pick(self.cursor)
            return
        here = self._ranks.index(self.cursor)
        there = here + step
        if 0 <= there < len(self._ranks):
            self._ranks[here], self._ranks[there] = self._ranks[there], self._ranks[here]
            self.touched()

    def action_take_back(self) -> None:
        """The item under the cursor loses its rank; when it has none, the last rank given is taken back."""
        if self.cursor in self._ranks:
            self.pick(self.cursor)
        elif self.positions:
            self.pick(self.positions[-1])


def _moved(part: Part) -> str:
    if not part.given:
        return _("laissé de côté")
    return _("vous : {rank}").format(rank=wording.rank(int(part.given)))


class OrderingPanel(ItemPanel):
    """ordering."""

    def __init__(self, presented: Presented) -> None:
        self._ordering = OrderingList(presented)
        super().__init__(
            self._ordering,
            _("Une lettre ou un clic donne un rang ; ← → le changent."),
        )

    @property
    def how(self) -> str:
        """The keys of the list."""
        return _(
            "Une lettre donne à son élément le premier rang libre ; la même lettre ou Retour arrière le "
            "reprend. ↑ ↓ vont à un élément : un chiffre lui donne ce rang, ← → l’échangent avec son voisin. "
            "Entrée valide."
        )

    def answer(self) -> Answer | None:
        """The order, once one item at least has its rank."""
        positions = self._ordering.positions
        return Ordered(positions) if positions else None
