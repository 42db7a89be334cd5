"""Cases through `quizz bill --json` and through the tables: same refusals, same cents.

1,000 at random, and those that chance does not meet.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quizz.cli import main

from .as_yaml import as_yaml
from .compute import Refused, compute
from .generate import SEED, cases
from .written import case as written

COMPUTED, REFUSED = 0, 1
LINE_KEYS = {"act", "label", "amount", "rule", "source"}
CENTS = re.compile(r"\d+\.\d\d")
CARDIOLOGIST = {"date": "2025-06-02", "practitioner": {"specialty": "cardiology"}}
OLD = {"birth_date": "1940-01-01"}
MINOR = {"birth_date": "2015-01-01"}
RARE = {
    "day's cap reached, year of transition": (
        COMPUTED,
        written(date="2026-11-11", withheld={"day": "8", "year": "60"}),
    ),
    "year's cap unsettled": (REFUSED, written(date="2026-11-11", withheld={"day": "0", "year": "60"})),
    "nothing told of the year": (COMPUTED, written(withheld={"day": "8", "year": "0"})),
    "less in the year than in the day": (COMPUTED, written(withheld={"day": "4", "year": "2"})),
    "minor over the cap of the day": (REFUSED, written(patient=MINOR, withheld={"day": "9", "year": "9"})),
    "minor over the cap of the year": (REFUSED, written(patient=MINOR, withheld={"day": "0", "year": "60"})),
    "a regulated Sunday, on a Tuesday": (REFUSED, written(acts=["G 30.00", "CRD 26.50"])),
    "majoration of a child on a visit": (
        REFUSED,
        written(acts=["VG 30.00", "MEG 5.00"], patient={"birth_date": "2023-01-01"}),
    ),
    "follow-up on a visit": (REFUSED, written(acts=["VG 30.00", "MSH 23.00"])),
    "unregulated evening visit": (REFUSED, written(acts=["VG 30.00", "MHP 5.00"])),
    "long consultation of unsettled scope": (REFUSED, written(acts=["GL3 60.00"], patient=OLD)),
    "due date of a child of 4": (
        REFUSED,
        written(patient={"birth_date": "2022-01-01", "due_date": "2026-05-01"}),
    ),
    "due date at 86": (REFUSED, written(patient=OLD | {"due_date": "2026-05-01"})),
    "last day of 2026": (COMPUTED, written(date="2026-12-31")),
    "first day of 2027": (REFUSED, written(date="2027-01-01")),
    "above the tariff outside": (REFUSED, written(acts=["G 35.00"], pathway="outside")),
    "new treating doctor, no ALD": (REFUSED, written(acts=["IMT 60.00"])),
    "new treating doctor, ALD": (COMPUTED, written(acts=["IMT 60.00"], patient={"ald": "unrelated"})),
    "majoration of the pathway outside": (
        REFUSED,
        written(acts=["CSC 47.73", "MCC 3.27"], pathway="outside", **CARDIOLOGIST),
    ),
    "fractions of a cent that make one": (
        COMPUTED,
        written(acts=["CSC 47.73", "DEQP003 14.52"], pathway="referred", **CARDIOLOGIST),
    ),
    "two excesses": (COMPUTED, written(acts=["G 30.00", "DE 5.00", "DE 5.00"])),
    "eve of the second birthday": (
        COMPUTED,
        written(acts=["COE 60.00"], patient={"birth_date": "2024-03-11"}),
    ),
    "second birthday": (REFUSED, written(acts=["COE 60.00"], patient={"birth_date": "2024-03-10"})),
}
"""What becomes of it, and the case."""


@pytest.mark.parametrize("batch", range(10))
def test_engine_and_tables_agree(
    batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(tmp_path))
    path = tmp_path / "case.yaml"
    differences = []
    for number, case in enumerate(list(cases(1000, SEED))[batch::10]):
        path.write_text(as_yaml(case, quoted=number % 2 == 0), encoding="utf-8")
        code = main(["bill", str(path), "--json"])
        told = capsys.readouterr()
        difference = compare(case, code, told.out)
        if difference:
            differences.append(f"{path.read_text(encoding='utf-8')}{difference}\n{told.err}")
    assert not differences, f"{len(differences)} of 100\n" + "\n".join(differences[:5])


@pytest.mark.parametrize("name", RARE)
def test_engine_and_tables_agree_on_a_rare_case(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(tmp_path))
    path = tmp_path / "case.yaml"
    expected, case = RARE[name]
    path.write_text(as_yaml(case, quoted=True), encoding="utf-8")
    assert main(["bill", str(path), "--json"]) == expected
    assert not compare(case, expected, capsys.readouterr().out)


def compare(case: dict[str, Any], code: int, output: str) -> str:
    """What differs between the engine's answer and that of the tables; empty when nothing does."""
    try:
        expected = compute(case)
    except Refused as refused:
        return (
            "" if code == REFUSED else f"the tables refuse it ({refused.reason}), exit code {code}: {output}"
        )
    if code != COMPUTED:
        shown = {key: str(amount) for key, amount in expected.items()}
        return f"exit code {code}, the tables tell {shown}: {output}"
    answer = json.loads(output)
    wrong = [
        f"{key}: {answer.get(key)!r}, the tables tell {amount}"
        for key, amount in expected.items()
        if not same(key, answer.get(key), amount)
    ]
    lines = answer.get("lines", [])
    if not lines or any(set(line) != LINE_KEYS or not line["rule"] or not line["source"] for line in lines):
        wrong.append(f"lines: {lines}")
    return "; ".join(wrong)


def same(key: str, told: object, amount: Decimal) -> bool:
    """Amounts are strings of two decimals, the rate is bare: "70"."""
    if not isinstance(told, str):
        return False
    return told == str(amount) if key == "amo_rate" else bool(CENTS.fullmatch(told)) and told == str(amount)
