"""The tree of a YAML file: texts as typed, with their places. Lines and columns count from 1."""

from __future__ import annotations

from msgspec import Struct

Place = tuple[int, int]
"""Line and column."""


class Scalar(Struct, gc=False):
    """A text; `null`, `~` and nothing at all are the empty text."""

    text: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self.line, self.column

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text or self.text.isspace()


class Sequence(Struct):
    """A list. `end` is the place just after it."""

    items: list[Node]
    line: int
    column: int
    end: Place = (0, 0)

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self.line, self.column


class Mapping(Struct):
    """Keys and values, in order. `end` is the place just after it."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int
    end: Place = (0, 0)

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self.line, self.column

    def get(self, key: str) -> Node | None:
        """The value of a key; None when the key is missing or its value is empty."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        value = entry[1]
        return None if isinstance(value, Scalar) and value.blank else value


Node = Scalar | Sequence | Mapping
