"""Who pays what, looked up in the tables: the second computation, which the engine is compared with."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from .tables import (
    ACTS,
    ADVANCED,
    AMOUNTS,
    BEARING_AGES,
    DEFAULTS,
    DIRECT_ACCESS,
    FIRST_DAY,
    KEYS,
    LAST_DAY,
    MATERNITY_DAYS_AFTER,
    MATERNITY_MONTHS_BEFORE,
    NEEDS_ONE_OF,
    NEVER_TOGETHER,
    OLDER_THAN,
    ONLY_WITH_ALD,
    PARTICIPATION_DUE,
    PENALTY_POINTS,
    RATE,
    REFUSALS,
    REMAINDER_PAYER,
    UNIT_PARTICIPATION,
    UNSETTLED,
    WORDS,
    YEAR_CAPS,
    Act,
)

NOTHING = Decimal("0.00")


class Refused(Exception):
    """The case makes no sense, or its answer is not established; `reason` is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Billed:
    """One act of the case, its fee and the tariff that is its share of the base."""

    act: Act
    fee: Decimal
    tariff: Decimal


@dataclass(frozen=True)
class Read:
    """A case whose keys and values are well formed."""

    day: date
    acts: tuple[tuple[str, Decimal], ...]
    words: dict[str, str]
    specialty: str
    birth: date
    due: date | None
    c2s: bool
    ame: bool
    withheld_day: Decimal
    withheld_year: Decimal


def compute(case: dict[str, Any]) -> dict[str, Decimal]:
    """The totals of the case, or Refused."""
    read = _read(case)
    billed = tuple(_billed(code, fee, read) for code, fee in read.acts)
    _check_together(billed)
    facts = _facts(read, billed)
    matched = [then for table in REFUSALS for then in table.matching(facts)]
    if matched:
        raise Refused(matched[0][0])
    return _shares(read, billed, facts)


def _shares(read: Read, billed: tuple[Billed, ...], facts: dict[str, bool]) -> dict[str, Decimal]:
    fee = sum((one.fee for one in billed), NOTHING)
    base = sum((one.tariff for one in billed), NOTHING)
    rate = Decimal(RATE.decide(facts))
    points = Decimal(PENALTY_POINTS.decide(facts))
    in_pathway = _cents(base * rate / 100)
    amo_gross = _cents(base * (rate - points) / 100)
    remainder = base - in_pathway
    amc = NOTHING if REMAINDER_PAYER.decide(facts) == "patient" else remainder
    participation = _participation(read, billed, facts)
    amo_net = amo_gross - participation
    advanced = ADVANCED[read.words["third_party"]]
    paid_at_desk = fee - sum(({"amo": amo_gross, "amc": amc}[payer] for payer in advanced), NOTHING)
    return {
        "base": base,
        "amo_rate": rate - points,
        "amo_gross": amo_gross,
        "participation": participation,
        "amo_net": amo_net,
        "amc": amc,
        "penalty": in_pathway - amo_gross,
        "excess": fee - base,
        "paid_at_desk": paid_at_desk,
        "recovered_later": participation if "amo" in advanced else NOTHING,
        "patient_cost": fee - amo_net - amc,
    }


def _participation(read: Read, billed: tuple[Billed, ...], facts: dict[str, bool]) -> Decimal:
    unit, day_cap = next(row[:2] for row in UNIT_PARTICIPATION if row[2] <= read.day <= row[3])
    year_caps = next(row[0] for row in YEAR_CAPS if row[1] <= read.day <= row[2])
    if read.withheld_day > day_cap or read.withheld_year > max(year_caps):
        raise Refused("withheld_over_cap")
    if PARTICIPATION_DUE.decide(facts) == "no":
        return NOTHING
    acts = sum(one.act.kind in ("visit", "gesture") for one in billed)
    today = min(unit * acts, day_cap - read.withheld_day)
    readings = {max(NOTHING, min(today, cap - read.withheld_year)) for cap in year_caps}
    if len(readings) > 1:
        raise Refused("year_cap_in_transition")
    return readings.pop()


def _facts(read: Read, billed: tuple[Billed, ...]) -> dict[str, bool]:
    """The conditions that the decision tables ask about."""
    age = years_between(read.birth, read.day)
    conditions = {
        "under_16": age < 16,
        "under_18": age < 18,
        "c2s": read.c2s,
        "ame": read.ame,
        "maternity": _in_maternity(read),
        "ald_related": read.words["ald"] == "related",
        "alsace": read.words["scheme"] == "alsace-moselle",
        "outside": read.words["pathway"] == "outside",
        "contract": read.words["complementary"] == "responsible",
        "full_third_party": read.words["third_party"] == "full",
        "sector_1": read.words["sector"] == "1",
        "sector_2": read.words["sector"] == "2",
        "above_tariff": any(one.fee > one.tariff for one in billed if one.act.kind != "demand"),
        "majoration_above": any(one.fee > one.tariff for one in billed if one.act.kind == "added"),
        "opposable": any(one.act.code.startswith("GL") for one in billed),
    }
    rates = {
        RATE.decide(conditions | {"full_act": one.act.rate == "full"})
        for one in billed
        if one.act.kind in ("visit", "gesture")
    }
    if len(rates) > 1:
        raise Refused("several_rates")
    conditions["full_act"] = any(one.act.rate == "full" for one in billed)
    return conditions


def _in_maternity(read: Read) -> bool:
    if read.due is None:
        return False
    first = months_before(read.due, MATERNITY_MONTHS_BEFORE)
    return first <= read.day <= read.due + timedelta(days=MATERNITY_DAYS_AFTER)


def _billed(code: str, fee: Decimal, read: Read) -> Billed:
    if code in UNSETTLED:
        raise Refused("not_established")
    act = ACTS.get(code)
    if act is None:
        raise Refused("unknown_act")
    age = years_between(read.birth, read.day)
    if act.specialties and read.specialty not in act.specialties:
        raise Refused("wrong_specialty")
    if act.pathways and read.words["pathway"] not in act.pathways:
        raise Refused("wrong_pathway")
    if act.ages and not any(first <= age <= last for first, last in act.ages):
        raise Refused("wrong_age")
    if code in OLDER_THAN and read.day <= months_before(read.birth, -12 * OLDER_THAN[code]):
        raise Refused("wrong_age")
    if code in ONLY_WITH_ALD and read.words["ald"] == "none":
        raise Refused("not_in_ald")
    if act.kind == "demand":
        return Billed(act, fee, NOTHING)
    tariff = _tariff(code, read)
    if fee < tariff:
        raise Refused("fee_below_tariff")
    return Billed(act, fee, tariff)


def _tariff(code: str, read: Read) -> Decimal:
    sector = read.words["sector"]
    found = [
        row.euros
        for row in AMOUNTS
        if row.code == code and sector in row.sectors and row.since <= read.day <= row.until
    ]
    if not found:
        raise Refused("no_tariff")
    [euros] = found
    return euros


def _check_together(billed: tuple[Billed, ...]) -> None:
    codes = [one.act.code for one in billed]
    kinds = [one.act.kind for one in billed]
    if kinds.count("gesture") > 1:
        raise Refused("association")
    if not {"visit", "gesture"} & set(kinds):
        raise Refused("nothing_to_add_to")
    for code, act in {one.act.code: one.act for one in billed}.items():
        for carriers in (act.beside, NEEDS_ONE_OF.get(code, ())):
            if carriers and codes.count(code) > sum(codes.count(carrier) for carrier in carriers):
                raise Refused("nothing_to_add_to")
    if any(pair <= set(codes) for pair, _fact in NEVER_TOGETHER):
        raise Refused("never_together")


def _read(case: dict[str, Any]) -> Read:
    for part, allowed in KEYS.items():
        for holder in _holders(case, part):
            if set(holder) - allowed:
                raise Refused("unknown_key")
    patient = DEFAULTS | case["patient"]
    practitioner = case["practitioner"]
    withheld = {"day": "0", "year": "0"} | case.get("withheld", {})
    day, birth = _day(case["date"]), _day(patient["birth_date"])
    if birth > day:
        raise Refused("not_born")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused("no_rules_that_day")
    said = {**patient, **practitioner, "pathway": case["pathway"], "third_party": case["third_party"]}
    words = {key: said[key] for key in WORDS}
    if any(word not in WORDS[key] for key, word in words.items()):
        raise Refused("unknown_word")
    if words["sector"] == "none":
        raise Refused("outside_convention")
    read = Read(
        day=day,
        acts=tuple((act["code"], _euros(act["fee"])) for act in case["acts"]),
        words=words,
        specialty=practitioner["specialty"],
        birth=birth,
        due=None if patient["due_date"] is None else _day(patient["due_date"]),
        c2s=patient["c2s"],
        ame=patient["ame"],
        withheld_day=_euros(withheld["day"]),
        withheld_year=_euros(withheld["year"]),
    )
    if read.due is not None and not BEARING_AGES[0] <= years_between(birth, read.due) <= BEARING_AGES[1]:
        raise Refused("cannot_bear")
    if words["pathway"] == "direct" and not _may_come_directly(read):
        raise Refused("no_direct_access")
    return read


def _holders(case: dict[str, Any], part: str) -> list[dict[str, Any]]:
    if not part:
        return [case]
    found = case.get(part, {})
    return found if isinstance(found, list) else [found]


def _may_come_directly(read: Read) -> bool:
    """Under 16 no pathway is asked for (F72)."""
    age = years_between(read.birth, read.day)
    return age < 16 or any(
        specialty == read.specialty and first <= age <= last
        for specialty, first, last, _fact in DIRECT_ACCESS
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("not_a_date") from None


def _euros(text: str) -> Decimal:
    try:
        euros = Decimal(text)
    except InvalidOperation:
        raise Refused("not_an_amount") from None
    if euros < 0 or euros != _cents(euros):
        raise Refused("not_an_amount")
    return _cents(euros)


def _cents(euros: Decimal) -> Decimal:
    return euros.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def years_between(birth: date, day: date) -> int:
    """Completed years; who is born on 29 February is a year older on 1 March of a common year."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier (later if negative), the last of a month without such a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
