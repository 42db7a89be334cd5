"""The settings file: what is kept of it, and what is told."""

from __future__ import annotations

from pathlib import Path
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz import locations
from quizz.services.learners import Preferences
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.settings import DEFAULTS, NO_FILE, Problem, Rebinding, Settings, SettingsFile, summary
from quizz.services.settings_file import LARGEST, read_settings
from quizz.services.settings_values import FIELDS
from quizz.services.toml_text import lines_of


@pytest.fixture
def read(tmp_path: Path):
    def read(text: str | bytes) -> SettingsFile:
        path = tmp_path / "settings.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_settings(path)

    return read


def told(found: SettingsFile) -> list[str]:
    return [problem.placed.replace("\u00a0", " ") for problem in found.problems]


def test_every_setting_is_read(read, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    found = read(
        f'language = "en"\ncontent = ["a", \'{tmp_path / "b"}\']\ndatabase = "p.db"\n'
        '[new_person]\nminutes = 30\nappearance = "light"\n'
        '[backups]\nkeep = 3\n[audio]\ndictation = "off"\n[keys]\n"practice.undo" = "f12, u"\n'
    )
    assert found.problems == ()
    assert found.settings == Settings(
        language="en",
        content=(str(tmp_path / "a"), str(tmp_path / "b")),
        database=str(tmp_path / "p.db"),
        minutes=30,
        appearance="light",
        backups_kept=3,
        dictation_aloud=False,
        keys=(Rebinding("practice.undo", ("f12", "u"), 12),),
    )
    assert found.exists
    assert found.given == {*FIELDS, "keys.practice.undo"}


def test_no_file_is_no_problem_unless_it_was_named(tmp_path):
    path = tmp_path / "no" / "settings.toml"
    assert read_settings(path) == SettingsFile(path)
    named = read_settings(path, named=True)
    assert told(named) == [f"Le fichier de réglages {path} n’existe pas."]
    assert named.settings == DEFAULTS


@pytest.mark.parametrize("text", ["", "\n# rien\n", "[new_person]\n[backups]\n[keys]\n"])
def test_a_file_that_says_nothing(read, text):
    found = read(text)
    assert (found.settings, found.problems, found.exists) == (DEFAULTS, (), True)


@pytest.mark.parametrize(
    "text", ['language="en"\r\ncontent=[]\r\n', b'\xef\xbb\xbflanguage = "en"\n', 'language = " EN "']
)
def test_what_notepad_writes_is_read(read, text):
    found = read(text)
    assert (found.settings.language, found.problems) == ("en", ())


def test_a_folder_that_is_not_there_is_told_and_left_aside(read, tmp_path):
    (tmp_path / "là").mkdir()
    (tmp_path / "fichier").touch()
    found = read(f'language = "en"\ncontent = ["là", "absent", "fichier", "{"x" * 300}"]\n')
    assert found.settings.content == (str(tmp_path / "là"),)
    assert found.given == {"language"}
    assert told(found) == [
        f"Réglages, ligne 2 : « content » : il n’y a pas de dossier {tmp_path / name}."
        for name in ("absent", "fichier", "x" * 300)
    ]


def test_words_in_french_and_a_single_folder(read, tmp_path):
    (tmp_path / "a").mkdir()
    found = read('content = "a"\n[new_person]\nappearance = "Contraste"\n')
    assert found.problems == ()
    assert found.settings.appearance == "contrast"
    assert found.settings.content == (str(tmp_path / "a"),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\nlangage = "fr"', 2, "« langage » n’existe pas. Voulez-vous dire « language » ?"),
        ("minutes = 10", 1, "Voulez-vous dire « new_person.minutes » ?"),
        ("[backups]\n\nkeeps = 3", 3, "« backups.keeps » n’existe pas. Voulez-vous dire « backups.keep » ?"),
        ("zzz = 1", 1, "Ceux qui existent : language, content"),
        ("backups = 3", 1, "« backups » est une table : écrivez [backups], puis keep à la ligne."),
        ("keys = 3", 1, "« keys » est une table"),
        ('language = "de"', 1, '« de » ne convient pas. Valeurs possibles : "", "fr", "en".'),
        ("language = 3", 1, "« language » : 3 ne convient pas"),
        ("language = {a = 1}", 1, "une table ne convient pas"),
        ("content = 3", 1, "3 ne convient pas : il faut une liste de dossiers"),
        ('content = ["a", 3]', 1, "une liste ne convient pas"),
        ('content = ["a\\u0000b"]', 1, "n’est pas un chemin"),
        ("database = true", 1, "true ne convient pas : il faut une adresse ou un chemin"),
        ("database = 2026-01-01", 1, "une date ne convient pas"),
        ("[new_person]\nminutes = 4", 2, "4 ne convient pas : il faut un nombre entier, de 5 à 120."),
        ("[new_person]\nminutes = true", 2, "true ne convient pas"),
        ('[new_person]\nminutes = "15"', 2, "« 15 » ne convient pas : il faut un nombre entier"),
        ("[new_person]\nminutes = 15.0", 2, "15.0 ne convient pas"),
        (
            '[new_person]\nappearance = "rose"',
            2,
            '« rose » ne convient pas. Valeurs possibles : "dark", "light"',
        ),
        ("[backups]\nkeep = 0", 2, "de 1 à 1000"),
        ("[backups]\nkeep = true", 2, "true ne convient pas"),
        ('[keys]\n"practice.undo" = ""', 2, "il faut au moins une touche"),
        ('[keys]\n"practice.undo" = []', 2, "il faut au moins une touche"),
        ('[keys]\n"practice.undo" = "f7,,u"', 2, "il faut au moins une touche"),
        ('[keys]\n"practice.undo" = [1]', 2, "il faut au moins une touche"),
        ("[keys]\n'practice.undo' = 1", 2, "« practice.undo » : 1 ne convient pas"),
        ("language\n= 1", 1, "« language » n’est pas compris : il faut « nom = valeur »"),
        ("language = oui", 1, "« language = oui » n’est pas compris"),
        ('\n\ndatabase = "C:\\Users\\lea"', 3, "Un chemin de Windows s’écrit entre apostrophes droites."),
        ("[keys]\n[keys]", 2, "ce nom est déjà pris plus haut"),
        ("language = 'fr'\nlanguage = 'en'", 2, "ce nom est déjà pris plus haut"),
        ("x = " + "[" * 5000, 0, "Trop de crochets"),
        ("x = " + "9" * 5000, 0, "Un nombre est démesuré"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(read, text, line, words):
    found = read(text)
    (problem,) = found.problems
    assert problem.line == line
    assert words in problem.placed.replace("\u00a0", " ")
    assert problem.placed.startswith(f"Réglages, ligne {line}") == bool(line)
    assert found.settings == DEFAULTS


def test_what_is_right_counts_beside_what_is_wrong(read):
    found = read('langage = "en"\n[backups]\nkeep = 4\n[new_person]\nminutes = 1\n')
    assert found.settings == Settings(backups_kept=4)
    assert [problem.line for problem in found.problems] == [1, 5]
    assert found.given == {"backups.keep"}


@pytest.mark.parametrize(
    "text",
    ['[keys]\n"practice.undo" = "f2"', "[keys]\npractice.undo = 'f2'", "[keys.practice]\nundo = ['f2']"],
)
def test_names_of_commands_in_every_toml_form(read, text):
    assert read(text).settings.keys == (Rebinding("practice.undo", ("f2",), text.count("\n") + 1),)


@pytest.mark.parametrize(
    ("value", "keys"),
    [('"f2 , h"', ("f2", "h")), ('","', (",",)), ('[",", " "]', (",", " ")), ('"page bas"', ("page bas",))],
)
def test_lists_of_keys(read, value, keys):
    assert read(f'[keys]\n"a.b" = {value}').settings.keys == (Rebinding("a.b", keys, 2),)


def test_a_file_that_is_no_text(read):
    assert told(read(b"\xff\xfe\x00")) == [
        sentence for sentence in told(read(b"\xff")) if "UTF-8" in sentence
    ]
    assert "dépasse 256 Ko" in told(read("#" * (LARGEST + 1)))[0]
    assert read("#" * LARGEST).problems == ()


def test_a_folder_is_no_file(tmp_path):
    found = read_settings(tmp_path)
    assert told(found) == [f"{tmp_path} n’est pas un fichier : il n’est pas lu."]


def test_a_file_that_may_not_be_read(read, monkeypatch, tmp_path):
    def refuse(*_arguments, **_keywords):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "settings.toml").touch()
    monkeypatch.setattr(Path, "open", refuse)
    assert "ne peut pas être lu (l’accès est refusé)" in told(read_settings(tmp_path / "settings.toml"))[0]


@given(st.one_of(st.text(printable), st.text(), st.text("[]\"=.a\n#'", max_size=60)))
def test_no_text_raises(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    found = read_settings(path)
    assert all(problem.placed for problem in found.problems)


VALUES = st.one_of(
    st.integers(), st.booleans(), st.text(max_size=8), st.lists(st.text(max_size=3), max_size=3)
)


@given(st.sampled_from([*FIELDS, "keys.a"]), VALUES)
def test_a_value_of_any_type_is_kept_or_told(tmp_path_factory, name, value):
    from json import dumps

    path = tmp_path_factory.getbasetemp() / "value.toml"
    path.write_text(f"{name} = {dumps(value)}\n", encoding="utf-8")
    found = read_settings(path)
    assert bool(found.problems) is not bool(found.given)
    assert len(found.problems) <= (len(value) if name == "content" and isinstance(value, list) else 1)
    assert all(problem.line == 1 for problem in found.problems)


def test_the_lines_of_names():
    text = '# x = 1\na = 1\n[t]\n  "b.c" = 2\nd . e = 3\n[[u]]\nf = 1\n[t.v]\na=2\n'
    assert lines_of(text) == {
        "a": 2,
        "t": 3,
        "t.b.c": 4,
        "t.d.e": 5,
        "u": 6,
        "u.f": 7,
        "t.v": 8,
        "t.v.a": 9,
    }


def test_the_summary_is_one_sentence():
    one, other = Problem("Un mot.", 3), Problem("Un autre.")
    assert summary([]) == ""
    assert summary([one]).replace("\u00a0", " ") == (
        "Réglages, ligne 3 : Un mot. « quizz settings » dit tout ce qui ne va pas."
    )
    assert summary([one, other]) == summary([other])
    assert summary([other, one]).startswith("Un autre.")


# Where the file is, and what it does to places and people


def test_the_file_follows_the_data(tmp_path):
    here = str(tmp_path)
    assert locations.settings_file({}) == (locations.settings_file({})[0], False)
    assert locations.settings_file({})[0].name == "settings.toml"
    assert "quizz" in str(locations.settings_file({})[0])
    assert locations.settings_file({"QUIZZ_DATA_DIR": here}) == (tmp_path / "settings.toml", False)
    assert locations.settings_file({"QUIZZ_DATA_DIR": "x"}, None, here) == (tmp_path / "settings.toml", False)
    named = {"QUIZZ_SETTINGS": str(tmp_path / "mine.toml"), "QUIZZ_DATA_DIR": "x"}
    assert locations.settings_file(named, None, "y") == (tmp_path / "mine.toml", True)
    assert locations.settings_file(named, here) == (tmp_path, True)
    assert locations.settings_file({"QUIZZ_SETTINGS": ""}) == locations.settings_file({})


def test_the_command_line_beats_the_environment_beats_the_file(tmp_path):
    settings = Settings(database="sqlite:///file.db", content=("/f",), backups_kept=4)
    environment = {"QUIZZ_DATABASE_URL": "sqlite:///env.db", "QUIZZ_CONTENT": "/e"}
    assert Places.of({}, settings=settings).database == "sqlite:///file.db"
    assert Places.of({}, settings=settings, data_dir=str(tmp_path)).database == "sqlite:///file.db"
    assert Places.of(environment, settings=settings).database == "sqlite:///env.db"
    option = Places.of(environment, settings=settings, database="sqlite:///o.db", content=("/o",))
    assert option.database == "sqlite:///o.db"
    assert option.content[-3:] == (Path("/f"), Path("/e"), Path("/o"))
    assert option.backups_kept == 4
    assert Places.of({}, settings=Settings(database="/d/p.db")).database == Path("/d/p.db")
    assert Places.of({}, settings=NO_FILE.settings) == Places.of({})


def test_a_new_person_begins_with_the_defaults_of_the_file(tmp_path):
    def open_with(settings: Settings) -> Workshop:
        return Workshop.open(Places(tmp_path / "q.db", (), None), settings=settings)

    shop = open_with(Settings(minutes=25, appearance="light"))
    lea = shop.learners.named("Léa")
    assert lea.preferences == Preferences(minutes=25, appearance="light")
    shop.close()
    again = open_with(Settings(minutes=40))
    assert again.learners.find("Léa") == lea
    assert again.learners.add("Tom").preferences == Preferences(minutes=40)
    again.close()
