"""The list of what a trainee is expected to know, against which the content is counted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

_LIST = Path(__file__).with_name("checkpoints.tsv")


class Checkpoint(Struct, frozen=True):
    """One line of the list, `M14`. `family`: what its letter stands for."""

    code: str
    label: str
    family: str


@cache
def checkpoints() -> dict[str, Checkpoint]:
    """All of them by code, family by family."""
    found = {}
    family = ""
    for line in _LIST.read_text("utf-8").splitlines():
        code, tab, label = line.partition("\t")
        if tab:
            found[code] = Checkpoint(code, label, family)
        elif not line.startswith("#"):
            family = line
    return found
