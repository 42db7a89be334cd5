"""Identifiers that sort by time of making: UUID version 7, RFC 9562, section 5.7."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RANDOM_BITS = 74
_LOW_BITS = 62
_STEP_BITS = 32
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
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1)
    if after is None or milliseconds > _milliseconds(after):
        return _assemble(milliseconds, random.getrandbits(_RANDOM_BITS))
    counter = _random_part(after) + 1 + random.getrandbits(_STEP_BITS)
    if counter >> _RANDOM_BITS:
        return _assemble(_milliseconds(after) + 1, random.getrandbits(_RANDOM_BITS))
    return _assemble(_milliseconds(after), counter)


def _assemble(milliseconds: int, counter: int) -> UUID:
    """48 bits of time, version, 12 bits, variant, 62 bits."""
    high, low = divmod(counter, 1 << _LOW_BITS)
    return UUID(int=milliseconds << 80 | _VERSION | high << 64 | _VARIANT | low)


def _milliseconds(identifier: UUID) -> int:
    return identifier.int >> 80


def _random_part(identifier: UUID) -> int:
    high = identifier.int >> 64 & 0xFFF
    low = identifier.int & ((1 << _LOW_BITS) - 1)
    return high << _LOW_BITS | low
