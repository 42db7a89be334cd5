"""Sheets: how they are shown, and judged box by box."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import DontKnow, Filled, Typed
from quizz.domain.judging import EMPTY_VOCABULARY, format_number, judge
from quizz.domain.presentation import MOST_LINES_OF_PAPERS, Presented, present
from quizz.domain.question import BillingCase, Form, Subject
from quizz.domain.remark import answer_texts
from quizz.domain.sheet import Box, Paper, PaperLine, Sheet, Slip
from quizz.errors import ContentError, UsageError

SHARED = {
    "id": "q",
    "theme": "facturation",
    "bank": "b",
    "prompt": "?",
    "explanation": ".",
    "skill": "s",
    "level": 1,
}
ACT = Box(
    name="act",
    label="Acte",
    answer="G",
    options=("GS", "G", "TCG", "G + MEG"),
    feedback="Au cabinet.",
    slips=(Slip("GS", "GS n’existe plus."),),
)
SENT = Box(name="sent", label="Renvoyer", answer="Oui", options=("Oui", "Non"))
NET = Box(
    name="amo_net",
    label="Versé par l’assurance maladie",
    answer="19,00",
    unit="€",
    feedback="70 % de 30,00 €, moins 2,00 €.",
    slips=(Slip("21,00", "La participation a été oubliée."),),
)
DAYS = Box(name="days", label="Jours facturés", answer="4", unit="jours")
BOXES = (ACT, SENT, NET, DAYS)
PAPERS = (
    Paper("Carte Vitale", (PaperLine("12/03/1984", "Née le"), PaperLine("Droits ouverts"))),
    Paper("Cabinet", (PaperLine("secteur 1", "Convention"),)),
)
FORM = Form(**SHARED, papers=PAPERS, boxes=BOXES)
SHOWN = Presented(FORM, 0, sheet=Sheet(PAPERS, BOXES))
RIGHT = ("G", "Oui", "19,00", "4")


def verdict(*texts: str, shown: Presented = SHOWN):
    return judge(shown, Filled(texts), EMPTY_VOCABULARY)


def alone(box: Box, text: str):
    (part,) = verdict(text, shown=Presented(FORM, 0, sheet=Sheet((), (box,)))).parts
    return part


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        (RIGHT, 1),
        (("G", "Oui", "19,00", ""), 3 / 4),
        (("G", "Oui", "18", "4"), 3 / 4),
        (("TCG", "Oui", "19", "4"), (3 - 1 / 3) / 4),
        (("G", "Non", "19", "4"), 2 / 4),
        (("TCG", "Non", "19", ""), 0),
        (("", "", "19", ""), 1 / 4),
        (("", "", "", ""), 0),
        ((), 0),
        ((*RIGHT, "de trop"), 1),
    ],
)
def test_a_wrong_choice_takes_back_what_chance_gives_and_a_wrong_number_nothing(texts, score):
    judgement = verdict(*texts)
    assert judgement.score == pytest.approx(score)
    assert judgement.correct is (score == 1)
    assert not judgement.unknown


def test_each_box_tells_what_belongs_there_and_what_was_given():
    act, sent, net, days = verdict("gs", "", "21", "quatre").parts
    assert (act.text, act.place, act.given, act.feedback) == ("Acte", "G", "GS", "GS n’existe plus.")
    assert (sent.place, sent.given, sent.right, sent.feedback) == ("Oui", "", False, "")
    assert (net.place, net.given) == ("19,00\u00a0€", "21,00\u00a0€")
    assert net.feedback == "La participation a été oubliée."
    assert (days.place, days.given) == ("4\u00a0jours", "quatre")
    assert days.feedback.startswith("Un nombre était attendu")


def test_a_box_missed_without_a_slip_tells_its_own_reason_and_so_does_one_left_empty():
    assert alone(ACT, "TCG").feedback == alone(ACT, "").feedback == "Au cabinet."
    assert alone(NET, "12").feedback == alone(NET, "").feedback == "70 % de 30,00 €, moins 2,00 €."
    assert alone(ACT, "G").feedback == "Au cabinet."


@pytest.mark.parametrize("text", ["19", "19,0", "19.00", " 19,00 € ", "€19", "19 euros", "19,000", "+19"])
def test_an_amount_is_read_as_people_write_it(text):
    assert alone(NET, text).right


@pytest.mark.parametrize(
    "text", ["19,001", "18,99", "-19", "19 %", "19 jours", "1 9", "dix-neuf", "19,00 €€"]
)
def test_an_amount_is_right_to_the_cent_and_in_its_unit(text):
    assert not alone(NET, text).right


def test_thousands_and_another_unit():
    box = Box(name="fee", label="Frais", answer="1 867,02 €")
    assert alone(box, "1867,02").right
    assert alone(box, "1867,02").place == "1\u00a0867,02\u00a0€"
    assert alone(DAYS, "4 j").right
    assert alone(DAYS, "4 €").feedback.startswith("Le nombre est suivi d’une autre unité")


def test_an_option_that_does_not_exist_is_a_box_left_empty():
    assert verdict("ZZ", "Oui", "19", "4") == verdict("", "Oui", "19", "4")


def test_not_knowing_shows_every_answer():
    judgement = judge(SHOWN, DontKnow(), EMPTY_VOCABULARY)
    assert judgement.unknown
    assert (judgement.score, judgement.correct, judgement.given) == (0, False, ())
    assert [part.place for part in judgement.parts] == ["G", "Oui", "19,00\u00a0€", "4\u00a0jours"]
    assert judgement.expected[2] == "Versé par l’assurance maladie\u00a0: 19,00\u00a0€"


def test_an_answer_of_another_kind_and_a_key_that_is_no_number_are_refused():
    with pytest.raises(UsageError):
        judge(SHOWN, Typed("19"), EMPTY_VOCABULARY)
    with pytest.raises(ContentError, match="Versé"):
        alone(Box(name="a", label="Versé", answer="beaucoup"), "19")


AMOUNTS = st.decimals(0, 100_000, places=2)


@given(AMOUNTS, AMOUNTS)
def test_an_amount_typed_in_french_or_plainly_is_judged_by_its_value(wanted: Decimal, typed: Decimal):
    box = Box(name="a", label="A", answer=format_number(wanted), unit="€")
    for text in (str(typed), format_number(typed, "€"), f"{typed} euros"):
        part = alone(box, text)
        assert part.right is (typed == wanted)
        assert part.given == format_number(typed, "€")


@given(st.integers(10**28, 10**29))
def test_a_number_without_end_is_wrong_and_shown(number: int):
    part = alone(NET, str(number))
    assert not part.right
    assert part.given.endswith("\u00a0€")


@given(st.lists(st.sampled_from(["", "G", "GS", "TCG", "Oui", "Non", "19", "21", "4", "x"]), max_size=6))
def test_a_score_is_a_share_and_full_only_when_all_is_right(texts: list[str]):
    judgement = verdict(*texts)
    assert 0 <= judgement.score <= 1
    assert judgement.correct is (judgement.score == 1) is all(part.right for part in judgement.parts)
    assert len(judgement.parts) == len(BOXES)


# How it is shown


@given(st.integers(0, 2**32))
def test_options_are_mixed_but_for_two_and_nothing_else_changes(seed: int):
    sheet = present(FORM, seed).sheet
    assert sheet is not None
    assert sheet == present(FORM, seed).sheet
    assert sheet.papers == PAPERS
    assert [box.name for box in sheet.boxes] == [box.name for box in BOXES]
    assert sorted(sheet.boxes[0].options) == sorted(ACT.options)
    assert sheet.boxes[1:] == BOXES[1:]


def test_several_seeds_give_several_orders():
    orders = {present(FORM, seed).sheet.boxes[0].options for seed in range(50)}
    assert len(orders) > 10


def test_a_case_of_billing_is_not_drawn_here():
    case = BillingCase(**SHARED, subject=Subject.CLAIM, facts=())
    assert present(case, 1).sheet is None


def test_papers_then_boxes_are_what_is_shown():
    assert SHOWN.shown == (
        "Carte Vitale",
        "Née le\u00a0: 12/03/1984",
        "Droits ouverts",
        "Cabinet",
        "Convention\u00a0: secteur 1",
        "Acte\u00a0: GS / G / TCG / G + MEG",
        "Renvoyer\u00a0: Oui / Non",
        "Versé par l’assurance maladie",
        "Jours facturés",
    )


def test_long_papers_leave_the_boxes_their_place():
    paper = Paper("Long", tuple(PaperLine(f"ligne {n}") for n in range(200)))
    shown = Presented(FORM, 0, sheet=Sheet((paper,), BOXES)).shown
    assert len(shown) == MOST_LINES_OF_PAPERS + len(BOXES)
    assert shown[-1] == "Jours facturés"


def test_an_answer_in_words_has_its_labels():
    assert answer_texts(SHOWN, Filled(("G", "", "19"))) == (
        "Acte\u00a0: G",
        "Versé par l’assurance maladie\u00a0: 19",
    )
