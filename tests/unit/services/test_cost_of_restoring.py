"""Everything that a restoration would lose is counted, not only answers."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from quizz.domain.review import Standing
from quizz.errors import UsageError
from quizz.services.reports import Reports
from quizz.services.restoring import Restoration
from quizz.services.selection import Selection
from quizz.storage.backup_names import MANUAL
from quizz.storage.backups import Backups
from quizz.storage.facts import NOTHING_MISSING

AT = datetime.fromisoformat("2026-11-22T14:30:12")


@pytest.fixture
def scene(world, text, hand):
    """Léa kept her preferences, answered three questions and made a remark, then a backup was made."""
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    shop = world.open()
    trainer = shop.trainer(shop.learners.save(replace(shop.learners.named("Léa"), introduced=True)))
    practice = trainer.practise(Selection())
    practice.next()
    practice.report("Bonne question.")
    hand.sit(practice)
    world.source = Backups(world.file).make(MANUAL, AT).path
    world.shop, world.lea = shop, trainer
    return world


def lost(scene):
    scene.shop.close()
    with Restoration(Backups(scene.file)).candidate(scene.source) as candidate:
        return candidate.lost


def test_nothing(scene):
    assert lost(scene) == NOTHING_MISSING


def test_answers_that_are_taken_back_are_answers_and_decisions(scene, hand):
    practice = scene.lea.practise(Selection(free=True))
    practice.next()
    hand.answer(practice)
    practice.undo()
    missing = lost(scene)
    assert (missing.answers, missing.decisions) == (1, 1)


def test_points_set_aside_and_resumed(scene):
    practice = scene.lea.practise(Selection(free=True))
    practice.next()
    practice.set_aside(Standing.SUSPENDED)
    (point,) = scene.lea.set_aside(Standing.SUSPENDED)
    scene.lea.resume(point)
    missing = lost(scene)
    assert (missing.answers, missing.since, missing.decisions) == (0, None, 2)


def test_remarks(scene):
    practice = scene.lea.practise(Selection(free=True))
    practice.next()
    practice.report("La réponse est fausse.")
    assert lost(scene).decisions == 1


def test_an_answer_to_a_remark(scene):
    reports = Reports(scene.shop.database, scene.clock)
    reports.close([reports.remarks()[0].name], "Merci.")
    assert lost(scene).decisions == 1


def test_people_who_are_new_or_have_a_new_name(scene):
    scene.shop.learners.save(replace(scene.shop.learners.add("Tom"), introduced=True))
    assert lost(scene).decisions == 1


def test_a_new_name_and_new_preferences(scene):
    learners = scene.shop.learners
    lea = learners.named("Léa")
    learners.save(replace(lea, name="Léa M.", preferences=replace(lea.preferences, minutes=10)))
    assert lost(scene).decisions == 2


def test_the_question_is_asked_again_when_a_decision_came_meanwhile(scene):
    scene.shop.close()
    restoration = Restoration(Backups(scene.file))
    with restoration.candidate(scene.source) as candidate:
        scene.clock.pass_days(1)
        shop = scene.open()
        shop.learners.add("Tom")
        shop.close()
        with pytest.raises(UsageError, match="La base a changé pendant la question"):
            restoration.put_in_place(candidate, AT)
