"""Where a learner stands by activity of the title, and how answers counted there."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.domain.answered import Answered
from quizz.services.selection import Selection
from quizz.services.skills import SkillProgress

STORY = (
    (Path(__file__).parents[2] / "stories" / "situations.yaml")
    .read_text("utf-8")
    .partition("questions:\n")[2]
)
GLOSSARY = """\
terms:
  - {id: hernie, term: hernie, kind: term, gender: f, definition: Sortie d’un organe hors de sa cavité.}
"""


def skills(trainer) -> dict[str, SkillProgress]:
    return {found.skill: found for found in trainer.stats().skills}


def test_points_count_in_the_activity_of_their_first_question(world, text, hand) -> None:
    world.glossary(GLOSSARY)
    other = text.choice("q2", point="q1", skill="accueil")
    world.bank("b", "facturation", text.choice("q1"), other, text.choice("q3", skill="planification"))
    trainer = world.trainer()
    found = skills(trainer)
    assert list(found) == ["planification", "transcription", "cadre"]
    assert {skill: progress.points for skill, progress in found.items()} == {
        "planification": 1,
        "transcription": trainer.overview().points - 2,
        "cadre": 1,
    }
    assert all(progress.seen == 0 and progress.mastery == 0 for progress in found.values())


def test_answers_that_stand_are_counted_in_full_or_fair(world, text, hand) -> None:
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"), text.choice("q4", skill="accueil"))
    trainer = world.trainer()
    practice = trainer.practise(Selection())
    for right in (True, False, False):
        practice.next()
        while practice.current.question.skill != "cadre":
            practice._queue.missed(practice.current.point)
            practice.next()
        hand.answer(practice, right)
    practice.count_right()
    found = skills(trainer)["cadre"]
    assert found.answers == Answered(given=3, right=2)
    assert found.played == Answered()
    assert 0 < found.seen <= 3
    practice.undo()
    assert skills(trainer)["cadre"].answers == Answered(given=2, right=1)
    assert skills(trainer)["accueil"].answers == Answered()


def test_choices_of_a_situation_tell_how_they_counted(world) -> None:
    world.bank("situations", "accueil", STORY)
    trainer = world.trainer()
    assert skills(trainer) == {}
    play = trainer.situations().play("sc-mal")
    for words in ("médecin", "15 et rester"):
        (place,) = (i for i, text in enumerate(play.decision.texts) if words in text)
        play.choose(place, milliseconds=1000)
    (found,) = skills(trainer).values()
    assert found.answers == found.played == Answered(given=2, right=1, fair=1)
    assert (found.points, found.seen) == (2, 2)


def test_a_bank_that_is_gone_counts_nowhere(world, text, hand) -> None:
    world.bank("b", "facturation", text.choice("q1"))
    hand.sit(world.trainer().practise(Selection()))
    world.remove_bank("b", "facturation")
    world.bank("c", "facturation", text.choice("q2"))
    assert skills(world.trainer())["cadre"].answers == Answered()


def test_a_session_is_told_by_activity(world, text, hand) -> None:
    world.bank("b", "facturation", *text.choices("q1", "q2"), text.choice("q3", skill="accueil"))
    practice = world.trainer().practise(Selection())
    hand.sit(practice, lambda asked: asked.back or asked.point != "q1")
    assert practice.tally().by_skill == (("accueil", 1, 1), ("cadre", 3, 2))
    assert world.trainer().practise(Selection()).tally().by_skill == ()


@pytest.mark.parametrize("given", [(), (Answered(1, 1), Answered(2, 0, 1))])
def test_answers_add_up(given) -> None:
    assert sum(given, Answered()) == Answered(
        sum(one.given for one in given), sum(one.right for one in given), sum(one.fair for one in given)
    )
