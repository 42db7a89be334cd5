"""Cases in a few words, computed with the tariffs of the program."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from quizz.billing.case import (
    Act,
    Ald,
    Case,
    Contract,
    Pathway,
    Patient,
    Practitioner,
    Scheme,
    Sector,
    Specialty,
    ThirdParty,
    Withheld,
)
from quizz.billing.computing import reimburse
from quizz.billing.reimbursement import Reimbursement
from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file
from quizz.domain.tariff import Tariffs
from quizz.locations import builtin_content


@cache
def _tariffs() -> Tariffs:
    data = (builtin_content() / "tariffs.yaml").read_bytes()
    return Tariffs({tariff.id: tariff for tariff in compile_file(data, FileKind.TARIFFS, "").tariffs})


def _case(
    acts: str = "G 30",
    day: str = "2026-11-21",
    *,
    born: str = "1980-05-03",
    scheme: str = "general",
    ald: str = "none",
    due: str = "",
    c2s: bool = False,
    ame: bool = False,
    contract: str = "responsible",
    accident: bool = False,
    specialty: str = "general",
    sector: str = "1",
    pathway: str = "treating",
    third_party: str = "none",
    withheld: tuple[Any, Any] = (0, 0),
) -> Case:
    """`acts`: `G 30 + MEG 5`. An adult seen by the treating doctor in sector 1, unless said otherwise."""
    return Case(
        day=date.fromisoformat(day),
        acts=tuple(
            Act(code=code, fee=Decimal(fee)) for code, fee in (act.split() for act in acts.split("+") if act)
        ),
        patient=Patient(
            birth_date=date.fromisoformat(born),
            scheme=Scheme(scheme),
            ald=Ald(ald),
            due_date=date.fromisoformat(due) if due else None,
            c2s=c2s,
            ame=ame,
            complementary=Contract(contract),
            work_accident=accident,
        ),
        practitioner=Practitioner(specialty=Specialty(specialty), sector=Sector(sector)),
        pathway=Pathway(pathway),
        third_party=ThirdParty(third_party),
        withheld=Withheld(day=Decimal(withheld[0]), year=Decimal(withheld[1])),
    )


@pytest.fixture(scope="session")
def tariffs() -> Tariffs:
    return _tariffs()


@pytest.fixture(scope="session")
def case() -> Callable[..., Case]:
    return _case


@pytest.fixture(scope="session")
def billed() -> Callable[..., Reimbursement]:
    return lambda *acts, **facts: reimburse(_case(*acts, **facts), _tariffs())


@pytest.fixture(scope="session")
def figures() -> Callable[..., str]:
    """What the insurance pays and how, then the complementary, penalty, excess, left to the patient."""

    def written(*acts: str, **facts: Any) -> str:
        found = reimburse(_case(*acts, **facts), _tariffs())
        return (
            f"{found.amo_rate:f}% of {found.base}: {found.amo_gross} - {found.participation} = "
            f"{found.amo_net}, {found.amc}, {found.penalty}, {found.excess}, {found.patient_cost}"
        )

    return written
