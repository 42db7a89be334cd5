from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from quizz.services.daily_backup import DailyBackup
from quizz.services.databases import backups_of
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.selection import Selection
from quizz.storage.backup_names import DAILY, MANUAL
from quizz.storage.backups import Backups
from quizz.storage.facts import facts


@pytest.fixture
def studied(world, text, hand):
    """A database with three answers, closed."""
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    shop = world.open()
    hand.sit(world.trainer(shop).practise(Selection()))
    shop.close()
    return world


def daily(world, delay=0.0):
    return DailyBackup(lambda: Backups(world.file), world.clock, delay=delay)


def made(world):
    return [backup.at.isoformat() for backup in reversed(Backups(world.file).all())]


def wait_for(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def sit(world):
    """One daily job from start to end."""
    job = daily(world)
    job.start()
    job.finish()
    assert job.problem == ""


def test_one_a_study_day(studied):
    for hour, minute in ((4, 0), (23, 59)):
        studied.clock.set_paris(date(2026, 11, 22), hour, minute)
        sit(studied)
    studied.clock.set_paris(date(2026, 11, 23), 3, 59)
    sit(studied)
    assert made(studied) == ["2026-11-22T04:00:00"]
    studied.clock.set_paris(date(2026, 11, 23), 4, 0)
    sit(studied)
    assert made(studied) == ["2026-11-22T04:00:00", "2026-11-23T04:00:00"]


def test_it_is_made_while_the_session_goes_on(studied):
    job = daily(studied)
    job.start()
    wait_for(lambda: made(studied))
    job.finish()
    assert len(made(studied)) == 1


def test_the_first_seconds_are_left_to_the_question(studied):
    job = daily(studied, delay=60)
    start = time.monotonic()
    job.start()
    time.sleep(0.05)
    assert made(studied) == []
    job.finish()
    assert time.monotonic() - start < 30
    assert len(made(studied)) == 1


def test_a_manual_one_does_not_replace_it(studied):
    Backups(studied.file).make(MANUAL, studied.clock.now().astimezone(studied.clock.zone()))
    sit(studied)
    assert sorted(backup.purpose for backup in Backups(studied.file).all()) == [MANUAL, DAILY]


def test_an_empty_database_has_nothing_to_keep_until_something_is_answered(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    shop = world.open()
    job = daily(world)
    job.start()
    wait_for(lambda: not job._thread.is_alive())
    assert made(world) == []
    hand.sit(world.trainer(shop).practise(Selection()))
    job.finish()
    (backup,) = Backups(world.file).all()
    assert facts(backup.path).answers == 1


def test_one_that_cannot_be_made_is_told_and_spoils_nothing(studied):
    Backups(studied.file).folder.write_text("")
    job = daily(studied)
    job.start()
    job.finish()
    assert "ne peut pas être écrite" in job.problem


def test_another_process_at_work_is_no_problem(studied):
    backups = Backups(studied.file)
    job = daily(studied, delay=60)
    job.start()
    with backups.turn():
        job.finish()
    assert job.problem == ""
    assert backups.all() == []


def test_a_workshop_makes_it(studied):
    places = Places(studied.file, (studied.content,), None)
    shop = Workshop.open(places, clock=studied.clock)
    assert shop.backup_problem == ""
    shop.close()
    assert len(made(studied)) == 1


def test_a_workshop_on_no_file_makes_none(studied):
    shop = Workshop.open(Places("sqlite://", (studied.content,), None), clock=studied.clock)
    assert shop.backup_problem == ""
    shop.close()
    assert made(studied) == []


def test_as_many_as_the_settings_say_are_kept(studied):
    places = Places(database=studied.file, content=(), cache=None, backups_kept=2)
    backups = backups_of(places)
    assert backups is not None
    for day in (1, 2, 3):
        backups.make(DAILY, datetime(2026, 11, day, tzinfo=UTC))
    assert len(backups.all()) == 2
