"""Where one is in a preview, kept while the file changes under one’s feet."""

from __future__ import annotations

from quizz.domain.question import AnyQuestion
from quizz.services.previewing.preview import Item, Preview


class Walk:
    """A place among the items, and among what an item has to show: an entry and a situation have a page, then
    their questions.

    `part`: 0 for a question of a bank and for a page.
    """

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.place = 0
        self.part = 0

    @property
    def item(self) -> Item | None:
        """What is shown; None when there is nothing."""
        return self.preview.items[self.place] if self.preview.items else None

    @property
    def key(self) -> str:
        """The key of the item, empty without one."""
        return "" if self.item is None else self.item.key

    @property
    def parts(self) -> int:
        """How many things the item has to show."""
        return self._parts_of(self.place)

    @property
    def question(self) -> AnyQuestion | None:
        """The question that is shown; None on a page, or when it cannot be read."""
        item = self.item
        if item is None or not item.has_page:
            return None if item is None else item.question
        return self.preview.questions(item)[self.part - 1] if self.part else None

    def take(self, preview: Preview) -> None:
        """Stay on the same item in the file as it is now; where it was, when it is gone."""
        key = self.key
        self.preview = preview
        place = preview.rank_of(key)
        if place is None:
            self.place, self.part = max(0, min(self.place, len(preview.items) - 1)), 0
        else:
            self.place, self.part = place, min(self.part, self._parts_of(place) - 1)

    def go(self, step: int) -> bool:
        """Go to what comes next (1) or before (-1); False at the end."""
        if 0 <= self.part + step < self.parts:
            self.part += step
            return True
        place = self.place + step
        if not 0 <= place < len(self.preview.items):
            return False
        self.place, self.part = place, self._parts_of(place) - 1 if step < 0 else 0
        return True

    def go_to(self, key: str) -> bool:
        """Go to an item; False when it is not there any more."""
        place = self.preview.rank_of(key)
        if place is not None:
            self.place, self.part = place, 0
        return place is not None

    def end(self, *, last: bool) -> None:
        """Go to the first item, or to the last."""
        self.place, self.part = max(len(self.preview.items) - 1, 0) if last else 0, 0

    def _parts_of(self, place: int) -> int:
        if not self.preview.items:
            return 1
        item = self.preview.items[place]
        return 1 if not item.has_page else 1 + len(self.preview.questions(item))
