"""What is kept of a question that is flagged, and what is left out of a text."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import NOWHERE, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.presentation import Placeable, Presented
from quizz.domain.question import Choice, ShortAnswer
from quizz.domain.remark import (
    LONGEST_OPTION,
    LONGEST_PROMPT,
    MOST_OPTIONS,
    Remark,
    answer_texts,
    cleaned,
    seen,
    shortened,
)

QUESTION = ShortAnswer(
    id="q",
    theme="accueil",
    bank="b",
    prompt="Combien\u00a0?",
    explanation="Parce que.",
    skill="cadre",
    level=1,
    answers=("9",),
)
CHOICES = Presented(QUESTION, 1, choices=tuple(Choice(text) for text in ("Oui", "Non", "Peut-être")))
ITEMS = tuple(Placeable(text, place) for place, text in enumerate(("Un", "Deux", "Trois")))
TO_PLACE = Presented(QUESTION, 1, items=ITEMS, targets=("À gauche", "À droite"))
TO_ORDER = Presented(QUESTION, 1, items=ITEMS)


@pytest.mark.parametrize(
    ("asked", "answer", "texts"),
    [
        (CHOICES, Chosen((2, 0)), ("Peut-être", "Oui")),
        (CHOICES, DontKnow(), ()),
        (Presented(QUESTION, 1), Typed("neuf"), ("neuf",)),
        (Presented(QUESTION, 1), Filled(("a", "", "c")), ("a", "", "c")),
        (TO_ORDER, Ordered((2, 0)), ("Trois", "Un")),
        (TO_PLACE, Placed((1, NOWHERE, 0)), ("Un\u00a0: À droite", "Trois\u00a0: À gauche")),
    ],
)
def test_an_answer_is_kept_in_words(asked: Presented, answer: object, texts: tuple[str, ...]) -> None:
    assert answer_texts(asked, answer) == texts


def test_what_was_on_screen() -> None:
    before = seen(CHOICES)
    assert (before.prompt, before.shown) == ("Combien\u00a0?", ("Oui", "Non", "Peut-être"))
    assert (before.answered, before.correct) == (None, None)
    after = seen(CHOICES, Chosen((1,)), correct=False)
    assert (after.answered, after.correct) == (("Non",), False)


def test_what_is_kept_is_bounded() -> None:
    options = tuple(Choice(f"{n}" * LONGEST_OPTION) for n in range(MOST_OPTIONS + 10))
    kept = seen(Presented(QUESTION, 1, choices=options), Typed("x" * 10_000))
    assert len(kept.shown) == MOST_OPTIONS
    assert {len(text) for text in (*kept.shown, *kept.answered)} == {LONGEST_OPTION}
    assert shortened("x" * LONGEST_PROMPT, LONGEST_PROMPT) == "x" * LONGEST_PROMPT
    assert shortened("xxxxx", 4) == "xxx…"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  L’énoncé\u00a0: 9,00\u202f€ \n", "L’énoncé\u00a0: 9,00\u202f€"),
        ("a\tb\r\nc", "a b\nc"),
        ("\x1b[31mrouge\x07\x00", "[31mrouge"),
        ("droite\u202egauche\u2066x\u2069", "droitegauchex"),
        ("\ufeffdébut\u2028suite\ud800", "débutsuite"),
        ("👩\u200d⚕️ e\u0301", "👩\u200d⚕️ e\u0301"),
        ("[red]balises[/red] {x} %s", "[red]balises[/red] {x} %s"),
    ],
)
def test_signs_that_are_not_seen_are_left_out(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
def test_a_clean_text_can_be_written_everywhere_and_stays_clean(text: str) -> None:
    clean = cleaned(text)
    assert cleaned(clean) == clean
    assert "\x00" not in clean
    assert clean.encode().decode() == clean
    assert len(clean) <= len(text)


def test_a_remark_is_named_by_the_end_of_its_id() -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    remark = Remark(id=UUID(int=0xABCDEF0123456789), learner=None, question="q", revision=1, text="", at=at)
    assert remark.name == "23456789"
    assert (remark.is_open, remark.is_unread) == (True, False)
