"""What holds of every generated question, over random glossaries and over the real one."""

from __future__ import annotations

import re
from functools import cache
from math import comb
from pathlib import Path

import msgspec
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.glossary.keys import form_key, says
from quizz.domain.presentation import present
from quizz.domain.question import AnyQuestion, Mode, ShortAnswer, SingleChoice
from quizz.domain.term import Facet, Term, TermKind, WordPart
from quizz.domain.text import canonical, search_key

REAL = Path(__file__).parents[3] / "content" / "glossary.yaml"

HEADS = ("cardio", "gastro", "hémo", "hépato", "néphro", "arthro", "œso", "angio", "ostéo", "hystéro")
TAILS = ("scopie", "tomie", "ectomie", "algie", "ite", "ose", "rragie", "pathie", "urie", "pnée")
FACTS = (
    "Ablation de l'organe",
    "Examen visuel d'une cavité",
    "Douleur ressentie à l'effort",
    "Inflammation qui dure",
    "Écoulement anormal et abondant de liquide, de jour comme de nuit",
    "Rétrécissement",
    "Perte : totale ou partielle",
    "Mesure du « souffle »",
)
SENSES = (
    "ablation",
    "douleur",
    "inflammation",
    "sang",
    "rein",
    "foie, bile",
    "os",
    "écoulement de sang",
    "avant",
)


@st.composite
def glossaries(draw: st.DrawFn) -> list[Term]:
    """Up to sixteen entries of all kinds that point at each other."""
    words = draw(
        st.lists(
            st.tuples(st.sampled_from(HEADS), st.sampled_from(TAILS)), min_size=1, max_size=8, unique=True
        )
    )
    ids = [f"t{number}" for number in range(len(words))]
    terms = [
        Term(
            id=ids[number],
            term=head + tail,
            kind=TermKind.TERM,
            definition=f"{draw(st.sampled_from(FACTS))}, numéro {number}.",
            gender=draw(st.sampled_from(["m", "f", "mf", ""])),
            number=draw(st.sampled_from(["", "pl"])),
            specialty=draw(st.sampled_from(["", "urologie", "cardiologie"])),
            parts=draw(
                st.sampled_from(
                    [(), (WordPart(f"{head}-", "organe", "grec"), WordPart(f"-{tail}", "action", "latin"))]
                )
            ),
            misspellings=tuple(
                draw(st.lists(st.sampled_from(["abc", "acb", "bca"]), max_size=3, unique=True))
            ),
            abbreviation=draw(st.sampled_from(["", "ABC", "XY"])),
            synonyms=tuple(draw(st.lists(st.sampled_from([a + b for a, b in words]), max_size=1))),
            confused_with=tuple(draw(st.lists(st.sampled_from([*ids, "mot"]), max_size=2, unique=True))),
            contrast=draw(st.sampled_from(["", "L'un entre ; l'autre sort", "Un mot. Puis un autre."])),
            example=draw(st.sampled_from(["", f"Il parle de {head}{tail} sans douleur."])),
        )
        for number, (head, tail) in enumerate(words)
    ]
    for number, sense in enumerate(draw(st.lists(st.sampled_from(SENSES), max_size=5, unique=True))):
        terms.append(
            Term(
                id=f"wp{number}",
                term=f"-{TAILS[number]}",
                kind=TermKind.WORD_PART,
                role="suffix",
                definition=sense,
                examples=(f"{HEADS[number]}{TAILS[number]}",),
                confused_with=tuple(
                    draw(st.lists(st.sampled_from(["wp0", "wp1", "mot-"]), max_size=2, unique=True))
                ),
            )
        )
    for number, sigle in enumerate(
        draw(st.lists(st.sampled_from(["ABC", "ABD", "XYZ", "HAS"]), max_size=4, unique=True))
    ):
        terms.append(
            Term(
                id=f"ab{number}",
                term=sigle,
                kind=TermKind.ABBREVIATION,
                expansion=f"affaire {FACTS[number].lower()}",
                definition=f"{FACTS[-number - 1]}, chose {number}.",
            )
        )
    return terms


def real() -> list[Term]:
    raw = yaml.load(REAL.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return msgspec.convert(raw["terms"], list[Term], strict=False)


@cache
def real_questions() -> tuple[GlossaryQuestions, tuple[AnyQuestion, ...]]:
    made = GlossaryQuestions(real())
    return made, tuple(question for point in made.points() for question in made.ways(point))


def texts_of(question: AnyQuestion) -> list[str]:
    """Every sentence of a question, its word-like options apart."""
    texts = [question.prompt, question.explanation]
    if isinstance(question, SingleChoice):
        texts += [option.feedback for option in question.choices if not option.correct]
    if isinstance(question, ShortAnswer):
        texts += [confusion.feedback for confusion in question.confusions]
    return texts


def check(made: GlossaryQuestions) -> None:
    seen: set[str] = set()
    for point in made.points():
        term = made.term_of(point)
        assert term is not None
        ways = made.ways(point)
        assert ways
        assert ways is made.ways(point)
        assert [way.asks_for for way in ways] == sorted((way.asks_for for way in ways), key=list(Mode).index)
        for way in ways:
            assert way.id.startswith(f"{point}/")
            assert way.id not in seen
            seen.add(way.id)
            assert way.point == point
            assert way.terms == (term.id,)
            assert way.level == (1 if way.asks_for is Mode.RECOGNITION else 2)
            check_texts(way)
            if isinstance(way, SingleChoice):
                check_options(way)
            if isinstance(way, ShortAnswer):
                check_answers(way, term)


def check_texts(question: AnyQuestion) -> None:
    for text in texts_of(question):
        assert text == text.strip()
        assert "  " not in text
        assert not re.search(r"\w'\w", text), text
        assert not re.search(r"[^\u00a0\s(][;!?»]| [:;!?»]|«(?!\u00a0)", text), text
        assert text.count("«") == text.count("»"), text
        assert not re.search(r"\.\.|\.\u00a0»\.|None|\{", text), text
        assert text[-1] in ".?!…»", text
        first = text.lstrip("«\u00a0")[0]
        assert not first.islower() or text.startswith("«"), text


def check_options(question: SingleChoice) -> None:
    texts = [search_key(option.text) for option in question.choices]
    assert len(texts) >= 3
    assert len(set(texts)) == len(texts) or question.id.endswith("/spelling/choose")
    assert len({canonical(option.text) for option in question.choices}) == len(texts)
    assert [option.correct for option in question.choices].count(True) == 1
    assert all(option.feedback for option in question.choices if not option.correct)
    assert question.draw == (4 if len(texts) > 4 else 0)
    shown = present(question, 7).choices
    assert 3 <= len(shown) <= 4
    assert any(option.correct for option in shown)


def check_answers(question: ShortAnswer, term: Term) -> None:
    assert question.answers
    accepted = {canonical(answer) for answer in question.answers}
    assert len(accepted) == len(question.answers)
    assert accepted.isdisjoint(canonical(confusion.text) for confusion in question.confusions)
    if term.kind is TermKind.TERM and "/abbreviation/" not in question.id:
        assert not any(says(question.prompt, answer) for answer in question.answers), question.prompt


@settings(max_examples=60)
@given(glossaries())
def test_every_question_of_a_random_glossary_is_sound(terms: list[Term]) -> None:
    check(GlossaryQuestions(terms))


@settings(max_examples=30)
@given(glossaries())
def test_the_same_terms_give_the_same_questions(terms: list[Term]) -> None:
    one, other = GlossaryQuestions(terms), GlossaryQuestions(list(terms))
    assert one.points() == other.points()
    asked = [one.ways(point) for point in reversed(one.points())]
    assert asked[::-1] == [other.ways(point) for point in other.points()]


@settings(max_examples=60)
@given(glossaries())
def test_synonyms_never_meet(terms: list[Term]) -> None:
    made = GlossaryQuestions(terms)
    for term in (entry for entry in terms if entry.kind is TermKind.TERM):
        names = {search_key(name) for name in (term.term, *term.synonyms)}
        for question in made.ways(term.point_id(Facet.MEANING)):
            if not isinstance(question, SingleChoice):
                continue
            wrong = {option.text for option in question.choices if not option.correct}
            for other in terms:
                if names & {search_key(name) for name in (other.term, *other.synonyms)}:
                    assert not any(search_key(other.definition) == search_key(text) for text in wrong)


def test_every_question_of_the_real_glossary_is_sound() -> None:
    check(real_questions()[0])


def test_the_real_glossary_asks_every_facet() -> None:
    made, questions = real_questions()
    facets = {point.rpartition("/")[2] for point in made.points()}
    assert facets == {"meaning", "spelling", "parts", "abbreviation"}
    assert len({question.id for question in questions}) == len(questions)
    asked = {point.partition("/")[0] for point in made.points()}
    assert asked == {term.id for term in real()}


def test_the_key_of_the_real_glossary_is_not_betrayed_by_its_length() -> None:
    shares = [_extremes(q) for q in real_questions()[1] if isinstance(q, SingleChoice) and q.draw]
    assert sum(longest for longest, _ in shares) / len(shares) <= 0.25
    assert sum(shortest for _, shortest in shares) / len(shares) <= 0.25


def _extremes(question: SingleChoice) -> tuple[float, float]:
    """How likely the key is the longest, and the shortest, of the options drawn."""
    key = next(len(option.text) for option in question.choices if option.correct)
    others = [len(option.text) for option in question.choices if not option.correct]
    size = question.draw - 1
    draws = comb(len(others), size)
    return (
        comb(sum(length < key for length in others), size) / draws,
        comb(sum(length > key for length in others), size) / draws,
    )


def test_explanations_of_the_real_glossary_are_two_to_four_sentences() -> None:
    for question in real_questions()[1]:
        ends = re.findall(r"(?<!\bM)(?<!\bart)(?<!\bL)[.!?…](?=\s|$)", question.explanation)
        assert 2 <= len(ends) <= 5, question.explanation


def test_parts_typed_in_the_real_glossary_are_not_given_away_by_their_examples() -> None:
    made = real_questions()[0]
    for term in (entry for entry in real() if entry.kind is TermKind.WORD_PART):
        recall = made.ways(term.point_id(Facet.MEANING))[-1]
        shown = re.findall(r"«\u00a0(\w*…\w*)\u00a0»", recall.prompt)
        for form in (term.term, *term.forms):
            bare = form_key(form).strip("-")
            assert not any(len(bare) > 2 and bare in form_key(example) for example in shown), recall.prompt
