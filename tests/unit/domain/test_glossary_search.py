"""The search of an entry as one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.term import Term, TermKind


def entry(word: str, **fields: object) -> Term:
    return Term(**{"id": word, "term": word, "kind": TermKind.TERM, "definition": "Mot.", **fields})


WORDS = (
    entry("œdème"),
    entry("hématurie"),
    entry("hématome"),
    entry("hémoptysie"),
    entry("coloscopie", synonyms=("colonoscopie",)),
    entry("colposcopie"),
    entry("-urie", kind=TermKind.WORD_PART),
    entry("dialyse péritonéale"),
    entry("HTA", kind=TermKind.ABBREVIATION, expansion="hypertension artérielle"),
    entry("hypertension", abbreviation="HTA"),
    entry("anti-inflammatoire"),
)
GLOSSARY = GlossaryQuestions(WORDS)


def found(query: str, limit: int = 5) -> list[str]:
    return [term.term for term in GLOSSARY.find(query, limit)]


def test_accents_case_and_ligatures_do_not_matter() -> None:
    assert found("HEMATU") == ["hématurie"]
    assert found("oedeme") == found("œdème") == found("OEDÈME") == ["œdème"]
    assert found("anti inflam") == found("anti-inflam") == ["anti-inflammatoire"]


def test_whole_then_prefix_then_word_start_then_inside() -> None:
    assert found("urie") == ["-urie", "hématurie"]
    assert found("peri") == ["dialyse péritonéale"]
    assert found("hema") == ["hématome", "hématurie"]


def test_synonyms_and_expansions_lead_to_the_entry() -> None:
    assert found("colonoscopie")[0] == "coloscopie"
    assert found("hypertension") == ["hypertension", "HTA"]
    assert found("hta") == ["HTA", "hypertension"]


def test_a_small_slip_is_forgiven_but_not_in_a_short_query() -> None:
    assert "coloscopie" in found("coloscpoie")
    assert found("hemturie") == ["hématurie"]
    assert "hémoptysie" in found("hemopti")
    assert found("xdem") == []
    assert found("ode") == []


def test_slips_are_sought_only_when_nothing_matches() -> None:
    assert found("colposcopie") == ["colposcopie"]


def test_nothing_typed_lists_the_entries_and_the_limit_holds() -> None:
    assert found("", 3) == ["anti-inflammatoire", "coloscopie", "colposcopie"]
    assert found("   ", 2) == ["anti-inflammatoire", "coloscopie"]
    assert found("h", 2) == ["HTA", "hématome"]
    assert found("h", 0) == []


@given(st.text(max_size=20), st.integers(-1, 20))
def test_anything_can_be_typed(query: str, limit: int) -> None:
    hits = GLOSSARY.find(query, limit)
    assert len(hits) <= max(limit, 0)
    assert len({term.id for term in hits}) == len(hits)


@given(st.sampled_from(WORDS), st.data())
def test_every_prefix_of_a_headword_finds_it(term: Term, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(term.term)))
    if term.term[:size].strip("-"):
        assert term in GLOSSARY.find(term.term[:size], len(WORDS))


@pytest.mark.timeout(20)
def test_two_thousand_entries_are_searched_by_any_key() -> None:
    syllables = ("hémo", "colo", "gastro", "néphro", "arthro", "cysto", "angio", "ostéo", "phlébo", "rhino")
    ends = ("scopie", "tomie", "ectomie", "pathie", "graphie", "algie", "ite", "ose", "lyse", "mégalie")
    many = [
        entry(f"{a}{b}{c}", synonyms=(f"{b}{a}{c}",)) for a in syllables for b in syllables for c in ends
    ] + [entry(f"{a}{b}{c}oïde") for a in syllables for b in syllables for c in ends]
    big = GlossaryQuestions(many)
    for query in ("h", "hemo", "hemocolosc"):
        found = big.find(query, 20)
        assert found
        assert all("hémo" in term.term or "hémo" in term.synonyms[0] for term in found)
    assert [term.term for term in big.find("hemocoloscpoie", 1)] == ["hémocoloscopie"]
    assert big.find("zzzzzzzz", 20) == ()
