"""The codes that can be computed, and those that cannot, with why. The amounts are in `tariffs.yaml`.

Which majoration goes with which act, for whom and by whom: RecoMédicales, cotations du généraliste (06/2026);
Cegedim Santé, nomenclature 2026; URPS Centre-Val de Loire, tarifs 2026. What is left open is refused: but for
that of travel, the majorations of the generalist are established with the consultation G alone, and not with
a visit or a teleconsultation.
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
_VISITS = frozenset({"VG", "VL", "VSP"})
_IN_PATHWAY = ANYHOW - {Pathway.OUTSIDE, Pathway.DIRECT}
_LONG = ("GL1", "GL2")
_OUT_OF_HOURS = frozenset({"MHP", "MRT", "SNP"})
"""One or the other: whether the call was regulated, and by whom, sets which."""
_UNTIL_24TH_MONTH = (Ages(0, 1),)
"""The last of the three examinations with a certificate is in the 23rd or 24th month: before 2 years."""


def _act(
    code: str,
    *,
    by: frozenset[Specialty] = ANYONE,
    pathways: frozenset[Pathway] = ANYHOW,
    ages: tuple[Ages, ...] = (),
    rate: str = "",
    in_sector_2: str = "",
    fixed: bool = False,
    for_ald: bool = False,
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
        for_ald=for_ald,
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
    _act("COE", by=_GENERAL | _PEDIATRICIAN, ages=_UNTIL_24TH_MONTH, rate="TAUX_COE"),
    _act(
        "COB",
        by=_GENERAL,
        ages=(Ages(6, 6), Ages(8, 9), Ages(11, 13), Ages(15, 16)),
        rate="TAUX_COB",
    ),
    _act("RDV", by=_GENERAL, rate="TAUX_RDV_CCP_IMT"),
    _act("CCP", by=_GENERAL, ages=(Ages(0, 25),), rate="TAUX_RDV_CCP_IMT"),
    _act("IMT", by=_GENERAL, pathways=_TREATING, rate="TAUX_RDV_CCP_IMT", for_ald=True),
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
    _majoration("MEG", "G", ages=(Ages(0, 5),)),
    _majoration("MCG", "G", pathways=frozenset({Pathway.AWAY}), ages=(Ages(16),)),
    _majoration("MOP", "G", pathways=ANYHOW - _TREATING, ages=_OLDER_THAN_80),
    _majoration("MRT", "G", pathways=_TREATING, not_with=_OUT_OF_HOURS),
    _majoration("SNP", "G", pathways=ANYHOW - _TREATING, not_with=_OUT_OF_HOURS),
    _majoration("SHE", "MRT", "SNP"),
    _majoration("MHP", "G", not_with=_OUT_OF_HOURS),
    *(_majoration(code, "G", not_with=frozenset({"MSH", "MIC", "GL1"})) for code in ("MSH", "MIC")),
    _majoration("MD", *_VISITS),
    _majoration("MCS", "CS", by=_SPECIALISTS, pathways=frozenset({Pathway.REFERRED, Pathway.DIRECT})),
    _majoration("MPC", "CS", by=_SPECIALISTS - _TARGETED.keys()),
    _majoration("MCC", "CSC", by=_CARDIOLOGIST, pathways=_IN_PATHWAY),
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
_REGULATED = frozenset({"CRN", "CRD", "CRM"})
_UNRATED = frozenset({"COD", "COH", "MPH", "CTE"})
_UNBOUNDED = frozenset({"GL3"})
_UNSHARED = frozenset({"MUT", "MVR", "RQD", "TE2", "MCE", "IK", "M"})
KNOWN_CODES = CATALOGUE.keys() | _UNCERTAIN | _ENTANGLED | _REGULATED | _UNRATED | _UNBOUNDED | _UNSHARED
"""Every code that a case may name; some are then refused."""


def why_not_computed(code: str) -> str:
    """Why a code that exists is not computed, as the end of a sentence; empty when nothing is known of it."""
    reasons = (
        (_UNCERTAIN, _("ses montants depuis 2026 sont incertains (confiance C)")),
        (_ENTANGLED, _("quand elle se facture à la place de MHP n’est pas établi")),
        (_REGULATED, _("s’il s’ajoute à la consultation ou la remplace n’est pas établi")),
        (_UNRATED, _("son taux de remboursement n’est pas établi")),
        (_UNBOUNDED, _("à quels dossiers médico-sociaux il s’étend est incertain (confiance C)")),
        (_UNSHARED, _("ce que chacun en paie n’est pas établi")),
    )
    return next((reason for codes, reason in reasons if code in codes), "")
