from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizz.cli.database import PROBLEMS_FOUND, check, rebuilt, report
from quizz.cli.formats import file_size, wall_time
from quizz.cli.parser import Options
from quizz.cli.restoring import cost, done
from quizz.services.checking import Check
from quizz.services.rebuilding import Rebuilt
from quizz.services.restoring import Candidate, Restored
from quizz.storage.engine import sqlite_url
from quizz.storage.facts import NOTHING_MISSING, Missing


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


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 ko"), (1, "1 ko"), (9_999_999, "10000 ko"), (10_000_000, "10 Mo"), (2_345_678_901, "2346 Mo")],
)
def test_sizes(count, words):
    assert plain([file_size(count)]) == [words]


def test_instants():
    assert plain([wall_time(datetime(2026, 11, 2, 4, 5, tzinfo=UTC))]) == ["02/11/2026 à 04 h 05"]


def test_what_rebuilding_changed():
    assert plain([rebuilt(Rebuilt(1, 0)), rebuilt(Rebuilt(12, 1)), rebuilt(Rebuilt(12, 3))]) == [
        "1 point refait d’après l’historique : rien n’a changé.",
        "12 points refaits d’après l’historique : 1 ligne a changé.",
        "12 points refaits d’après l’historique : 3 lignes ont changé.",
    ]


def costs(lost):
    return plain(cost(Candidate(Path("b.db"), Path("c"), 1, lost), Path("quizz.db")))


def test_what_a_restoration_costs():
    assert costs(NOTHING_MISSING) == [
        "La sauvegarde « b.db » est saine : 1 réponse.",
        "Aucune réponse ne serait perdue.",
    ]
    since = datetime.fromisoformat("2026-11-22T12:00").astimezone()
    (_, one), (_, more) = costs(Missing(1, since)), costs(Missing(12, since))
    assert one == "Elle n’a pas 1 réponse de la base actuelle, donnée le 22/11/2026 à 12 h 00."
    assert more == "Elle n’a pas 12 réponses de la base actuelle, données depuis le 22/11/2026 à 12 h 00."
    both, alone = costs(Missing(12, since, 1)), costs(Missing(0, None, 3))
    assert both[1:] == [
        more,
        "Elle n’a pas non plus 1 autre décision (annulation, suspension, remarque, préférence…).",
    ]
    assert alone[1:] == [
        "Elle a toutes les réponses de la base actuelle, mais pas 3 autres décisions "
        "(annulations, suspensions, remarques, préférences…)."
    ]
    assert costs(None)[1] == "La base « quizz.db » ne se lit plus : ce qu’elle avait de plus n’est pas connu."


def test_what_a_restoration_did():
    assert plain([done(Restored(2, None)), done(Restored(2, Path("k.db")))]) == [
        "La base est restaurée : 2 réponses.",
        "La base est restaurée : 2 réponses. Celle d’avant est gardée dans « k.db ».",
    ]
