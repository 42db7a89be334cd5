"""What `quizz settings` shows: each value and who set it."""

from __future__ import annotations

import os

from quizz import locations
from quizz.services.settings import NO_FILE, Rebinding, Settings, SettingsFile
from quizz.services.settings_in_force import Asked, InForce, Origin, in_force

NOTHING = Asked()
FILE = SettingsFile(
    settings=Settings(
        language="en",
        content=("/f",),
        database="/file.db",
        minutes=20,
        backups_kept=10,
        keys=(Rebinding("app.quit", ("f12",)),),
    ),
    given=frozenset({"language", "content", "database", "new_person.minutes", "backups.keep"}),
)


def rows(asked: Asked = NOTHING, environment=None, file=NO_FILE) -> list[InForce]:
    return list(in_force(asked, environment or {}, file, rebound=len(file.settings.keys)))


def row(name: str, **options) -> tuple[str, Origin]:
    found = [(row.value, row.origin) for row in rows(**options) if row.name == name]
    assert len(found) == 1 or name == "content"
    return found[-1]


def test_without_anything_all_is_default():
    assert {row.origin for row in rows()} == {Origin.DEFAULT}
    assert [row.name for row in rows()] == [
        "language",
        "content",
        "database",
        "new_person.minutes",
        "new_person.appearance",
        "backups.keep",
        "audio.dictation",
        "keys",
    ]
    assert row("content") == (str(locations.builtin_content()), Origin.DEFAULT)


def test_the_file():
    assert row("language", file=FILE) == ("en", Origin.FILE)
    assert row("content", file=FILE) == ("/f", Origin.FILE)
    assert row("database", file=FILE) == ("/file.db", Origin.FILE)
    assert row("new_person.minutes", file=FILE) == ("20", Origin.FILE)
    assert row("new_person.appearance", file=FILE) == ("dark", Origin.DEFAULT)
    assert row("backups.keep", file=FILE) == ("10", Origin.FILE)
    assert row("audio.dictation", file=FILE) == ("auto", Origin.DEFAULT)
    assert row("keys", file=FILE) == ("1 commande changée", Origin.FILE)


def test_only_the_commands_that_have_their_new_keys_are_counted():
    *_others, keys = in_force(NOTHING, {}, FILE, rebound=0)
    assert (keys.value.replace("\u00a0", " "), keys.origin) == ("0 commande changée", Origin.DEFAULT)


def test_the_environment_and_the_options_are_stronger():
    environment = {
        "QUIZZ_DATABASE_URL": "sqlite:///e.db",
        "QUIZZ_CONTENT": os.pathsep.join(["/e", "", "/e2"]),
    }
    assert row("database", environment=environment, file=FILE) == ("sqlite:///e.db", Origin.ENVIRONMENT)
    asked = Asked(lang="fr", database="sqlite:///o.db", content=("/o",))
    assert row("database", asked=asked, environment=environment, file=FILE) == (
        "sqlite:///o.db",
        Origin.OPTION,
    )
    assert row("language", asked=asked, file=FILE) == ("fr", Origin.OPTION)
    folders = [
        (row.value, row.origin)
        for row in rows(asked, environment, FILE)
        if row.name == "content" and row.origin != Origin.DEFAULT
    ]
    assert folders == [
        ("/f", Origin.FILE),
        ("/e", Origin.ENVIRONMENT),
        ("/e2", Origin.ENVIRONMENT),
        ("/o", Origin.OPTION),
    ]


def test_a_folder_of_data(tmp_path):
    path = str(tmp_path / "quizz.db")
    here = str(tmp_path)
    assert row("database", asked=Asked(data_dir=here)) == (path, Origin.OPTION)
    assert row("database", environment={"QUIZZ_DATA_DIR": here}) == (path, Origin.ENVIRONMENT)
    assert row("database", asked=Asked(data_dir=here), file=FILE) == ("/file.db", Origin.FILE)


def test_the_language_of_the_system():
    assert row("language", environment={"LANG": "en_GB.UTF-8"}) == ("en", Origin.ENVIRONMENT)
    assert row("language", environment={"LANG": "de_DE.UTF-8"}) == ("fr", Origin.DEFAULT)


def test_a_password_is_not_shown():
    asked = Asked(database="postgresql://lea:a@b@host/db?password=c")
    assert row("database", asked=asked) == ("postgresql://lea:***@host/db?password=***", Origin.OPTION)


def test_every_origin_has_a_word():
    assert len({origin.label for origin in Origin}) == len(Origin)
