"""What people get wrong in franchises, and the rule that each box follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from msgspec import Struct

from quizz.billing.ages import age
from quizz.billing.amounts import ZERO, Prices, euros
from quizz.billing.case import Ald
from quizz.billing.exercises.franchise.case import TARIFFS, Drawn

TOTAL = "total"
_PARTICIPATION, _PARTICIPATION_DAY = "PF", "PF_JOUR"
_UNITS = {"medicines": "boîte", "paramedical": "acte", "transports": "trajet"}


class Mistake(Struct, frozen=True):
    """What each kind would be if one thing were believed wrongly, and what to tell."""

    amounts: Mapping[str, Decimal]
    told: str

    def amount(self, box: str) -> Decimal | None:
        """What it puts in a box; nothing when it does not concern it."""
        if box == TOTAL:
            return sum(self.amounts.values(), ZERO)
        return self.amounts.get(box)


def mistakes(drawn: Drawn) -> Iterator[Mistake]:
    """The likeliest first; some give the right amounts here, and are none."""
    usual = {kind: drawn.under_the_day(kind) for kind in drawn.given}
    if drawn.is_exempt:
        yield Mistake(usual, f"{why_exempt(drawn)} Rien n’est retenu.")
        return
    right = {kind: drawn.amount(kind) for kind in drawn.given}
    whole = {kind: drawn.unit(kind) * drawn.count(kind) for kind in drawn.given}
    if drawn.person.patient.ald is not Ald.NONE:
        nothing = dict.fromkeys(drawn.given, ZERO)
        yield Mistake(
            nothing, "L’ALD n’exonère pas des franchises : elles sont dues, soins en rapport ou non."
        )
    if drawn.under_the_year:
        yield Mistake(
            usual, "Le plafond annuel est atteint : regardez ce qui est déjà retenu depuis janvier."
        )
    yield from _forgotten_caps(drawn, right, whole)
    yield from _other_amounts(drawn, right)
    yield from _confusions(drawn, right)


def rule_of(drawn: Drawn, box: str) -> str:
    """Why a box has its amount."""
    if drawn.is_exempt:
        return f"{why_exempt(drawn)} Rien n’est retenu."
    if box == TOTAL:
        return "Le total additionne ce qui est retenu sur chaque sorte de soins, plafonds compris."
    unit, count, cap = _UNITS[box], drawn.count(box), drawn.cap(box)
    said = f"{euros(drawn.unit(box))} par {unit}, {count}\u00a0{unit}{'s' if count > 1 else ''}"
    if cap is None:
        said += ", sans plafond par jour"
    elif drawn.kept_today(box):
        said += f"\u00a0; plafond de {euros(cap)} par jour, dont {euros(drawn.kept_today(box))} déjà retenus"
    else:
        said += f"\u00a0; plafond de {euros(cap)} par jour"
    if drawn.under_the_year:
        year = Prices(drawn.tariffs, drawn.day).of("FR_AN").amount
        said += f"\u00a0; plafond de {euros(year)} par an, dont {euros(drawn.kept.year)} déjà retenus"
    return f"{said}."


def why_exempt(drawn: Drawn) -> str:
    """Why nothing is kept back of this person."""
    patient = drawn.person.patient
    if age(patient.birth_date, drawn.day) < 18:
        return "Avant 18 ans, aucune franchise n’est due."
    if patient.c2s:
        return "Avec la C2S, aucune franchise n’est due."
    if patient.ame:
        return "Avec l’AME, aucune franchise n’est due."
    return "Du 6e mois de grossesse au 12e jour après l’accouchement, aucune franchise n’est due."


def _forgotten_caps(
    drawn: Drawn, right: Mapping[str, Decimal], whole: Mapping[str, Decimal]
) -> Iterator[Mistake]:
    for kind in drawn.given:
        cap, kept = drawn.cap(kind), drawn.kept_today(kind)
        if cap is None:
            continue
        if kept:
            told = f"{euros(kept)} sont déjà retenus ce jour-là, et le plafond est de {euros(cap)} par jour."
            yield Mistake({**right, kind: min(whole[kind], cap)}, told)
        told = f"Le plafond du jour est oublié : {euros(cap)} au plus pour les {_UNITS[kind]}s d’une journée."
        yield Mistake({**right, kind: whole[kind]}, told)
    yield Mistake(whole, "Les plafonds du jour sont oubliés.")


def _other_amounts(drawn: Drawn, right: Mapping[str, Decimal]) -> Iterator[Mistake]:
    """A round trip that counts for one, and the amounts of before, each under its own cap."""
    if drawn.count("transports") > 1:
        trips = (drawn.count("transports") + 1) // 2
        told = "Chaque trajet compte : l’aller et le retour en font deux."
        yield Mistake({**right, "transports": drawn.unit("transports") * trips}, told)
    prices = Prices(drawn.tariffs, drawn.day)
    start = prices.of(TARIFFS["medicines"][0]).value.valid_from
    before = Prices(drawn.tariffs, start - timedelta(days=1))
    if start.year >= 2024:
        former = {}
        for kind in drawn.given:
            unit, cap = TARIFFS[kind]
            amount = before.of(unit).amount * drawn.count(kind)
            former[kind] = min(amount, before.of(cap).amount) if cap else amount
        yield Mistake(former, f"Ce sont les montants d’avant le {start:%d/%m/%Y} : ils ont doublé depuis.")


def _confusions(drawn: Drawn, right: Mapping[str, Decimal]) -> Iterator[Mistake]:
    prices = Prices(drawn.tariffs, drawn.day)
    unit = prices.of(_PARTICIPATION).amount
    for kind in drawn.given:
        told = (
            f"{euros(unit)} est la participation forfaitaire, celle des actes de médecin et de biologie : "
            f"la franchise est de {euros(drawn.unit(kind))} par {_UNITS[kind]}."
        )
        counted = unit * drawn.count(kind)
        yield Mistake({**right, kind: counted}, told)
        yield Mistake({**right, kind: min(counted, prices.of(_PARTICIPATION_DAY).amount)}, told)
    if "medicines" in right:
        cap = drawn.cap("paramedical") or ZERO
        told = "Il n’y a pas de plafond par jour sur les boîtes : seulement celui de l’année."
        yield Mistake({**right, "medicines": min(right["medicines"], cap)}, told)
    if "paramedical" in right:
        cap = drawn.cap("transports") or ZERO
        told = f"{euros(cap)} par jour est le plafond des transports, non celui des actes paramédicaux."
        yield Mistake(
            {**right, "paramedical": min(drawn.unit("paramedical") * drawn.count("paramedical"), cap)}, told
        )
    if "transports" in right:
        cap = drawn.cap("paramedical") or ZERO
        told = f"{euros(cap)} par jour est le plafond des actes paramédicaux, non celui des transports."
        yield Mistake({**right, "transports": min(right["transports"], cap)}, told)
