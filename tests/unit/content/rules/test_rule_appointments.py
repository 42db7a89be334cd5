"""F306: a request that leaves nothing to think about; and the texts of requests and weeks are read."""

import pytest

from quizz.content.rules import appointments

HEAD = """
    type: appointment
    prompt: Donnez un rendez-vous à cette patiente.
    agenda:
      title: Cabinet du docteur Roche
      monday: 2026-11-23
      practitioners: [{{id: roche, name: Dr Roche, hours: {{lundi: "{hours}"}}}}]
      kinds: [{{id: consultation, name: Consultation, letter: C, minutes: 15}}]
      bookings: [{{kind: consultation, practitioner: roche, at: lundi 9:00, who: Mme Petit, note: "{note}"}}]
    now: lundi 8:30
    request: {{via: phone, who: Mme Garcia, text: "{text}"}}
    wanted: [{{id: garcia, kind: consultation, who: Mme Garcia}}]
    constraints: [{{on: garcia, {asked}, why: Elle travaille.}}]
    best: [{{booking: garcia, practitioner: roche, at: lundi {best}}}]
    because: Elle a fini.
"""


def written(hours="9:00-12:00", asked='after: "11:00"', best="11:00", note="", text="Bonjour."):
    return HEAD.format(hours=hours, asked=asked, best=best, note=note, text=text)


@pytest.mark.parametrize(
    ("changes", "severity", "told"),
    [
        ({}, None, ""),
        (
            {"asked": 'after: "8:00"'},
            "error",
            "tout ce que l’agenda permet convient. 11 réponses conviennent.",
        ),
        ({"asked": "practitioners: [roche], soft: oui"}, "error", "11 réponses conviennent."),
        (
            {"hours": "9:00-12:30", "asked": 'after: "10:30"'},
            "warning",
            "8 créneaux conviennent sur 13 possibles. 8 réponses conviennent.",
        ),
        ({"hours": "9:00-12:00", "asked": 'after: "9:30"'}, None, ""),
    ],
)
def test_what_chance_settles_is_told(bank_of, diagnostics, changes, severity, told):
    found = [d for d in diagnostics(bank_of(written(**changes))) if d.code == "F306"]
    assert [(d.severity.value, told in d.message.replace("\u00a0", " ")) for d in found] == (
        [(severity, True)] if severity else []
    )
    assert all(d.line == 21 for d in found)


TWO = """
    wanted:
      - {id: garcia, kind: consultation, who: Mme Garcia}
      - {id: noel, kind: consultation, who: M. Noël}
    constraints: [{on: noel, asked, why: Ils viennent ensemble.}]
    best:
      - {booking: garcia, practitioner: roche, at: lundi 9:15}
      - {booking: noel, practitioner: roche, at: lundi 10:00}
    because: Voilà.
"""


def two(asked, hours="9:00-12:00"):
    return written(hours=hours).partition("    wanted:")[0] + TWO.strip("\n").replace("asked", asked) + "\n"


@pytest.mark.parametrize(
    ("asked", "severity", "told"),
    [
        ("gap_after: {booking: garcia, minutes: 0}", None, ""),
        ("days: [lundi]", "error", "tout ce que l’agenda permet convient. 110 réponses conviennent."),
        (
            "not_same_day_as: garcia, soft: oui",
            "error",
            "tout ce que l’agenda permet convient. 110 réponses conviennent.",
        ),
        (
            'after: "9:30"',
            "warning",
            "Sur 110 façons de placer les deux rendez-vous, 100 conviennent. 100 réponses conviennent.",
        ),
        ('before: "10:15"', None, ""),
    ],
)
def test_two_bookings_are_tried_together(bank_of, diagnostics, asked, severity, told):
    found = [d for d in diagnostics(bank_of(two(asked))) if d.code == "F306"]
    assert [(d.severity.value, d.message.replace("\u00a0", " ").endswith(told)) for d in found] == (
        [(severity, True)] if severity else []
    ), [d.message for d in found]


def test_many_ways_to_place_two_are_tried_in_part(bank_of, diagnostics, monkeypatch):
    monkeypatch.setattr(appointments, "MOST_TRIED", 40)
    [found] = [d for d in diagnostics(bank_of(two("days: [lundi]"))) if d.code == "F306"]
    assert found.message.endswith("110 réponses conviennent.")


def test_an_author_may_silence_the_warning(bank_of, diagnostics):
    text = bank_of(written(hours="9:00-12:30", asked='after: "10:30"') + "    ignore: [F306]\n")
    assert "F306" not in [d.code for d in diagnostics(text)]


def test_the_texts_of_a_week_and_of_a_request_are_read(bank_of, found):
    body = written(note="Joindre au 06 12 34 56 78", text="Appelez le 06 12 34 56 79, merci !")
    assert [line for _code, line, _column in found(bank_of(body), "Q120")] == [16, 18]


WEEK = """\
agendas:
  - id: cabinet
    title: Cabinet
    monday: 2026-11-23
    practitioners: [{id: roche, name: Dr Roche, hours: {lundi: "9:00-12:00"}, absences: {mardi: a@free.fr}}]
    kinds: [{id: consultation, name: Consultation, letter: C, minutes: 15}]
    bookings: [{kind: consultation, practitioner: roche, at: lundi 9:00, who: N, note: 06 12 34 56 78}]
    rules: ["Écrire à cabinet@orange.fr"]
"""


def test_the_weeks_of_a_bank_are_read_with_it(bank_of, found):
    text = bank_of("type: true_false\nprompt: Le secret couvre l’adresse.\nanswer: vrai")
    text = text.replace("questions:\n", WEEK + "questions:\n")
    assert [line for _code, line, _column in found(text, "Q120")] == [8, 10, 11]
