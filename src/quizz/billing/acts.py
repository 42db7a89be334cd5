"""What an act is: who may charge it, for whom, with what, and the tariff that is its base."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.case import Pathway, Specialty

ANYONE = frozenset(Specialty)
ANYHOW = frozenset(Pathway)


class Kind(StrEnum):
    """What a code stands for.

    CONSULTATION: an act by itself, visits among them. TECHNICAL: one of the CCAM. MAJORATION: it goes with an
    act. CHARGE: of a hospital. EXCESS: an excess that has a code of its own.
    """

    CONSULTATION = "consultation"
    TECHNICAL = "technical"
    MAJORATION = "majoration"
    CHARGE = "charge"
    EXCESS = "excess"


BY_THEMSELVES = frozenset({Kind.CONSULTATION, Kind.TECHNICAL})


class Ages(Struct, frozen=True):
    """Completed years, both included; `past`: not on the birthday itself, as in « more than 80 years »."""

    low: int
    high: int = 130
    past: bool = False


class ActRule(Struct, frozen=True, kw_only=True):
    """One code. Tariffs are ids of `tariffs.yaml`.

    `tariff`: the base in sector 1 and under OPTAM; `by_specialty` where it depends on the specialty;
    `in_sector_2`: the base in sector 2 without OPTAM, empty where none is established. `rate`: the tariff of
    the rate, where the act has its own. `goes_with`: the acts that a majoration needs; `not_with`: those that
    it excludes. `fixed`: never an excess. `ages`: of the patient, any when empty. `for_ald`: only for a
    patient with a long-term illness.
    """

    code: str
    kind: Kind
    tariff: str = ""
    by_specialty: Mapping[Specialty, str] = MappingProxyType({})
    in_sector_2: str = ""
    rate: str = ""
    goes_with: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    specialties: frozenset[Specialty] = ANYONE
    pathways: frozenset[Pathway] = ANYHOW
    ages: tuple[Ages, ...] = ()
    fixed: bool = False
    for_ald: bool = False

    def tariff_for(self, specialty: Specialty) -> str:
        """The tariff of its base in sector 1 and under OPTAM."""
        return self.by_specialty.get(specialty, self.tariff)
