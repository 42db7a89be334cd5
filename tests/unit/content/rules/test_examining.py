"""The compiler of the check: what it keeps, when it is trusted, and the help of other processes."""

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from decimal import Decimal
from multiprocessing import get_all_start_methods

import pytest
from msgspec.structs import replace

from quizz import i18n
from quizz.content.compiled import FileKind, Packed
from quizz.content.rules import examining, sharing
from quizz.content.rules.context import Context
from quizz.content.rules.examining import examined, examiner, fingerprint
from quizz.content.sources import Source
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs, Unit
from quizz.domain.term import Term, TermKind

BANK = """\
id: b{n}
title: Essai
theme: accueil
questions:
  - id: q{n}
    type: true_false
    prompt: On répond souvent au téléphone.
    answer: vrai
    feedback: C’est ainsi.
    explanation: On répond.
    skill: accueil
    level: 1
"""
TERM = Term(id="uretere", term="uretère", kind=TermKind.TERM, definition="Conduit.")
CONTEXT = Context(day=date(2026, 11, 22))


def tariffs(until: date | None = None) -> Tariffs:
    amount = DatedAmount(
        amount=Decimal(30), valid_from=date(2024, 1, 1), valid_until=until, source="s", confidence="A"
    )
    return Tariffs({"G": Tariff(id="G", label="G", unit=Unit.EUR, values=(amount,))})


def sources(count: int) -> list[Source]:
    return [Source(f"{n}.yaml", FileKind.BANK, "accueil", BANK.format(n=n).encode()) for n in range(count)]


def test_the_rules_run_on_what_is_read():
    [found] = examiner(CONTEXT).run(sources(1))
    assert [(one.code, one.line) for one in found.diagnostics] == [("Q107", 7)]
    assert found.bank is not None
    assert [outline.id for outline in found.bank.outlines] == ["q0"]


@pytest.mark.parametrize(
    "other",
    [
        replace(CONTEXT, terms=(TERM,)),
        replace(CONTEXT, tariffs=tariffs()),
        replace(CONTEXT, day=date(2026, 12, 1)),
    ],
)
def test_what_was_found_in_another_context_is_not_trusted(other):
    assert examiner(other).name == fingerprint(other) != fingerprint(CONTEXT)


def test_the_day_matters_as_far_as_an_amount_begins_or_ends():
    known = replace(CONTEXT, tariffs=tariffs(until=date(2026, 11, 25)))
    same, after = replace(known, day=date(2026, 11, 25)), replace(known, day=date(2026, 11, 26))
    assert fingerprint(known) == fingerprint(same) != fingerprint(after)


@pytest.fixture
def much(monkeypatch):
    """A few files are much to examine."""
    monkeypatch.setattr(examining, "ENOUGH", 1000)
    monkeypatch.setattr(sharing, "_CHUNK", 500)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # the tests may run beside other threads
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_find_the_same_in_the_same_order(much, monkeypatch, method):
    if method not in get_all_start_methods():
        pytest.skip("not on this system")
    monkeypatch.setattr(sharing, "_start_method", lambda: method)
    monkeypatch.setattr(i18n, "_current", i18n._current)
    alone = [examined(source, CONTEXT) for source in sources(20)]
    i18n.use("en")
    in_english = [examined(source, CONTEXT) for source in sources(20)]
    assert as_data(examiner(CONTEXT, processes=2).run(sources(20))) == as_data(in_english)
    i18n.use("fr")
    assert as_data(examiner(CONTEXT, processes=2).run(iter(sources(20)))) == as_data(alone)


def as_data(found: Iterator[Packed] | list[Packed]) -> list[object]:
    return [(one.diagnostics, one.bank and [bytes(o.body) for o in one.bank.outlines]) for one in found]


def test_little_is_done_by_this_process(monkeypatch):
    monkeypatch.setattr(sharing, "ProcessPoolExecutor", None)
    assert len(list(examiner(CONTEXT, processes=2).run(sources(3)))) == 3


class NoPool:
    """A pool whose processes cannot be had, or die."""

    def __init__(self, *_given: object) -> None: ...

    def __enter__(self) -> "NoPool":
        return self

    def __exit__(self, *_why: object) -> None: ...

    def submit(self, *_given: object) -> Future[bytes]:
        raise OSError


class Dying(NoPool):
    def submit(self, *_given: object) -> Future[bytes]:
        future: Future[bytes] = Future()
        future.set_exception(BrokenProcessPool())
        return future


def without_semaphores(*_given: object) -> None:
    raise NotImplementedError


@pytest.mark.parametrize("pool", [NoPool, Dying, without_semaphores])
def test_what_the_others_cannot_do_is_done_here(much, monkeypatch, pool):
    monkeypatch.setattr(sharing, "ProcessPoolExecutor", pool)
    found = examiner(CONTEXT, processes=2).run(sources(20))
    assert as_data(found) == as_data([examined(source, CONTEXT) for source in sources(20)])
