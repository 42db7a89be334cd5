"""`quizz settings`, and how settings reach the other commands."""

from __future__ import annotations

import pytest

import quizz.cli
from quizz import i18n
from quizz.cli import COMMANDS, main
from quizz.cli.preparing import prepared, value_of
from quizz.errors import UsageError


@pytest.fixture(autouse=True)
def french():
    yield
    i18n.use(i18n.SOURCE_LANGUAGE)


@pytest.fixture
def say(capsys, tmp_path):
    """Run a command on the data of the test: its code, what it said, what it complained of."""

    def say(*arguments: str, text: str | None = None) -> tuple[int, str, str]:
        if text is not None:
            (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
        code = main([*arguments, "--data-dir", str(tmp_path)])
        told = capsys.readouterr()
        return code, told.out.replace("\u00a0", " "), told.err.replace("\u00a0", " ")

    return say


def test_without_a_file(say, tmp_path):
    code, out, err = say("settings")
    assert (code, err) == (0, "")
    assert out.startswith(f"Fichier de réglages : {tmp_path / 'settings.toml'} (absent ;")
    assert "\nnew_person.minutes     défaut  15\n" in out
    assert "problème" not in out


def test_a_file_with_problems_is_code_1(say):
    code, out, err = say(
        "settings", text='langage = "en"\n[keys]\n"practice.undo" = "f6"\n"home.quit" = "f12"\n'
    )
    assert (code, err) == (1, "")
    assert "2 problèmes :\nRéglages, ligne 1 : Le réglage « langage » n’existe pas." in out
    assert "Réglages, ligne 3 : « practice.undo » et « practice.report »" in out


def test_what_is_wrong_is_told_in_the_order_of_the_file(say, tmp_path):
    text = (
        'content = ["absent"]\n[keys]\n"practice.undo" = "f6"\n"zut" = "f11"\n"home.quit" = "f12"\n'
        '"home.start" = []\n[backups]\nkeep = 0\n'
    )
    code, out, _err = say("settings", text=text)
    assert code == 1
    assert [line.split(" : ")[0] for line in out.splitlines() if line.startswith("Réglages, ligne")] == [
        f"Réglages, ligne {line}" for line in (1, 3, 4, 6, 8)
    ]
    assert "5 problèmes :\nRéglages, ligne 1 : « content » : il n’y a pas de dossier" in out
    assert "  1 commande changée\n" in out
    told = say("stats")[2]
    assert told.startswith("Réglages, ligne 1 : ")
    assert "problèmes" not in told


def test_keys_shows_the_keys_of_the_moment(say):
    code, out, _err = say("settings", "--keys", text='[keys]\n"practice.undo" = "f11, f12"\n')
    assert code == 0
    (line,) = [line for line in out.splitlines() if line.startswith("practice.undo ")]
    assert "F11, F12" in line
    assert "F7" not in line
    assert max(map(len, out.splitlines())) <= 80
    assert "\nSéance\n" in out


def test_init_writes_a_file_once(say, tmp_path):
    assert say("settings", "--init")[0] == 0
    assert "[new_person]" in (tmp_path / "settings.toml").read_text(encoding="utf-8")
    code, _out, err = say("settings", "--init")
    assert code == 2
    assert "existe déjà" in err
    assert say("settings")[0] == 0


def test_init_writes_the_file_that_is_named(say, tmp_path):
    path = tmp_path / "a" / "mine.toml"
    assert say("settings", "--init", "--settings", str(path))[0] == 0
    assert path.is_file()
    assert not (tmp_path / "settings.toml").exists()


def test_a_named_file_that_is_missing_is_told(say, tmp_path):
    code, out, _err = say("settings", "--settings", str(tmp_path / "no.toml"))
    assert code == 1
    assert "no.toml n’existe pas." in out


def test_init_and_keys_do_not_go_together(say):
    code, _out, err = say("settings", "--init", "--keys")
    assert code == 2
    assert err.startswith("--keys et --init ne vont pas ensemble.")


def test_other_commands_tell_on_the_error_stream_and_go_on(say):
    code, out, err = say("stats", "--json", text="language = \n")
    assert code == 0
    assert out.startswith("{")
    assert err.startswith("Réglages, ligne 1 : « language = » n’est pas compris")
    assert err.count("\n") == 1


def test_plain_practice_tells_once(say, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    code, out, err = say("practice", "--plain", "--limit", "1", text="langage = 1\n")
    assert code == 0
    assert "Bonjour" in out
    assert err.count("Réglages, ligne 1") == 1


@pytest.mark.parametrize("arguments", [["--version"], ["completion", "bash"]])
def test_some_commands_need_no_settings(say, arguments):
    assert say(*arguments, text="langage = 1\n")[2] == ""


class Shouted(i18n.FrenchSource):
    """Stands for a translation that may be incomplete."""

    def gettext(self, message: str) -> str:
        return message.upper() if "{" not in message else f"ENGLISH {message}"


@pytest.fixture
def english(monkeypatch):
    def use(language: str) -> None:
        monkeypatch.setattr(i18n, "_current", Shouted() if language == "en" else i18n.FrenchSource())

    monkeypatch.setattr(i18n, "use", use)


@pytest.mark.usefixtures("english")
def test_the_file_sets_the_language_of_help_and_errors(say):
    assert "USAGE : quizz practice" in say("practice", "--help", text='language = "en"\n')[1]
    assert "Usage : quizz practice" in say("practice", "--help", "--lang", "fr")[1]
    assert "ENGLISH « zut » n’est pas compris." in say("stats", "zut")[2]
    assert "USAGE : " in say("practice", "--help", "--lang=en", text="")[1]
    assert "Usage : " in say("practice", "--help", text="")[1]


@pytest.mark.usefixtures("english")
def test_the_problems_of_a_file_are_told_in_its_language(say):
    assert "ENGLISH" not in say("stats", text='language = "fr"\nzzz = 1\n')[2]
    assert "ENGLISH Le réglage « zzz »" in say("stats", text='language = "en"\nzzz = 1\n')[2]
    assert "ENGLISH" not in say("stats", "--lang", "fr")[2]


def test_a_language_that_is_not_spoken_is_refused(say):
    code, _out, err = say("stats", "--lang", "de")
    assert code == 2
    assert "« de » ne convient pas. Valeurs possibles : fr, en." in err


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ([], None),
        (["--lang"], None),
        (["--lang", "en"], "en"),
        (["practice", "--lang=en"], "en"),
        (["--lang", "en", "stats", "--lang", "fr"], "fr"),
        (["--", "--lang", "en"], None),
        (["--language", "en"], None),
        (["--lang="], ""),
    ],
)
def test_an_option_is_found_before_the_line_is_read(arguments, value):
    assert value_of("--lang", arguments) == value


def test_options_carry_the_settings(tmp_path):
    (tmp_path / "settings.toml").write_text("[backups]\nkeep = 4\n", encoding="utf-8")
    options = prepared(["stats", "--data-dir", str(tmp_path)], {})
    assert options.settings.settings.backups_kept == 4
    assert options.settings.path == tmp_path / "settings.toml"
    by_environment = prepared(["stats"], {"QUIZZ_SETTINGS": str(tmp_path / "settings.toml")})
    assert by_environment.settings == options.settings
    with pytest.raises(UsageError):
        prepared(["zut"], {})


def test_every_command_leads_to_a_function():
    from importlib import import_module

    for place in COMMANDS.values():
        module, _colon, function = place.partition(":")
        assert callable(getattr(import_module(f"{quizz.cli.__name__}.{module}"), function))
