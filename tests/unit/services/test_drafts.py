"""Answers that are begun and left: kept while they grow, taken up by the next session, gone once given."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizz.domain.answer import DontKnow, Typed
from quizz.domain.review import Standing
from quizz.errors import StorageError
from quizz.services.selection import Selection

EVERYTHING = Selection()
WRITTEN = Typed("Patiente de 62 ans")


def notes(name: str, **fields: object) -> str:
    more = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return (
        f"  - id: {name}\n    type: transcription\n    prompt: Écrivez.\n    notes: Pte 62 a.\n"
        "    text: Patiente de 62 ans.\n    explanation: En toutes lettres.\n"
        f"    skill: transcription\n    level: 1\n{more}"
    )


@pytest.fixture
def banks(world, text):
    world.bank("a", "redaction", *map(notes, ("n1", "n2", "n3")))
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))


def begin(trainer, point: str, answer=WRITTEN):
    """Go to a question and begin its answer."""
    practice = trainer.practise(EVERYTHING)
    while (asked := practice.next()).point != point:
        practice.answer(DontKnow(), milliseconds=1000)
    practice.keep(asked, answer, 30_000)
    return practice


def test_the_next_session_asks_it_first_and_gives_it_back(world, banks):
    begin(world.trainer(), "n2")
    asked = world.trainer().practise(EVERYTHING).next()
    assert (asked.point, asked.draft.answer, asked.draft.milliseconds) == ("n2", WRITTEN, 30_000)


def test_it_is_told_when_the_session_is_left(world, banks):
    practice = begin(world.trainer(), "n2")
    assert practice.tally().drafted
    practice.keep(practice.current, None, 31_000)
    assert not practice.tally().drafted


def test_once_answered_it_is_gone(world, banks):
    practice = begin(world.trainer(), "n2")
    left = practice.current
    practice.answer(Typed("Patiente de 62 ans."), milliseconds=40_000)
    practice.keep(left, WRITTEN, 41_000)  # a worker that comes too late
    assert not practice.tally().drafted
    later = world.trainer().practise(EVERYTHING)
    while (asked := later.next()) is not None:
        assert asked.draft is None
        later.answer(DontKnow(), milliseconds=1000)
        later.set_aside(Standing.SUSPENDED)


def test_an_answer_that_is_not_written_leaves_it(world, banks, monkeypatch):
    trainer = world.trainer()
    practice = begin(trainer, "n2")

    def full(*_arguments: object, **_fields: object) -> None:
        raise StorageError("Le disque est plein.")

    with monkeypatch.context() as patched:
        patched.setattr(trainer._journal, "record_answer", full)
        with pytest.raises(StorageError):
            practice.answer(WRITTEN, milliseconds=1000)
    assert practice.tally().drafted
    asked = world.trainer().practise(EVERYTHING).next()
    assert asked.draft.answer == WRITTEN
    practice.keep(practice.current, Typed("Patiente de 62 ans, hy"), 50_000)
    assert world.trainer().practise(EVERYTHING).next().draft.answer.text.endswith("hy")


def test_each_question_has_its_own_the_oldest_first(world, banks):
    begin(world.trainer(), "n3")
    world.clock.instant += timedelta(minutes=5)
    second = world.trainer().practise(EVERYTHING)
    third = second.next()
    second.answer(DontKnow(), milliseconds=1000)  # it gives up the first
    assert third.point == "n3"
    begin(world.trainer(), "n1")
    world.clock.instant += timedelta(minutes=5)
    practice = world.trainer().practise(EVERYTHING)
    assert practice.next().point == "n1"
    practice.undo()
    assert [draft.point for draft in practice._drafts.all()] == ["n1"]


def test_a_session_on_another_subject_leaves_it_where_it_is(world, banks):
    begin(world.trainer(), "n2")
    other = world.trainer().practise(Selection(themes=frozenset({"facturation"})))
    assert other.next().draft is None
    assert world.trainer().practise(Selection(kinds=frozenset({"transcription"}))).next().point == "n2"


def test_a_question_that_changed_is_asked_as_it_is_now(world, banks):
    begin(world.trainer(), "n2")
    world.bank("a", "redaction", notes("n1"), notes("n2", revision=2))
    practice = world.trainer().practise(EVERYTHING)
    while (asked := practice.next()) is not None:
        assert asked.draft is None
        practice.set_aside(Standing.KNOWN)


def test_one_that_is_set_aside_is_forgotten(world, banks):
    trainer = world.trainer()
    practice = begin(trainer, "n2")
    practice.set_aside(Standing.SUSPENDED)
    trainer.resume("n2")
    practice = world.trainer().practise(EVERYTHING)
    while (asked := practice.next()) is not None:
        assert asked.draft is None
        practice.set_aside(Standing.KNOWN)


def test_what_waits_behind_an_answer_taken_back_is_given_back(world, banks):
    practice = begin(world.trainer(), "n2")
    if not practice.history:
        practice.answer(DontKnow(), milliseconds=1000)
        practice.next()
    point = practice.current.point
    practice.keep(practice.current, WRITTEN, 2000)
    practice.undo()
    while practice.current.point != point:
        practice.answer(DontKnow(), milliseconds=1000)
        practice.set_aside(Standing.KNOWN)
        practice.next()
    assert practice.current.draft.answer == WRITTEN
