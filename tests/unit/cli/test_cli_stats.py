import json
import unicodedata
from pathlib import Path

import pytest

from quizz.cli.stats import as_json, as_table, known_learner
from quizz.errors import UsageError


def figures(world, name=None):
    shop = world.open()
    return shop.trainer(known_learner(shop, name)).stats()


def test_json_counts(world, pick):
    world.bank(choices=4)
    world.sit(pick("La bonne"), "0", limit=2)
    told = json.loads(as_json(figures(world)))
    assert {key: told[key] for key in ("reviews", "points", "due", "new")} == {
        "reviews": 2,
        "points": 4,
        "due": 1,
        "new": 2,
    }
    theme = told["by_theme"]["facturation"]
    assert (theme["points"], theme["seen"], theme["due"]) == (4, 2, 1)
    assert 0 < theme["mastery"] < 1


def test_the_table_is_aligned(world, pick):
    world.bank(choices=4)
    world.sit(pick("La bonne"), limit=1)
    told = [line.replace("\u00a0", " ") for line in as_table(figures(world))]
    assert told[0] == "1 révision depuis le début. 4 questions en tout : 0 à revoir, 3 nouvelles."
    assert told[2].split() == ["Thème", "Maîtrise", "À", "revoir", "Vues", "En", "tout"]
    assert told[3].startswith("Facturation ")
    assert len(told[2]) == len(told[3])


def test_no_bank_at_all(world):
    (world.folder / "content").mkdir()
    assert len(as_table(figures(world))) == 1
    assert json.loads(as_json(figures(world)))["by_theme"] == {}


def test_looking_at_figures_adds_nobody(world):
    world.bank(choices=1)
    world.sit(learner="Léa")
    with pytest.raises(
        UsageError, match="Personne ne s’appelle « Lea » ici. Noms connus : Léa".replace(" ", ".")
    ):
        figures(world, "Lea")
    assert figures(world, "léa").reviews == 0
    assert len(world.open().learners.all()) == 1


def test_nobody_yet_gives_zeros_and_adds_nobody(world):
    world.bank(choices=3)
    told = json.loads(as_json(figures(world)))
    assert {key: told[key] for key in ("reviews", "points", "due", "new")} == {
        "reviews": 0,
        "points": 3,
        "due": 0,
        "new": 3,
    }
    with pytest.raises(UsageError, match="Léa"):
        figures(world, "Léa")
    assert world.open().learners.all() == ()


def test_a_name_is_known_in_any_unicode_form_and_case(world):
    world.bank(choices=1)
    for name in ("Zoé Strauß", "Tom"):
        world.sit("0", learner=name, limit=1)
    assert figures(world, unicodedata.normalize("NFD", " ZOÉ  STRAUSS ")).reviews == 1


def test_free_practice_is_no_review(world, pick):
    world.bank(choices=3)
    world.sit(pick("La bonne"), limit=1)
    world.sit(pick("La bonne"), "0", limit=2, free=True)
    assert figures(world).reviews == 1


def test_several_people_must_be_told_apart(world):
    world.bank(choices=1)
    for name in ("Léa", "Tom"):
        world.sit("0", learner=name, limit=1)
    with pytest.raises(UsageError, match="--learner"):
        figures(world)
    assert figures(world, "Tom").reviews == 1


def test_figures_by_activity_and_how_answers_counted(world):
    world.bank("typed", choices=2)
    world.sit("?", "?", limit=2)
    told = json.loads(as_json(figures(world)))["by_skill"]
    assert list(told) == ["transcription", "cadre"]
    assert told["cadre"]["points"] == 2
    given = [skill["answers"] for skill in told.values()]
    assert sum(answers["given"] for answers in given) == 2
    assert sum(answers["right"] for answers in given) == 0
    assert told["cadre"]["played"] == {"given": 0, "right": 0, "fair": 0}
    assert 0 <= told["cadre"]["mastery"] <= 1
    lines = [line.replace("\u00a0", " ") for line in as_table(figures(world))]
    start = next(i for i, line in enumerate(lines) if line.startswith("Activité du titre"))
    assert lines[start].split() == ["Activité", "du", "titre", "Maîtrise", "Vues", "Justes"]
    assert len({len(line) for line in lines[start : start + 3]}) == 1
    assert lines[start + 2].startswith("Secret, droits, identité ")
    assert not any("Choix de situations" in line for line in lines)


def test_choices_of_situations_have_a_table_of_their_own(world):
    story = (Path(__file__).parents[2] / "stories" / "situations.yaml").read_text("utf-8")
    folder = world.folder / "content" / "questions" / "accueil"
    folder.mkdir(parents=True)
    (folder / "situations.yaml").write_text(story, encoding="utf-8")
    shop = world.open()
    play = shop.trainer(shop.only_learner()).situations().play("sc-mal")
    (place,) = (i for i, text in enumerate(play.decision.texts) if "médecin" in text)
    play.choose(place, milliseconds=1000)
    lines = as_table(figures(world))
    assert lines[-2].split() == [
        "Choix",
        "de",
        "situations",
        "et",
        "appels",
        "Justes",
        "Acceptables",
        "En",
        "tout",
    ]
    assert lines[-1].split()[-3:] == ["0", "1", "1"]
