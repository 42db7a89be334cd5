"""What is typed to place and to order, and what is told of it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.cli.plain.lines import Command, Paired, Partly, Picked, Typed, Unreadable
from quizz.cli.plain.placing import OrderReader, PairReader
from quizz.domain.answer import NOWHERE, DontKnow, Ordered, Placed

SEPARATORS = st.sampled_from([" ", ", ", ",", ";", "  "])
LINKS = st.sampled_from(["", " ", "=", "-", " = ", " - ", ":", ". ", "->"])


# Reading


@given(st.data(), st.integers(4, 8), st.integers(2, 6), SEPARATORS, LINKS, st.booleans(), st.booleans())
def test_pairs_read_back_as_they_were_written(data, items, targets, separator, link, capital, unsure):
    places = data.draw(st.lists(st.integers(0, targets - 1), min_size=items, max_size=items))
    shuffled = data.draw(st.permutations(range(items)))
    line = separator.join(f"{item + 1}{link}{'abcdef'[places[item]]}" for item in shuffled)
    line = (line.upper() if capital else line) + ("?" if unsure else "")
    assert PairReader(items, targets)(line) == Paired(tuple(places), unsure)


@given(st.data(), st.integers(3, 7), SEPARATORS, st.booleans())
def test_an_order_reads_back_as_it_was_written(data, items, separator, unsure):
    order = data.draw(st.permutations(range(items)))
    line = separator.join(str(position + 1) for position in order) + (" ?" if unsure else "")
    assert OrderReader(items)(line) == Picked(tuple(order), unsure)


@given(st.text(max_size=30) | st.text(alphabet="0123456789abcdefgh =-,?", max_size=30))
def test_any_line_has_a_meaning_within_what_is_shown(line):
    heard = PairReader(4, 3)(line)
    assert not isinstance(heard, Picked | Typed)
    if isinstance(heard, Paired):
        assert len(heard.places) == 4
        assert all(0 <= place < 3 for place in heard.places)
    ordered = OrderReader(4)(line)
    assert not isinstance(ordered, Paired | Typed)
    if isinstance(ordered, Picked):
        assert sorted(ordered.positions) == [0, 1, 2, 3]


def test_pairs_need_no_separator():
    assert PairReader(3, 3)("1c2a3b") == Paired((2, 0, 1), unsure=False)


@pytest.mark.parametrize("reader", [PairReader(4, 3), OrderReader(4)])
@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("0", DontKnow()),
        ("?", DontKnow()),
        ("u", Command.UNDO),
        (":U", Command.UNDO),
        ("q", Command.QUIT),
        ("f", Command.EASY),
        (":o", Command.COUNT_RIGHT),
        ("h", Command.UNSURE),
    ],
)
def test_commands_are_those_of_choices(reader, line, meaning):
    assert reader(line) == meaning


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("", "Ligne non comprise."),
        ("abc", "Ligne non comprise."),
        ("1 2 3", "Ligne non comprise."),
        ("9a", "Il n’y a pas de numéro 9."),
        ("0a", "Il n’y a pas de numéro 0."),
        ("1a 2d", "Il n’y a pas de lettre D."),
        ("1a 1b", "Le numéro 1 a deux lettres."),
    ],
)
def test_pairs_that_cannot_be_are_explained(line, fault):
    heard = PairReader(4, 3)(line)
    assert isinstance(heard, Unreadable)
    assert heard.sentence.startswith(fault)
    assert "chacun avec une lettre de A à C, par exemple 1c 2a 3b, ou 0 si" in heard.sentence


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("", "Ligne non comprise."),
        ("3 b", "Ligne non comprise."),
        ("5", "Il n’y a pas de numéro 5."),
        ("1 2 1", "Le numéro 1 est là deux fois."),
    ],
)
def test_orders_that_cannot_be_are_explained(line, fault):
    heard = OrderReader(4)(line)
    assert isinstance(heard, Unreadable)
    assert heard.sentence.startswith(fault)
    assert "les numéros de 1 à 4 dans l’ordre, par exemple 3 1 4 2, ou 0 si" in heard.sentence


def test_two_letters_are_named_both():
    heard = PairReader(4, 2)("1c")
    assert isinstance(heard, Unreadable)
    assert "chacun avec la lettre A ou B, par exemple 1b 2a 3b, ou 0 si" in heard.sentence


@pytest.mark.parametrize("line", ["c1 a2 b3", "C1, A2; B3", "c1a2b3", "a 2 b 3 c 1", "c->1 a=2 b-3"])
@pytest.mark.parametrize("after", ["", "?", " ?"])
def test_the_letter_may_come_first(line, after):
    assert PairReader(3, 3)(line + after) == Paired((2, 0, 1), unsure=bool(after))


@pytest.mark.parametrize("line", ["a1 2b", "a1 b", "1a b2"])
def test_letters_come_first_in_the_whole_line_or_not_at_all(line):
    assert isinstance(PairReader(3, 3)(line), Unreadable)


@pytest.mark.parametrize(("line", "unsure"), [("3142", False), (" 3142?", True), ("3142 ?", True)])
def test_an_order_needs_no_separator(line, unsure):
    assert OrderReader(4)(line) == Picked((2, 0, 3, 1), unsure)


def test_an_order_without_separators_may_be_partial_or_wrong():
    assert OrderReader(4)("31").sentence.startswith("Il manque les numéros 2 et 4.")
    assert OrderReader(4)("3152").sentence.startswith("Il n’y a pas de numéro 5.")
    assert OrderReader(4)("3132").sentence.startswith("Le numéro 3 est là deux fois.")
    assert OrderReader(12)("12").sentence.startswith("Il manque les numéros 1, 2,")


def test_pairs_may_come_on_several_lines():
    reader = PairReader(4, 3)
    partly = reader("1c 3a?")
    assert isinstance(partly, Partly)
    assert partly.sentence.startswith("Il manque les numéros 2 et 4. Tapez la suite")
    assert reader("2b 1a").sentence.startswith("Il manque le numéro 4. ")
    assert reader("4b") == Paired((0, 1, 0, 1), unsure=True)


def test_an_empty_line_answers_with_what_was_given():
    pairs, order = PairReader(4, 3), OrderReader(4)
    assert isinstance(pairs("2b"), Partly)
    assert pairs("") == Paired((NOWHERE, 1, NOWHERE, NOWHERE), unsure=False)
    assert order("4 2").sentence.startswith("Il manque les numéros 1 et 3. Tapez tous les numéros")
    assert order("  ") == Picked((3, 1), unsure=False)


def test_a_refused_line_changes_nothing():
    reader = PairReader(3, 3)
    reader("1a 2b")
    assert isinstance(reader("3c 3a"), Unreadable)
    assert reader("") == Paired((0, 1, NOWHERE), unsure=False)


def test_what_is_shown_as_an_example_can_be_typed():
    assert isinstance(PairReader(4, 2)("1b 2a 3b"), Partly)
    assert isinstance(OrderReader(3)("3 1 2"), Picked)


# A sitting


def pairs(*of: tuple[str, str], after: str = "") -> Callable[[object], str]:
    """The line that gives each item its target, by what was shown last."""

    def line(person) -> str:
        return " ".join(f"{person.number_of(item)}{letter_of(person, target)}" for item, target in of) + after

    return line


def letter_of(person, beginning: str) -> str:
    return re.findall(rf"^([A-F])\. {re.escape(beginning)}", person.text, re.MULTILINE)[-1]


def order(*items: str) -> Callable[[object], str]:
    return lambda person: " ".join(person.number_of(item) for item in items)


def answers(world):
    shop = world.open()
    (row,) = shop.learners.all()
    with shop.database.reading() as store:
        return [(entry.answer, entry.rating.name) for entry in store.log.of_learner(row.id)]


BLEEDS = (
    ("Épistaxis", "Saignement de nez"),
    ("Hématémèse", "Vomissement"),
    ("Hémoptysie", "Crachement"),
)


def test_matching_is_asked_and_told(world):
    world.bank("matching")
    text = world.sit(pairs(*BLEEDS)).text
    assert re.search(r"chaque terme\.\nÀ associer :\n1\. .*\n2\. .*\n3\. .*\nAvec :\nA\. .*\nB\. ", text)
    assert "Tapez chaque numéro avec sa lettre (par exemple 1c 2a 3b), 0 (je ne sais pas), u (re" in text
    assert "Si vous hésitez, ajoutez ? à la fin : 1c 2a 3b?." in text
    assert "\nJuste.\nLa racine" in text


def test_a_wrong_pair_is_told_with_both_places_and_why(world):
    world.bank("matching")
    wrong = (("Épistaxis", "Vomissement"), ("Hématémèse", "Vomissement"), ("Hémoptysie", "Crachement"))
    text = world.sit(pairs(*wrong)).text
    assert "En partie juste : 2 éléments sur 3 bien placés.\n" in text
    assert re.search(
        r"^\d\. Épistaxis : Saignement de nez\. Vous aviez mis : Vomissement de sang\. Cela goutte\.$",
        text,
        re.MULTILINE,
    )
    assert re.search(r"^\d\. Hémoptysie : juste, Crachement de sang\.$", text, re.MULTILINE)
    assert text.count("Cela goutte.") == 1


def test_an_item_left_out_is_asked_for_then_told(world):
    world.bank("matching")
    text = world.sit(pairs(*BLEEDS[1:]), "").text
    assert "Il manque le numéro " in text
    assert "Épistaxis : Saignement de nez. Vous l’aviez laissé de côté. Cela goutte." in text
    (answer, _rating) = answers(world)[0]
    assert isinstance(answer, Placed)
    assert NOWHERE in answer.places


def test_doubt_about_pairs_is_kept(world):
    world.bank("matching")
    world.sit(pairs(*BLEEDS, after="?"))
    assert answers(world)[0][1] == "HARD"


def test_not_knowing_tells_each_place(world):
    world.bank("sorting")
    text = world.sit("0").text
    assert "À classer :\n1. " in text
    assert "Catégories :\nA. À tous\nB. À personne\n" in text
    told = text.split("À apprendre.\n")[1]
    assert re.match(r"1\. .* : À (tous|personne)\.\n2\. ", told)
    assert "juste" not in told.split("Le secret")[0]
    assert "aviez" not in told


def test_sorting_gives_partial_credit(world):
    world.bank("sorting")
    kept = (("Les heures", "À tous"), ("Le tarif", "À tous"), ("Le diagnostic", "À personne"))
    assert "3 éléments sur 4 bien placés" in world.sit(pairs(*kept, ("Le résultat", "À tous"))).text
    world.bank("sorting")
    text = world.sit(
        pairs(kept[0], *((item, "À tous") for item in ("Le diagnostic", "Le résultat"))), ""
    ).text
    assert "Ce n’est pas cela : 1 élément sur 4 bien placé." in text


def test_an_order_is_asked_and_told(world):
    world.bank("ordering")
    person = world.sit(order("Saluer", "Ouvrir", "Vérifier", "Inviter"))
    assert "À mettre dans l’ordre :\n1. " in person.text
    assert "Tapez les numéros dans l’ordre (par exemple 3 1 4 2), 0 (je ne sais pas)" in person.text
    told = person.text.split("En partie juste : 1 élément à déplacer.\n")[1]
    assert told.startswith("Le bon ordre :\n1. Saluer.\n2. Vérifier l’identité.")
    assert len(re.findall(r"À déplacer : vous l’aviez mis \de\.", told)) == 1
    assert isinstance(answers(world)[0][0], Ordered)


def test_the_right_order_needs_no_more_words(world):
    world.bank("ordering")
    text = world.sit(order("Saluer", "Vérifier", "Ouvrir", "Inviter")).text
    assert "\nJuste.\nL’identité passe avant tout." in text
    assert "Le bon ordre" not in text


def test_an_order_with_a_gap_and_one_that_is_not_known(world):
    world.bank("ordering")
    text = world.sit(order("Saluer", "Ouvrir", "Inviter"), "", "0").text
    assert "2. Vérifier l’identité. Vous l’aviez laissé de côté. L’identité passe avant le dossier." in text
    assert "À apprendre.\nLe bon ordre :\n1. Saluer.\n2. Vérifier l’identité.\n3. Ouvrir" in text


def test_unreadable_pairs_twice_count_as_not_knowing(world):
    world.bank("matching")
    text = world.sit("un", "deux").text
    assert "Ligne non comprise. Tapez des numéros de 1 à 3" in text
    assert "comptée « je ne sais pas »" in text
    assert isinstance(answers(world)[0][0], DontKnow)


def test_on_a_terminal_it_is_asked_as_often_as_needed_and_what_was_given_stays(world):
    world.bank("matching")
    person = world.sit(pairs(BLEEDS[0]), "deux", "trois", "quatre", pairs(*BLEEDS[1:]), patient=True)
    assert person.text.count("Ligne non comprise. Tapez des numéros") == 3
    assert "comptée" not in person.text
    assert "\nJuste.\n" in person.text


def test_a_terminal_may_still_end_or_not_know(world):
    world.bank(choices=2)
    person = world.sit("x", "x", "x", "0", "x", "x", ":q", patient=True)
    assert "1 réponse, dont 0 juste." in person.text


STOPS = """\
  - id: points
    type: matching
    prompt: Qui fait quoi ?
    pairs:
      - {left: Ouvrir ce dossier., right: La secrétaire.}
      - {left: Signer l’ordonnance., right: Le médecin.}
      - {left: Prélever le sang., right: L’infirmière.}
    explanation: Chacun son rôle.
    skill: cadre
    level: 2
"""


def test_no_stop_stands_before_a_colon(world):
    world.bank(extra=STOPS)
    text = world.sit(pairs(("Ouvrir", "La sec"), ("Signer", "L’inf"), ("Prélever", "Le méd"))).text
    assert "Ouvrir ce dossier : juste, La secrétaire." in text
    assert "Signer l’ordonnance : Le médecin. Vous aviez mis : L’infirmière." in text
    assert ". :" not in text


def test_nothing_told_of_the_new_kinds_draws(world):
    world.bank("matching", "sorting", "ordering")
    text = world.sit("1a", "", "1", "", "1b", "", *["0"] * 10).text
    assert not any("\u2190" <= letter <= "\u27bf" or ord(letter) < 10 for letter in text)
