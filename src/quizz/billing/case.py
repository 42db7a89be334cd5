"""What a case is: the acts of one day by one practitioner for one patient, and what is known of the three."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Scheme(StrEnum):
    """Who insures the patient."""

    GENERAL = "general"
    ALSACE_MOSELLE = "alsace-moselle"


class Ald(StrEnum):
    """Whether the patient has a long-term illness that exempts, and whether the care is about it."""

    NONE = "none"
    RELATED = "related"
    UNRELATED = "unrelated"


class Contract(StrEnum):
    """The complementary contract."""

    RESPONSIBLE = "responsible"
    NONE = "none"


class Specialty(StrEnum):
    """What the practitioner practises; OTHER: a specialty that the convention does not single out."""

    GENERAL = "general"
    CARDIOLOGY = "cardiology"
    DERMATOLOGY = "dermatology"
    ENDOCRINOLOGY = "endocrinology"
    GERIATRICS = "geriatrics"
    GYNECOLOGY = "gynecology"
    INTERNAL_MEDICINE = "internal-medicine"
    NEUROLOGY = "neurology"
    OPHTHALMOLOGY = "ophthalmology"
    PEDIATRICS = "pediatrics"
    PSYCHIATRY = "psychiatry"
    REHABILITATION = "rehabilitation"
    STOMATOLOGY = "stomatology"
    OTHER = "other"


class Sector(StrEnum):
    """What the practitioner signed; OUTSIDE: not the convention."""

    ONE = "1"
    TWO_OPTAM = "2-optam"
    TWO = "2"
    OUTSIDE = "none"


class Pathway(StrEnum):
    """How the patient came."""

    TREATING = "treating"
    REFERRED = "referred"
    DIRECT = "direct"
    EMERGENCY = "emergency"
    AWAY = "away"
    OUTSIDE = "outside"


class ThirdParty(StrEnum):
    """Who is billed in the place of the patient: nobody, the health insurance, or the complementary too."""

    NONE = "none"
    AMO = "amo"
    FULL = "full"


class Act(Struct, frozen=True, kw_only=True):
    """A code of the nomenclature and the fee asked for it, in euros."""

    code: str
    fee: Decimal


class Patient(Struct, frozen=True, kw_only=True):
    """`due_date`: of a pregnancy, and the day of the birth once it is past."""

    birth_date: date
    scheme: Scheme = Scheme.GENERAL
    ald: Ald = Ald.NONE
    due_date: date | None = None
    c2s: bool = False
    ame: bool = False
    complementary: Contract = Contract.RESPONSIBLE
    work_accident: bool = False


class Practitioner(Struct, frozen=True, kw_only=True):
    """Who gives the care."""

    specialty: Specialty
    sector: Sector


class Withheld(Struct, frozen=True, kw_only=True):
    """Participation already taken: today for this practitioner, and since the first of January."""

    day: Decimal = Decimal(0)
    year: Decimal = Decimal(0)


class Case(Struct, frozen=True, kw_only=True):
    """`day`: of the care, which sets every amount and every age."""

    day: date
    acts: tuple[Act, ...]
    patient: Patient
    practitioner: Practitioner
    pathway: Pathway
    third_party: ThirdParty
    withheld: Withheld = Withheld()
