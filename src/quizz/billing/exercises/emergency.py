"""A visit to the emergencies without a stay: its charge, and who pays it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from quizz.billing.amounts import ZERO, Prices, euros
from quizz.billing.case import Ald
from quizz.billing.exercises.cards import card, contract, pregnancy
from quizz.billing.exercises.claim.illness import Occasion, illness_of
from quizz.billing.exercises.claim.illnesses import ILLNESSES
from quizz.billing.exercises.claim.reasons import PLAIN, plain
from quizz.billing.exercises.days import long, short
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.filling import amount_box, reasoning_line
from quizz.billing.exercises.hospital import Charged, Payer, charged, cost_box, payer_box, payer_reasoning
from quizz.billing.exercises.persons import Person, draw_person
from quizz.billing.exercises.setting import Setting
from quizz.domain.sheet import Paper, PaperLine, Sheet
from quizz.domain.tariff import Tariffs

_A_DAY = timedelta(days=1)
_THREE_WEEKS = timedelta(days=21)
_FULL, _REDUCED, _DAILY = "FPU", "FPU_MINORE", "FJH"
_OF_AGE = 18
_TOLD_SINCE = date(2024, 1, 1)
_PAYERS = (Payer.COMPLEMENTARY, Payer.C2S, Payer.PATIENT, Payer.INSURANCE)


def emergency_sheet(facts: Facts, setting: Setting) -> Sheet:
    """Charge and payer. Raises Refused for those whose charge is not settled."""
    random = setting.random
    day = facts.day("date", setting.day - _THREE_WEEKS, setting.day)
    person = draw_person(facts, day, random)
    one = charged(_FULL, day, person.patient, setting.tariffs)
    mistakes = list(_mistakes(one, person, setting.tariffs))
    made = {
        "charge": amount_box("charge", "Forfait patient urgences", one.amount, _rule(one), mistakes),
        "payer": payer_box(one, _PAYERS, random),
        "patient_cost": cost_box(one, one.amount, mistakes),
    }
    return Sheet(
        papers=_papers(person, day, random),
        boxes=tuple(made[name] for name in setting.boxes),
        reasoning=(
            reasoning_line("Forfait patient urgences", one.amount, one.reason),
            *payer_reasoning(one, one.amount, setting.tariffs),
        ),
    )


def _rule(one: Charged) -> str:
    if one.case.patient.ald is Ald.NONE:
        return f"Un passage sans hospitalisation coûte un forfait unique : {euros(one.amount)} ce jour-là."
    return f"Avec une ALD, quel que soit le motif, le forfait est réduit : {euros(one.amount)} ce jour-là."


def _mistakes(one: Charged, person: Person, tariffs: Tariffs) -> Iterator[tuple[Decimal, str]]:
    """Wrong amounts, the likeliest first."""
    day, ill = one.case.day, one.case.patient.ald is not Ald.NONE
    prices = Prices(tariffs, day)
    if ill:
        yield ZERO, "L’ALD n’exonère pas de ce forfait : elle le réduit."
        yield prices.of(_FULL).amount, "C’est le forfait entier : l’ALD donne droit au forfait réduit."
    elif person.age(day) < _OF_AGE:
        yield ZERO, "Les enfants ne sont pas exonérés de ce forfait, sauf les nouveau-nés."
    known = prices.of(_REDUCED if ill else _FULL)
    if known.value.valid_from >= _TOLD_SINCE:
        start = known.value.valid_from
        before = Prices(tariffs, start - _A_DAY)
        told = f"C’est un montant d’avant le {short(start)}."
        yield before.of(_REDUCED if ill else _FULL).amount, told
        yield before.of(_FULL).amount, told
    if not ill:
        yield prices.of(_REDUCED).amount, "C’est le forfait réduit, celui des patients en ALD."
    yield prices.of(_DAILY).amount, "C’est le forfait journalier, celui d’un séjour à l’hôpital."


def _papers(person: Person, day: date, random: Random) -> tuple[Paper, ...]:
    """What brings the patient is about the long-term illness, or is not, and allows going home that day."""
    years = person.age(day)
    if person.patient.ald is Ald.NONE:
        reason = plain(PLAIN[Occasion.URGENT], random, years)
    else:
        illness = illness_of(ILLNESSES, random, years, woman=person.is_woman)
        reason = illness.reason(Occasion.SOON, related=person.patient.ald is Ald.RELATED)
    hour = random.randint(8, 19)
    visit = Paper(
        "Passage aux urgences",
        (
            PaperLine(f"{long(day)} à {hour}\u00a0h\u00a0{random.randrange(10, 60, 5)}", "Arrivée"),
            PaperLine(reason, "Motif"),
            PaperLine(f"le même jour à {hour + random.randint(2, 4)}\u00a0h", "Sortie"),
            PaperLine("retour au domicile, sans hospitalisation", "Suite"),
        ),
    )
    return (visit, card(person, day), *pregnancy(person, day), *contract(person, day))
