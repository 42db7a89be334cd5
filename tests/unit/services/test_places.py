"""Where things are kept, from the options and the environment."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizz import locations
from quizz.errors import StorageError
from quizz.services.clock import SystemClock, today
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.selection import Selection


def places(environment=None, **options):
    return Places.of(environment or {}, **options)


def test_by_default_the_platform_decides():
    found = places()
    assert found.database == locations.data_folder({}) / "quizz.db"
    assert "quizz" in str(found.cache)
    assert found.content == (locations.builtin_content(),)


def test_the_built_in_content_is_there():
    assert (locations.builtin_content() / "glossary.yaml").is_file()


def test_the_option_wins_over_the_environment(tmp_path):
    environment = {"QUIZZ_DATA_DIR": str(tmp_path / "env"), "QUIZZ_DATABASE_URL": "sqlite:///env.db"}
    option = str(tmp_path / "option")
    assert places(environment).database == "sqlite:///env.db"
    assert places(environment).cache == tmp_path / "env" / "cache"
    assert places(environment, database="sqlite:///option.db").database == "sqlite:///option.db"
    assert places(environment, data_dir=option).cache == tmp_path / "option" / "cache"
    del environment["QUIZZ_DATABASE_URL"]
    assert places(environment).database == tmp_path / "env" / "quizz.db"
    assert places(environment, data_dir=option).database == tmp_path / "option" / "quizz.db"


def test_empty_variables_count_for_nothing():
    empty = {"QUIZZ_DATA_DIR": "", "QUIZZ_DATABASE_URL": "", "QUIZZ_CONTENT": ""}
    assert places(empty) == places()


def test_folders_of_content_add_up_in_order():
    environment = {"QUIZZ_CONTENT": os.pathsep.join(["/a", "", "/b"])}
    found = places(environment, content=("/c",)).content
    assert found == (locations.builtin_content(), Path("/a"), Path("/b"), Path("/c"))


def test_the_home_folder_is_understood(monkeypatch):
    monkeypatch.setenv("HOME", "/home/lea")
    monkeypatch.setenv("USERPROFILE", "/home/lea")
    found = places({"QUIZZ_CONTENT": "~/banques"}, data_dir="~/quizz")
    assert found.cache == Path("/home/lea/quizz/cache")
    assert found.content[1] == Path("/home/lea/banques")
    assert found.database == Path("/home/lea/quizz/quizz.db")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows the folder of every name")
def test_the_home_of_nobody_stays_as_typed():
    found = places({"QUIZZ_CONTENT": "~nobody-of-that-name/b"}, data_dir="~nobody-of-that-name")
    assert found.content[1] == Path("~nobody-of-that-name/b")
    assert found.cache == Path("~nobody-of-that-name/cache")


def test_no_folder_is_made_by_naming_it(tmp_path):
    places(data_dir=str(tmp_path / "new"))
    assert list(tmp_path.iterdir()) == []


def test_a_workshop_opens_on_its_places(tmp_path, world, text):
    world.bank("b", "facturation", text.choice("q1"))
    shop = Workshop.open(Places.of({}, data_dir=str(tmp_path / "data"), content=(str(world.content),)))
    learner = shop.only_learner()
    asked = shop.trainer(learner).practise(Selection(banks=frozenset({"b"}))).next()
    assert asked.question.id == "q1"
    assert asked.bank_title == "Banque b"
    assert shop.library.problems(date(2026, 11, 21)) == []
    shop.close()
    assert (tmp_path / "data" / "quizz.db").is_file()
    assert any((tmp_path / "data" / "cache").iterdir())


def test_a_broken_bank_is_told_and_the_others_are_asked(world, text):
    world.bank("sound", "facturation", text.choice("q1"))
    (world.content / "questions" / "facturation" / "broken.yaml").write_text("id: [", encoding="utf-8")
    shop = Workshop.open(Places(world.file, (world.content,), None), clock=world.clock)
    problems = shop.library.problems(date(2026, 11, 21))
    assert problems
    assert all("broken.yaml:" in problem for problem in problems)
    assert [bank for bank, _title, _theme in shop.library.banks()] == ["sound"]
    shop.close()


def test_a_database_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "quizz.db").mkdir()
    with pytest.raises(StorageError):
        Workshop.open(Places.of({}, data_dir=str(tmp_path)))


def test_the_systems_clock_tells_an_aware_instant_and_the_local_zone():
    clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.now().utcoffset() == timedelta(0)
    local = clock.now().astimezone()
    assert clock.now().astimezone(clock.zone()).utcoffset() == local.utcoffset()
    assert abs(today(clock) - local.date()) <= timedelta(days=1)


def test_the_zone_is_asked_again_in_the_next_minute(monkeypatch):
    clock = SystemClock()
    asked = []
    monkeypatch.setattr(clock, "now", lambda: asked.append(1) or datetime.now(UTC))
    for seconds in (0, 59, 60, 61, 120):
        monkeypatch.setattr("quizz.services.clock.time", lambda seconds=seconds: float(seconds))
        clock.zone()
    assert len(asked) == 3


def _bank_in(folder: Path, name: str = "essai") -> Path:
    path = folder / "questions" / "accueil" / f"{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"id: {name}\n", encoding="utf-8")
    return folder


def test_an_installed_pack_gives_way_to_the_folder_that_it_was_made_from(tmp_path):
    pack = _bank_in(tmp_path / "packs" / "ma-classe")
    other = _bank_in(tmp_path / "packs" / "zebre", "autre")
    mine = _bank_in(tmp_path / "travail")
    builtin = locations.builtin_content()
    data = {"data_dir": str(tmp_path)}
    assert places(**data).content == (builtin, pack, other)
    assert places(**data, content=(str(mine),)).content == (builtin, other, mine)
    assert places(**data).led_by(mine).content == (mine, builtin, other)
    assert places(**data, content=("/nowhere",)).content == (builtin, pack, other, Path("/nowhere"))
