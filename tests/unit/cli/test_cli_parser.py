import argparse

import pytest

from quizz.cli.french import in_french
from quizz.cli.parser import ADDED, Options, command_parser, parse
from quizz.errors import UsageError


def parsers(parser, name="quizz"):
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child, inside in action.choices.items():
                yield from parsers(inside, f"{name} {child}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data-dir", "d", "--learner=Léa", "--content", "a", "--content", "b", "practice", "--plain"],
        ["practice", "--plain", "--content", "a", "--content", "b", "--learner", "Léa", "--data-dir", "d"],
        ["--content", "a", "practice", "--learner", "Léa", "--plain", "--data-dir=d", "--content=b"],
    ],
)
def test_common_options_stand_before_or_after_the_command(arguments):
    assert parse(arguments) == Options(
        command="practice", plain=True, data_dir="d", learner="Léa", content=("a", "b")
    )


def test_bare_quizz():
    assert parse([]) == Options()
    assert parse(["--learner", "Tom"]) == Options(learner="Tom")


def test_a_line_is_read_with_the_parser_of_its_command_alone(monkeypatch):
    made = []
    for name in ADDED:
        monkeypatch.setitem(
            ADDED, name, lambda commands, name=name, add=ADDED[name]: made.append(name) or add(commands)
        )
    assert parse(["--data-dir", "d", "stats", "--json"]).json
    assert made == ["stats"]
    parse([])
    assert made == ["stats"]
    with pytest.raises(UsageError, match="n’existe pas"):
        parse(["statz"])
    assert made == ["stats", *ADDED]


def test_every_option_of_practice():
    line = "practice --limit 10 --theme a --theme b --bank c --tag d --mistakes --free --minutes 5"
    assert parse(line.split()) == Options(
        command="practice",
        limit=10,
        themes=("a", "b"),
        banks=("c",),
        tags=("d",),
        mistakes=True,
        free=True,
        minutes=5,
    )


def test_the_other_commands():
    assert parse(["stats", "--json"]) == Options(command="stats", json=True)
    assert parse(["db", "check", "--database", "sqlite://"]) == Options(
        command="db check", database="sqlite://"
    )
    assert parse(["db", "backup"]) == Options(command="db backup")
    assert parse(["db", "backup", "x.db"]) == Options(command="db backup", file="x.db")
    assert parse(["db", "backup", "x.db", "--yes"]) == Options(command="db backup", file="x.db", yes=True)
    assert parse(["db", "restore", "--yes", "x.db"]) == Options(command="db restore", file="x.db", yes=True)
    assert [parse(["db", name]).command for name in ("path", "rebuild")] == ["db path", "db rebuild"]
    assert parse(["--version"]).command == "version"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("practice --limit", "L’option --limit attend une valeur."),
        ("practice --limit 0", "Option --limit : « 0 » ne convient pas"),
        ("practice --limit dix", "« dix » ne convient pas"),
        ("practice --limit ²", "« ² » ne convient pas"),
        ("practice --minutes -3", "« -3 » ne convient pas"),
        ("practice --limit 99999999", "« 99999999 » ne convient pas"),
        ("practice --them a", "« --them a » n’est pas compris."),
        ("practice --plain=oui", "L’option --plain ne prend pas de valeur."),
        ("practise", "La commande « practise » n’existe pas."),
        ("db", "Il manque COMMANDE."),
        ("db zut", "La commande « zut » n’existe pas. « quizz db --help » dit ce qui existe."),
        ("--learner", "L’option --learner attend une valeur."),
    ],
)
def test_errors_are_french_sentences(arguments, sentence):
    with pytest.raises(UsageError) as raised:
        parse(arguments.split())
    told = str(raised.value).replace("\u00a0", " ")
    assert told.startswith(sentence) or sentence in told
    assert told.endswith("dit ce qui existe.")


def test_an_error_that_is_not_known_is_quoted():
    assert "something new" in in_french("something new")


@pytest.mark.parametrize("name", ["quizz", "quizz practice", "quizz stats", "quizz db", "quizz db check"])
def test_every_command_and_option_has_help_in_french(name):
    found = dict(parsers(command_parser()))
    parser = found[name]
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, action.option_strings
        else:
            assert {choice.dest for choice in action._choices_actions} == set(action.choices)
            assert all(choice.help for choice in action._choices_actions)
    text = parser.format_help()
    assert parser.description
    assert text.startswith("Usage\u00a0: ")
    for english in ("usage", "options:", "positional", "show this", "exit"):
        assert english not in text
    for common in ("--data-dir", "--database", "--content", "--learner", "--help"):
        assert common in text


def test_what_narrows_a_session():
    assert not parse(["practice"]).narrowed
    assert not parse(["practice", "--plain", "--limit", "3"]).narrowed
    for option in ("--theme=a", "--bank=a", "--tag=a", "--mistakes", "--free", "--minutes=5"):
        assert parse(["practice", option]).narrowed
