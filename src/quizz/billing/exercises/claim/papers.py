"""What lies on the desk: rights, habits of the practice, the visit. Neither code nor share."""

from __future__ import annotations

from decimal import Decimal

from quizz.billing.acts import Kind
from quizz.billing.amounts import Prices, euros
from quizz.billing.case import Case, Sector, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.cards import card, contract, pregnancy
from quizz.billing.exercises.claim.case import Drawn, tariff_of
from quizz.billing.exercises.claim.visit import Visit
from quizz.billing.exercises.days import long
from quizz.domain.sheet import Paper, PaperLine
from quizz.domain.tariff import Tariffs

_SECTORS = {
    Sector.ONE: "secteur 1",
    Sector.TWO_OPTAM: "secteur 2, adhérent à l’OPTAM",
    Sector.TWO: "secteur 2, sans OPTAM",
}
_HABITS = {
    ThirdParty.NONE: "seulement s’il est de droit",
    ThirdParty.AMO: "pour tous, sur la part obligatoire seule",
    ThirdParty.FULL: "pour tous, intégral si un contrat le permet",
}
_COVERED = "ticket modérateur, sans dépassement"


def claim_papers(drawn: Drawn, visit: Visit, tariffs: Tariffs) -> tuple[Paper, ...]:
    """The papers of a claim, the card first and the visit last."""
    case, person = drawn.case, drawn.person
    return (
        card(person, case.day),
        *(() if case.patient.ame else contract(person, case.day, covers=_COVERED)),
        *_protocol(visit, case),
        *pregnancy(person, case.day),
        *_withheld(case),
        _practice(drawn, visit),
        _visit(case, visit, tariffs),
    )


def _protocol(visit: Visit, case: Case) -> tuple[Paper, ...]:
    if not visit.illness:
        return ()
    since = max(case.day.year - 2, case.patient.birth_date.year)
    lines = (PaperLine(visit.illness, "Affection"), PaperLine(str(since), "Ouvert en"))
    return (Paper("Protocole de soins (ALD exonérante)", lines),)


def _withheld(case: Case) -> tuple[Paper, ...]:
    withheld = case.withheld
    if not withheld.year:
        return ()
    lines = [PaperLine(euros(withheld.year), "Cette année, ce jour compris")]
    if withheld.day:
        lines.insert(0, PaperLine(euros(withheld.day), "Ce jour, chez ce médecin"))
    return (Paper("Participations déjà retenues", tuple(lines)),)


def _practice(drawn: Drawn, visit: Visit) -> Paper:
    return Paper(
        "Cabinet",
        (
            PaperLine(f"{visit.doctor}, {visit.title}", "Médecin"),
            PaperLine(_SECTORS[drawn.case.practitioner.sector], "Convention"),
            PaperLine(_HABITS[drawn.habit], "Tiers payant"),
        ),
    )


def _visit(case: Case, visit: Visit, tariffs: Tariffs) -> Paper:
    fees = sum((act.fee for act in case.acts), Decimal(0))
    lines = [
        PaperLine(f"{long(case.day)}, {visit.hour}", "Le"),
        PaperLine(visit.done, "Acte"),
        PaperLine(visit.reason, "Motif"),
        *(PaperLine(text, label) for label, text in visit.notes),
        *_technical(case, tariffs),
    ]
    if not case.patient.ame:  # who has the AME declares no treating doctor
        lines.append(PaperLine(visit.treating or "aucun déclaré", "Médecin traitant"))
    lines.append(PaperLine(visit.came, "Venue"))
    if visit.report:
        lines.append(PaperLine(visit.report, "Compte rendu"))
    lines.append(PaperLine(euros(fees), "Honoraires demandés"))
    return Paper("Note de la consultation", tuple(lines))


def _technical(case: Case, tariffs: Tariffs) -> list[PaperLine]:
    """The tariff of technical acts, which a practice looks up and nobody knows by heart."""
    prices = Prices(tariffs, case.day)
    bases = [
        prices.of(tariff_of(rule, case.practitioner)).amount
        for rule in (CATALOGUE[act.code] for act in case.acts)
        if rule.kind is Kind.TECHNICAL
    ]
    return [PaperLine(euros(base), "Tarif de l’acte technique") for base in bases]
