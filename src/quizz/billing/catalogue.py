"""The codes that can be computed, and those that cannot, with why. The amounts are in `tariffs.yaml`.

Which majoration goes with which act, for whom and by whom: RecoMédicales, cotations du généraliste (06/2026);
Cegedim Santé, nomenclature 2026; URPS Centre-Val de Loire, tarifs 2026.
"""

from __future__ import annotations

from types import MappingProxyType

from quizz.billing.acts import ANYHOW, ANYONE, ActRule, Ages, Kind
from quizz.billing.case import Pathway, Specialty
from quizz.i18n import _

_GENERAL = frozenset({Specialty.GENERAL})
_PEDIATRICIAN = frozenset({Specialty.PEDIATRICS})
_CARDIOLOGIST = frozenset({Specialty.CARDIOLOGY})
_TARGETED = MappingProxyType(
    {
        Specialty.PSYCHIATRY: "CNPSY",
        Specialty.NEUROLOGY: "NEURO",
        Specialty.GYNECOLOGY: "GYN",
        Specialty.GERIATRICS: "GERIA",
        Specialty.REHABILITATION: "MPR",
    }
)
"""The specialties whose consultation has a price of its own."""
_SPECIALISTS = ANYONE - _GENERAL - _PEDIATRICIAN - _CARDIOLOGIST
_TREATING = frozenset({Pathway.TREATING})
_REFERRED = frozenset({Pathway.REFERRED})
_OLDER_THAN_80 = (Ages(80, past=True),)
_SEEN = frozenset({"G", "VG"})
_VISITS = frozenset({"VG", "VL", "VSP"})
_LONG = ("GL1", "GL2", "GL3")
_REGULATED_AT_NIGHT = ("CRN", "CRD", "CRM")
_OUT_OF_HOURS = frozenset({"MHP", "MRT", "SNP", *_REGULATED_AT_NIGHT})
"""One or the other: whether the call was regulated, and by whom, sets which."""


def _act(
    code: str,
    *,
    by: frozenset[Specialty] = ANYONE,
    pathways: frozenset[Pathway] = ANYHOW,
    ages: tuple[Ages, ...] = (),
    rate: str = "",
    in_sector_2: str = "",
    fixed: bool = False,
    kind: Kind = Kind.CONSULTATION,
) -> ActRule:
    return ActRule(
        code=code,
        kind=kind,
        tariff=code,
        specialties=by,
        pathways=pathways,
        ages=ages,
        rate=rate,
        in_sector_2=in_sector_2,
        fixed=fixed,
    )


def _majoration(
    code: str,
    *goes_with: str,
    by: frozenset[Specialty] = _GENERAL,
    pathways: frozenset[Pathway] = ANYHOW,
    ages: tuple[Ages, ...] = (),
    not_with: frozenset[str] = frozenset(),
) -> ActRule:
    return ActRule(
        code=code,
        kind=Kind.MAJORATION,
        tariff=code,
        specialties=by,
        pathways=pathways,
        ages=ages,
        goes_with=frozenset(goes_with),
        not_with=not_with - {code},
        fixed=True,
    )


_RULES = (
    _act("G", by=_GENERAL, in_sector_2="G_S2"),
    _act("TCG", by=_GENERAL),
    *(_act(code, by=_GENERAL) for code in ("VG", "VL")),
    _act("VSP", by=_GENERAL, pathways=_TREATING),
    _act("COE", by=_GENERAL | _PEDIATRICIAN, ages=(Ages(0, 2),), rate="TAUX_COE"),
    _act("COD", by=_GENERAL, ages=(Ages(0, 5),), rate="TAUX_EXAMENS_ENFANT"),
    _act("COH", by=_PEDIATRICIAN, ages=(Ages(0, 2),), rate="TAUX_EXAMENS_ENFANT"),
    _act(
        "COB",
        by=_GENERAL,
        ages=(Ages(6, 6), Ages(8, 9), Ages(11, 13), Ages(15, 16)),
        rate="TAUX_EXAMENS_ENFANT",
    ),
    *(
        _act(code, by=_GENERAL, pathways=_TREATING, ages=_OLDER_THAN_80, rate="TAUX_GL", fixed=True)
        for code in _LONG
    ),
    _act("APC", pathways=_REFERRED),
    ActRule(code="CS", kind=Kind.CONSULTATION, tariff="CS", by_specialty=_TARGETED, specialties=_SPECIALISTS),
    _act("CSC", by=_CARDIOLOGIST, in_sector_2="CSC"),
    _act("CEH", by=_PEDIATRICIAN, ages=(Ages(0, 1),)),
    _act("CEP", by=_PEDIATRICIAN, pathways=_REFERRED),
    _act("CDE", by=frozenset({Specialty.DERMATOLOGY})),
    *(_act(code, kind=Kind.TECHNICAL) for code in ("DEQP003", "JKHD001")),
    _majoration("MEG", *_SEEN, ages=(Ages(0, 5),)),
    _majoration("MCG", *_SEEN, pathways=frozenset({Pathway.AWAY}), ages=(Ages(16),)),
    _majoration("MOP", *_SEEN, "TCG", pathways=ANYHOW - _TREATING, ages=_OLDER_THAN_80),
    _majoration("MRT", *_SEEN, pathways=_TREATING, not_with=_OUT_OF_HOURS),
    _majoration("SNP", *_SEEN, pathways=ANYHOW - _TREATING, not_with=_OUT_OF_HOURS),
    _majoration("SHE", "MRT", "SNP"),
    _majoration("MHP", *_SEEN, not_with=_OUT_OF_HOURS),
    *(_majoration(code, "G", not_with=_OUT_OF_HOURS) for code in _REGULATED_AT_NIGHT),
    *(_majoration(code, *_SEEN, not_with=frozenset({"MSH", "MIC", "GL1"})) for code in ("MSH", "MIC")),
    _majoration("MD", *_VISITS),
    _majoration("MCS", "CS", by=_SPECIALISTS, pathways=frozenset({Pathway.REFERRED, Pathway.DIRECT})),
    _majoration("MPC", "CS", by=_SPECIALISTS - _TARGETED.keys()),
    _majoration("MCC", "CSC", by=_CARDIOLOGIST),
    ActRule(
        code="FPU",
        kind=Kind.CHARGE,
        tariff="FPU",
        in_sector_2="FPU",
        pathways=frozenset({Pathway.EMERGENCY}),
        fixed=True,
    ),
    *(
        ActRule(code=code, kind=Kind.CHARGE, tariff=code, in_sector_2=code, fixed=True)
        for code in ("FJH", "FJH_PSY")
    ),
    ActRule(code="DE", kind=Kind.EXCESS),
)
CATALOGUE = MappingProxyType({rule.code: rule for rule in _RULES})
"""By code."""

_UNCERTAIN = frozenset({"VRN", "VRM", "VRD", "VRS"})
_ENTANGLED = frozenset({"F", "MN", "MM"})
_UNSHARED = frozenset({"RDV", "CCP", "IMT", "MPH", "CTE", "MUT", "MVR", "RQD", "TE2", "MCE", "IK", "M"})
KNOWN_CODES = CATALOGUE.keys() | _UNCERTAIN | _ENTANGLED | _UNSHARED
"""Every code that a case may name; some are then refused."""


def why_not_computed(code: str) -> str:
    """Why a code that exists is not computed, as the end of a sentence; empty when nothing is known of it."""
    if code in _UNCERTAIN:
        return _("ses montants depuis 2026 sont incertains (confiance C)")
    if code in _ENTANGLED:
        return _("quand elle se facture à la place de MHP n’est pas établi")
    if code in _UNSHARED:
        return _("ce que chacun en paie n’est pas établi")
    return ""
