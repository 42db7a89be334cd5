"""Texts that were corrected: what is found, what is missed, what is introduced."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.domain.answer import DontKnow, Filled, Typed
from quizz.domain.judgement import Judgement, PassageKind
from quizz.domain.judging import judge
from quizz.domain.judging.texts.proofreading import Counts, counts, counts_told, judge_proofreading
from quizz.domain.judging.vocabulary import EMPTY_VOCABULARY
from quizz.domain.presentation import present
from quizz.domain.question import Fault, FaultKind, Proofreading
from quizz.domain.texts.faults import occurrences, reads_the_same, right_text
from quizz.errors import ContentError, UsageError

COMMON: dict[str, Any] = {
    "id": "q",
    "theme": "redaction",
    "bank": "b",
    "prompt": "p",
    "explanation": "e",
    "skill": "transcription",
    "level": 2,
}


def fault(wrong: str, *right: str, kind: FaultKind = FaultKind.SIDE) -> Fault:
    return Fault(wrong=wrong, right=right, kind=kind, feedback=f"Voyez {wrong}.")


def question(text: str, *faults: Fault) -> Proofreading:
    return Proofreading(**COMMON, text=text, faults=faults)


LETTER = question(
    "Concerne : Mme Petit\n\n"
    "Madame Petit a été opérée le 3 mars de la hanche droite. Elle est séropositive. "
    "Elle prend 5 g de metformine, l’état est très satisfaisante.\n"
    "Le suivi sera fait lundi. Bien confraternellement.\n",
    fault("5 g", "5 mg", "500 mg", kind=FaultKind.UNIT),
    fault("Concerne : Mme Petit", "Concerne : Mme Petit, née le 12/04/1958", kind=FaultKind.IDENTITY),
    fault("hanche droite", "hanche gauche"),
    fault("Elle est séropositive.", "", kind=FaultKind.FORBIDDEN),
    fault("satisfaisante", "satisfaisant", kind=FaultKind.GRAMMAR),
)
RIGHT = right_text(LETTER)


def judged(text: str, asked: Proofreading = LETTER) -> Judgement:
    found = judge_proofreading(asked, text)
    assert "".join(passage.given for passage in found.passages) == found.given[0]
    assert len(found.parts) == len(asked.faults)
    return found


def figures(text: str, asked: Proofreading = LETTER) -> tuple[int, int]:
    found = counts(judged(text, asked))
    return found.found, found.introduced


def introduced(judgement: Judgement) -> list[tuple[str, str]]:
    return [(p.text, p.given) for p in judgement.passages if p.kind is PassageKind.INTRODUCED]


def test_the_right_text_is_the_text_with_its_faults_corrected() -> None:
    assert RIGHT == (
        "Concerne : Mme Petit, née le 12/04/1958\n\n"
        "Madame Petit a été opérée le 3 mars de la hanche gauche. Elle prend 5 mg de metformine, "
        "l’état est très satisfaisant.\nLe suivi sera fait lundi. Bien confraternellement.\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Un. Secret. Deux.", "Un. Deux."),
        ("Un. Secret.\n\nDeux.", "Un.\n\nDeux."),
        ("Un.\n\nSecret. Deux.", "Un.\n\nDeux."),
        ("Un.\nSecret.\nDeux.", "Un.\nDeux."),
        ("Secret.\nDeux.", "Deux."),
        ("Un.\n\nSecret.\n", "Un."),
        ("Un.\u00a0Secret. \nDeux.", "Un.\nDeux."),
    ],
)
def test_what_is_taken_out_leaves_no_double_space_and_paragraphs_apart(text: str, left: str) -> None:
    assert right_text(question(text, fault("Secret.", ""))) == left


def test_the_right_text_is_correct() -> None:
    verdict = judged(RIGHT)
    assert (verdict.correct, verdict.score, verdict.notes) == (True, 1.0, ())
    assert {part.right for part in verdict.parts} == {True}
    assert counts(verdict) == Counts(found=5, faults=5, introduced=0)


def test_the_untouched_text_misses_all_and_introduces_nothing() -> None:
    verdict = judged(LETTER.text)
    assert (verdict.correct, verdict.score) == (False, 0.0)
    assert figures(LETTER.text) == (0, 0)
    assert verdict.expected == (RIGHT,)
    assert [p.was for p in verdict.passages if p.kind is PassageKind.MISSED] == [
        "Concerne : Mme Petit",
        "hanche droite",
        "Elle est séropositive.",
        "5 g",
        "satisfaisante",
    ]


def test_a_part_tells_a_fault_in_the_order_of_the_text() -> None:
    verdict = judged(LETTER.text.replace("droite", "gauche"))
    assert [(part.text, part.given, part.right, part.place) for part in verdict.parts] == [
        ("Concerne : Mme Petit, née le 12/04/1958", "Concerne : Mme Petit", False, "identité du patient"),
        ("hanche gauche", "hanche gauche", True, "côté"),
        ("", "Elle est séropositive.", False, "information interdite au destinataire"),
        ("5 mg", "5 g", False, "chiffre ou unité"),
        ("satisfaisant", "satisfaisante", False, "grammaire"),
    ]
    assert verdict.score == pytest.approx(1 / 5)
    assert verdict.notes[0] == "Voyez Concerne : Mme Petit."
    assert "Voyez hanche droite." not in verdict.notes
    spans = verdict.parts[4].difference
    assert ("".join(s.expected for s in spans), "".join(s.typed for s in spans)) == (
        "satisfaisant",
        "satisfaisante",
    )


def test_any_accepted_form_is_found_and_shown() -> None:
    verdict = judged(RIGHT.replace("5 mg", "500mg"))
    assert verdict.correct
    assert verdict.parts[3].text == "500 mg"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("’", "'"),
        (" :", "\u00a0:"),
        ("\n", " "),
        (". ", ".\n\n"),
        ("5 mg", "5mg"),
        ("Bien confraternellement.", "Bien confraternellement"),
        ("  ", " "),
        ("12/04/1958", "12 / 04 / 1958"),
    ],
)
def test_typography_never_counts(old: str, new: str) -> None:
    assert judged(RIGHT.replace(old, new)).correct


def test_more_typography_never_counts() -> None:
    asked = question("Le cœur et l’« œdème » coûtent 1\u00a0200 € – ici… droite", fault("droite", "gauche"))
    assert judged(
        'Le coeur et l\'"oedeme" coutent'.replace("oedeme", "oedème").replace("coutent", "coûtent")
        + " 1200€ - ici... gauche",
        asked,
    ).correct


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("Madame Petit a", "Monsieur Petit a", 1),
        ("Madame Petit a", "madame Petit a", 1),
        ("opérée", "operée", 1),
        ("le 3 mars", "", 1),
        ("le 3 mars", "le 13 avril", 1),
        ("le 3 mars", "ce 3 avril", 2),
        ("a été", "a bien été", 1),
        ("metformine, l", "metformine l", 1),
        ("lundi", "Lundi", 1),
        (" Bien confraternellement.", "", 1),
        ("Le suivi sera fait lundi.", "On la reverra mardi prochain.", 1),
    ],
)
def test_what_changes_elsewhere_is_introduced(old: str, new: str, left: int) -> None:
    assert old in RIGHT
    verdict = judged(RIGHT.replace(old, new, 1))
    assert figures(RIGHT.replace(old, new, 1)) == (5, left)
    assert not verdict.correct
    assert verdict.score == pytest.approx((5 - left) / 5)


def test_more_introduced_than_found_is_nothing() -> None:
    text = LETTER.text.replace("droite", "gauche").replace("suivi", "rappel").replace("3 mars", "4 mai")
    assert figures(text) == (1, 2)
    assert judged(text).score == 0.0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hanche droite", "hanche opérée"),
        ("hanche droite", "hanche droite gauche"),
        ("hanche droite", "hanche"),
        ("hanche droite", ""),
        ("hanche droite", "Hanche gauche"),
        ("hanche droite", "hanche du côté gauche"),
        ("5 g", "5 µg"),
        ("5 g", "50 mg"),
        ("Elle est séropositive.", "Elle est suivie."),
        ("Mme Petit\n", "Mme Petit, 12/04/1958\n"),
        ("Mme Petit\n", "Mme Petit, née le 12/04/1985\n"),
    ],
)
def test_what_is_badly_corrected_is_missed_and_told(old: str, new: str) -> None:
    verdict = judged(LETTER.text.replace(old, new, 1))
    assert figures(LETTER.text.replace(old, new, 1)) == (0, 0)
    assert new.strip() in {part.given for part in verdict.parts} | {
        part.given.removeprefix("Concerne : ") for part in verdict.parts
    }


def test_what_is_put_beside_a_fault_that_is_found_is_introduced() -> None:
    assert introduced(judged(RIGHT.replace("hanche gauche", "hanche gauche, hier"))) == [("", ", hier")]
    assert introduced(judged(RIGHT.replace("la hanche gauche", "la bonne hanche gauche"))) == [("", "bonne")]


def test_the_stop_of_a_sentence_taken_out_may_go_or_stay() -> None:
    asked = question("Elle va bien. Elle est malade. Merci.", fault("Elle est malade", ""))
    assert judged("Elle va bien. Merci.", asked).correct
    assert judged("Elle va bien. . Merci.", asked).correct
    assert figures("Elle va. Merci.", asked) == (1, 1)


def test_what_is_put_where_a_passage_should_go_is_a_bad_correction() -> None:
    asked = question("Elle va bien. Elle est malade. Merci.", fault("Elle est malade.", ""))
    verdict = judged("Elle va bien. Oui. Merci.", asked)
    assert [(part.right, part.given) for part in verdict.parts] == [(False, "Oui.")]
    assert counts(verdict).introduced == 0


def test_the_word_that_now_begins_a_sentence_may_have_its_capital() -> None:
    asked = question("Toutefois, le patient va bien. Merci.", fault("Toutefois,", ""))
    for text in ("le patient va bien. Merci.", "Le patient va bien. Merci."):
        assert judged(text, asked).correct
    assert figures("Le Patient va bien. Merci.", asked) == (1, 1)


def test_a_capital_can_be_the_fault() -> None:
    asked = question("Revue le Lundi.", fault("Lundi", "lundi", kind=FaultKind.GRAMMAR))
    assert judged("Revue le lundi.", asked).correct
    assert figures("Revue le Lundi.", asked) == (0, 0)


def test_two_faults_side_by_side() -> None:
    asked = question("La jambe droite enflé hier.", fault("droite", "gauche"), fault("enflé", "enflée"))
    assert figures("La jambe gauche enflée hier.", asked) == (2, 0)
    assert figures("La jambe droite enflée hier.", asked) == (1, 0)
    assert figures("La jambe gauche enflé hier.", asked) == (1, 0)
    assert figures("La jambe enflée gauche hier.", asked)[0] < 2


def test_faults_whose_forms_are_each_other_s() -> None:
    asked = question("Ici b a là.", fault("b", "a"), fault("a", "b"))
    assert judged("Ici a b là.", asked).correct
    assert figures("Ici b a là.", asked) == (0, 0)
    moved = question("Ici a b là.", fault("a", ""), fault("b", "a"))
    assert judged("Ici a là.", moved).correct


def test_a_fault_may_be_an_insertion_anywhere() -> None:
    asked = question(
        "Le patient est venu.", fault("Le patient", "Le patient Durand"), fault("venu.", "venu hier.")
    )
    assert judged("Le patient Durand est venu hier.", asked).correct
    assert judged("Le patient Durand est venu hier", asked).correct
    assert figures("Le patient est venu", asked) == (0, 0)


def test_a_text_that_is_empty_misses_what_is_to_be_put_right() -> None:
    verdict = judged("")
    assert verdict.score == 0.0
    assert not any(part.right for part in verdict.parts)


def test_who_does_not_know_is_shown_all() -> None:
    verdict = judge(present(LETTER, 1), DontKnow(), EMPTY_VOCABULARY)
    assert verdict.unknown
    assert (verdict.score, verdict.given) == (0.0, ())
    assert [part.given for part in verdict.parts] == [""] * 5
    assert [p.kind for p in verdict.passages].count(PassageKind.MISSED) == 5


def test_the_judge_takes_a_typed_text_alone() -> None:
    assert judge(present(LETTER, 1), Typed(RIGHT), EMPTY_VOCABULARY).correct
    with pytest.raises(UsageError):
        judge(present(LETTER, 1), Filled((RIGHT,)), EMPTY_VOCABULARY)


def test_a_fault_that_its_text_does_not_hold_once_is_no_question() -> None:
    for text in ("La jambe.", "La droite droite."):
        with pytest.raises(ContentError, match="droite"):
            judge_proofreading(question(text, fault("droite", "gauche")), text)
    with pytest.raises(ContentError, match="jambe droite"):
        judge_proofreading(
            question("La jambe droite.", fault("jambe droite", "jambe"), fault("La jambe", "Le pied")), ""
        )


def test_counts_are_told() -> None:
    assert counts_told(judged(RIGHT)) == "5 fautes sur 5 trouvées"
    assert counts_told(judged(RIGHT.replace("suivi", "rappel"))) == "5 fautes sur 5 trouvées, 1 introduite"
    text = LETTER.text.replace("droite", "gauche").replace("suivi", "rappel").replace("3 mars", "4 mai")
    assert counts_told(judged(text)) == "1 faute sur 5 trouvée, 2 introduites"


def test_where_a_passage_stands() -> None:
    assert occurrences("Une jambe, un bras.", "un") == [(11, 13)]
    assert occurrences("dose de 2,5 mg", "5 mg") == []
    assert occurrences("l'état\nest bon", "l’état est") == [(0, 10)]
    assert occurrences("a b a", "a") == [(0, 1), (4, 5)]
    assert occurrences("rien", "") == []


def test_what_reads_the_same() -> None:
    assert reads_the_same("l’œdème :", "l'oedème\u00a0:")
    assert not reads_the_same("Lundi", "lundi")
    assert not reads_the_same("operé", "opéré")


WORDS = ["hanche", "droite", "la", "le", "de", "a", "été", "5", "mg", "l’", "Mme", "12,5", "g"]
FILLERS = [f"mot{'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(26)]


@st.composite
def texts(draw: st.DrawFn) -> tuple[Proofreading, list[str]]:
    """A question, and the words of its text; the faults are words that come once."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=12))
    faults = []
    for number in range(draw(st.integers(1, 4))):
        wrong = f"faux{FILLERS[number]}"
        right = draw(
            st.lists(
                st.sampled_from(["juste", "hanche", "la la", "de la hanche", ""]),
                min_size=1,
                max_size=3,
                unique=True,
            )
        )
        words.insert(draw(st.integers(0, len(words))), wrong)
        faults.append(fault(wrong, *right))
    return question(" ".join(words), *faults), words


@given(texts())
def test_untouched_nothing_is_found_nor_introduced(drawn: tuple[Proofreading, list[str]]) -> None:
    asked, _words = drawn
    assert figures(asked.text, asked) == (0, 0)


@given(texts())
def test_the_right_text_is_always_correct(drawn: tuple[Proofreading, list[str]]) -> None:
    asked, _words = drawn
    assert judged(right_text(asked), asked).correct


@given(texts(), st.data())
def test_a_single_word_changed_elsewhere_is_one(
    drawn: tuple[Proofreading, list[str]], data: st.DataObject
) -> None:
    asked, words = drawn
    others = [place for place, word in enumerate(words) if not word.startswith("faux")]
    if others:
        place = data.draw(st.sampled_from(others))
        changed = [*words[:place], "autrechose", *words[place + 1 :]]
        assert figures(" ".join(changed), asked) == (0, 1)


@given(texts(), st.data())
def test_each_fault_that_is_corrected_is_found(
    drawn: tuple[Proofreading, list[str]], data: st.DataObject
) -> None:
    asked, words = drawn
    mended = data.draw(st.sets(st.sampled_from(asked.faults)))
    forms = {one.wrong: one.wrong[:4] + "juste" for one in mended}
    plain = replace(
        asked, faults=tuple(replace(one, right=("fauxjuste", *one.right)) for one in asked.faults)
    )
    assert figures(" ".join(forms.get(word, word) for word in words), plain) == (len(mended), 0)


@given(texts(), st.text(max_size=300))
def test_any_text_is_judged(drawn: tuple[Proofreading, list[str]], text: str) -> None:
    asked, _words = drawn
    assert 0.0 <= judged(text, asked).score <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 2500,
        "." * 10_000,
        "é\u0301" * 5000,
        "1 " * 5000,
        "a b c d e " * 1000,
        LETTER.text * 30,
        "x" * 20_000,
    ],
    ids=range(7),
)
def test_a_hostile_text_is_judged_soon(text: str) -> None:
    asked = question(
        " ".join([f"mot {'a b c d e'} {n}" for n in range(170)] + [f"faux{FILLERS[n]}" for n in range(12)]),
        *(fault(f"faux{FILLERS[n]}", "juste", "a", "b", "c", "", "d e") for n in range(12)),
    )
    best = float("inf")
    for _try in range(3):
        start = time.thread_time()
        judge_proofreading(asked, text)
        best = min(best, time.thread_time() - start)
    assert best < (1 if sys.gettrace() is None else 4)  # longer when each line is traced
