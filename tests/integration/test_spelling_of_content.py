"""The real French dictionary: its forms, its speed, and the built-in content read with it."""

import time
from datetime import date
from pathlib import Path

import pytest

from quizz.content.diagnostics import Diagnostic
from quizz.content.reading import read
from quizz.content.rules import catalogue, running, spelling
from quizz.content.rules.context import Context
from quizz.content.sources import Source, read_folder
from quizz.content.spelling.places import find_dictionary
from quizz.content.spelling.speller import Speller
from quizz.content.spelling.vocabulary import LIST_NAME, read_list, words_of_glossary
from quizz.domain.term import Term
from quizz.locations import builtin_content


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return read_folder(builtin_content())[0]


@pytest.fixture(scope="module")
def terms(sources: list[Source]) -> tuple[Term, ...]:
    return tuple(term for s in sources for term in read(s.data, s.kind, s.theme).terms)


@pytest.fixture(scope="module")
def speller(cache: Path, terms: tuple[Term, ...]) -> Speller:
    dictionary = find_dictionary({}, folders=[])
    assert dictionary is not None, "the development dependencies hold a French dictionary"
    return Speller(dictionary, [*words_of_glossary(terms), *read_list(builtin_content() / LIST_NAME)], cache)


@pytest.mark.parametrize(
    "word",
    [
        "hôpitaux",
        "l’ordonnance",
        "téléphonerions",
        "aujourd’hui",
        "rendez-vous",
        "dis-lui",
        "qu’elles",
        "PARIS",
        "Noël",
        "prud’hommes",
        "l’œdème",
        "chirurgiennes",
        "jusqu’alors",
        "c’est-à-dire",
        "vaccinât",
        "mg",
        "1er",
    ],
)
def test_words_of_french(speller, word):
    assert speller.knows(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("receptioniste", "réceptionniste"),
        ("ordonance", "ordonnance"),
        ("opthalmologue", "ophtalmologue"),
        ("acceuil", "accueil"),
        ("dévelopement", "développement"),
        ("pnemonie", "pneumonie"),
        ("émorragie", "hémorragie"),
        ("oeuvre", "œuvre"),
        ("parmis", "parmi"),
        ("parceque", "parce que"),
    ],
)
def test_what_people_write(speller, word, right):
    assert not speller.knows(word)
    assert speller.suggest(word)[0] == right


def test_suggestions_take_milliseconds(speller):
    words = [
        "ordonance",
        "secrétairre",
        "medecin",
        "infirmierre",
        "diagnostiq",
        "aceuil",
        "prescripion",
        "patiant",
    ]
    for word in words:
        speller.suggest(word)
    start = time.perf_counter()
    for word in words:
        speller.suggest(word)
    assert (time.perf_counter() - start) / len(words) < 0.02


def test_a_second_run_starts_at_once(speller, cache):
    start = time.perf_counter()
    Speller(speller.dictionary, cache=cache).knows("ordonnance")
    assert time.perf_counter() - start < 0.2


def test_the_built_in_content_has_no_unknown_word(speller, terms, sources, monkeypatch):
    monkeypatch.setattr(catalogue, "OF_TEXTS", spelling.OF_TEXTS)
    context = Context(day=date(2026, 11, 22), terms=terms, speller=speller)
    found: list[Diagnostic] = []
    for source in sources:
        reading = read(source.data, source.kind, source.theme)
        running.examine(reading, context)
        found += [d for d in reading.problems.found() if d.code == "Q118"]
    assert [(d.message, d.excerpt) for d in found] == []
