"""What holds of every answer."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, Vocabulary, judge
from quizz.domain.presentation import present
from quizz.domain.question import (
    AnyQuestion,
    Blank,
    Choice,
    Cloze,
    Confusion,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    SingleChoice,
    Spelling,
    TrueFalse,
)
from quizz.domain.term import Term, TermKind
from quizz.domain.text import canonical

NAMES = (
    "uretère",
    "urètre",
    "hypertension",
    "hypotension",
    "coloscopie",
    "colposcopie",
    "colostomie",
    "colotomie",
    "colectomie",
    "côlon",
    "colon",
    "arthrite",
    "arthrose",
    "artérite",
    "abduction",
    "adduction",
    "dysphagie",
    "dysphasie",
    "aphasie",
    "aphonie",
    "œdème",
    "iléon",
    "ilion",
    "iléus",
    "anti-inflammatoire",
    "antiinfectieux",
    "tachycardie",
    "bradycardie",
    "ménorragie",
    "métrorragie",
    "péritoine",
    "périnée",
    "péroné",
)
TERMS = [Term(id=f"t{n}", term=name, kind=TermKind.TERM, definition="…") for n, name in enumerate(NAMES)]
GLOSSARY = Vocabulary.of(TERMS)
SHARED = {
    "id": "q",
    "theme": "t",
    "bank": "b",
    "prompt": "?",
    "explanation": ".",
    "skill": "s",
    "level": 1,
}

letters = st.sampled_from("abcdefghilmnoprstuvyzàâçéèêëîïôùûœæ-'’ ")
written = st.text(letters | st.sampled_from("0123456789."), min_size=1, max_size=30).filter(str.strip)
spellings = st.sampled_from(Spelling)


def ask(answer: str, spelling: Spelling, typed: str, vocabulary: Vocabulary = GLOSSARY) -> Judgement:
    question = ShortAnswer(**SHARED, answers=(answer,), spelling=spelling)
    return judge(present(question, 0), Typed(typed), vocabulary)


@st.composite
def variants(draw: st.DrawFn, answer: str) -> str:
    """The same answer in another case, Unicode form, apostrophe or spacing."""
    change = draw(st.sampled_from([str.upper, str.lower, str.title, str]))
    text = change(answer).replace("'", draw(st.sampled_from("'’‘ʼ")))
    text = text.replace(" ", draw(st.sampled_from([" ", "  ", "\u00a0", " \t "])))
    text = draw(st.sampled_from(["", " ", "\u00a0 "])) + text + draw(st.sampled_from(["", " ", "\n"]))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@given(st.data(), written | st.sampled_from(NAMES), spellings)
def test_an_accepted_answer_is_right_however_it_is_typed(
    data: st.DataObject, answer: str, spelling: Spelling
) -> None:
    judgement = ask(answer, spelling, data.draw(variants(answer)))
    assert judgement.correct
    assert judgement.forgiven == ()


@given(st.data(), st.sampled_from(NAMES), st.sampled_from("abcdefghijklmnopqrstuvwxyzéèàçœ-"))
def test_strict_never_forgives_a_letter(data: st.DataObject, answer: str, letter: str) -> None:
    place = data.draw(st.integers(0, len(answer)))
    keep = data.draw(st.integers(0, 1))
    typed = answer[:place] + letter + answer[place + 1 - keep :]
    assume(canonical(typed) != canonical(answer))
    assert not ask(answer, Spelling.STRICT, typed).correct


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["", "l'", "une "]), spellings)
def test_no_policy_forgives_another_term(answer: str, typed: str, article: str, spelling: Spelling) -> None:
    assume(answer != typed)
    judgement = ask(answer, spelling, article + typed)
    assert not judgement.correct
    assert judgement.confused_with == typed
    assert not ask(f"examen : {answer} gauche", spelling, f"examen : {typed} gauche").correct


@given(written, st.text(max_size=40) | written, spellings)
def test_the_difference_gives_both_texts_back(answer: str, typed: str, spelling: Spelling) -> None:
    judgement = ask(answer, spelling, typed)
    assert "".join(span.expected for span in judgement.difference) == answer
    assert "".join(span.typed for span in judgement.difference) == typed.strip()
    for span in judgement.difference:
        assert not span.same or canonical(span.expected) == canonical(span.typed)
    assert bool(judgement.forgiven) <= judgement.correct


@given(written, written)
def test_policies_are_nested(answer: str, typed: str) -> None:
    strict, no_typo, lenient = (
        ask(answer, spelling, typed, EMPTY_VOCABULARY).correct
        for spelling in (Spelling.STRICT, Spelling.NO_TYPO, Spelling.LENIENT)
    )
    assert strict <= no_typo <= lenient


choices = st.lists(st.builds(Choice, st.text(max_size=5), st.booleans(), st.text(max_size=5)), max_size=7)
blanks = st.lists(
    st.builds(
        Blank,
        st.lists(written, min_size=1, max_size=3).map(tuple),
        st.lists(written, max_size=3).map(tuple),
        spellings,
    ),
    max_size=4,
)
confusions = st.lists(st.builds(Confusion, written, st.text(max_size=5)), max_size=3).map(tuple)
chosen = st.lists(st.integers(-3, 9), max_size=9).map(tuple).map(Chosen)
typing = st.builds(Typed, written | st.text(max_size=30))
asked: st.SearchStrategy[tuple[AnyQuestion, Answer]] = st.one_of(
    st.tuples(choices.map(lambda c: SingleChoice(**SHARED, choices=tuple(c))), chosen),
    st.tuples(choices.map(lambda c: MultipleChoice(**SHARED, choices=tuple(c))), chosen),
    st.tuples(st.booleans().map(lambda a: TrueFalse(**SHARED, answer=a, feedback="non")), chosen),
    st.tuples(
        st.builds(
            lambda a, s, c: ShortAnswer(**SHARED, answers=tuple(a), spelling=s, confusions=c),
            st.lists(written, min_size=1, max_size=3),
            spellings,
            confusions,
        ),
        typing,
    ),
    st.tuples(
        blanks.map(lambda b: Cloze(**SHARED, text="{1}", blanks=tuple(b))),
        st.lists(written | st.just(""), max_size=6).map(tuple).map(Filled),
    ),
    st.tuples(
        st.integers(-999, 99999).map(lambda n: Numeric(**SHARED, answer=str(n), tolerance="0,5", unit="€")),
        typing | st.integers(-999, 99999).map(str).map(Typed),
    ),
)


@given(asked, st.booleans(), st.integers(0, 99))
def test_the_score_is_a_share_and_full_when_correct(
    pair: tuple[AnyQuestion, Answer], known: bool, seed: int
) -> None:
    question, answer = pair
    judgement = judge(present(question, seed), answer if known else DontKnow(), GLOSSARY)
    assert 0 <= judgement.score <= 1
    assert judgement.correct is (judgement.score == 1)
    assert judgement.unknown is not known
    if not known:
        assert (judgement.score, judgement.given) == (0, ())
