"""`quizz db check`: the states follow from the log, and what does not is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random

import pytest

from quizz.domain.answer import DontKnow
from quizz.domain.review import Standing
from quizz.errors import DatabaseCorrupt
from quizz.memory.scheduler import DEFAULT_PARAMETERS
from quizz.services.checking import check
from quizz.services.selection import Selection


def wander(world, hand, steps: int, seed: int) -> None:
    """Act at random for two people, in many sittings, with days between; the clock sometimes goes back."""
    random = Random(seed)
    shop = world.open()
    names = ("Léa", "Tom")
    trainer = practice = None
    for _step in range(steps):
        if practice is None or random.random() < 0.05:
            trainer = shop.trainer(shop.learners.named(random.choice(names)))
            practice = trainer.practise(Selection(free=random.random() < 0.2), minutes=5)
            world.clock.pass_days(random.choice((0, 0, 1, 2, 9, -1)))
        if practice.next() is None:
            practice = None
            continue
        last = practice.history[-1:] and random.random() < 0.5
        match random.choices(("answer", "easy", "overrule", "undo", "aside", "resume"), (12, 3, 3, 4, 1, 2))[
            0
        ]:
            case "easy" if last:
                practice.mark_easy()
            case "overrule" if last:
                practice.count_right()
            case "undo":
                practice.undo()
            case "aside":
                practice.set_aside(random.choice((Standing.SUSPENDED, Standing.KNOWN)))
            case "resume":
                for standing in (Standing.SUSPENDED, Standing.KNOWN):
                    for point in trainer.set_aside(standing):
                        trainer.resume(point)
            case _ if practice.current is not None:
                answer = hand.key(practice.current) if random.random() < 0.7 else DontKnow()
                practice.answer(answer, milliseconds=random.randrange(60_000), unsure=random.random() < 0.2)


@pytest.fixture
def lived(world, text, hand):
    """A database after a thousand actions."""
    world.bank("b", "facturation", *text.choices(*(f"q{n}" for n in range(12))))
    world.bank("c", "accueil", *text.choices("w1", "w2", "w3", point="p"), text.typed("w4", point="p"))
    wander(world, hand, 1000, seed=2026)
    return world


def tamper(world, statement: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(world.file)) as connection, connection:
        assert connection.execute(statement).rowcount == 1


def problems(world) -> tuple[str, ...]:
    return check(world.open().database).problems


def test_the_states_follow_from_the_log_whatever_was_done(lived):
    found = check(lived.open().database)
    assert found.problems == ()
    assert found.learners == 2
    assert found.entries > 500
    assert found.points > 12
    kinds = {entry.kind for learner in lived.open().learners.all() for entry in lived.log(learner)}
    assert {str(kind) for kind in kinds} == {
        *("review", "free", "easy", "overrule", "undo", "suspend", "known", "resume")
    }


@pytest.mark.parametrize(
    "change",
    [
        "stability = stability + 0.001",
        "due_day = date(due_day, '+1 day')",
        "reviews = reviews + 1",
        "lapses = lapses + 1",
        "pending = 1 - pending",
        "standing = 'known'",
        "seen = '{}'",
        "last_entry = NULL",
    ],
)
def test_a_state_that_was_changed_is_named(world, text, hand, change):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    hand.sit(world.trainer().practise(Selection()))
    assert problems(world) == ()
    tamper(world, f"UPDATE point_states SET {change} WHERE point = 'q1'")
    (problem,) = problems(world)
    assert "q1" in problem


def test_the_order_in_which_ways_were_used_is_checked(world, text, hand):
    world.bank("b", "facturation", *text.choices("w1", "w2", point="p"))
    trainer = world.trainer()
    for right in (False, True):
        practice = trainer.practise(Selection())
        practice.next()
        hand.answer(practice, right)
    (state,) = world.states(trainer.learner).values()
    first, second = state.seen
    tamper(world, f"""UPDATE point_states SET seen = '{{"{second}":1,"{first}":1}}'""")
    (problem,) = problems(world)
    assert "« p »" in problem.replace("\u00a0", " ")


def test_a_missing_state_is_named(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    hand.sit(world.trainer().practise(Selection()))
    tamper(world, "DELETE FROM point_states WHERE point = 'q2'")
    (problem,) = problems(world)
    assert "q2" in problem


def test_a_state_that_no_entry_explains_is_named(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    hand.sit(world.trainer().practise(Selection()))
    tamper(world, "UPDATE point_states SET point = 'ghost'")
    assert [problem.split("\u00a0")[1] for problem in problems(world)] == ["ghost", "q1"]


def damage(world, *statements: str) -> None:
    """Change even what is append-only."""
    with closing(sqlite3.connect(world.file)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for trigger, _sql in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            assert connection.execute(statement).rowcount == 1
        for _trigger, sql in triggers:
            connection.execute(sql)


@pytest.mark.parametrize("trigger", ["review_log_no_update", "review_log_no_delete"])
def test_a_log_that_is_no_longer_protected_is_a_problem(world, trigger):
    world.open().close()
    with closing(sqlite3.connect(world.file)) as connection:
        connection.execute(f"DROP TRIGGER {trigger}")
    (problem,) = problems(world)
    assert trigger in problem


def test_an_answer_without_a_rating_is_a_problem_and_the_rest_is_checked(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    hand.sit(world.trainer().practise(Selection()))
    damage(
        world,
        "UPDATE review_log SET rating = NULL WHERE point = 'q1'",
        "UPDATE point_states SET lapses = 4 WHERE point = 'q2'",
    )
    first, second = problems(world)
    assert "q1" in first
    assert "note" in first
    assert "q2" in second


@pytest.mark.parametrize(
    "change",
    [
        "answer = 'oui'",
        "answer = CAST(x'ff' AS TEXT)",
        "shown = CAST(x'ff' AS TEXT)",
        "study_day = '2026-13-41'",
        "study_day = '9999-12-31'",
        "kind = 'dream'",
        "kind = CAST(x'ff' AS TEXT)",
        "revision = 'one'",
        "rating = 9",
        "at = 'noon'",
        "at = 9000000000000000000",
    ],
)
def test_an_entry_that_cannot_be_read_is_a_problem_and_the_rest_is_checked(world, text, hand, change):
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    hand.sit(world.trainer().practise(Selection()))
    damage(
        world,
        f"UPDATE review_log SET {change} WHERE point = 'q1'",
        "UPDATE point_states SET lapses = 4 WHERE point = 'q2'",
    )
    found = check(world.open().database)
    assert (found.learners, found.entries, found.points) == (1, 2, 3)
    lost, one, two = found.problems
    assert lost.startswith("1 ligne ne se lit plus dans l’historique")
    assert "q1" in one
    assert "q2" in two


@pytest.mark.parametrize(
    "change",
    [
        "seen = '[]'",
        "seen = CAST(x'ff' AS TEXT)",
        "due_day = 'demain'",
        "last_day = '0001-01-01'",
        "standing = 'asleep'",
        "stability = 9e999",
        "stability = 0",
        "lapses = 9223372036854775807",
        "lapses = 1.5",
        "difficulty = -1.0",
        "reviews = -1",
        "last_entry = 'seize caracteres'",
    ],
)
def test_a_state_that_cannot_be_read_is_a_problem_and_the_rest_is_checked(world, text, hand, change):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    hand.sit(trainer.practise(Selection()))
    tamper(world, f"UPDATE point_states SET {change} WHERE point = 'q1'")
    tamper(world, "UPDATE point_states SET lapses = 4 WHERE point = 'q2'")
    lost, one, two = problems(world)
    assert lost.startswith("1 ligne ne se lit plus dans l’état des points")
    assert "q1" in one
    assert "q2" in two
    with pytest.raises(DatabaseCorrupt, match="abîmée"):
        trainer.overview()


def test_a_person_who_cannot_be_read_is_a_problem_and_the_others_are_checked(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    shop = world.open()
    for name in ("Léa", "Tom"):
        hand.sit(shop.trainer(shop.learners.named(name)).practise(Selection()))
    tamper(world, "UPDATE learners SET name = CAST(x'ff' AS TEXT) WHERE name = 'Tom'")
    found = check(shop.database)
    assert (found.learners, found.entries) == (1, 1)
    assert [problem.split(".")[0] for problem in found.problems] == [
        "1 ligne ne se lit plus dans la liste des personnes"
    ]


def test_opening_writes_the_parameters_that_the_log_names(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    hand.sit(trainer.practise(Selection()))
    (entry,) = world.log(trainer.learner)
    with world.reading() as store:
        kept = store.parameters.get(entry.parameters)
    mine = DEFAULT_PARAMETERS
    assert kept == (mine.id, mine.weights, mine.desired_retention)


def test_parameters_that_are_not_those_of_the_program_are_a_problem(world):
    world.open()
    tamper(world, "UPDATE parameter_sets SET desired_retention = 0.8")
    (problem,) = problems(world)
    assert "fsrs-6" in problem


def test_an_unknown_set_of_parameters_is_a_problem(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    hand.sit(world.trainer().practise(Selection()))
    damage(
        world,
        "INSERT INTO parameter_sets SELECT 'fsrs-9', weights, 0.9 FROM parameter_sets",
        "UPDATE review_log SET parameters = 'fsrs-9'",
    )
    (problem,) = problems(world)
    assert "fsrs-9" in problem


def test_an_empty_database_is_sound(world):
    found = check(world.open().database)
    assert (found.learners, found.entries, found.points, found.problems) == (0, 0, 0, ())


@pytest.mark.parametrize(
    "change", ["kind = 'zut'", "shown = '3'", "at = 'hier'", "answered = '{'", "revision = 'x'"]
)
def test_a_remark_that_cannot_be_read_is_a_problem(world, text, change):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    practice = world.trainer().practise(Selection())
    for said in ("Oups.", "Aïe."):
        practice.next()
        practice.report(said)
        world.clock.pass_days(1)
    assert problems(world) == ()
    tamper(world, f"UPDATE remarks SET {change} WHERE text = 'Oups.'")
    (lost,) = problems(world)
    assert lost.startswith("1 ligne ne se lit plus dans les remarques")


def test_a_remark_without_an_identifier_hides_nothing_else(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1"))
    practice = world.trainer().practise(Selection())
    practice.next()
    practice.report("Oups.")
    hand.answer(practice)
    tamper(world, "UPDATE remarks SET id = 'zut'")
    tamper(world, "UPDATE point_states SET lapses = 4")
    found = problems(world)
    assert len(found) == 2
    assert "q1" in found[0]
    assert "abîmée" in found[1]
