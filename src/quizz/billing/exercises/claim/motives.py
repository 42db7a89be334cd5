"""Why a patient comes: what is about a long-term illness can be told from what is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType

from quizz.billing.ages import age, in_maternity
from quizz.billing.case import Ald, Case, Pathway, Specialty
from quizz.billing.exercises.claim.illness import Illness, Occasion, illness_of
from quizz.billing.exercises.claim.illnesses import ILLNESSES
from quizz.billing.exercises.claim.reasons import (
    AFTER_BIRTH,
    BEFORE_SIXTH_MONTH,
    OF_HEART,
    OF_RECOURSE,
    PLAIN,
    PREGNANT,
    plain,
)
from quizz.billing.exercises.claim.specialists import Practice
from quizz.errors import Refused
from quizz.i18n import _

_DEMENTING = frozenset({"Maladie d’Alzheimer", "Maladie de Parkinson", "Sclérose en plaques"})
_FAILING_HEART = "Insuffisance cardiaque grave"
_OWN_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "COE": "croissance, éveil, conseils",
        "COB": "croissance, vue, audition et vaccins",
        "CCP": "choix d’une contraception, prévention des IST",
        "CDE": "peau claire, nombreux grains de beauté",
        "JKHD001": "dépistage du cancer du col de l’utérus",
    }
)
"""Of acts that are the reason of the visit."""
_AFTER_SURGERY = "suites d’une opération de la vésicule"
_PALPITATIONS = "palpitations à l’effort"
_ACT_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "MSH": _AFTER_SURGERY,
        "GL1": _AFTER_SURGERY,
        "MIC": "suivi de l’insuffisance cardiaque",
        "GL2": "ordonnance très longue à revoir",
        "DEQP003": _PALPITATIONS,
    }
)
"""Of acts that are given for one reason, to a patient without a long-term illness."""


def motive(
    case: Case, codes: list[str], practice: Practice | None, random: Random, *, woman: bool
) -> tuple[str, str]:
    """The long-term illness, empty without one, and the reason of the visit."""
    years, ald = age(case.patient.birth_date, case.day), case.patient.ald
    own = next((_OWN_REASONS[code] for code in codes if code in _OWN_REASONS), "")
    if practice:
        name, reason = _at_specialist(case, practice, random, years, woman=woman)
        return name, own or reason
    if ald is Ald.NONE:
        return "", own or _without_illness(case, codes, random, years)
    rare = {"VL", "VSP", "MIC", "GL1", "MSH"}.intersection(codes)
    heart = (ald is Ald.RELATED) if "DEQP003" in codes else None
    kept = [one for one in ILLNESSES if not rare or _fits(rare, one.name)]
    illness = illness_of(kept, random, years, woman=woman, heart=heart)
    occasion = _occasion(case, codes)
    if ald is Ald.UNRELATED:
        other = illness.reason(occasion, related=False)
        found = _PALPITATIONS if "DEQP003" in codes else other
        return illness.name, own or (_AFTER_SURGERY if rare else found)
    if rare & {"GL1", "MSH"}:
        return illness.name, f"suites d’hôpital : {illness.name[0].lower()}{illness.name[1:]}"
    if "VSP" in codes:
        return illness.name, "douleurs du cancer à soulager"
    return illness.name, illness.reason(occasion, related=True)


def _fits(rare: set[str], name: str) -> bool:
    """Whether an illness may be that of an act given for a few illnesses alone."""
    tests: Mapping[str, Callable[[str], bool]] = {
        "VL": _DEMENTING.__contains__,
        "VSP": lambda name: name.startswith("Cancer"),
        "MIC": _FAILING_HEART.__eq__,
    }
    return all(tests[code](name) for code in rare if code in tests)


def _at_specialist(
    case: Case, practice: Practice, random: Random, years: int, *, woman: bool
) -> tuple[str, str]:
    occasion, about, ald = _occasion(case, []), practice.illness, case.patient.ald
    if ald is Ald.RELATED:
        if not about.low <= years <= about.high or about.woman not in (None, woman):
            raise Refused(
                _("« {illness} » n’est guère vraisemblable à {years} ans.").format(
                    illness=about.name, years=years
                )
            )
        return about.name, about.reason(occasion, related=True)
    name = practice.unrelated if ald is Ald.UNRELATED else ""
    return name, _plain_at_specialist(case, about, random, years)


def _plain_at_specialist(case: Case, about: Illness, random: Random, years: int) -> str:
    """About no long-term illness. A child is sent to a paediatrician for what calls for one."""
    ald, due_date = case.patient.ald, case.patient.due_date
    match case.practitioner.specialty:
        case Specialty.PEDIATRICS if case.pathway is Pathway.REFERRED:
            known = (*OF_RECOURSE, *OF_HEART) if ald is Ald.NONE else OF_RECOURSE
            return plain(known, random, years)
        case Specialty.GYNECOLOGY if ald is Ald.NONE and due_date is not None:
            return "contrôle après l’accouchement" if due_date < case.day else "suivi de la grossesse"
    return about.reason(_occasion(case, []), related=False)


def _without_illness(case: Case, codes: list[str], random: Random, years: int) -> str:
    due_date = case.patient.due_date
    of_act = next((_ACT_REASONS[code] for code in codes if code in _ACT_REASONS), "")
    if of_act:
        return of_act
    occasion = _occasion(case, codes)
    if occasion is not Occasion.ROUTINE or due_date is None:
        return plain(PLAIN[occasion], random, years)
    if not in_maternity(due_date, case.day):
        return random.choice(BEFORE_SIXTH_MONTH)
    return random.choice(AFTER_BIRTH if due_date < case.day else PREGNANT)


def _occasion(case: Case, codes: Sequence[str]) -> Occasion:
    """How pressing it is: what the SAS regulates is no emergency, what is seen on holiday is banal."""
    if not {"MRT", "SNP"}.isdisjoint(codes):
        return Occasion.SOON
    return {Pathway.EMERGENCY: Occasion.URGENT, Pathway.AWAY: Occasion.AWAY}.get(
        case.pathway, Occasion.ROUTINE
    )
