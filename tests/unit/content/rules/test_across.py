"""Stems compared over all banks: what did not change is not compared again."""

import pytest

from quizz.content.loader import assemble, read
from quizz.content.rules import across as module
from quizz.content.rules import resemblance
from quizz.content.rules.across import across
from quizz.content.rules.resemblance import Stem

LONG = "Le secrétariat reçoit un appel du pharmacien qui veut vérifier une ordonnance illisible"


@pytest.fixture
def write(tmp_path):
    def bank(name, *prompts, theme="accueil"):
        folder = tmp_path / "content" / "questions" / theme
        folder.mkdir(parents=True, exist_ok=True)
        text = f"id: {name}\ntitle: T\ntheme: {theme}\nquestions:\n"
        for number, prompt in enumerate(prompts):
            text += (
                f"  - id: {name}{number}\n    type: true_false\n    prompt: {prompt}\n    answer: vrai\n"
                "    explanation: e\n    skill: accueil\n    level: 1\n"
            )
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    return bank


@pytest.fixture
def stems(monkeypatch):
    """The ids of the questions whose stems are made."""
    made = []
    original = module.stem_of

    def noted(question, text):
        made.append(question.id)
        return original(question, text)

    monkeypatch.setattr(module, "stem_of", noted)
    return made


@pytest.fixture
def pairs(tmp_path):
    def found(key="k"):
        loaded = read([tmp_path / "content"], None)
        given = assemble(loaded), {file.path: file.digest for file in loaded.files}, tmp_path / "cache", key
        return [(pair.first, pair.second) for pair in module.near_pairs(*given)], list(across(*given))

    return found


def test_each_question_is_told_once_with_the_first_that_it_repeats(write, pairs):
    write("a", f"{LONG}.", "Le fauteuil roulant ne passe pas la porte du cabinet médical.")
    write("b", f"{LONG} ce matin.")
    write("c", f"{LONG} ce soir.")
    near, told = pairs()
    assert near == [("a0", "b0"), ("a0", "c0")]
    assert [one.path.rpartition("/")[2] for one in told] == ["b.yaml", "c.yaml"]


def test_unchanged_banks_are_not_compared_again(write, pairs, stems):
    write("a", f"{LONG}.", "Autre chose.")
    write("b", f"{LONG} ce matin.")
    write("c", "Rien de tel.")
    first = pairs()
    assert sorted(set(stems)) == ["a0", "a1", "b0", "c0"]
    stems.clear()
    assert pairs() == first
    assert stems == []
    write("c", f"{LONG} ce soir.")
    near, _told = pairs()
    assert set(stems) == {"c0"}
    assert near == [("a0", "b0"), ("a0", "c0")]


def test_a_change_in_a_theme_concerns_it_alone(write, pairs, stems):
    write("a", f"{LONG}.")
    write("b", f"{LONG} ce matin.")
    write("c", f"{LONG} ce soir.", theme="redaction")
    assert pairs()[0] == [("a0", "b0")]
    stems.clear()
    write("d", f"{LONG} demain.", theme="redaction")
    assert pairs()[0] == [("a0", "b0"), ("c0", "d0")]
    assert set(stems) == {"d0"}


def test_what_is_gone_or_mended_is_forgotten(write, pairs, tmp_path):
    write("a", f"{LONG}.")
    write("b", f"{LONG} ce matin.")
    write("c", f"{LONG} ce soir.")
    assert len(pairs()[0]) == 2
    write("b", "Mendée.")
    assert pairs()[0] == [("a0", "c0")]
    (tmp_path / "content" / "questions" / "accueil" / "a.yaml").unlink()
    assert pairs()[0] == []


def test_what_other_rules_or_folders_kept_is_not_trusted(write, pairs, stems, tmp_path):
    write("a", f"{LONG}.")
    pairs("k")
    stems.clear()
    pairs("other")
    assert stems
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(b"damaged")
    stems.clear()
    pairs("k")
    assert stems


def test_a_few_and_many_fresh_stems_find_the_same_pairs(monkeypatch):
    stems = [
        Stem(f"q{n}", f"thème {n % 2}", f"p{n // 3}", tuple(sorted(range(n % 5, n % 5 + 10))))
        for n in range(40)
    ]
    fresh = {f"q{n}" for n in range(0, 40, 5)}
    few = list(resemblance.candidates(stems, fresh))
    monkeypatch.setattr(resemblance, "_FEW_FRESH", 0)
    monkeypatch.setattr(resemblance, "_MOST", 1000)
    many = list(resemblance.candidates(stems, fresh))
    assert len(few) == len(set(few)) == len(many)
    assert set(few) == set(many)
