"""Days as a practice writes them. What sheets say is content: it stays French."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def short(day: date) -> str:
    """`14/05/2026`."""
    return f"{day:%d/%m/%Y}"


def long(day: date) -> str:
    """`jeudi 14 mai 2026`."""
    number = "1ᵉʳ" if day.day == 1 else str(day.day)
    return f"{_WEEKDAYS[day.weekday()]} {number} {_MONTHS[day.month - 1]} {day.year}"
