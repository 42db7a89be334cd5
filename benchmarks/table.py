"""The result of a measure, and the table of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("what", "ours", "reference", "ratio", "wanted", "verdict")
OK, SHORT = "ok", "FALLS SHORT"


@dataclass(frozen=True)
class Figure:
    """One line. `compared`: what is held against `most`: a ratio when there is a reference, else the figure.

    `told` says what the figure is made of; `obstacle`, what stands in the way when it falls short.
    """

    what: str
    ours: str
    reference: str = ""
    ratio: float | None = None
    compared: float | None = None
    most: float | None = None
    wanted: str = ""
    told: str = ""
    obstacle: str = ""

    @property
    def verdict(self) -> str:
        """Whether what is wanted is reached; empty when nothing is, or when there is no reference."""
        if self.compared is None or self.most is None:
            return ""
        return OK if self.compared <= self.most else SHORT

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the line."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, self.ours, self.reference, ratio, self.wanted, self.verdict

    @property
    def remark(self) -> str:
        """What is to be said of it; empty when the table says all."""
        said = [self.told, self.obstacle if self.verdict == SHORT else ""]
        return f"{self.what}: {' '.join(filter(None, said))}" if any(said) else ""


def ratio_of(
    what: str,
    ours: float,
    reference: float,
    most: float,
    *,
    unit: str,
    scale: float,
    told: str = "",
    obstacle: str = "",
) -> Figure:
    """A figure held against another of the same run; both in seconds, shown as `scale` makes of them."""
    ratio = ours / reference
    return Figure(
        what,
        f"{ours * scale:.3f} {unit}",
        f"{reference * scale:.3f} {unit}",
        ratio=ratio,
        compared=ratio,
        most=most,
        wanted=f"≤ {most:g} x",
        told=told,
        obstacle=obstacle,
    )


def limit_of(
    what: str,
    ours: float,
    most: float,
    unit: str,
    *,
    reference: str = "",
    told: str = "",
    obstacle: str = "",
) -> Figure:
    """A figure held against a limit in its own unit."""
    return Figure(
        what,
        f"{ours:.1f} {unit}",
        reference,
        compared=ours,
        most=most,
        wanted=f"≤ {most:g} {unit}",
        told=told,
        obstacle=obstacle,
    )


def remarks(figures: Sequence[Figure]) -> list[str]:
    """What is to be said of the figures."""
    return [figure.remark for figure in figures if figure.remark]


def aligned(figures: Sequence[Figure]) -> str:
    """The table for a terminal."""
    lines = [HEAD, *(figure.cells for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def markdown(figures: Sequence[Figure]) -> str:
    """The table for a page."""
    rule = tuple("---" for _cell in HEAD)
    return "\n".join(
        f"| {' | '.join(line)} |" for line in (HEAD, rule, *(figure.cells for figure in figures))
    )
