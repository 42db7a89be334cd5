"""The rules over forms, text by text, and over cases of billing, which the engine tries."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.billing.exercises import dealing
from quizz.billing.exercises.keys import KEYS, Key, KeyKind
from quizz.content.compiled import FileKind
from quizz.content.mending import mend
from quizz.content.question_types_billing import SUBJECT_KEYS
from quizz.content.reading import read
from quizz.content.rules import cases, running
from quizz.content.rules.passages import Role
from quizz.content.rules.resemblance import stem_of
from quizz.domain.question import BillingCase, Fact, Subject
from quizz.errors import MissingTariff, Refused

DAY = date(2026, 11, 22)
FORM = """
type: form
prompt: Que s’est-il passé ?
papers:
  - title: Retour de la caisse
    lines:
      - {label: Facture, text: Facture rejetée}
      - Une ligne seule
boxes:
  - label: La cause
    options:
      - text: Droits fermés
        correct: oui
      - text: Délai passé
        feedback: Rien ne le dit.
  - label: Factures
    answer: "1"
    unit: facture
    feedback: Une seule.
    slips:
      - {text: "2", feedback: Non.}
"""
CASE = """
type: billing_case
prompt: Remplissez la facture de cette consultation.
case:
  date: 2026-09-15
  acts: [{code: G}]
  practitioner: {specialty: general, sector: "1"}
  pathway: treating
boxes: [act, amo_net]
"""


def replaced(old, new, text=FORM):
    assert old in text
    return text.replace(old, new, 1)


def only(bank_of, body):
    return running.written_in(read(bank_of(body).encode(), FileKind.BANK, "accueil"))


def test_every_text_of_a_form_has_its_role_in_the_order_of_the_file(bank_of):
    _bank, written = only(bank_of, FORM)
    assert [(passage.role, passage.text) for passage in written.passages] == [
        (Role.EXPLANATION, "Voilà pourquoi."),
        (Role.PROMPT, "Que s’est-il passé\u00a0?"),
        (Role.PAPER, "Retour de la caisse"),
        (Role.PAPER, "Facture"),
        (Role.PAPER, "Facture rejetée"),
        (Role.PAPER, "Une ligne seule"),
        (Role.ITEM, "La cause"),
        (Role.KEY, "Droits fermés"),
        (Role.DISTRACTOR, "Délai passé"),
        (Role.FEEDBACK, "Rien ne le dit."),
        (Role.ITEM, "Factures"),
        (Role.ANSWER, "1"),
        (Role.FEEDBACK, "Une seule."),
        (Role.CONFUSION, "2"),
        (Role.FEEDBACK, "Non."),
    ]


def test_the_facts_and_the_names_of_the_boxes_of_a_case_are_no_texts(bank_of):
    _bank, written = only(bank_of, CASE)
    assert {passage.role for passage in written.passages} == {Role.PROMPT, Role.EXPLANATION}


def test_a_sound_form_has_nothing_to_tell(bank_of, found):
    assert found(bank_of(FORM)) == []


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        (replaced("Une ligne seule", "Appeler le 06 12 34 56 78"), "Q120", 15),
        (replaced("Retour de la caisse", "Retour !"), "Q118", 12),
        (replaced("Rien ne le dit.", "Rien ne l'indique."), "Q118", 22),
        (replaced("Délai passé", "Toutes les réponses"), "Q104", 21),
        (replaced("Délai passé", "délai passé"), "Q110", 21),
        (replaced("Droits fermés", "Les droits de cette personne étaient fermés ce jour-là"), "Q101", 19),
        (replaced("Délai passé", "Droits fermées\n      - text: Délai passé"), "Q002", 21),
        (
            replaced("Droits fermés", "Lui dire de prendre du paracétamol").replace("passé", "à voir"),
            "F304",
            19,
        ),
        (replaced("\n        feedback: Rien ne le dit.", ""), "Q004", 17),
        (replaced("    feedback: Une seule.\n", ""), "Q004", 23),
        (replaced("unit: facture", "unit: €"), "F301", 24),
        (replaced("Droits fermés", "Il doit 19,00 €").replace("Délai passé", "Il doit 21,00 €"), "F301", 19),
    ],
)
def test_the_rules_read_a_form(bank_of, found, body, code, line):
    assert (code, line) in [(code, line) for code, line, _column in found(bank_of(body))]


def test_what_stands_on_a_paper_is_the_story_and_no_rule(bank_of, found):
    assert found(bank_of(replaced("Une ligne seule", "Honoraires 30,00\u00a0€")), "F301") == []


def test_an_option_of_a_box_does_not_follow_the_end_of_the_prompt(bank_of, found):
    body = (
        replaced("Que s’est-il passé ?", "Complétez la")
        .replace("Droits fermés", "cause")
        .replace("Délai passé", "délai")
    )
    assert found(bank_of(body), "Q109") == []


def test_a_doubtful_amount_is_not_scored_in_a_box(bank_of, found, built_in):
    doubtful = next(
        tariff.id
        for tariff in built_in.tariffs.by_id.values()
        if (value := tariff.on(DAY)) and value.confidence == "B"
    )
    body = replaced('"1"', f'"{{{{tariff:{doubtful}}}}}"').replace("unit: facture", "unit: €")
    assert ("F303", 24) in [(code, line) for code, line, _c in found(bank_of(body), context=built_in)]


def test_the_typography_of_a_form_is_mended(bank_of):
    text = bank_of(
        replaced("Une ligne seule", "Que l'on lit !").replace("Rien ne le dit.", "Rien ne l'a dit.")
    )
    mended = mend(text.encode(), FileKind.BANK, "accueil", lambda _bank, _prompt: "x")
    assert mended is not None
    assert "Que l’on lit\u00a0!" in mended.data.decode()
    assert "Rien ne l’a dit." in mended.data.decode()


def stem(bank_of, body):
    return stem_of(read(bank_of(body).encode(), FileKind.BANK, "accueil").bank.questions[0])


def test_many_cases_share_a_prompt_and_many_forms_another(bank_of):
    assert stem(bank_of, CASE).words == ()
    one, other = stem(bank_of, FORM), stem(bank_of, replaced("Une ligne seule", "Motif de ce rejet"))
    assert one.words != other.words


# F305


@pytest.fixture
def untried(built_in):
    """The glossary and the tariffs, no case tried with them yet."""
    return replace(built_in, drawn={})


@pytest.fixture
def refusing(monkeypatch):
    """Make the engine refuse some drawings, by their seeds."""

    def refuse(seeds, error=Refused):
        def deal_once(_question, seed, _tariffs, _day):
            if seed in seeds:
                raise error("Une raison.")

        monkeypatch.setattr(dealing, "deal_once", deal_once)

    return refuse


@pytest.mark.parametrize(
    ("count", "severity"),
    [(0, None), (cases.DRAWINGS // 2, None), (cases.DRAWINGS // 2 + 1, "warning"), (cases.DRAWINGS, "error")],
)
def test_a_case_is_tried_and_what_the_engine_refuses_is_told(
    bank_of, diagnostics, untried, refusing, count, severity
):
    refusing(range(count))
    told = [d for d in diagnostics(bank_of(CASE), untried) if d.code == "F305"]
    assert [(d.severity.value, d.line, d.column) for d in told] == ([(severity, 12, 7)] if severity else [])
    assert all("Une raison." in d.message for d in told)


def test_a_tariff_that_does_not_exist_is_told_too(bank_of, found, untried, refusing):
    refusing(range(cases.DRAWINGS), MissingTariff)
    assert found(bank_of(CASE), "F305", context=untried)


def test_cases_of_the_same_facts_are_tried_once(bank_of, found, untried, monkeypatch):
    tried = []
    monkeypatch.setattr(dealing, "deal_once", lambda question, *_rest: tried.append(question))
    for _again in range(3):
        assert found(bank_of(CASE), "F305", context=untried) == []
    once = len(tried)
    assert found(bank_of(CASE.replace("code: G", "code: TCG")), "F305", context=untried) == []
    assert (once, len(tried)) == (cases.DRAWINGS // 2, cases.DRAWINGS)


def test_nothing_is_tried_without_tariffs(bank_of, found, refusing):
    refusing(range(cases.DRAWINGS))
    assert found(bank_of(CASE), "F305") == []


def test_a_case_can_silence_the_rule(bank_of, found, untried, refusing):
    refusing(range(cases.DRAWINGS))
    assert found(bank_of(CASE + "ignore: [F305]\n"), "F305", context=untried) == []


def test_the_engine_itself_refuses_a_majoration_of_children_for_an_adult(bank_of, diagnostics, built_in):
    body = CASE.replace("[{code: G}]", "[{code: G}, {code: MEG}]") + ""
    body = body.replace("  pathway", "  patient: {age: 40}\n  pathway")
    [told] = [d for d in diagnostics(bank_of(body), built_in) if d.code == "F305"]
    assert told.severity.value == "error"
    assert "MEG" in told.message


def value_of(key: Key):
    match key.kind:
        case KeyKind.DATE:
            return st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.isoformat)
        case KeyKind.WHOLE:
            return st.integers(key.low, key.high).map(str)
        case KeyKind.MONEY:
            return st.decimals(key.low, key.high, places=2).map(lambda found: f"{found:f}")
        case KeyKind.YES_NO:
            return st.sampled_from(["true", "false"])
        case KeyKind.MEMBER:
            return st.sampled_from(key.members)


@st.composite
def cases_of(draw, subject: Subject):
    """Any facts that the reader lets through, however senseless together."""
    wanted = draw(st.sets(st.sampled_from(sorted(KEYS[subject])), max_size=6))
    wanted |= {name for name, key in KEYS[subject].items() if key.required}
    wanted |= {f"acts.{name.split('.')[1]}.code" for name in wanted if name.startswith("acts.")}
    for one, other in (("fee", "excess"), ("due_in", "maternity_day")):
        wanted -= {name for name in wanted if name.endswith(other) and name.replace(other, one) in wanted}
    facts = tuple(Fact(name, (draw(value_of(KEYS[subject][name])),)) for name in sorted(wanted))
    return BillingCase(
        id="q", theme="facturation", bank="b", prompt="P", explanation="E", skill="cadre", level=1,
        subject=subject, facts=facts,
    )  # fmt: skip


@pytest.mark.parametrize("subject", SUBJECT_KEYS.values())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.integers(0, 99))
def test_whatever_is_read_is_dealt_or_refused(built_in, subject, data, seed):
    """Never anything else, such as an age before the calendar begins."""
    question = data.draw(cases_of(subject))
    told = cases.refusal(question, seed, built_in.tariffs, DAY)
    assert told == "" or told.endswith((".", "]"))
