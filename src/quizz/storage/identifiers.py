"""Identifiers that sort by time of making: UUID version 7, RFC 9562, section 5.7."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_RANDOM_BITS = 74
_LOW_BITS = 62
_LOW = (1 << _LOW_BITS) - 1
_STEP_BITS = 32
_TIME_AT = 80
_VERSION = 7 << 76
_VARIANT = 0b10 << 62


def uuid7(at: datetime, random: Random, after: UUID | None) -> UUID:
    """A new identifier for the instant `at`, strictly greater than `after` (itself a version 7).

    Within one millisecond, or when the clock went back, the 74 random bits of `after` serve as a counter
    raised by a random step (RFC 9562, section 6.2, method 2); when they overflow, the millisecond is raised.
    Raises ValueError when `at` is naive or before 1970.
    """
    if at.tzinfo is None or at < _EPOCH:
        raise ValueError(f"an identifier needs an aware instant after 1970, not {at!r}")
    milliseconds = (at - _EPOCH) // _MILLISECOND
    if after is None or milliseconds > after.int >> _TIME_AT:
        return _assemble(milliseconds, random.getrandbits(_RANDOM_BITS))
    counter = _random_part(after) + 1 + random.getrandbits(_STEP_BITS)
    if counter >> _RANDOM_BITS:
        return _assemble((after.int >> _TIME_AT) + 1, random.getrandbits(_RANDOM_BITS))
    return _assemble(after.int >> _TIME_AT, counter)


def _assemble(milliseconds: int, counter: int) -> UUID:
    """48 bits of time, version, 12 bits, variant, 62 bits."""
    time = milliseconds << _TIME_AT
    return UUID(int=time | _VERSION | counter >> _LOW_BITS << 64 | _VARIANT | counter & _LOW)


def _random_part(identifier: UUID) -> int:
    high = identifier.int >> 64 & 0xFFF
    return high << _LOW_BITS | identifier.int & _LOW
