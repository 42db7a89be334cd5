"""Whole texts as people really type, paste and reorder them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from quizz.domain.judgement import Judgement, PassageKind
from quizz.domain.judging.texts.proofreading import Counts, counts, judge_proofreading
from quizz.domain.judging.texts.writing_out import judge_transcription, mistakes_counted
from quizz.domain.judging.vocabulary import EMPTY_VOCABULARY
from quizz.domain.question import Fault, FaultKind, Proofreading, Transcription
from quizz.domain.texts.alternatives import expanded
from quizz.domain.texts.faults import right_text

COMMON: dict[str, Any] = {
    "id": "q",
    "theme": "redaction",
    "bank": "b",
    "prompt": "p",
    "explanation": "e",
    "skill": "transcription",
    "level": 2,
}
SECRET = "La patiente a eu recours à une interruption de grossesse en 1994."
NEXT = "La mobilisation restera passive pendant deux semaines, puis un travail actif pourra commencer."


def fault(wrong: str, right: str) -> Fault:
    return Fault(wrong=wrong, right=(right,), kind=FaultKind.SIDE, feedback="")


LETTER = Proofreading(
    **COMMON,
    text=(
        "Mme Brun, née le 31/05/1986, a été opérée de l’épaule gauche. La cicatrice est propre. "
        f"{SECRET} {NEXT} L’attelle sera retiré le 26 novembre."
    ),
    faults=(
        fault("31/05/1986", "13/05/1968"),
        fault("épaule gauche", "épaule droite"),
        fault(SECRET, ""),
        fault("sera retiré", "sera retirée"),
    ),
)
RIGHT = right_text(LETTER)
NOTES = (
    "{À l’examen :|L’examen montre} un œdème. {Patiente|Une patiente} {de|âgée de|} 62 ans, sous "
    "anti-inflammatoires. Écho-Doppler à prévoir le 12/11/2026."
)
FIRST = expanded(NOTES)


def corrected(text: str) -> Counts:
    return counts(judge_proofreading(LETTER, text))


def written(text: str) -> Judgement:
    verdict = judge_transcription(Transcription(**COMMON, notes="n", text=NOTES), text, EMPTY_VOCABULARY)
    assert "".join(passage.given for passage in verdict.passages) == verdict.given[0]
    assert "".join(passage.text for passage in verdict.passages) == verdict.expected[0]
    return verdict


def wrong(verdict: Judgement) -> list[tuple[str, str]]:
    return [(p.text, p.given) for p in verdict.passages if p.kind is not PassageKind.SAME]


@pytest.mark.parametrize("date", ["13.05.1968", "13-05-1968", "13 / 05 / 1968", "13/5/1968", "13–05–1968"])
def test_a_date_may_be_parted_by_dots_or_dashes(date: str) -> None:
    assert corrected(RIGHT.replace("13/05/1968", date)) == Counts(found=4, faults=4, introduced=0)


@pytest.mark.parametrize("date", ["13/05/68", "31.05.1968", "13/05/1986", "13051968", "13.05.1968.1"])
def test_another_date_is_another(date: str) -> None:
    assert corrected(RIGHT.replace("13/05/1968", date)).found == 3


def test_letters_that_nobody_sees_do_not_count() -> None:
    pasted = "\ufeff" + RIGHT.replace("cicatrice", "cica\u00adtrice").replace("épaule", "é\u200bpaule")
    assert corrected(pasted) == Counts(found=4, faults=4, introduced=0)


def test_a_passage_to_take_out_that_still_stands_is_missed() -> None:
    assert corrected(RIGHT.replace(NEXT, SECRET)) == Counts(found=3, faults=4, introduced=1)
    elsewhere = f"{RIGHT} {SECRET}"
    assert corrected(elsewhere).found == 3
    assert not judge_proofreading(LETTER, elsewhere).correct


def test_nothing_is_found_in_a_text_that_is_empty() -> None:
    for text in ("", "  \n ", "...", "«\u00a0»"):
        assert corrected(text).found == 0


def test_a_text_pasted_twice_keeps_what_was_found_and_is_not_right() -> None:
    shorter = replace(LETTER, faults=tuple(one for one in LETTER.faults if one.wrong != SECRET))
    text = right_text(shorter)
    verdict = judge_proofreading(shorter, f"{text}\n{text}")
    assert counts(verdict) == Counts(found=3, faults=3, introduced=1)
    assert not judge_proofreading(LETTER, f"{RIGHT}\n{RIGHT}").correct


def test_a_word_typed_twice_is_introduced() -> None:
    assert corrected(RIGHT.replace("sera", "sera sera")) == Counts(found=4, faults=4, introduced=1)


@pytest.mark.parametrize(
    ("old", "new"),
    [("À l’examen", "A l’examen"), ("Écho-Doppler", "Echo-Doppler"), ("12/11/2026", "12-11-2026")],
)
def test_a_capital_may_go_without_its_accent(old: str, new: str) -> None:
    assert written(FIRST.replace(old, new)).correct


@pytest.mark.parametrize(
    ("old", "new"),
    [("à prévoir", "a prévoir"), ("à prévoir", "A prévoir"), ("Écho-Doppler", "echo-Doppler")],
)
def test_other_letters_may_not(old: str, new: str) -> None:
    assert mistakes_counted(written(FIRST.replace(old, new))) == 1


def test_a_word_that_begins_a_sentence_of_one_s_own_may_have_a_bare_capital() -> None:
    assert written(FIRST.replace(" à prévoir", ". A prévoir")).correct


def test_a_missing_hyphen_is_told_with_its_word() -> None:
    verdict = written(FIRST.replace("anti-inflammatoires", "anti inflammatoires"))
    assert wrong(verdict) == [("anti-inflammatoires", "anti inflammatoires")]
    assert mistakes_counted(verdict) == 1
    added = written(FIRST.replace("sous anti", "sous-anti"))
    assert mistakes_counted(added) == 1


def test_a_word_cut_in_two_beside_a_mistake_is_one() -> None:
    verdict = written(FIRST.replace("sous anti-inflammatoires", "sans antiinflammatoires"))
    assert wrong(verdict) == [("sous", "sans"), ("anti-inflammatoires", "antiinflammatoires")]
    assert mistakes_counted(verdict) == 2


def test_the_form_whose_accent_alone_is_wrong_is_the_one_that_was_meant() -> None:
    assert wrong(written(FIRST.replace("de 62", "agée de 62"))) == [("âgée", "agée")]


def test_what_was_not_written_is_told_in_the_forms_that_are_shown() -> None:
    assert written("").expected == (FIRST,)
    partly = written("À l’examen : un œdème.")
    assert partly.expected == (FIRST,)
