from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.loader import load
from quizz.content.rules.resemblance import Pair, are_near, candidates, near_stems, stem_of
from quizz.domain.question import Cloze, TrueFalse

LONG = "Au téléphone, la secrétaire se présente avant de demander le nom du patient"


def question(name: str, prompt: str, **more: object) -> TrueFalse:
    given = {
        "theme": "accueil",
        "bank": "b",
        "explanation": "e",
        "skill": "accueil",
        "level": 1,
        "answer": True,
    }
    return TrueFalse(id=name, prompt=prompt, **(given | more))


def pairs(*questions: TrueFalse, fresh: set[str] | None = None) -> list[Pair]:
    by_id = {q.id: q for q in questions}
    found = candidates([stem_of(q) for q in questions], fresh)
    return [pair for pair in found if are_near(by_id[pair.first], by_id[pair.second])]


def test_stems_of_the_same_words_are_near():
    assert pairs(
        question("a", f"{LONG}."),
        question("b", "Un patient qui rappelle est mis en attente par le standard."),
        question("c", "Avant de demander le nom du patient au telephone, la Secrétaire se présente !"),
    ) == [Pair("a", "c")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(question("b", LONG, theme="redaction"), id="another theme"),
        pytest.param(question("b", LONG, point="a"), id="the same point"),
        pytest.param(question("b", "Au comptoir, le médecin demande le nom du livreur"), id="other words"),
        pytest.param(question("b", "Le nom du patient"), id="few words"),
    ],
)
def test_stems_that_are_not(other):
    assert pairs(question("a", LONG), other) == []


def test_only_the_fresh_are_compared():
    questions = [question(name, LONG) for name in "abc"]
    assert pairs(*questions, fresh={"c"}) == [Pair("a", "c"), Pair("b", "c")]
    assert pairs(*questions, fresh=set()) == []
    assert len(pairs(*questions)) == 3


def test_the_text_of_a_cloze_is_part_of_its_stem():
    common = {
        "theme": "accueil",
        "bank": "b",
        "explanation": "e",
        "skill": "accueil",
        "level": 1,
        "blanks": (),
    }
    one = Cloze(id="a", prompt="Complétez.", text=LONG + " {1}", **common)
    two = Cloze(id="b", prompt="Complétez.", text="Une lettre finit par la signature {1}", **common)
    assert not are_near(one, two)
    assert are_near(one, Cloze(id="c", prompt="Complétez.", text=LONG, **common))


WORDS = st.lists(st.sampled_from([f"mot{n}" for n in range(40)]), min_size=6, max_size=14, unique=True)


@given(st.lists(WORDS, min_size=2, max_size=12))
def test_no_pair_of_the_same_words_is_missed(texts):
    twins = [question(f"t{n}", " ".join(reversed(words))) for n, words in enumerate(texts)]
    found = pairs(*(question(f"q{n}", " ".join(words)) for n, words in enumerate(texts)), *twins)
    assert all(Pair(f"q{n}", f"t{n}") in found for n in range(len(texts)))
    assert len(set(found)) == len(found)


BANK = """\
id: {id}
title: Essai
theme: accueil
questions:
  - id: {id}-1
    type: true_false
    prompt: {prompt}
    answer: vrai
    explanation: Parce que.
    skill: accueil
    level: 1
{more}"""


def test_near_stems_are_told_with_both_places(tmp_path: Path):
    folder = tmp_path / "questions" / "accueil"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(BANK.format(id="a", prompt=LONG, more=""), encoding="utf-8")
    (folder / "b.yaml").write_text(BANK.format(id="b", prompt=LONG, more=""), encoding="utf-8")
    (folder / "c.yaml").write_text(
        BANK.format(id="c", prompt=LONG, more="    ignore: [Q003]\n"), encoding="utf-8"
    )
    content = load([tmp_path], None)
    found = list(near_stems(content, candidates([stem_of(q) for q in content.questions()])))
    assert [(name, flaw.place) for name, flaw in found] == [("b-1", (5, 5))]
    assert "«\u00a0a-1\u00a0»\u00a0: " in found[0][1].message
    assert f"{folder / 'a.yaml'}:5" in found[0][1].message
