"""`quizz new` asks, or takes what it is given; `quizz schema` prints or writes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizz.cli import main
from quizz.cli.parser import parse
from quizz.cli.questionnaire import MOST_LINES, GaveUp, Questionnaire
from quizz.content.schema import NAMES, Described, schema_text
from quizz.content.writing import examples
from quizz.errors import UsageError

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of all the tests here: what the program comes with is read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def run(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command in an empty folder: exit code, output, errors. `typed` None: without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(data))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    def command(*arguments: str, typed: str | None = None) -> tuple[int, str, str]:
        monkeypatch.setattr("quizz.cli.new.is_terminal", lambda: typed is not None)
        monkeypatch.setattr("sys.stdin", io.StringIO(typed or ""))
        code = main(arguments)
        told = capsys.readouterr()
        return code, plain(told.out), plain(told.err)

    return command


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# Everything given


def test_a_bank_a_question_and_a_term_without_a_question_asked(run: Run, tmp_path: Path) -> None:
    code, out, err = run("new", "bank", "--title", "Le standard", "--theme", "accueil", "--author", "Léa, M.")
    assert (code, err) == (0, "")
    path = tmp_path / "questions" / "accueil" / "standard.yaml"
    assert "C’est écrit : questions/accueil/standard.yaml, ligne 9." in out.replace("\\", "/")
    text = path.read_text("utf-8")
    assert 'authors: ["Léa, M."]' in text
    assert text.split("\n")[8] == "  - id: standard-1"
    code, out, err = run(
        "new", "question", "--type", "cloze", "--id", "trous", "--level", "3", "--skill", "cadre"
    )
    assert (code, err) == (0, "")
    assert path.read_text("utf-8").startswith(text)
    assert "  - id: trous\n    type: cloze" in path.read_text("utf-8")
    code, out, err = run(
        *("new", "term", "--kind", "word_part", "--term=-zose", "--role", "suffix"),
        *("--definition", "essai"),
    )
    assert (code, err) == (0, "")
    assert "  - id: wp-zose" in (tmp_path / "glossary.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", examples.TYPES)
def test_every_type_can_be_the_first(run: Run, tmp_path: Path, kind: str) -> None:
    code, _out, err = run("new", "bank", "--title", "essai", "--theme", "anglais", "--type", kind)
    assert (code, err) == (0, "")
    assert f"type: {kind}" in (tmp_path / "questions/anglais/essai.yaml").read_text("utf-8")


def test_the_folder_is_the_one_named_else_the_content_of_the_project(run: Run, tmp_path: Path) -> None:
    assert run("new", "bank", "--title", "a", "--theme", "accueil", "--folder", "ici")[0] == 0
    assert (tmp_path / "ici/questions/accueil/a.yaml").exists()
    (tmp_path / "content" / "questions").mkdir(parents=True)
    assert run("new", "bank", "--title", "b", "--theme", "accueil")[0] == 0
    assert (tmp_path / "content/questions/accueil/b.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("bank", "Il manque --title, --theme."),
        ("bank --title x", "Il manque --theme."),
        ("question", "Il manque --type."),
        ("question --type cloze", "Il n’y a aucune banque dans ce dossier"),
        ("question --type cloze --bank zzz", "Aucune banque « zzz » dans ce dossier."),
        ("term", "Il manque --kind, --term, --definition."),
        ("term --kind term --term x --definition y", "Il manque --gender."),
        ("term --kind word_part --term x", "Il manque --role, --definition."),
        ("term --kind mot --term x --definition y", "--kind : « mot » ne convient pas."),
        ("term --kind term --gender n --term x --definition y", "--gender : « n » ne convient pas."),
        (
            "term --kind term --gender m --term uretère --definition y",
            "--term : « uretère » a déjà une entrée",
        ),
        (
            "bank --title x --theme acueil",
            "--theme : « acueil » ne convient pas. Voulez-vous dire « accueil » ?",
        ),
        ("bank --title x --theme accueil --id X", "--id : Écrivez des minuscules sans accent"),
        ("bank --title x --theme accueil --id agendas", "--id : « agendas » est déjà pris"),
        ("bank --title x --theme accueil --type qcm", "--type : « qcm » ne convient pas."),
        ("bank --title= --theme accueil", "--title : Il faut une réponse."),
        ("bank --titel x", "« --titel x » n’est pas compris."),
    ],
)
def test_what_will_not_do_is_a_sentence(run: Run, tmp_path: Path, arguments: str, sentence: str) -> None:
    code, out, err = run("new", *arguments.split())
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert [*tmp_path.iterdir()] == []


def test_the_example_of_a_type_is_added_once(run: Run) -> None:
    run("new", "bank", "--title", "b", "--theme", "accueil", "--type", "cloze")
    code, _out, err = run("new", "question", "--type", "cloze")
    assert code == 2
    assert "--prompt" in err
    assert run("new", "question", "--type", "cloze", "--prompt", "Complétez :")[0] == 0
    code, _out, err = run("new", "question", "--type", "cloze", "--prompt", "Complétez :")
    assert (code, err) == (2, "--prompt : Cet énoncé est déjà dans la banque.\n")


def test_which_bank_must_be_said_when_there_are_two(run: Run, tmp_path: Path) -> None:
    run("new", "bank", "--title", "un", "--theme", "accueil")
    run("new", "bank", "--title", "deux", "--theme", "anglais")
    code, _out, err = run("new", "question", "--type", "cloze")
    assert code == 2
    assert err.startswith("Il manque --bank.")
    assert run("new", "question", "--type", "cloze", "--bank", "questions/anglais/deux.yaml")[0] == 0
    assert "type: cloze" in (tmp_path / "questions/anglais/deux.yaml").read_text("utf-8")


# Asked


def test_a_bank_is_asked_for_line_by_line(run: Run, tmp_path: Path) -> None:
    typed = "\nL’accueil : nos règles\n9\nAccueil\n4\nUn Id\n\nClaire Morel\n7\n\n2\n"
    code, out, err = run("new", "bank", typed=typed)
    assert (code, err) == (0, "")
    assert "Il faut une réponse." in out
    assert "« 9 » ne convient pas." in out
    assert "« Accueil » ne convient pas. Voulez-vous dire « accueil » ?" in out
    assert "[accueil-nos-regles]" in out
    assert "Écrivez des minuscules sans accent" in out
    text = (tmp_path / "questions/accueil/accueil-nos-regles.yaml").read_text("utf-8")
    assert 'title: "L’accueil\u00a0: nos règles"' in text
    assert "authors: [Claire Morel]" in text
    assert "type: matching" in text
    assert "skill: accueil\n" in text
    assert "level: 2 " in text


def test_a_question_is_asked_for_line_by_line(run: Run, tmp_path: Path) -> None:
    run("new", "bank", "--title", "un", "--theme", "accueil")
    run("new", "bank", "--title", "deux", "--theme", "anglais")
    example = examples.prompt("single_choice")
    typed = f"deux\n1\n{example}\n\nQui est là ?\n\nhandicap\n3\n"
    code, out, _err = run("new", "question", typed=typed)
    assert code == 0
    assert "1. un : un" in out
    assert "(celui de l’exemple est déjà dans la banque)" in out
    text = (tmp_path / "questions/anglais/deux.yaml").read_text("utf-8")
    assert "  - id: deux-qui-est-la\n" in text or "  - id: deux-la\n" in text
    assert "    prompt: Qui est là ?\n" in text
    assert "skill: handicap\n" in text


def test_a_term_is_asked_for_line_by_line(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("new", "term", typed="3\nZZZ\nzone de zèle\nUne zone.\n\n")
    assert code == 0
    assert "[ab-zzz]" in out
    text = (tmp_path / "glossary.yaml").read_text("utf-8")
    assert "  - id: ab-zzz " in text
    assert "expansion: zone de zèle " in text


def test_what_is_given_is_not_asked(run: Run) -> None:
    code, out, _err = run("new", "term", "--kind", "term", "--term", "bilan initial", typed="m\nVisite.\n\n")
    assert code == 0
    assert "Le mot ?" not in out
    assert "Son genre ?" in out


def test_leaving_writes_nothing(run: Run, tmp_path: Path) -> None:
    code, out, err = run("new", "bank", typed="Un titre\n")
    assert (code, err) == (1, "")
    assert out.endswith("Rien n’est écrit.\n")
    assert [*tmp_path.iterdir()] == []


def test_asking_ends(capsys: pytest.CaptureFixture[str]) -> None:
    class Stubborn:
        lines = 0

        def line(self) -> str:
            self.lines += 1
            return "non"

        def say(self, *lines: str) -> None:
            pass

    person = Stubborn()
    with pytest.raises(GaveUp):
        Questionnaire({}, person, person).choice("level", "?", [Described("1", "Un.")])
    assert person.lines == MOST_LINES


def test_what_is_given_goes_by_the_name_of_its_option() -> None:
    options = parse(["new", "bank", "--title", "x", "--folder", "f", "--lang", "fr", "--theme", "accueil"])
    assert options.given == {"title": "x", "theme": "accueil"}
    assert (options.command, options.folder, options.lang) == ("new bank", "f", "fr")
    assert parse(["new", "term"]).given == {}
    with pytest.raises(UsageError, match="--title attend une valeur"):
        parse(["new", "bank", "--title"])


# Schemas


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_is(run: Run, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert capsys.readouterr().out == schema_text(name)


def test_schemas_are_written_to_a_folder(run: Run, tmp_path: Path) -> None:
    code, out, err = run("schema", "--output", "editeur")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(NAMES)
    for name in NAMES:
        found = (tmp_path / "editeur" / f"{name}.schema.json").read_text("utf-8")
        assert json.loads(found) == json.loads(schema_text(name))
    assert run("schema", "tariffs", "--output", "un")[0] == 0
    assert [path.name for path in (tmp_path / "un").iterdir()] == ["tariffs.schema.json"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Dites lequel : questions, glossary, tariffs, paths."),
        (
            ["quesions"],
            "« quesions » ne convient pas. Valeurs possibles : questions, glossary, tariffs, paths.",
        ),
    ],
)
def test_a_schema_that_does_not_exist_is_a_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    code, out, err = run("schema", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)


def test_a_number_that_is_not_in_the_list_is_told_which_are(run: Run) -> None:
    _code, out, _err = run("new", "bank", typed="Le standard\n99\n")
    assert "« 99 » ne convient pas. Tapez un numéro de 1 à " in out


def test_the_pages_of_rules_are_told_to_be_in_french(run: Run) -> None:
    note = "Ces pages sont en français"
    assert note not in run("--lang", "fr", "explain", "Q105")[1]
    told = run("--lang", "en", "explain", "Q105")[1]
    assert told.partition("\n")[0] != run("--lang", "fr", "explain", "Q105")[1].partition("\n")[0]
