"""Q119: abbreviations that nothing explains, names that the trade gave up."""

from datetime import date

import pytest

from quizz.content.rules.abbreviations import EMPHASIS, EVERYDAY, RETIRED, SPELT_OUT, is_spelt_out
from quizz.content.rules.context import Context
from quizz.domain.tariff import Tariff, Tariffs, Unit
from quizz.domain.term import Term, TermKind

ECG = Term(id="ab-ecg", term="ECG", kind=TermKind.ABBREVIATION, definition="Tracé.")
MEG = Tariff(id="MEG", label="Majoration", unit=Unit.EUR, values=())
CONTEXT = Context(day=date(2026, 11, 22), terms=(ECG,), tariffs=Tariffs({"MEG": MEG}))


def typed(prompt, more=""):
    """A typed question; its prompt is on line 10 and starts in column 14."""
    return f'type: short_answer\nprompt: "{prompt}"\nanswers: [oui]\n{more}'


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of Q119 in a question."""

    def of(body, *, explanation=None, context=CONTEXT):
        text = bank_of(body)
        if explanation:
            text = text.replace("Voilà pourquoi.", f'"{explanation}"')
        return [(line, column) for _code, line, column in found(text, "Q119", context=context)]

    return of


@pytest.mark.parametrize(
    ("prompt", "column"),
    [
        ("Le scanner va dans la GED ?", 36),
        ("GED ou dossier ?", 14),
        ("L’USIC appelle. Que notez-vous ?", 16),
        ("« HDJ demain », dit-il. Où ?", 16),
    ],
)
def test_an_abbreviation_that_nothing_explains(flaws, prompt, column):
    assert flaws(typed(prompt)) == [(10, column)]


@pytest.mark.parametrize(
    "prompt",
    [
        pytest.param("Un ECG est demandé. Où ?", id="in the glossary"),
        pytest.param("Il facture MEG. Combien ?", id="the code of a tariff"),
        pytest.param("Il facture {{tariff:XYZ}}. Combien ?", id="a template"),
        pytest.param("Vous recevez un SMS du CHU. Que faites-vous ?", id="of every day"),
        pytest.param(
            "La gestion électronique des documents (GED) est lente. Pourquoi ?", id="spelt out before"
        ),
        pytest.param("Lequel NE convient PAS ?", id="stressed"),
        pytest.param("M. ROY et Mme Anna DUPUIS attendent. Qui passe ?", id="names"),
        pytest.param("Le chapitre VI et le tome XIX ?", id="Roman numbers"),
        pytest.param("Il écrit « RÉSULTATS DE LA BIO ». Est-ce juste ?", id="a text in capitals"),
        pytest.param("Le titre RNCP40800 et le T3 N1 M0 ?", id="with digits"),
        pytest.param("Écrivez à lea@GED.example ?", id="an address"),
        pytest.param("Un Doliprane pour Léa, Où ?", id="small letters"),
    ],
)
def test_what_needs_no_explanation(flaws, prompt):
    assert flaws(typed(prompt)) == []


@pytest.mark.parametrize(
    "explanation",
    [
        "La GED est la gestion électronique des documents.",
        "La gestion électronique de documents classe tout.",
        "GED désigne un logiciel de classement.",
        "GED : un logiciel de classement.",
        "La GED, un logiciel de classement, garde tout.",
        "Un logiciel de classement (GED) garde tout.",
    ],
)
def test_an_abbreviation_that_the_question_explains(flaws, explanation):
    assert flaws(typed("Le scanner va dans la GED ?"), explanation=explanation) == []


def test_an_explanation_that_only_uses_it_explains_nothing(flaws):
    assert flaws(typed("Le scanner va dans la GED ?"), explanation="La GED garde tout.") == [(10, 36)]


def test_it_is_told_once_a_question_and_where_it_is_shown(flaws):
    assert flaws(typed("La GED. Et la GED ?")) == [(10, 17)]
    assert flaws(typed("Où va le scanner ?"), explanation="Dans la GED.") == []


def test_the_options_of_a_gap_are_shown_too(flaws):
    body = (
        "type: cloze\nprompt: Complétez.\ntext: Elle va en {1}.\nblanks:\n"
        "  - answers: [ECG]\n    options: [ECG, HDJ]\n"
    )
    assert flaws(body) == [(14, 24)]


def test_without_a_glossary_nothing_is_unknown(flaws):
    assert flaws(typed("La GED est lente ?"), context=Context(day=date(2026, 11, 22))) == []


@pytest.mark.parametrize(
    ("abbreviation", "words"),
    [
        ("FAV", "la fistule artérioveineuse du bras"),
        ("PC", "une perte de connaissance"),
        ("CNIL", "la commission nationale de l’informatique et des libertés"),
        ("TAP", "le thorax, l’abdomen et le pelvis"),
        ("SSIAD", "service de soins infirmiers à domicile"),
        ("USIC", "l’unité de soins intensifs cardiologiques"),
        ("EFR", "épreuves fonctionnelles respiratoires"),
    ],
)
def test_words_that_spell_an_abbreviation_out(abbreviation, words):
    assert is_spelt_out(abbreviation, words)


@pytest.mark.parametrize(
    ("abbreviation", "words"),
    [
        ("FAV", "le flux aérien"),
        ("PC", "le parc voisin"),
        ("PC", "pas de doute"),
        ("GED", "gestion des documents"),
    ],
)
def test_words_that_spell_something_else(abbreviation, words):
    assert not is_spelt_out(abbreviation, words)


# Retired names.


@pytest.mark.parametrize(
    ("prompt", "column"),
    [
        ("Le titre SAMS suffit-il ?", 23),
        ("Sa CMU-C est-elle valable ?", 17),
        ("Elle a la CMU. Paie-t-elle ?", 24),
        ("Elle est inscrite à Pôle emploi. Et alors ?", 34),
        ("Le patient part en SSR. Où ?", 33),
        ("Son médecin est à l’OPTAM-CO. Et alors ?", 34),
    ],
)
def test_a_name_that_the_trade_gave_up(flaws, prompt, column):
    assert flaws(typed(prompt)) == [(10, column)]
    assert flaws(typed(prompt), context=Context(day=date(2026, 11, 22))) == [(10, column)]


def test_the_present_name_is_told(bank_of, diagnostics):
    [told] = [d for d in diagnostics(bank_of(typed("Sa CMU-C vaut-elle ?"))) if d.code == "Q119"]
    assert told.severity == "info"
    assert "C2S, complémentaire santé solidaire" in told.remedy


@pytest.mark.parametrize(
    ("prompt", "explanation"),
    [
        ("Le titre SAMS suffit-il ?", "Il est devenu le SAMA."),
        ("Le titre SAMS suffit-il ?", "C’est le secrétaire assistant médico-administratif."),
        ("La C2S (ex-CMU-C) suffit-elle ?", "Oui."),
    ],
)
def test_a_question_that_tells_the_present_name_may_tell_the_former_one(flaws, prompt, explanation):
    assert flaws(typed(prompt), explanation=explanation) == []


def test_a_former_name_in_an_explanation(flaws):
    assert flaws(typed("Qui paie ?"), explanation="La CMU paie.") == [(8, 22)]
    assert flaws(typed("Qui paie ?"), explanation="La CMU paie aussi, comme le RSI.") == [(8, 22), (8, 47)]


def test_a_wrong_answer_may_be_a_former_name(flaws):
    body = typed("Qui paie ?") + "confusions:\n  - {text: CMU, feedback: Non.}\n"
    assert flaws(body) == []


def test_a_question_may_silence_the_rule(flaws):
    assert flaws(typed("Le titre SAMS suffit-il ?", more="ignore: [Q119]\n")) == []


def test_the_lexicons_agree():
    assert not EVERYDAY & RETIRED.keys()
    assert not EMPHASIS & RETIRED.keys()
    assert SPELT_OUT.keys() <= set(RETIRED.values())
