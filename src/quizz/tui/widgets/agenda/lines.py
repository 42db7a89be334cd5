"""Texts cut to the cells of a line."""

from __future__ import annotations

from textwrap import wrap

from rich.cells import cell_len, set_cell_size

GAP = 3
"""Cells between two names."""


def fitted(text: str, width: int) -> str:
    """Exactly so many cells: cut, or followed by blanks."""
    return text if cell_len(text) == width else set_cell_size(text, width)


def beside(names: list[str], room: int) -> list[str]:
    """One after the other on a line; where it is too short, without what they do, then cut."""
    if _length(names) > room:
        names = [name.partition(",")[0] for name in names]
    if _length(names) > room:
        most = max(room // len(names) - GAP - 1, 1)
        names = [name if len(name) <= most else f"{name[: most - 1]}…" for name in names]
    return names


def _length(names: list[str]) -> int:
    return sum(len(name) + GAP for name in names)


def wrapped(text: str, width: int) -> list[str]:
    """On lines of so many cells; a longer word is shortened."""
    width = max(width, 1)
    words = (word if len(word) <= width else f"{word[: width - 1]}…" for word in text.split())
    return wrap(" ".join(words), width)
