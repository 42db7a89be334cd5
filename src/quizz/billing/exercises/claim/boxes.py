"""The boxes of a claim, each with the rule that gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from quizz.billing import sources
from quizz.billing.ages import age, in_maternity, maternity
from quizz.billing.amounts import percent
from quizz.billing.case import Ald, Case, Pathway, Scheme, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.mistakes import mistakes
from quizz.billing.exercises.claim.options import act_options, written
from quizz.billing.exercises.claim.refusing import TARGETED
from quizz.billing.exercises.claim.why import Claim, rate_rule, sourced, why
from quizz.billing.exercises.claim.words import MEANINGS
from quizz.billing.exercises.days import short
from quizz.billing.exercises.filling import amount_box, chosen_box
from quizz.billing.exercises.setting import Setting
from quizz.billing.reimbursement import Reimbursement
from quizz.billing.shares import pays_ticket
from quizz.domain.sheet import Box

_GROWN = 16
_ILLNESS, _WORK, _MATERNITY = "Maladie", "Accident du travail", "Maternité"
_PATHWAYS: Mapping[Pathway, str] = MappingProxyType(
    {
        Pathway.TREATING: "Médecin traitant",
        Pathway.REFERRED: "Orienté par le médecin traitant",
        Pathway.DIRECT: "Accès direct spécifique",
        Pathway.EMERGENCY: "Urgence",
        Pathway.AWAY: "Hors résidence habituelle",
        Pathway.OUTSIDE: "Hors parcours de soins",
    }
)
_WHY_PATHWAY: Mapping[Pathway, str] = MappingProxyType(
    {
        Pathway.TREATING: "Le médecin consulté est le médecin traitant déclaré.",
        Pathway.REFERRED: "Une lettre du médecin traitant accompagne cette venue.",
        Pathway.DIRECT: "Cette spécialité se consulte sans passer par le médecin traitant.",
        Pathway.EMERGENCY: "C’est une urgence, et le médecin traitant n’a pas pu être joint.",
        Pathway.AWAY: "C’est loin de la résidence habituelle, et du médecin traitant.",
        Pathway.OUTSIDE: "Ni médecin traitant, ni lettre, ni urgence, ni éloignement, ni accès direct.",
    }
)
_NO_EXEMPTION, _ALD, _WHOLE = "Aucune", "ALD, soins en rapport", "Acte pris en charge à 100 %"
_THIRD_PARTIES: Mapping[ThirdParty, str] = MappingProxyType(
    {
        ThirdParty.NONE: "Aucun",
        ThirdParty.AMO: "Part obligatoire",
        ThirdParty.FULL: "Intégral",
    }
)
_USUAL_RATES = (30, 70, 90, 100)
_LOWERED_ALSACE, _LOWERED_ALD = 50, 60
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "act": "Codes de l’acte",
        "insurance": "Nature d’assurance",
        "pathway": "Parcours de soins",
        "exemption": "Exonération du ticket modérateur",
        "third_party": "Tiers payant",
        "amo_rate": "Taux de remboursement",
        "base": "Base de remboursement",
        "amo_gross": "Part de l’assurance maladie",
        "participation": "Participation forfaitaire",
        "amo_net": "Versé par l’assurance maladie",
        "amc": "Versé par la complémentaire",
        "penalty": "Majoration hors parcours",
        "excess": "Dépassement",
        "paid_at_desk": "À régler le jour des soins",
        "recovered_later": "Repris plus tard",
        "patient_cost": "Reste à la charge du patient",
    }
)


def claim_boxes(
    case: Case, found: Reimbursement, setting: Setting, depending: tuple[str, ...] = ()
) -> tuple[Box, ...]:
    """The boxes asked that have one right answer in this case, in the order asked.

    `depending`: codes that are charged only when they are due, which may be the trap.
    """
    claim = Claim(case, found, setting, tuple(mistakes(case, found, setting.tariffs)), depending)
    boxes = (_CHOSEN[name](claim) if name in _CHOSEN else _amount(claim, name) for name in setting.boxes)
    return tuple(box for box in boxes if box is not None)


def _chosen(
    name: str, options: Iterable[str], answer: str, feedback: str, told: Iterable[tuple[str, str]] = ()
) -> Box:
    return chosen_box(name, _LABELS[name], tuple(options), answer, feedback, told)


def _act(claim: Claim) -> Box | None:
    """Left out for the specialties whose codes are not established."""
    case = claim.case
    codes = [act.code for act in case.acts]
    if "CS" in codes and case.practitioner.specialty in TARGETED:
        return None
    options, told = act_options(case, claim.setting.random, claim.depending)
    feedback = " ; ".join(f"{code}, {MEANINGS[code]}" for code in codes)
    return _chosen("act", options, written(codes), f"{feedback}.", told.items())


def _insurance(claim: Claim) -> Box | None:
    day, due_date = claim.case.day, claim.case.patient.due_date
    options = (_ILLNESS, _MATERNITY, _WORK)
    if due_date is None:
        return _chosen("insurance", options, _ILLNESS, "Ni maternité, ni accident du travail : maladie.")
    start, end = maternity(due_date)
    period = (
        f"La maternité court du {short(start)}, premier jour du 6e mois, "
        f"au {short(end)}, 12e jour après la naissance"
    )
    if in_maternity(due_date, day):
        feedback = sourced(f"{period} : tous les soins en relèvent.", sources.MATERNITY)
        return _chosen("insurance", options, _MATERNITY, feedback)
    feedback = sourced(f"{period} : ce jour-là, le soin relève de la maladie.", sources.MATERNITY)
    return _chosen("insurance", options, _ILLNESS, feedback)


def _pathway(claim: Claim) -> Box | None:
    """Left out where what the trade writes is not settled.

    That is: a child without a treating doctor, the AME, a patient sent to another doctor by the SAS.
    """
    case = claim.case
    is_child = age(case.patient.birth_date, case.day) < _GROWN
    is_sent = any(act.code == "SNP" for act in case.acts)
    if case.patient.ame or is_sent or (is_child and case.pathway is Pathway.OUTSIDE):
        return None
    return _chosen("pathway", _PATHWAYS.values(), _PATHWAYS[case.pathway], _WHY_PATHWAY[case.pathway])


def _exemption(claim: Claim) -> Box | None:
    """Left out when two reasons hold, or when the AME pays all."""
    case = claim.case
    reasons = _reasons(case)
    if case.patient.ame or len(reasons) > 1:
        return None
    options = (_NO_EXEMPTION, _ALD, _MATERNITY, _WHOLE)
    told = []
    if case.patient.ald is Ald.UNRELATED:
        told.append((_ALD, "Le motif n’a pas de rapport avec l’affection du protocole de soins."))
    if case.patient.due_date is not None:
        start, end = maternity(case.patient.due_date)
        told.append((_MATERNITY, f"L’exonération de la maternité va du {short(start)} au {short(end)}."))
    if not reasons:
        return _chosen("exemption", options, _NO_EXEMPTION, _why_no_exemption(case), told)
    return _chosen("exemption", options, reasons[0], rate_rule(claim), told)


def _reasons(case: Case) -> list[str]:
    """Why the ticket modérateur is not due."""
    held = (
        (case.patient.ald is Ald.RELATED, _ALD),
        (in_maternity(case.patient.due_date, case.day), _MATERNITY),
        (any(CATALOGUE[act.code].rate for act in case.acts), _WHOLE),
    )
    return [name for holds, name in held if holds]


def _why_no_exemption(case: Case) -> str:
    if case.patient.c2s:
        return "La C2S n’exonère pas : elle paie le ticket modérateur à la place du patient."
    if case.patient.ald is Ald.UNRELATED:
        return "Le motif n’a pas de rapport avec l’affection du protocole de soins."
    return "Ni ALD en rapport, ni maternité, ni acte pris en charge à 100 % : le ticket modérateur est dû."


def _third_party(claim: Claim) -> Box | None:
    """Left out when nothing is left for the complementary: in full or not, it is the same."""
    case = claim.case
    if case.third_party is ThirdParty.FULL and not claim.found.amc and not case.patient.c2s:
        return None
    source = sources.C2S if case.patient.c2s else sources.THIRD_PARTY
    feedback = sourced(_why_third_party(case), source)
    return _chosen("third_party", _THIRD_PARTIES.values(), _THIRD_PARTIES[case.third_party], feedback)


def _why_third_party(case: Case) -> str:
    patient = case.patient
    if patient.c2s:
        return "Avec la C2S, le tiers payant intégral est obligatoire."
    if case.third_party is ThirdParty.FULL:
        return "Le cabinet pratique le tiers payant intégral, et le contrat le permet."
    if case.third_party is ThirdParty.NONE:
        return "Rien ne donne droit au tiers payant ici, et le cabinet ne le pratique pas de lui-même."
    rights = (
        (patient.ame, "L’AME donne droit au tiers payant."),
        (in_maternity(patient.due_date, case.day), "La maternité donne droit au tiers payant."),
        (patient.ald is Ald.RELATED, "L’ALD, pour un soin en rapport, donne droit au tiers payant."),
        (
            any(act.code == "CCP" for act in case.acts),
            "La contraception avant 26 ans donne droit au tiers payant.",
        ),
        (not pays_ticket(case), "Sans complémentaire, le tiers payant ne porte que sur la part obligatoire."),
    )
    return next(
        (why for holds, why in rights if holds), "Le cabinet fait à tous le tiers payant de cette part."
    )


def _amo_rate(claim: Claim) -> Box | None:
    """Among the usual rates, and those to which a higher one is lowered outside the pathway."""
    patient = claim.case.patient
    rates = {*_USUAL_RATES, int(claim.found.amo_rate)}
    if patient.scheme is Scheme.ALSACE_MOSELLE:
        rates.add(_LOWERED_ALSACE)
    if patient.ald is not Ald.NONE:
        rates.add(_LOWERED_ALD)
    told = [(percent(amount), text) for amount, text in _slips(claim, "amo_rate")]
    options = [percent(Decimal(rate)) for rate in sorted(rates)]
    return _chosen("amo_rate", options, percent(claim.found.amo_rate), rate_rule(claim), told)


_CHOSEN: Mapping[str, Callable[[Claim], Box | None]] = MappingProxyType(
    {
        "act": _act,
        "insurance": _insurance,
        "pathway": _pathway,
        "exemption": _exemption,
        "third_party": _third_party,
        "amo_rate": _amo_rate,
    }
)


def _amount(claim: Claim, name: str) -> Box:
    amount: Decimal = getattr(claim.found, name)
    return amount_box(name, _LABELS[name], amount, why(claim, name), _slips(claim, name))


def _slips(claim: Claim, name: str) -> Iterator[tuple[Decimal, str]]:
    for mistake in claim.mistakes:
        if name in mistake.amounts:
            yield mistake.amounts[name], mistake.told
