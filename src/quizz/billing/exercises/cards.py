"""What a person shows at the desk: a card, a contract, a pregnancy."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from quizz.billing.case import Ald, Contract, Scheme
from quizz.billing.exercises.days import short
from quizz.billing.exercises.persons import Person
from quizz.domain.sheet import Paper, PaperLine

_SCHEMES = {Scheme.GENERAL: "général", Scheme.ALSACE_MOSELLE: "local d’Alsace-Moselle"}


def card(person: Person, day: date) -> Paper:
    """The card and the rights read with it: that there is a long-term illness, never which one."""
    patient = person.patient
    born = PaperLine(short(patient.birth_date), person.born)
    lines = (PaperLine(person.name, "Bénéficiaire"), born)
    if patient.ame:
        return Paper("Carte AME", (*lines, PaperLine(_until(day), "Droits ouverts")))
    long_term = "aucune" if patient.ald is Ald.NONE else "oui"
    return Paper(
        "Carte Vitale, droits lus en ligne",
        (
            *lines,
            PaperLine(_SCHEMES[patient.scheme], "Régime"),
            PaperLine(long_term, "ALD exonérante"),
            PaperLine(f"oui, {_until(day)}" if patient.c2s else "non", "C2S"),
        ),
    )


def contract(person: Person, day: date, *, covers: str = "") -> tuple[Paper, ...]:
    """The complementary contract, or that there is none; nothing beside the C2S, told by the card.

    `covers`: what it pays beyond what any such contract does, or does not pay, where that matters.
    """
    if person.patient.c2s:
        return ()
    if person.patient.complementary is Contract.RESPONSIBLE:
        lines = (
            PaperLine("responsable", "Contrat"),
            *((PaperLine(covers, "Garanties"),) if covers else ()),
            PaperLine(_until(day), "Droits ouverts"),
        )
        return (_contract(*lines),)
    return (_contract(PaperLine("aucun", "Contrat")),)


def pregnancy(person: Person, day: date) -> tuple[Paper, ...]:
    """When she gives birth, or gave; nothing when no child is known of."""
    due_date = person.patient.due_date
    if due_date is None:
        return ()
    label = "Accouchement prévu le" if due_date >= day else "Accouchement le"
    return (Paper("Maternité", (PaperLine(short(due_date), label),)),)


def _contract(*lines: PaperLine) -> Paper:
    return Paper("Complémentaire santé", lines)


def _until(day: date) -> str:
    """The end of the sixth month that follows: rights that are open, and given for a year at most."""
    year, month = divmod(day.year * 12 + day.month - 1 + 6, 12)
    return f"jusqu’au {monthrange(year, month + 1)[1]}/{month + 1:02}/{year}"
