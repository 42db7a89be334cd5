"""Reading requests and the weeks of a bank: what they become, and where their faults are told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.agenda_times import minute_of
from quizz.content.compiled import FileKind
from quizz.content.reading import read
from quizz.domain.agenda.week import Change, Constraint, Gap, Moment, Opening, Via
from quizz.domain.question import Appointment

BANK = """\
id: b
title: Titre
theme: organisation
agendas:
  - id: cabinet
    title: Cabinet du docteur Roche
    monday: 2026-11-23
    practitioners:
      - id: roche
        name: Dr Roche
        hours: {lundi: "9:00-12:00, 14h-18 h", mardi: "9:00-10:00, 10:00-12:00"}
        absences: {mercredi: congés}
      - {id: amrani, name: Dr Amrani, hours: {lundi: "9:00-12:00"}, does: [consultation]}
    equipment: [{id: ecg, name: Électrocardiographe}]
    kinds:
      - {id: consultation, name: Consultation, letter: C, minutes: 15}
      - {id: ecg, name: ECG, letter: E, minutes: 30, needs: [ecg]}
      - {id: urgence, name: Urgence, letter: U, minutes: 15, urgent: oui}
    bookings:
      - {id: petit, kind: consultation, practitioner: roche, at: lundi 9:00, who: Mme Petit, note: Fidèle}
      - {kind: urgence, practitioner: roche, at: lundi 11:30}
    rules: [Les urgences le jour même.]
questions:
  - id: q
    type: appointment
    prompt: Placez.
    agenda: cabinet
    bookings: [{id: noel, kind: ecg, practitioner: roche, at: mardi 9:00, who: M. Noël}]
    absences: [{practitioner: roche, day: mardi, why: malade}]
    now: lundi 8:37
    request: {via: phone, who: Mme Garcia, text: Bonjour.}
    wanted: [{id: garcia, kind: ecg, who: Mme Garcia, minutes: 45}]
    cancelled: [noel]
    movable: [petit]
    constraints:
      - {on: garcia, after: "14:00", why: Travail.}
      - {on: garcia, until: lundi 18:00, gap_after: {booking: petit, minutes: 30}, why: W, soft: oui}
    best: [{booking: garcia, practitioner: roche, at: lundi 14:00}, {booking: noel}]
    because: Voilà.
    explanation: E
    skill: planification
    level: 2
"""


def reading(text: str):
    return read(text.encode(), FileKind.BANK, "organisation")


def told(text: str) -> list[tuple[str, str, str]]:
    """Code, the text from the place on, and the remedy, of each finding but the count."""
    lines = text.split("\n")
    return [
        (d.code, lines[d.line - 1][d.column - 1 :], d.remedy.replace("\u00a0", " "))
        for d in reading(text).problems.found()
        if d.code != "B013"
    ]


def changed(old: str, new: str) -> str:
    assert BANK.count(old) == 1, old
    return BANK.replace(old, new)


def test_a_week_of_the_bank_is_held_by_each_question() -> None:
    found = reading(BANK)
    assert found.problems.found() == ()
    [question] = found.bank.questions
    assert isinstance(question, Appointment)
    week = question.agenda
    roche, amrani = week.practitioners
    assert roche.openings == (Opening(0, 540, 720), Opening(0, 840, 1080), Opening(1, 540, 720))
    assert [(one.day, one.why) for one in roche.absences] == [(2, "congés"), (1, "malade")]
    assert amrani.does == ("consultation",)
    assert [one.id for one in week.bookings] == ["petit", "roche-lundi-1130", "noel"]
    assert week.bookings[1].is_kept
    assert (question.now, question.request.via) == (Moment(0, 517), Via.PHONE)
    assert (question.wanted[0].minutes, question.cancelled, question.movable) == (45, ("noel",), ("petit",))
    assert question.constraints == (
        Constraint(on="garcia", after=840, why="Travail."),
        Constraint(on="garcia", until=Moment(0, 1080), gap_after=Gap("petit", 30), why="W", soft=True),
    )
    assert question.best == (Change("garcia", "roche", Moment(0, 840)), Change("noel"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("agenda: cabinet", "agenda: cabinett", ("B010", "cabinett", "Voulez-vous dire « cabinet » ?")),
        ("kind: ecg, who", "kind: egc, who", ("B010", "egc, who", "Voulez-vous dire « ecg » ?")),
        ("cancelled: [noel]", "cancelled: [noell]", ("B010", "noell]", "Voulez-vous dire « noel » ?")),
        ("movable: [petit]", "movable: [garcia]", ("B010", "garcia]", "Valeurs possibles")),
        ("on: garcia, after", "on: noel, after", ("B010", "noel, after", "Valeurs possibles : garcia,")),
        ("booking: petit,", "booking: petite,", ("B010", "{booking: petite", "Voulez-vous dire « petit » ?")),
        ("roche, at: lundi 14:00", "rocher, at: lundi 14:00", ("B010", "rocher", "Voulez-vous dire")),
        ("does: [consultation]", "does: [consult]", ("B010", "consult]", "Voulez-vous dire")),
        ("needs: [ecg]", "needs: [echo]", ("B010", "echo]", "")),
        ("after: \"14", "afterr: \"14", ("B001", "afterr", "Voulez-vous dire « after » ?")),
        ("lundi 9:00, who", "lundi 9:10, who", ("B050", "lundi 9:10", "Écrivez 9:00 ou 9:15.")),
        ("lundi 9:00, who", "lundy 9:00, who", ("B050", "lundy 9:00", "Voulez-vous dire « lundi » ?")),
        ("lundi 8:37", "lundi", ("B050", "lundi", "Écrivez un jour et une heure, comme « lundi 9:00 ».")),
        ("14h-18 h", "14h-13h", ("B050", '"9:00-12:00, 14h', "Écrivez des heures")),
        ("14h-18 h", "11:00-18:00", ("B050", '"9:00-12:00, 11', "Écrivez-les l’une après l’autre")),
        ("2026-11-23", "2026-11-24", ("B050", "2026-11-24", "Écrivez le premier jour de la semaine")),
        ("letter: C, minutes: 15", "letter: C, minutes: 20", ("B050", "20}", "Écrivez par exemple 30.")),
        ("note: Fidèle", 'note: "{{tariff:G}}"', ("B030", '"{{tariff:G}}"', "Écrivez-le sans")),
        ("letter: E", "letter: c", ("Q002", "c, minutes: 30", "Changez l’un des deux")),
        ("id: noel", "id: petit", ("Q002", "petit, kind: ecg", "Donnez à l’un des deux un autre « id ».")),
        ("{id: garcia, kind", "{id: petit, kind", ("Q002", "petit, kind: ecg, who: Mme G", "Donnez à l’un")),
        ("at: lundi 11:30", "at: lundi 12:30", ("B051", "lundi 12:30", "Déplacez-le")),
        ("at: lundi 11:30", "at: lundi 9:00", ("B051", "lundi 9:00}", "Déplacez-le")),
        ("    rules:", "      - {kind: ecg, practitioner: roche, at: lundi 11:30}\n    rules:",
         ("B051", "lundi 11:30}", "Déplacez-le")),
        ("movable: [petit]", "movable: [noel]", ("B052", "[noel]", "Gardez-le dans « cancelled »")),
        ('after: "14:00", why', "why", ("B052", "{on: garcia, why", "Ajoutez par exemple")),
        ("until: lundi 18:00", "same_day_as: garcia", ("B052", "garcia, gap", "Nommez un autre")),
        ("until: lundi 18:00", "next_day_of: garcia", ("B052", "garcia, gap", "Nommez un autre")),
        ("until: lundi 18:00", "next_day_of: petite", ("B010", "petite, gap", "Voulez-vous dire")),
        ("minutes: 30}", "minutes: 30, at_most: 15}", ("B052", "15}", "Écrivez un nombre de minutes")),
        ("minutes: 30}", "minutes: 30, at_most: trop}", ("B006", "trop}", "Écrivez un nombre de 0 à 10080.")),
        ("best: [{booking: garcia, practitioner: roche, at: lundi 14:00}", "best: [{booking: garcia}",
         ("B002", "{booking: garcia}", "Ajoutez une ligne « at: … ».")),
        ("roche, at: lundi 14:00", "roche, at: lundi 11:00", ("F306", "[{booking", "Corrigez « best »")),
        (", {booking: noel}]", "]", ("F306", "[{booking", "Corrigez « best »")),
        (", {booking: noel}]", ", {booking: noel}, {booking: petit}]", ("F306", "[{booking", "Corrigez")),
    ],
)  # fmt: skip
def test_each_fault_is_told_where_it_is(old: str, new: str, expected: tuple[str, str, str]) -> None:
    found = told(changed(old, new))
    code, place, remedy = expected
    assert any(c == code and p.startswith(place) and r.startswith(remedy) for c, p, r in found), found


def test_the_greatest_gap_and_the_day_after() -> None:
    text = changed("minutes: 30}", "minutes: 0, at_most: 120}").replace(
        'after: "14:00"', "next_day_of: petit"
    )
    text = text.replace("roche, at: lundi 14:00", "roche, at: mardi 14:00").replace(
        'mardi: "9:00-10:00, 10:00-12:00"', 'mardi: "9:00-10:00, 10:00-12:00, 14:00-16:00"'
    )
    [question] = reading(
        text.replace("    absences: [{practitioner: roche, day: mardi, why: malade}]\n", "")
    ).bank.questions
    day, gap = question.constraints
    assert (day.next_day_of, gap.gap_after) == ("petit", Gap("petit", 0, 120))


def test_what_may_move_where_its_practitioner_is_away_is_enough_to_ask() -> None:
    text = re.sub(r"    (wanted|cancelled|bookings): \[.*\n", "", BANK)
    text = re.sub(r"    constraints:\n(      - .*\n)+", "", text)
    text = re.sub(
        r"    best: .*", "    best: [{booking: petit, practitioner: amrani, at: lundi 10:00}]", text
    )
    assert [code for code, *_ in told(text)] == ["B052"], "he could stay"
    away = text.replace("day: mardi", "day: lundi")
    assert [code for code, *_ in told(away)] == []
    stays = away.replace("movable: [petit]", "cancelled: [petit]").replace(
        "best: [{booking: petit, practitioner: amrani, at: lundi 10:00}]", "best: [{booking: petit}]"
    )
    assert [code for code, *_ in told(stays)] == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("roche, at: lundi 14:00", "roche, at: lundi 11:00", "créneau gardé de 11 h 30"),
        ("roche, at: lundi 14:00", "roche, at: lundi 10:00", "il fallait un rendez-vous à partir de 14 h 00"),
        (", {booking: noel}]", "]", "M. Noël : ce rendez-vous devait être annulé."),
    ],
)
def test_the_best_answer_that_does_not_do_says_why(old: str, new: str, why: str) -> None:
    [message] = [d.message for d in reading(changed(old, new)).problems.found() if d.code == "F306"]
    assert why in message.replace("\u00a0", " ")


def test_a_week_with_an_error_takes_with_it_the_questions_that_name_it() -> None:
    text = changed("at: lundi 11:30", "at: lundi 11:40")
    assert [code for code, *_ in told(text)] == ["B050", "B052"]
    other = (
        text
        + "  - {id: v, type: true_false, prompt: P, answer: vrai, explanation: E, skill: cadre, level: 1}\n"
    )
    assert [question.id for question in reading(other).bank.questions] == ["v"]


def test_two_weeks_of_one_name_are_told() -> None:
    week = re.search(r"  - id: cabinet\n.*?(?=questions:)", BANK, re.S)[0]
    found = told(BANK.replace("questions:", week + "questions:"))
    assert [(code, place) for code, place, _remedy in found] == [("Q002", "cabinet")]


def test_a_week_may_be_written_in_the_question_that_uses_it() -> None:
    week = re.search(r"  - id: cabinet\n(.*?)(?=questions:)", BANK, re.S)[1]
    alone = BANK.replace("agendas:\n  - id: cabinet\n" + week, "")
    inside = alone.replace("agenda: cabinet\n", "agenda:\n" + re.sub("(?m)^", "  ", week).rstrip(" "))
    assert told(inside) == []
    [question], [shared] = reading(inside).bank.questions, reading(BANK).bank.questions
    assert question.agenda.bookings == shared.agenda.bookings


def test_a_question_that_asks_nothing() -> None:
    text = re.sub(r"    (wanted|cancelled|movable|absences|bookings): \[.*\n", "", BANK)
    text = re.sub(r"    constraints:\n(      - .*\n)+", "", text).replace(", {booking: noel}]", "]")
    assert "B052" in [code for code, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9:00", 540), ("09:05", 545), ("9h", 540), ("9 h 30", 570), ("23:59", 1439), ("24:00", None),
     ("9:", None), ("9:60", None), ("", None), ("9", None), ("9:5", None), ("neuf heures", None)],
)  # fmt: skip
def test_hours_as_people_write_them(text: str, minute: int | None) -> None:
    assert minute_of(text) == minute


LINES = BANK.splitlines()
TOKENS = sorted(set(re.findall(r"[\w:.\"-]+|[\[\]{},]", BANK)))


@given(st.data())
def test_nothing_written_makes_the_reader_fall(data: st.DataObject) -> None:
    """Lines dropped, repeated or exchanged, words and brackets put for others."""
    lines = [*LINES]
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.integers(0, 3)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, data.draw(st.sampled_from(LINES)))
            case 2:
                words = re.findall(r"[\w:.\"-]+|[\[\]{},]", lines[at]) or ["x"]
                old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(TOKENS))
                lines[at] = lines[at].replace(old, new, 1)
            case _:
                lines[at] = lines[at][data.draw(st.integers(0, 8)) :]
        lines = lines or ["x"]
    found = reading("\n".join(lines))
    for question in found.bank.questions if found.bank else ():
        assert question.id
    for problem in found.problems.found():
        assert problem.line > 0
