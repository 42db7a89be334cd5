from quizz.cli.database import PROBLEMS_FOUND, check, report
from quizz.cli.parser import Options
from quizz.services.checking import Check
from quizz.storage.engine import sqlite_url


def plain(lines):
    return [line.replace("\u00a0", " ") for line in lines]


def test_a_sound_database():
    assert plain(report(Check(2, 1, 30, ()))) == [
        "Historique rejoué : 1 ligne, 30 points, 2 personnes.",
        "La base est saine.",
    ]


def test_problems_are_named():
    assert plain(report(Check(1, 4, 2, ("Ceci.", "Cela.")))) == [
        "Historique rejoué : 4 lignes, 2 points, 1 personne.",
        "2 problèmes :",
        "Ceci.",
        "Cela.",
    ]


def test_a_state_that_does_not_follow_from_the_log_is_found(world, capsys):
    from msgspec.structs import replace

    world.bank(choices=2)
    world.sit("0", "0", limit=2)
    options = Options(database=sqlite_url(world.folder / "quizz.db"))
    assert check(options) == 0
    assert "La base est saine." in capsys.readouterr().out

    shop = world.open()
    (row,) = shop.learners.all()
    with shop.database.writing() as store:
        state = store.states.get(row.id, "q1")
        store.states.put(row.id, replace(state, stability=state.stability + 0.001))
    assert check(options) == PROBLEMS_FOUND
    assert "« q1 »" in capsys.readouterr().out.replace("\u00a0", " ")
