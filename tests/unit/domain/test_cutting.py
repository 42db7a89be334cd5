"""Words taken apart: where they are cut, what the glossary asks, how the cut and the meanings are judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import DontKnow, Filled
from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.glossary.cutting import cuts_of
from quizz.domain.judgement import Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, Vocabulary, judge
from quizz.domain.judging.cutting import judge_cutting
from quizz.domain.presentation import present
from quizz.domain.question import Element, Mode, WordParts
from quizz.domain.term import Term, TermKind, WordPart

HEMATURIA = Term(
    id="hematurie",
    term="hématurie",
    kind=TermKind.TERM,
    definition="Présence de sang dans les urines.",
    parts=(WordPart("hémato-", "sang", "grec"), WordPart("-urie", "urine", "grec")),
)
SWALLOWING = Term(
    id="dysphagie",
    term="dysphagie",
    kind=TermKind.TERM,
    definition="Gêne pour avaler.",
    parts=(WordPart("dys-", "trouble, difficulté"), WordPart("-phagie", "action d’avaler")),
)
SCOPY = Term(
    id="cystoscopie",
    term="cystoscopie",
    kind=TermKind.TERM,
    definition="Examen de la vessie.",
    parts=(WordPart("cysto-", "vessie"), WordPart("-scopie", "examen visuel")),
)


def entry(word: str, definition: str, **fields: object) -> Term:
    return Term(
        **{"id": f"wp{word}", "term": word, "kind": TermKind.WORD_PART, "definition": definition, **fields}
    )


ENTRIES = (
    entry("-urie", "présence dans l’urine, émission d’urine", role="suffix"),
    entry("-scopie", "examen par la vue, à l’endoscope ou non", role="suffix"),
    entry("cysto-", "vessie, poche", role="root", synonyms=("vésico-",)),
    entry("vésico-", "vésicule (petite poche)", role="root"),
)
TERMS = (HEMATURIA, SWALLOWING, SCOPY, *ENTRIES)


@pytest.mark.parametrize(
    ("word", "forms", "cut"),
    [
        ("hépatomégalie", ("hépato-", "-mégalie"), "hépato mégalie"),
        ("hématurie", ("hémato-", "-urie"), "hémat urie"),
        ("endométriose", ("endo-", "métro-", "-ose"), "endo métri ose"),
        ("artérite", ("artério-", "-ite"), "artér ite"),
        ("antalgique", ("anti-", "-algique"), "ant algique"),
        ("cœlioscopie", ("cœlio-", "-scopie"), "cœlio scopie"),
        ("rachianesthésie", ("rachi-", "an-", "-esthésie"), "rachi an esthésie"),
        ("gonarthrite", ("gon-", "arthro-", "-ite"), "gon arthr ite"),
    ],
)
def test_a_vowel_that_links_belongs_to_the_part_before(word, forms, cut) -> None:
    assert cuts_of(word, forms) == (tuple(cut.split()),)


@pytest.mark.parametrize(
    ("word", "forms", "best", "other"),
    [
        ("thrombose", ("thrombo-", "-ose"), "thromb ose", "thrombo se"),
        ("hémorragie", ("hémo-", "-rragie"), "hémo rragie", "hémor ragie"),
        ("hémorragie", ("hémo-", "-ragie"), "hémor ragie", "hémo rragie"),
    ],
)
def test_a_letter_that_stands_for_two_goes_to_either_side(word, forms, best, other) -> None:
    assert cuts_of(word, forms) == (tuple(best.split()), tuple(other.split()))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("uretère", ("hépato-", "-ite")),
        ("hépatite", ("hépato-",)),
        ("hépatites", ("hépato-", "-ite")),
        ("hépatite", ("hépato-", "-")),
        ("a" * 40, ("a-",) * 40),
    ],
)
def test_parts_that_do_not_add_up_give_no_cut(word, forms) -> None:
    assert cuts_of(word, forms) == ()


@given(st.lists(st.text("aoirt", min_size=1, max_size=5), min_size=2, max_size=8), st.text("aoirt"))
def test_every_cut_gives_the_word_again(forms: list[str], word: str) -> None:
    for text in (word, "".join(forms)):
        for cut in cuts_of(text, [f"{form}-" for form in forms]):
            assert "".join(cut) == text
            assert len(cut) == len(forms)
            assert all(cut)
    assert cuts_of("".join(forms), [f"{form}-" for form in forms])


def cut_of(term: Term) -> WordParts:
    found = GlossaryQuestions(TERMS).ways(f"{term.id}/parts")
    (question,) = (question for question in found if isinstance(question, WordParts))
    return question


def test_the_glossary_asks_to_cut_beside_the_two_other_ways() -> None:
    question = cut_of(HEMATURIA)
    assert question.id == "hematurie/parts/cut"
    assert question.point_id == "hematurie/parts"
    assert question.asks_for is Mode.RECALL
    assert question.prompt.replace("\u00a0", " ") == (
        "Découpez « hématurie » en éléments, puis donnez le sens de chacun."
    )
    assert [(element.text, element.form) for element in question.elements] == [
        ("hémat", "hémato-"),
        ("urie", "-urie"),
    ]
    assert (question.terms, question.skill, question.theme) == (
        ("hematurie",),
        "transcription",
        "terminologie",
    )


def test_a_term_whose_parts_do_not_add_up_is_not_cut() -> None:
    odd = Term(
        id="odd",
        term="uretère",
        kind=TermKind.TERM,
        definition="Un conduit.",
        parts=(WordPart("hépato-", "foie"), WordPart("-ite", "inflammation")),
    )
    ways = GlossaryQuestions((*TERMS, odd)).ways("odd/parts")
    assert ways
    assert not any(isinstance(question, WordParts) for question in ways)


def test_meanings_are_those_of_the_part_of_its_entry_and_of_its_synonyms() -> None:
    (_hemato, urie) = cut_of(HEMATURIA).elements
    assert urie.meanings[0] == "urine"
    assert {"présence dans l’urine", "émission d’urine"} <= set(urie.meanings)
    (cysto, scopie) = cut_of(SCOPY).elements
    assert {"vessie", "poche", "vésicule"} <= set(cysto.meanings)
    assert "examen par la vue" in scopie.meanings
    assert not {"non", "à l’endoscope", "petite poche"} & {*scopie.meanings, *cysto.meanings}
    (_dys, phagie) = cut_of(SWALLOWING).elements
    assert {"action d’avaler", "avaler"} <= set(phagie.meanings)


def judged(question: WordParts, *texts: str, vocabulary: Vocabulary = EMPTY_VOCABULARY) -> Judgement:
    return judge(present(question, 1), Filled(texts), vocabulary)


def test_the_cut_and_each_meaning_count_alike() -> None:
    question = cut_of(HEMATURIA)
    verdict = judged(question, "hémat/urie", "Le sang", "urine")
    assert (verdict.correct, verdict.score) == (True, 1.0)
    wrong_cut = judged(question, "héma/turie", "sang", "urine")
    assert (wrong_cut.correct, wrong_cut.score) == (False, pytest.approx(2 / 3))
    assert [part.right for part in wrong_cut.parts] == [False, True, True]
    assert (wrong_cut.parts[0].text, wrong_cut.parts[0].given) == ("hémat | urie", "héma | turie")
    assert judged(question, "hémat/urie").score == pytest.approx(1 / 3)
    assert judged(question, "hémat/urie", "sang", "urine", "trop").correct


def test_only_where_the_cuts_are_counts() -> None:
    question = cut_of(HEMATURIA)
    assert judged(question, " Hemat / urie ", "sang", "urine").correct
    assert not judged(question, "hématurie", "sang", "urine").parts[0].right


def test_another_accepted_cut_is_right() -> None:
    question = WordParts(
        id="q",
        theme="terminologie",
        bank="glossaire",
        prompt="Découpez.",
        explanation="",
        skill="transcription",
        level=2,
        word="thrombose",
        elements=cut_of(HEMATURIA).elements,
        cuts=(("thrombo", "se"),),
    )
    assert judged(question, "thrombo/se").parts[0].right


def test_a_meaning_is_forgiven_its_spelling_and_never_another_word() -> None:
    question = cut_of(SWALLOWING)
    verdict = judged(question, "dys/phagie", "dificulté", "avaler")
    assert verdict.correct
    assert verdict.forgiven
    scopy = cut_of(SCOPY)
    assert not judged(scopy, "cysto/scopie", "vésicule biliaire", "examen visuel").parts[1].right


def test_who_does_not_know_is_shown_the_cut_and_the_meanings() -> None:
    verdict = judge(present(cut_of(HEMATURIA), 1), DontKnow(), EMPTY_VOCABULARY)
    assert verdict.unknown
    assert verdict.expected == ("hémat | urie", "sang", "urine")
    assert [part.place for part in verdict.parts] == ["", "hémat", "urie"]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_whatever_is_given_has_a_score(texts: list[str]) -> None:
    verdict = judged(cut_of(HEMATURIA), *texts)
    assert 0 <= verdict.score <= 1
    assert verdict.correct is (verdict.score == 1)
    assert len(verdict.parts) == 3


LIVER = WordParts(
    **{"id": "q", "theme": "vocabulaire", "bank": "b", "prompt": "p", "explanation": "e"},
    skill="vocabulaire",
    level=1,
    word="hépatomégalie",
    elements=(Element("hépato", ("foie",)), Element("mégalie", ("augmentation de volume", "grand"))),
)


@pytest.mark.parametrize("cut", ["hépato|mégalie", "hépato \\ mégalie", "hépato+mégalie", "Hepato/mégalie"])
def test_other_strokes_cut_as_well(cut: str) -> None:
    assert judge_cutting(LIVER, (cut, "", ""), EMPTY_VOCABULARY).parts[0].right


@pytest.mark.parametrize("cut", ["hépatomégalie", "hépa/to/mégalie", "hépat/omégalie", "", "/"])
def test_other_cuts_are_wrong(cut: str) -> None:
    assert not judge_cutting(LIVER, (cut, "", ""), EMPTY_VOCABULARY).parts[0].right


@pytest.mark.parametrize(
    ("liver", "growth"),
    [
        ("les foies", "augmentation du volume"),
        ("Du foie.", "l’augmentation de volume"),
        ("un foie", "augmentation volume"),
        ("FOIE", "grands"),
    ],
)
def test_little_words_and_the_plural_change_no_meaning(liver: str, growth: str) -> None:
    verdict = judge_cutting(LIVER, ("hépato/mégalie", liver, growth), EMPTY_VOCABULARY)
    assert verdict.correct


@pytest.mark.parametrize("meaning", ["foi", "fois", "le", "volume", "diminution de volume", "hépatique"])
def test_another_meaning_is_wrong(meaning: str) -> None:
    verdict = judge_cutting(LIVER, ("hépato/mégalie", meaning, meaning), EMPTY_VOCABULARY)
    assert [part.right for part in verdict.parts] == [True, False, False]
