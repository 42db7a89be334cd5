import io
import sys

import pytest

import quizz.cli
from quizz.cli import main
from quizz.errors import DatabaseBusy


def raising(error):
    def run(options):
        raise error

    return run


def test_an_error_on_purpose_is_a_sentence_and_code_2(monkeypatch, capsys):
    monkeypatch.setattr(quizz.cli, "run", raising(DatabaseBusy("La base est prise\x1b[2J.")))
    assert main([]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "La base est prise[2J.\n")


def test_an_interruption_is_code_130_without_a_word(monkeypatch, capsys):
    monkeypatch.setattr(quizz.cli, "run", raising(KeyboardInterrupt()))
    assert main([]) == 130
    assert capsys.readouterr().err == ""


def test_a_closed_pipe_is_quiet(monkeypatch, capsys):
    monkeypatch.setattr(quizz.cli, "run", raising(BrokenPipeError()))
    assert main([]) == 0
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_program_is_not_hidden(monkeypatch):
    monkeypatch.setattr(quizz.cli, "run", raising(KeyError("fault")))
    with pytest.raises(KeyError):
        main([])


def test_bad_use_is_code_2(capsys):
    assert main(["practice", "--limit", "zéro"]) == 2
    assert "« zéro »" in capsys.readouterr().err.replace("\u00a0", " ")


def test_help_and_version(capsys):
    assert main(["--help"]) == 0
    assert "practice" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("quizz 0.")


class Screens:
    """Stands for the app."""

    failure = ""
    backup_problem = ""
    return_code = 0

    def __init__(self, *arguments, **keywords):
        type(self).given = (arguments, keywords)

    def run(self):
        return None


@pytest.fixture
def screens(monkeypatch):
    monkeypatch.setattr("quizz.cli.practice.is_terminal", lambda: True)
    monkeypatch.setattr("quizz.tui.app.QuizzApp", Screens)
    return Screens


def test_a_terminal_gets_the_screens(screens, tmp_path):
    assert main(["--data-dir", str(tmp_path), "--learner", "Léa"]) == 0
    (places, learner), keywords = screens.given
    assert places.database == tmp_path / "quizz.db"
    assert learner == "Léa"
    assert keywords["settings"].path == tmp_path / "settings.toml"
    assert (keywords["selection"], keywords["minutes"]) == (None, None)


def test_a_narrowed_session_is_given_to_the_screens(screens, tmp_path):
    assert main(["practice", "--data-dir", str(tmp_path), "--theme", "accueil", "--minutes", "5"]) == 0
    keywords = screens.given[1]
    assert keywords["selection"].themes == {"accueil"}
    assert keywords["minutes"] == 5


def test_screens_that_cannot_start_say_why(screens, monkeypatch, capsys):
    monkeypatch.setattr(Screens, "failure", "La base est abîmée.")
    monkeypatch.setattr(Screens, "return_code", 2)
    assert main([]) == 2
    assert capsys.readouterr().err == "La base est abîmée.\n"


def test_limit_belongs_to_plain_mode(screens, capsys):
    assert main(["practice", "--limit", "3"]) == 2
    assert "--plain" in capsys.readouterr().err


@pytest.mark.parametrize("lost", ["stdin", "stdout"])
def test_without_a_terminal_the_session_is_plain(monkeypatch, tmp_path, capsys, lost):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    other = {"stdin": "stdout", "stdout": "stdin"}[lost]
    monkeypatch.setattr(sys, other, Terminal())
    monkeypatch.setattr(sys, lost, io.StringIO())
    assert main(["--data-dir", str(tmp_path)]) == 0
    assert "Séance terminée." in sys.stdout.getvalue()
