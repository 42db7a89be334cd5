"""What of a text that was written out is shown apart."""

from __future__ import annotations

from quizz.domain.judgement import Judgement, Passage, PassageKind
from quizz.services.text_verdicts import is_another_text, mark, together

MISSED, INTRODUCED, FOUND = PassageKind.MISSED, PassageKind.INTRODUCED, PassageKind.FOUND


def shown(*passages: Passage) -> list[tuple[str, str]]:
    return [(one.given, one.text) for one in together(passages)]


def test_words_that_do_not_pair_off_are_told_together() -> None:
    assert shown(
        Passage("Cicatrice propre. ", "Cicatrice propre"),
        Passage("Héparine de", "", MISSED),
        Passage(" ", ". "),
        Passage("bas", "HBPM", MISSED),
        Passage(" ", " "),
        Passage("poids", "", MISSED),
        Passage(" ", ""),
        Passage("moléculaire", "en", MISSED),
        Passage(" pendant.", " pendant."),
    ) == [
        ("Cicatrice propre", "Cicatrice propre. "),
        (". ", ""),
        ("HBPM en", "Héparine de bas poids moléculaire"),
        (" pendant.", " pendant."),
    ]


def test_words_that_are_too_many_stay_too_many() -> None:
    (found,) = together(
        [Passage("", "de", INTRODUCED), Passage("", " "), Passage("", "trop", INTRODUCED)],
    )
    assert (found.given, found.text, found.kind) == ("de trop", "", INTRODUCED)


def test_a_word_written_wrong_stays_by_itself() -> None:
    passages = (
        Passage("hypertendue", "hypertandue", MISSED),
        Passage(" ", ""),
        Passage("diabétique", "", MISSED),
    )
    assert tuple(together(passages)) == passages


def test_words_that_pair_off_are_told_one_by_one() -> None:
    passages = (Passage("La", "Le", MISSED), Passage(" ", " "), Passage("patiente", "patient", MISSED))
    assert tuple(together(passages)) == passages


def test_nothing_is_joined_across_a_word_or_a_line() -> None:
    for between in (Passage(" est ", " est "), Passage("\n", "\n")):
        passages = (Passage("La", "", MISSED), between, Passage("", "de", INTRODUCED))
        assert tuple(together(passages)) == passages


def test_what_was_rightly_put_out_is_told_so() -> None:
    assert mark(Passage("", "", FOUND)).given == "enlevé"
    assert mark(Passage("mot", "", MISSED)).given == "(rien)"


def test_another_text_is_one_of_which_few_words_are_right() -> None:
    wrong = Passage("c d e", "x y z", MISSED)
    for same, other in (("a", True), ("a b", False)):
        given = f"{same} x y z"
        judgement = Judgement(
            correct=False, score=0.1, expected=("",), given=(given,), passages=(Passage(same, same), wrong)
        )
        assert is_another_text(judgement) is other
