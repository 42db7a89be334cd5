"""Texts with gaps."""

import pytest

from quizz.domain.answer import DontKnow, Filled, Typed
from quizz.domain.judgement import Forgiven, Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.presentation import present
from quizz.domain.question import Blank, Cloze, Spelling
from quizz.errors import UsageError

QUESTION = present(
    Cloze(
        id="q",
        theme="t",
        bank="b",
        prompt="?",
        explanation=".",
        skill="s",
        level=1,
        text="{1} {2} {3}",
        blanks=(
            Blank(("cholécystectomie", "ablation")),
            Blank(("relevée",), spelling=Spelling.STRICT),
            Blank(("appendicectomie",), options=("appendicectomie", "appendicostomie")),
        ),
    ),
    0,
)


def filled(*texts: str) -> Judgement:
    return judge(QUESTION, Filled(texts), EMPTY_VOCABULARY)


def test_all_right() -> None:
    judgement = filled(" Cholécystectomie", "relevée", "appendicectomie")
    assert (judgement.correct, judgement.score) == (True, 1)
    assert judgement.expected == ("cholécystectomie", "relevée", "appendicectomie")
    assert judgement.given == ("Cholécystectomie", "relevée", "appendicectomie")


def test_each_blank_has_its_own_policy() -> None:
    judgement = filled("une cholecistectomie", "relevee", "appendicectomi")
    assert [part.right for part in judgement.parts] == [True, False, False]
    assert judgement.score == pytest.approx(1 / 3)
    assert judgement.forgiven == judgement.parts[0].forgiven == (Forgiven.ACCENT, Forgiven.TYPO)
    assert [(s.expected, s.typed) for s in judgement.parts[1].difference if not s.same] == [("é", "e")]
    assert judgement.parts[2].difference == ()


def test_a_strict_blank_takes_no_article() -> None:
    assert not filled("", "la relevée", "").parts[1].right
    assert filled("l'ablation", "", "").parts[0].right


def test_a_confusion_is_named() -> None:
    judgement = filled("cholécystostomie", "relevée", "appendicectomie")
    assert judgement.confused_with == "cholécystostomie"
    assert judgement.score == pytest.approx(2 / 3)


def test_missing_and_extra_texts() -> None:
    assert filled().given == ("", "", "")
    assert filled().score == 0
    assert filled("ablation", "relevée", "appendicectomie", "en trop").correct


def test_dont_know_and_wrong_kind() -> None:
    judgement = judge(QUESTION, DontKnow(), EMPTY_VOCABULARY)
    assert judgement.unknown
    assert [part.text for part in judgement.parts] == list(judgement.expected)
    assert not any(part.right for part in judgement.parts)
    with pytest.raises(UsageError):
        judge(QUESTION, Typed("ablation"), EMPTY_VOCABULARY)
