"""What an answer key is made of."""

from __future__ import annotations

from msgspec import Struct


class Line(Struct, frozen=True):
    """Something that can be answered. `label`: its number, rank or gap; `place`: where it goes.

    `note`: what is told of it. A line that is neither right nor wrong has None.
    """

    text: str
    right: bool | None = None
    label: str = ""
    place: str = ""
    note: str = ""


class Group(Struct, frozen=True):
    """Lines under a title, which may be empty."""

    title: str
    lines: tuple[Line, ...]
