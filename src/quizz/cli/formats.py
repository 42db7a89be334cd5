"""Sizes and instants as a person reads them."""

from __future__ import annotations

from datetime import datetime

from quizz.i18n import _

_KILO = 1000
_SMALL = 10_000_000
"""Bytes under which thousands are told: `8240 ko` needs no decimal sign, which differs by language."""


def file_size(count: int) -> str:
    """`120 ko`, `24 Mo`."""
    if count < _SMALL:
        return _("{n} ko").format(n=-(-count // _KILO))
    return _("{n} Mo").format(n=round(count / _KILO**2))


def wall_time(at: datetime) -> str:
    """`22/11/2026 à 14 h 30`."""
    return _("{at:%d/%m/%Y} à {at:%H} h {at:%M}").format(at=at)
