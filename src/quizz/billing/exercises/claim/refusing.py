"""Which cases make no fair claim to fill: what papers say could not tell the right codes from others."""

from __future__ import annotations

from collections import Counter

from quizz.billing.acts import Kind
from quizz.billing.ages import age, in_maternity, is_past_birthday
from quizz.billing.case import Ald, Case, Pathway, Sector, Specialty, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.words import DONE
from quizz.errors import Refused
from quizz.i18n import _

TARGETED = frozenset(
    {
        Specialty.PSYCHIATRY,
        Specialty.NEUROLOGY,
        Specialty.GYNECOLOGY,
        Specialty.GERIATRICS,
        Specialty.REHABILITATION,
    }
)
"""Their consultation has a price of its own, and codes that the catalogue does not tell apart."""
_DIRECT = frozenset({Specialty.GYNECOLOGY, Specialty.OPHTHALMOLOGY, Specialty.STOMATOLOGY})
_ORDINARY = frozenset({"G", "TCG", "VG"})
_AFTER_HOSPITAL = frozenset({"MSH", "MIC"})
_OF_THEIR_OWN = frozenset({"COE", "COB", "CCP", "CDE", "JKHD001"})
"""Acts that are the reason of the visit: it is about no long-term illness."""
_OF_TREATING = frozenset({"MOP", "MRT", "SNP", "MCG", "GL1", "GL2", "VSP", "IMT", *_AFTER_HOSPITAL})
"""Whether they are due depends on who the treating doctor is."""
_CHILD, _OF_AGE, _OLD, _PSYCHIATRY = 6, 18, 80, range(16, 26)


def check_words(case: Case) -> None:
    """Raise Refused, with the reason, for a case whose papers could not be written truly or fairly."""
    codes = Counter(act.code for act in case.acts)
    for refused, why in (
        *_of_person(case, codes),
        *_of_acts(case, codes),
        *_of_company(case, codes),
        *_of_pathway(case, codes),
    ):
        if refused:
            raise Refused(why)


def shown_code(code: str, case: Case) -> str:
    """The code as it is shown: « CS » stands for others in the specialties that have a price of their own."""
    return "Consultation" if code == "CS" and case.practitioner.specialty in TARGETED else code


def _of_acts(case: Case, codes: Counter[str]) -> tuple[tuple[bool, str], ...]:
    kinds = Counter(CATALOGUE[code].kind for code in codes)
    return (
        (
            kinds[Kind.CHARGE] > 0,
            _("Un forfait hospitalier ou d’urgences a son exercice : « stay » ou « emergency »."),
        ),
        (
            bool(codes.keys() & {"CSC", "MCC"}),
            _("CSC et MCC : la composition exacte du tarif du cardiologue n’est pas établie."),
        ),
        (
            any(count > 1 for count in codes.values()) or kinds[Kind.CONSULTATION] > 1,
            _("Un seul acte par consultation : pour les plafonds, écrivez « withheld »."),
        ),
        (
            not any(code in DONE for code in codes),
            _("Aucun acte ne se décrit en mots : un acte par lui-même est nécessaire."),
        ),
        (
            "DE" in codes and case.practitioner.sector is not Sector.ONE,
            _("DE se dessine en secteur 1 : en secteur 2, l’honoraire est libre (« excess »)."),
        ),
    )


def _of_company(case: Case, codes: Counter[str]) -> tuple[tuple[bool, str], ...]:
    years = age(case.patient.birth_date, case.day)
    ordinary = bool(codes.keys() & _ORDINARY)
    unknown_old = is_past_birthday(case.patient.birth_date, case.day, _OLD) and (
        case.pathway is not Pathway.TREATING or case.patient.ame
    )
    return (
        (
            ordinary and years < _CHILD and "MEG" not in codes,
            _("Avant 6 ans, les papiers ne diraient pas pourquoi MEG manque : ajoutez MEG, « if_due: oui »."),
        ),
        (
            ordinary and unknown_old and "MOP" not in codes,
            _("Après 80 ans, hors médecin traitant, les papiers ne diraient pas pourquoi MOP manque."),
        ),
        (
            "CS" in codes and "MPC" not in codes and case.practitioner.specialty not in TARGETED,
            _("CS de cette spécialité va avec MPC : les papiers ne diraient pas pourquoi elle manque."),
        ),
        (
            bool(codes.keys() & {"VL", "VSP"}) and "MD" not in codes,
            _("VL et VSP vont avec MD : les papiers ne diraient pas pourquoi elle manque."),
        ),
        (
            bool(codes.keys() & _AFTER_HOSPITAL)
            and is_past_birthday(case.patient.birth_date, case.day, _OLD),
            _("Après 80 ans, GL1 ou MSH, MIC : les papiers ne diraient pas lequel."),
        ),
    )


def _of_person(case: Case, codes: Counter[str]) -> tuple[tuple[bool, str], ...]:
    patient = case.patient
    years = age(patient.birth_date, case.day)
    pregnant_elsewhere = patient.due_date is not None and not in_maternity(patient.due_date, case.day)
    return (
        (
            patient.ame and patient.ald is not Ald.NONE,
            _("Avec l’AME, il n’y a pas de protocole d’ALD à lire."),
        ),
        (
            patient.ame and bool(codes.keys() & _OF_TREATING),
            _("Avec l’AME, il n’y a pas de médecin traitant à lire : cet acte en dépend."),
        ),
        (
            bool(codes.keys() & {"VL", "VSP", "IMT"}) and patient.ald is not Ald.RELATED,
            _("VL, VSP et IMT se dessinent pour une ALD en rapport : écrivez « ald: related »."),
        ),
        (
            bool(codes.keys() & {"GL2", "MIC"}) and patient.ald is Ald.UNRELATED,
            _("GL2 et MIC touchent à la maladie du patient : « ald: unrelated » ne pourrait pas se lire."),
        ),
        (
            case.third_party is ThirdParty.NONE and any(CATALOGUE[code].rate for code in codes),
            _("Si un acte à 100 % s’avance n’est pas établi : écrivez « third_party: amo » ou « full »."),
        ),
        (
            bool(codes.keys() & _OF_THEIR_OWN) and patient.ald is Ald.RELATED,
            _("Un examen de prévention ou de dépistage n’est pas un soin en rapport avec une ALD."),
        ),
        (
            bool(codes.keys() & {"RDV", "CCP"}) and years >= _OF_AGE,
            _("RDV et CCP d’un adulte : que la participation forfaitaire y soit due n’est pas établi."),
        ),
        (
            case.practitioner.specialty is Specialty.GYNECOLOGY and pregnant_elsewhere,
            _("Chez le gynécologue, hors de la période de maternité, le motif toucherait à la grossesse."),
        ),
    )


def _of_pathway(case: Case, codes: Counter[str]) -> tuple[tuple[bool, str], ...]:
    specialty, pathway = case.practitioner.specialty, case.pathway
    years = age(case.patient.birth_date, case.day)
    is_direct = specialty in _DIRECT or (specialty is Specialty.PSYCHIATRY and years in _PSYCHIATRY)
    return (
        (
            "SNP" in codes and pathway is not Pathway.EMERGENCY,
            _("SNP se dessine avec le parcours « emergency » : la régulation du SAS adresse le patient."),
        ),
        (
            "MHP" in codes and pathway is Pathway.EMERGENCY,
            _("MHP est sans urgence : le parcours « emergency » ne va pas avec elle."),
        ),
        (
            bool(codes.keys() & _AFTER_HOSPITAL) and pathway is not Pathway.TREATING,
            _("MSH et MIC se dessinent chez le médecin traitant."),
        ),
        (
            pathway is Pathway.DIRECT and not is_direct,
            _("Cette spécialité n’a pas d’accès direct : écrivez « outside » ou « referred »."),
        ),
        (
            pathway is Pathway.OUTSIDE and is_direct,
            _("Cette spécialité a un accès direct : « outside » ne pourrait pas se lire sur les papiers."),
        ),
        (
            bool(codes.keys() & {"APC", "CEP"}) and pathway is not Pathway.REFERRED,
            _("APC et CEP se font à la demande du médecin traitant : écrivez « referred »."),
        ),
    )
