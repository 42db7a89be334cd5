"""Random cases of billing, the same for the same seed, heavy on the days and ages where a rule changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from .compute import months_before, years_between
from .tables import ACTS, AMOUNTS, DEFAULTS, MATERNITY_DAYS_AFTER, MATERNITY_MONTHS_BEFORE, UNTARGETED

SEED = 20261121
CHANGES = tuple(
    date.fromisoformat(day) for day in ["2024-05-15", "2024-12-22", "2025-01-01", "2026-01-01", "2026-10-01"]
)
"""First days of an amount, a participation or a cap."""
EDGES_OF_AGE = (6, 16, 18, 26, 80)
PATHWAYS = ("treating", "referred", "direct", "emergency", "away", "outside")


class Recipe(NamedTuple):
    weight: int
    specialties: str
    acts: str
    """A + before an act: added half of the time."""


RECIPES = tuple(
    Recipe(int(weight), specialties, acts)
    for weight, specialties, acts in (
        line.split(maxsplit=2)
        for line in f"""
        40 general G
        10 general G MEG
        3 general TCG
        4 general,pediatrics COE
        1 general VG MEG
        1 general VG MSH
        3 general COB
        4 general GL1
        2 general GL2
        4 general,cardiology,neurology APC
        2 general RDV
        2 general CCP
        2 general IMT
        3 general G MCG
        2 general G MOP
        2 general G MSH
        1 general G MIC
        2 general G MRT +SHE
        2 general G SNP +SHE
        2 general G MHP
        1 general G MEG MHP
        3 general VG +MD
        1 general VL +MD
        1 general VSP +MD
        3 general,cardiology DEQP003
        2 general,gynecology JKHD001
        2 general G DEQP003
        1 cardiology CSC +MCC DEQP003
        1 other CS +MCS JKHD001
        2 general G G
        1 general G MEG G
        1 general G VG
        2 general G G G G
        1 general G G G G G
        1 general VG MHP
        1 general G JKHD001
        10 {UNTARGETED} CS +MPC +MCS
        4 psychiatry PSY +MCS
        2 neurology NEURO +MCS
        4 gynecology GYN +MCS
        2 geriatrics GERIA +MCS
        2 rehabilitation MPR +MCS
        3 pediatrics CEH
        2 pediatrics CEP
        2 dermatology CDE
        6 cardiology CSC +MCC
        2 general G DE
        """.strip().splitlines()
    )
)

SPOILT = (
    "amount_unknown",
    "code_unknown",
    "rate_unknown",
    "old_amount",
    "unborn",
    "outside_convention",
    "wrong_specialty",
    "lone_majoration",
    "negative_withheld",
    "cannot_bear",
    "unknown_key",
)


def cases(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` cases: one in 25 is spoilt on purpose, others are refused because of what they combine."""
    chance = Random(seed)
    for _ in range(count):
        made = _case(chance)
        if chance.random() < 0.04:
            _spoil(made, chance)
        yield _leaving_defaults_out(made, chance)


def _case(chance: Random) -> dict[str, Any]:
    day = _day(chance)
    recipe = chance.choices(RECIPES, [one.weight for one in RECIPES])[0]
    codes = [word.lstrip("+") for word in recipe.acts.split() if word[0] != "+" or chance.random() < 0.5]
    day = _when_known(codes, day, chance)
    sector = _sector(codes, chance)
    birth = _birth(codes, day, chance)
    patient = {
        "birth_date": birth.isoformat(),
        "scheme": chance.choices(("general", "alsace-moselle"), (85, 15))[0],
        "ald": chance.choices(("none", "related", "unrelated"), (74, 14, 12))[0],
        "due_date": _due_date(day, chance) if chance.random() < 0.14 and _may_bear(birth, day) else None,
        "c2s": chance.random() < 0.09,
        "ame": chance.random() < 0.05,
        "complementary": chance.choices(("responsible", "none"), (80, 20))[0],
    }
    if "IMT" in codes:
        patient["ald"] = chance.choice(("related", "unrelated"))
    if patient["c2s"] and chance.random() < 0.5:
        patient["ame"] = False
    return {
        "date": day.isoformat(),
        "acts": [{"code": code, "fee": _fee(code, day, sector, patient["c2s"], chance)} for code in codes],
        "patient": patient,
        "practitioner": {"specialty": chance.choice(recipe.specialties.split(",")), "sector": sector},
        "pathway": _pathway(codes, chance),
        "third_party": _third_party(patient, chance),
        "withheld": _withheld(day, chance),
    }


def _day(chance: Random) -> date:
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    if chance.random() < 0.45:
        return chance.choice(CHANGES) + timedelta(days=chance.randint(-2, 2))
    return first + timedelta(days=chance.randint(0, (last - first).days))


def _when_known(codes: list[str], day: date, chance: Random) -> date:
    """Mostly a day when every act has an amount: many acts are known for 2026 only."""
    known = [row for row in AMOUNTS if row.code in codes]
    since = max(min(row.since for row in known if row.code == code) for code in {row.code for row in known})
    until = min(max(row.until for row in known if row.code == code) for code in {row.code for row in known})
    if since <= day <= until or chance.random() < 0.15:
        return day
    first, last = max(since, date(2024, 1, 1)), until
    if chance.random() < 0.3:
        return chance.choice((first, first + timedelta(days=1), last))
    return first + timedelta(days=chance.randint(0, (last - first).days))


def _sector(codes: list[str], chance: Random) -> str:
    known = {sector for row in AMOUNTS if row.code in codes for sector in row.sectors}
    sectors, weights = ("1", "2-optam", "2"), (55, 22, 23 if "2" in known and len(codes) == 1 else 2)
    return chance.choices(sectors, weights)[0]


def _birth(codes: list[str], day: date, chance: Random) -> date:
    """Most patients are of the age the acts ask for; many within days of an edge."""
    if "COE" in codes and chance.random() < 0.2:  # between the ages told, so of no examination
        return months_before(day, chance.randint(27, 34))
    wanted = [ACTS[code].ages for code in codes if ACTS[code].ages]
    if wanted and chance.random() < 0.9:
        first, last = chance.choice(wanted[0])
        edges = [first] if last == 999 or "COE" in codes else [first, last + 1]  # its last day is not told
        youngest, oldest = first, min(last, 99)
    else:
        edges, youngest, oldest = list(EDGES_OF_AGE), 0, 99
    if chance.random() < 0.4:
        birthday = _years_before(day, chance.choice(edges))
        shift = chance.choice((-1, 0, 1, 30)) if wanted else chance.randint(-2, 2)
        return min(birthday + timedelta(days=shift), day)
    return _years_before(day, chance.randint(youngest, oldest)) - timedelta(days=chance.randint(0, 360))


def _years_before(day: date, years: int) -> date:
    return months_before(day, 12 * years)


def _may_bear(birth: date, day: date) -> bool:
    return 15 <= years_between(birth, day) <= 48


def _due_date(day: date, chance: Random) -> str:
    """Around the due dates for which `day` is the first of the sixth month or the last of the period."""
    year, month = divmod(day.year * 12 + day.month - 1 + MATERNITY_MONTHS_BEFORE, 12)
    starts = date(year, month + 1, min(day.day, 28))
    ends = day - timedelta(days=MATERNITY_DAYS_AFTER)
    near = chance.choice((starts, ends)) + timedelta(days=chance.choice((-2, -1, 0, 1, 2)))
    any_time = day + timedelta(days=chance.randint(-40, 240))
    return (near if chance.random() < 0.7 else any_time).isoformat()


def _fee(code: str, day: date, sector: str, c2s: bool, chance: Random) -> str:
    tariffs = (
        [
            row.euros
            for row in AMOUNTS
            if row.code == code and row.since <= day <= row.until and sector in row.sectors
        ]
        or [row.euros for row in AMOUNTS if row.code == code]
        or [Decimal(chance.randint(5, 20))]
    )
    fee = tariffs[-1]
    free = sector != "1" and ACTS[code].kind in ("visit", "gesture")
    if free and chance.random() < (0.2 if c2s or code.startswith("GL") else 0.8):
        fee += Decimal(chance.choice((chance.randint(1, 60) * 100, chance.randint(1, 4000)))) / 100
    elif chance.random() < 0.02:
        fee += chance.choice((Decimal("-1.00"), Decimal("2.00"), Decimal("5.50")))
    return f"{fee:.2f}"


def _pathway(codes: list[str], chance: Random) -> str:
    wanted = [set(ACTS[code].pathways) for code in codes if ACTS[code].pathways]
    possible = set(PATHWAYS).intersection(*wanted) - {"direct"} if wanted else set()
    if possible and chance.random() < 0.92:
        return chance.choice(sorted(possible))
    return chance.choices(PATHWAYS, (36, 18, 9, 6, 6, 25))[0]


def _third_party(patient: dict[str, Any], chance: Random) -> str:
    if patient["c2s"] and chance.random() < 0.9:
        return "full"
    weights = (45, 30, 25) if patient["complementary"] == "responsible" else (60, 37, 3)
    return chance.choices(("none", "amo", "full"), weights)[0]


def _withheld(day: date, chance: Random) -> dict[str, str]:
    if chance.random() < 0.5:
        return {"day": "0", "year": "0"}
    day_cap = 4 if day < date(2024, 5, 15) else 8
    today = chance.choice((0, 0, 1, 2, day_cap - 2, day_cap - 1, day_cap))
    year_cap = 70 if day >= date(2026, 10, 1) and chance.random() < 0.3 else 50
    year = max(today, year_cap - chance.choice((0, 1, 2, 3, 4, 5, 10, 30, 45)))
    cents = chance.choice(("", ".00"))
    return {"day": f"{today}{cents}", "year": f"{year}{cents}"}


def _spoil(case: dict[str, Any], chance: Random) -> None:
    """Break a case in one way that must be refused."""
    way, first = chance.choice(SPOILT), case["acts"][0]
    if way == "amount_unknown":
        first["code"] = chance.choice(
            ("VRN", "VRM", "VRD", "VRS", "MN", "RQD", "CRN", "CRD", "COH", "GL3", "MUT")
        )
    elif way == "code_unknown":
        first["code"] = chance.choice(("XYZ", "GS2", "QQQQ001"))
    elif way == "rate_unknown":
        case["date"], case["patient"]["birth_date"] = "2026-03-02", "2025-01-10"
        case["acts"] = [{"code": "COD", "fee": "35.00"}]
        case["practitioner"] = {"specialty": "general", "sector": "1"}
    elif way == "old_amount":
        case["practitioner"]["sector"], first["fee"] = "1", f"{Decimal(first['fee']) + Decimal('-3.50'):.2f}"
    elif way == "unborn":
        born = date.fromisoformat(case["date"]) + timedelta(days=chance.randint(1, 400))
        case["patient"]["birth_date"] = born.isoformat()
    elif way == "outside_convention":
        case["practitioner"]["sector"] = "none"
    elif way == "wrong_specialty":
        case["practitioner"]["specialty"] = "dentist"
    elif way == "lone_majoration":
        case["acts"] = [{"code": "SNP", "fee": "15.00"}]
        case["practitioner"] = {"specialty": "general", "sector": "1"}
        case["pathway"] = "emergency"
    elif way == "negative_withheld":
        case["withheld"] = {"day": "-1", "year": "10"}
    elif way == "cannot_bear":
        day = date.fromisoformat(case["date"])
        case["patient"]["due_date"] = (day + timedelta(days=30)).isoformat()
        case["patient"]["birth_date"] = _years_before(day, chance.choice((4, 70))).isoformat()
    else:
        case["patient"]["work_accident"] = True


def _leaving_defaults_out(case: dict[str, Any], chance: Random) -> dict[str, Any]:
    """What has its default value is said half of the time."""
    patient = {
        key: value
        for key, value in case["patient"].items()
        if value is not None and (key not in DEFAULTS or value != DEFAULTS[key] or chance.random() < 0.5)
    }
    kept = case | {"patient": patient}
    if case["withheld"] == {"day": "0", "year": "0"} and chance.random() < 0.5:
        del kept["withheld"]
    return kept
