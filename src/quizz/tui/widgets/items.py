"""The items of a preview, a line each."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizz import wording
from quizz.services.previewing.preview import Item, Preview, gravest
from quizz.tui.findings import sign_of


class Items(OptionList, can_focus=False):
    """Items to go to by the mouse, or by the keys of the screen that holds them."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)

    def fill(self, preview: Preview, items: Iterable[Item], here: str) -> None:
        """Show items, the cursor on the one whose key is `here`, else on the first."""
        shown = list(items)
        self.clear_options()
        self.add_options(Option(_row(item, gravest(preview.of(item))), id=item.key) for item in shown)
        keys = [item.key for item in shown]
        self.highlighted = keys.index(here) if here in keys else 0 if keys else None

    def point(self, key: str) -> None:
        """Put the cursor on an item."""
        self.highlighted = self.get_option_index(key)


def _row(item: Item, severity: str) -> Content:
    sign, style = sign_of(severity)
    name = item.key.partition("@")[0] or "—"
    words = [word for word in (wording.kind_name(item.kind), " ".join(item.heading.split())) if word]
    return Content.assemble(
        (sign, style),
        (f" {item.rank:>3} ", "$secondary"),
        name,
        (f"  {' · '.join(words)}", "$secondary"),
    )
