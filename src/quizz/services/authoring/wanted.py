"""Which findings are wanted: codes, or how codes begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizz.content.codes import Code
from quizz.content.suggestions import nearest
from quizz.errors import UsageError
from quizz.i18n import _


def wanted_codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes that are told: those selected, or all when none is, without those ignored.

    Each text is a list such as `Q1,F301`. Raises UsageError for what begins no code.
    """
    everything = frozenset(code.value for code in Code)
    selected = _codes(select, everything) if select else everything
    return selected - _codes(ignore, everything)


def known_code(text: str) -> Code:
    """The code that a person typed, in any case. Raises UsageError for another."""
    name = text.strip().upper()
    try:
        return Code(name)
    except ValueError:
        raise _unknown(text, name, [code.value for code in Code]) from None


def _codes(lists: Iterable[str], everything: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for text in (part.strip() for listed in lists for part in listed.split(",")):
        start = text.upper()
        codes = {code for code in everything if code.startswith(start)} if start else set()
        if text and not codes:
            raise _unknown(text, start, everything)
        found |= codes
    return frozenset(found)


def _unknown(text: str, name: str, known: Iterable[str]) -> UsageError:
    near = nearest(name, sorted(known))
    if near:
        return UsageError(
            _("« {text} » n’est pas un code. Voulez-vous dire « {code} » ?").format(text=text[:40], code=near)
        )
    return UsageError(
        _("« {text} » n’est pas un code ; « quizz explain » les donne tous.").format(text=text[:40])
    )
