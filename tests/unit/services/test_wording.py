"""Dates, delays, shares and durations as a person reads them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from msgspec.structs import replace

from quizz import wording
from quizz.domain.answer import Typed
from quizz.domain.bank import THEMES
from quizz.domain.judgement import Forgiven, Judgement, Part, Rating
from quizz.domain.presentation import present
from quizz.domain.question import ShortAnswer
from quizz.services.exchange import Asked, Feedback, Tally
from quizz.storage.identifiers import uuid7

TODAY = date(2026, 11, 21)
QUESTION = ShortAnswer(
    id="q",
    theme="accueil",
    bank="b",
    prompt="?",
    explanation=".",
    skill="cadre",
    level=1,
    answers=("uretère",),
    sources=("CSP, art. L. 1110-4", "CNIL"),
    checked="2026-11",
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def feedback(world):
    def make(*, days=None, judgement=None, back=False, overruled=False, free=False, taken_back=False):
        asked = Asked(present(QUESTION, 1), "q", "Banque", number=1, total=1, new=True)
        return Feedback(
            asked=asked,
            answer=Typed("x"),
            judgement=judgement or Judgement(correct=True, score=1.0, expected=("uretère",)),
            rating=Rating.GOOD,
            entry=uuid7(world.clock.now(), Random(1), None),
            due=None if days is None else TODAY + timedelta(days=days),
            days=days,
            back_in_session=back,
            overruled=overruled,
            unsure=False,
            free=free,
            taken_back=taken_back,
        )

    return make


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY, "samedi 21 novembre"),
        (date(2026, 12, 1), "mardi 1er décembre"),
        (date(2027, 8, 1), "dimanche 1er août"),
        (date(2026, 2, 11), "mercredi 11 février"),
    ],
)
def test_a_date_is_written_out(day, expected):
    assert wording.long_date(day) == expected


def test_every_day_of_a_year_has_its_own_name():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert len({wording.long_date(day).partition(" ")[2] for day in days}) == 365


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "Reviendra aujourd’hui."),
        (1, "Reviendra demain."),
        (2, "Reviendra dans 2 jours, le lundi 23 novembre."),
        (10, "Reviendra dans 10 jours, le mardi 1er décembre."),
        (300, "Reviendra dans 300 jours, le vendredi 17 septembre."),
        (301, "Reviendra dans 301 jours, le samedi 18 septembre 2027."),
        (800, "Reviendra dans 800 jours, le lundi 29 janvier 2029."),
    ],
)
def test_it_says_when_a_point_comes_back(feedback, days, expected):
    assert plain(wording.coming_back(feedback(days=days))) == expected


def test_free_practice_and_an_answer_taken_back_meanwhile_say_so(feedback):
    free = plain(wording.coming_back(feedback(free=True)))
    assert free == "Entraînement libre : le calendrier n’a pas bougé."
    gone = "Cette réponse a été reprise entre-temps : rien n’a été changé."
    for told in (feedback(taken_back=True), feedback(taken_back=True, back=True, free=True)):
        assert plain(wording.coming_back(told)) == gone


@pytest.mark.parametrize(
    ("answered", "right", "expected"),
    [
        (0, 0, ""),
        (1, 0, "1 réponse, dont 0 juste."),
        (3, 2, "3 réponses, dont 2 justes."),
        (12, 9, "12 réponses, dont 9 justes : 75 %."),
    ],
)
def test_the_figures_of_a_session(answered, right, expected):
    tally = Tally(answered, right, milliseconds=0, missed=(), missed_prompts=())
    assert plain(wording.figures(tally)) == expected


@pytest.mark.parametrize("days", [None, 0])
def test_a_point_missed_comes_back_in_the_session(feedback, days):
    assert wording.coming_back(feedback(days=days, back=True)) == "Reviendra dans cette séance."


@pytest.mark.parametrize(
    ("share", "expected"), [(0, "0\u00a0%"), (0.624, "62\u00a0%"), (2 / 3, "67\u00a0%"), (1.0, "100\u00a0%")]
)
def test_a_share_is_a_percentage(share, expected):
    assert wording.percent(share) == expected


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (0, "0 s"),
        (499, "0 s"),
        (4200, "4 s"),
        (59_400, "59 s"),
        (59_600, "1 min 00 s"),
        (252_000, "4 min 12 s"),
        (3_723_000, "62 min 03 s"),
    ],
)
def test_a_duration_is_in_minutes_and_seconds(milliseconds, expected):
    assert plain(wording.duration(milliseconds)) == expected


def test_a_number_stays_on_the_line_of_its_unit():
    assert " " not in wording.duration(4200)
    assert wording.duration(252_000).count(" ") == 1


@pytest.mark.parametrize(("n", "expected"), [(0, "0 question"), (1, "1 question"), (2, "2 questions")])
def test_zero_takes_the_singular(n, expected):
    assert plain(wording.questions(n)) == expected


def test_themes_have_names_and_an_unknown_one_keeps_its_own():
    assert len({wording.theme_name(theme) for theme in THEMES}) == len(THEMES)
    assert all(wording.theme_name(theme) != theme for theme in THEMES)
    assert wording.theme_name("cuisine") == "cuisine"


def test_the_month_of_the_last_check():
    assert wording.month_checked("2026-11") == "11/2026"
    assert wording.month_checked("") == ""
    assert plain(wording.source_line(QUESTION)) == "CSP, art. L. 1110-4 · CNIL · vérifié 11/2026"


def test_sources_without_a_check_or_no_source():
    assert wording.source_line(replace(QUESTION, checked="")) == "CSP, art. L. 1110-4 · CNIL"
    assert wording.source_line(replace(QUESTION, sources=())) == ""


@pytest.mark.parametrize(
    ("judgement", "overruled", "expected"),
    [
        ({"correct": True, "score": 1.0}, False, "Juste"),
        ({"correct": False, "score": 0.0}, False, "Ce n’est pas cela"),
        ({"correct": False, "score": 0.0, "unknown": True}, False, "À apprendre"),
        ({"correct": False, "score": 0.5}, False, "En partie juste : 50 %"),
        ({"correct": False, "score": 0.5}, True, "Compté juste"),
    ],
)
def test_the_verdict_is_a_word(feedback, judgement, overruled, expected):
    told = feedback(judgement=Judgement(expected=("uretère",), **judgement), overruled=overruled)
    assert plain(wording.verdict(told)) == expected


def test_what_was_forgiven_is_named_once(feedback):
    every = tuple(Forgiven)
    part = Part("uretère", right=True, given="uretere", forgiven=every)
    judgement = Judgement(correct=True, score=1.0, expected=("uretère",), forgiven=every, parts=(part, part))
    assert wording.forgiven(feedback(judgement=judgement)) == (
        "Attention aux accents, à la ligature œ, au trait d’union et à l’orthographe."
    )


def test_nothing_was_forgiven_in_a_wrong_answer(feedback):
    wrong = Judgement(correct=False, score=0.0, expected=("uretère",), forgiven=(Forgiven.ACCENT,))
    assert wording.forgiven(feedback(judgement=wrong)) == ""
    assert wording.forgiven(feedback()) == ""
