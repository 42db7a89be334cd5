"""How answers counted."""

from __future__ import annotations

from msgspec import Struct


class Answered(Struct, frozen=True):
    """So many answers. `right`: in full, or overruled; `fair`: right, though there was better to do."""

    given: int = 0
    right: int = 0
    fair: int = 0

    def __add__(self, other: Answered) -> Answered:
        return Answered(self.given + other.given, self.right + other.right, self.fair + other.fair)
