import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.cli.plain.spelling import difference_sentence, spelled
from quizz.domain.judging.difference import difference


@pytest.mark.parametrize(
    ("expected", "typed", "sentence"),
    [
        ("uretère", "urètre", "Attendu : u r e t è r e. Écrit : u r è t r e."),
        ("cœur", "coeur", "Attendu : c e dans l’o u r. Écrit : c o e u r."),
        ("anti-inflammatoire", "antiinflammatoire", "a n t i trait d’union i n f l"),
        ("artère rénale gauche", "artere rénale gauche", "Attendu : a r t è r e. Écrit : a r t e r e."),
        ("artère rénale gauche", "artère renale gauche", "Attendu : r é n a l e. Écrit : r e n a l e."),
        ("artère rénale", "artère rénal", "Attendu : r é n a l e. Écrit : r é n a l."),
        ("urée", "URE", "Attendu : u r é e. Écrit : u r e."),
        ("uretère", "uretère", ""),
        ("uretère", "foie", ""),
        ("15", "1", ""),
    ],
)
def test_what_is_told(expected, typed, sentence):
    told = difference_sentence(difference(expected, typed)).replace("\u00a0", " ")
    assert told == sentence or (sentence and sentence in told)


def test_nothing_to_compare():
    assert difference_sentence(()) == ""


def test_what_has_no_sound_is_named():
    assert spelled("d’œil a-b") == "d apostrophe e dans l’o i l espace a trait d’union b"


@given(st.text("ab é-", max_size=12), st.text("ab é-", max_size=12))
def test_whole_words_are_spelled(expected, typed):
    """What is told of the expected side is made of whole words of it."""
    expected, typed = " ".join(expected.split()), " ".join(typed.split())
    told = difference_sentence(difference(expected, typed)).replace("\u00a0", " ")
    if told:
        wanted = told.removeprefix("Attendu : ").split(". Écrit : ")[0]
        plain = wanted.replace("trait d’union", "-").replace(" ", "").replace("espace", " ")
        assert f" {plain} " in f" {expected} " or not plain
