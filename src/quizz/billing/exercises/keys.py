"""The facts that an author may fix or let vary, and the boxes that may be filled, by subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.case import Ald, Contract, Pathway, Scheme, Sector, Specialty, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.domain.question import Subject

MOST_ACTS = 4


class KeyKind(StrEnum):
    """What the values of a fact are."""

    DATE = "date"
    WHOLE = "whole"
    MONEY = "money"
    YES_NO = "yes_no"
    MEMBER = "member"
    """One of a few words."""


class Key(Struct, frozen=True, kw_only=True):
    """A fact: `members` are its words, `low` and `high` the bounds of its numbers, both included."""

    kind: KeyKind
    members: tuple[str, ...] = ()
    low: int = 0
    high: int = 1000
    required: bool = False


_DATE = Key(kind=KeyKind.DATE)
_YES_NO = Key(kind=KeyKind.YES_NO)
_MONEY = Key(kind=KeyKind.MONEY)


def _member(kind: type[StrEnum], *, required: bool = False) -> Key:
    return _word((member.value for member in kind), required=required)


def _word(members: Iterable[str], *, required: bool = False) -> Key:
    return Key(kind=KeyKind.MEMBER, members=tuple(members), required=required)


def _whole(low: int, high: int, *, required: bool = False) -> Key:
    return Key(kind=KeyKind.WHOLE, low=low, high=high, required=required)


_PERSON = {
    "patient.age": _whole(0, 105),
    "patient.scheme": _member(Scheme),
    "patient.ald": _member(Ald),
    "patient.c2s": _YES_NO,
    "patient.ame": _YES_NO,
    "patient.complementary": _member(Contract),
    "patient.due_in": _whole(-60, 280),
    "patient.maternity_day": _whole(-90, 150),
}
"""`due_in`: days from the care to the due date, negative after the birth. `maternity_day`: days since the
first day of the sixth month, negative before it. One or the other."""

_ACTS = {
    f"acts.{place}.{key}": kind
    for place in range(MOST_ACTS)
    for key, kind in (
        ("code", _word(CATALOGUE, required=place == 0)),
        ("fee", _MONEY),
        ("excess", _MONEY),
        ("if_due", _YES_NO),
    )
}
"""An act costs its base, `excess` more, or `fee`. `if_due`: charged only when its ages allow it."""

KEYS: Mapping[Subject, Mapping[str, Key]] = MappingProxyType(
    {
        Subject.CLAIM: {
            "date": _DATE,
            **_ACTS,
            **_PERSON,
            "practitioner.specialty": _member(Specialty, required=True),
            "practitioner.sector": _word((s.value for s in Sector if s is not Sector.OUTSIDE), required=True),
            "pathway": _member(Pathway, required=True),
            "third_party": _member(ThirdParty),
            "withheld.day": _MONEY,
            "withheld.year": _MONEY,
        },
        Subject.FRANCHISE: {
            "date": _DATE,
            **_PERSON,
            "medicines": _whole(0, 12),
            "paramedical": _whole(0, 12),
            "transports": _whole(0, 6),
            "withheld.paramedical": _MONEY,
            "withheld.transports": _MONEY,
            "withheld.year": _MONEY,
        },
        Subject.STAY: {
            "date": _DATE,
            **_PERSON,
            "nights": _whole(1, 60, required=True),
            "psychiatric": _YES_NO,
        },
        Subject.EMERGENCY: {"date": _DATE, **_PERSON},
        Subject.SENDING: {"date": _DATE, "third_party": _member(ThirdParty, required=True)},
    }
)
"""Of CLAIM, `third_party` is what the practice does when nothing compels it: a right of the patient may add
to it. Of STAY, `date` is the day of admission; of SENDING, that of the claim."""

BOXES: Mapping[Subject, tuple[str, ...]] = MappingProxyType(
    {
        Subject.CLAIM: (
            "act",
            "insurance",
            "pathway",
            "exemption",
            "third_party",
            "amo_rate",
            "base",
            "amo_gross",
            "participation",
            "amo_net",
            "amc",
            "penalty",
            "excess",
            "paid_at_desk",
            "recovered_later",
            "patient_cost",
        ),
        Subject.FRANCHISE: ("medicines", "paramedical", "transports", "total"),
        Subject.STAY: ("days", "charge", "payer", "patient_cost"),
        Subject.EMERGENCY: ("charge", "payer", "patient_cost"),
        Subject.SENDING: ("delay", "last_day"),
    }
)
"""In the order of the sheet. Amounts of CLAIM have the names of `Reimbursement`."""

USUAL_BOXES: Mapping[Subject, tuple[str, ...]] = MappingProxyType(
    {
        **BOXES,
        Subject.CLAIM: (
            "act",
            "insurance",
            "pathway",
            "exemption",
            "third_party",
            "amo_net",
            "amc",
            "paid_at_desk",
            "patient_cost",
        ),
    }
)
"""Those of a question that names none."""
