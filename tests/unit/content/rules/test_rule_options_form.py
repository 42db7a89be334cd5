"""Rules about how options are written: their form, their start, and their grammar."""

from datetime import date

import pytest

from quizz.content.rules.context import Context
from quizz.content.rules.french import Form, form
from quizz.content.rules.quantities import quantity
from quizz.domain.term import Term, TermKind


def choices(*texts, prompt="Que faites-vous ?", kind="single_choice", more=""):
    """A question of choices, the first right. The nth is on line 11 + n."""
    keys = 2 if kind == "multiple_choice" else 1
    lines = [
        f'  - {{text: "{text}", ' + ("correct: oui}" if rank < keys else "feedback: Non.}")
        for rank, text in enumerate(texts)
    ]
    return "\n".join((f'type: {kind}\nprompt: "{prompt}"\nchoices:', *lines, more))


def cloze(text, answer, *options, prompt="Complétez."):
    """A cloze whose first gap has options, on line 14."""
    listed = ", ".join(f'"{option}"' for option in options)
    return (
        f'type: cloze\nprompt: "{prompt}"\ntext: "{text}"\nblanks:\n'
        f'  - answers: ["{answer}"]\n    options: [{listed}]\n'
    )


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of a code in a question."""

    def of(code, body, **more):
        return [(line, column) for _code, line, column in found(bank_of(body), code, **more)]

    return of


# Q109: grammar.


@pytest.mark.parametrize(
    ("prompt", "texts", "wrong"),
    [
        ("Le médecin prescrit une", ("intervention", "électrocardiogramme", "pansement"), [2, 3]),
        ("Ce tracé est un …", ("électrocardiogramme", "échographie", "document"), [2]),
        ("Le calcul est bloqué dans l’", ("uretère", "vessie", "utérus"), [2]),
        ("Le patient a besoin d’", ("anesthésie", "insuline", "bas"), [3]),
        ("Il s’agit de :", ("coloscopie", "arthroscopie", "radio"), [2]),
        ("Vous préparez cet…", ("examen", "courrier", "envoi"), [2]),
        ("La fracture est celle de la", ("hanche", "épaule", "cheville"), [2]),
        ("On lui remet des", ("ordonnances", "certificat", "courriers"), [2]),
    ],
)
def test_an_option_that_the_determiner_rules_out(flaws, prompt, texts, wrong):
    assert [line - 11 for line, _column in flaws("Q109", choices(*texts, prompt=prompt))] == wrong


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ("Le médecin prescrit une", ("intervention", "radiographie", "infiltration")),
        ("Le médecin prescrit un ou une", ("intervention", "pansement", "régime")),
        ("Quel document remettez-vous, un…", ("abcès", "corps", "bras")),
        ("Le calcul est bloqué dans l’", ("uretère", "hypophyse", "utérus")),
        ("Le patient souffre de la", ("hanche", "hernie", "main")),
        ("Elle demande la", ("FSE", "HAS", "CPAM")),
        ("On doit les", ("rappeler", "noter", "classer")),
        ("Que fait-on d’un échographe ?", ("Un examen", "La visite", "Des soins")),
        ("Elle en a demandé des", ("1", "2", "3")),
        ("Quelle forme complète « des … »", ("genoux", "genou", "genous")),
        ("On voit une", ("électrocardiogramme", "document", "pansement")),
    ],
)
def test_options_that_may_all_follow(flaws, prompt, texts):
    assert flaws("Q109", choices(*texts, prompt=prompt)) == []


def test_the_glossary_knows_the_gender(flaws):
    term = Term(id="ulcere", term="ulcère", kind=TermKind.TERM, gender="m", definition="Plaie.")
    body = choices("plaie", "ulcère", "brûlure", prompt="C’est une")
    assert flaws("Q109", body) == []
    assert flaws("Q109", body, context=Context(day=date(2026, 11, 22), terms=(term,))) == [(13, 16)]


def test_two_forms_of_a_word_are_what_is_asked(flaws):
    assert flaws("Q109", choices("genoux", "genou", "coudes", prompt="Il souffre des")) == []
    assert flaws("Q109", choices("coudes", "genou", "pieds", prompt="Il souffre des")) == [(13, 16)]


@pytest.mark.parametrize(
    ("text", "options", "places"),
    [
        ("Le calcul bloque l’{1} gauche.", ("uretère", "vessie", "utérus"), [(14, 30)]),
        ("C’est une {1} du rein.", ("lithotripsie", "scanner", "document"), [(14, 46)]),
        ("Il est en {1}.", ("HAD", "service", "ville"), []),
        ("Un établissement de {1}.", ("soins", "analyses", "repos"), [(14, 28)]),
        ("{1} le patient.", ("Appeler", "Le", "Des"), []),
    ],
)
def test_a_blank_after_a_determiner(flaws, text, options, places):
    assert flaws("Q109", cloze(text, options[0], *options)) == places


def test_a_blank_about_writing(flaws):
    body = cloze("La {1}", "réponse", "réponse", "examen", "avis", prompt="Écrivez la bonne forme.")
    assert flaws("Q109", body) == []


@pytest.mark.parametrize(
    ("texts", "prompt"),
    [
        (("Prévenir le médecin", "Une lettre", "La fiche"), "Que faut-il d’abord ?"),
        (("Un courrier", "Prévenir le médecin", "Lui remettre la lettre"), "Que faut-il d’abord ?"),
        (("Je préviens le médecin", "Noter son nom", "Classer la lettre"), "Que faut-il d’abord ?"),
        (("Les deux ordonnances", "La carte Vitale", "Le passeport"), "Quels documents demandez-vous ?"),
        (("La carte et le passeport", "La carte Vitale", "Un certificat"), "Quelles pièces faut-il ?"),
    ],
)
def test_a_key_that_alone_has_its_form(flaws, texts, prompt):
    assert flaws("Q109", choices(*texts, prompt=prompt)) == [(12, 16)]


@pytest.mark.parametrize(
    ("texts", "prompt"),
    [
        (("Prévenir le médecin", "Noter son nom", "Une lettre"), "Que faut-il d’abord ?"),
        (("Un courrier", "Courrier à signer", "Dossier du patient"), "Que classez-vous ?"),
        (("Je préviens le médecin", "Le médecin est prévenu", "La lettre part"), "Que se passe-t-il ?"),
        (("Les deux ordonnances", "La carte Vitale", "Le passeport"), "Que demandez-vous ?"),
        (("Les deux parents", "Le père", "La mère"), "Quels patients ont signé ? Qui est absent ?"),
    ],
)
def test_forms_that_give_nothing_away(flaws, texts, prompt):
    assert flaws("Q109", choices(*texts, prompt=prompt)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prévenir le médecin", Form.INFINITIVE),
        ("Ne pas ouvrir la lettre", Form.INFINITIVE),
        ("Lui demander son nom", Form.INFINITIVE),
        ("L’orienter vers le 15", Form.OTHER),
        ("Courrier du matin", Form.OTHER),
        ("Dossier complet", Form.OTHER),
        ("Le dossier", Form.OTHER),
        ("Un dossier", Form.SINGULAR),
        ("Un dossier et une lettre", Form.PLURAL),
        ("Des soins", Form.PLURAL),
        ("J’attends", Form.OTHER),
        ("Vous attendez", Form.CLAUSE),
        ("Aucun", Form.OTHER),
    ],
)
def test_what_a_text_begins_as(text, expected):
    assert form(text) is expected


# Q110: uneven options.


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        pytest.param(("Le médecin", "la caisse", "L’employeur"), [(13, 16)], id="a small letter"),
        pytest.param(("le médecin", "La caisse", "l’employeur"), [(13, 16)], id="a capital"),
        pytest.param(("Le médecin.", "La caisse", "La mutuelle"), [(12, 16)], id="a stop"),
        pytest.param(("Je note.", "Je classe.", "« Je rappelle »"), [(14, 16)], id="no stop"),
        pytest.param(("6 h", "2 heures", "12 heures"), [(12, 16)], id="a unit in two ways"),
        pytest.param(("6 heures", "12", "24 heures"), [(13, 16)], id="a number without its unit"),
        pytest.param(("6", "12", "24 heures"), [(12, 16)], id="numbers without their unit"),
        pytest.param(("Six mois", "Un an", "Trois mois"), [(14, 16)], id="not in order"),
        pytest.param(("15", "112", "17"), [(14, 16)], id="numbers alone"),
        pytest.param(("moins de 5", "de 5 à 9", "Plus de 10"), [(14, 16)], id="ranges in order"),
    ],
)
def test_options_that_are_not_written_alike(flaws, texts, places):
    assert flaws("Q110", choices(*texts)) == places


@pytest.mark.parametrize(
    "texts",
    [
        ("le médecin", "la caisse", "MSSanté"),
        ("le médecin", "la caisse", "Doctolib"),
        ("amelipro", "Weda", "Excel"),
        ("le médecin", "Mme Costa", "M. Roy"),
        ("le docteur Simon", "la secrétaire", "Lucie"),
        ("Un scanner, une IRM, etc.", "Une IRM", "Un écho"),
        ("Je note…", "Je rappelle ?", "Je classe"),
        ("« Je note. »", "« Je classe. »", "« Je pars. »"),
        ("2 heures", "1 jour", "3 semaines"),
        ("3 mois", "2 mois", "1 mois"),
        ("Aujourd’hui", "12 heures", "2 heures"),
        ("{{tariff:G}}", "10 €", "5 €"),
        ("2 jours", "5 kg", "1 fois"),
    ],
)
def test_options_that_only_look_uneven(flaws, texts):
    prompt = "Pour la lettre, le médecin a vu Lucie. Que faites-vous ?"
    assert flaws("Q110", choices(*texts, prompt=prompt)) == []


def test_capitals_may_be_what_is_asked(flaws):
    body = choices("français", "Français", "FRANCAIS", prompt="Comment écrivez-vous l’adjectif ?")
    assert flaws("Q110", body) == []


def test_uneven_options_of_a_blank(flaws):
    assert flaws("Q110", cloze("C’est {1}.", "le 15", "le 15", "Le 17", "le 18")) == [(14, 28)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5 jours", 120, 120, "durée"),
        ("48 h", 48, 48, "durée"),
        ("1 500,50 €", 1500.5, 1500.5, "€"),
        ("Trente et un jours", 744, 744, "durée"),
        ("De 2 à 6", 2, 6, ""),
        ("entre 24 heures et 2 jours", 24, 48, "durée"),
        ("3 jours ouvrés", 3, 3, "jour ouvré"),
    ],
)
def test_quantities(text, low, high, unit):
    measured = quantity(text)
    assert (measured.low, measured.high, measured.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jours",
        "Un passeport",
        "5 jours après l’acte",
        "de 5",
        "moins de 2 à 6",
        "6 à 2",
        "2 kg à 3 h",
        "5 5",
    ],
)
def test_what_is_no_quantity(text):
    assert quantity(text) is None


# Q111: a common start.


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        pytest.param(
            ("Je transmets le message", "Je transmets le pli", "Je transmets le tout"), [(12, 16)], id="3"
        ),
        pytest.param(
            ("Je transmets le message", "Je transmets un pli", "Je transmets tout"), [], id="two words"
        ),
        pytest.param(("Je transmets le message", "Je transmets le pli", "Je note tout"), [], id="not all"),
        pytest.param(("« Je vous le dis »", "« Je vous le tais »", "« Je vous le lis »"), [], id="replies"),
    ],
)
def test_a_common_start(flaws, texts, places):
    assert flaws("Q111", choices(*texts)) == places


def test_a_common_start_elsewhere(flaws):
    texts = ("Les lettres que j’ai écrites", "Les lettres que j’ai écrit", "Les lettres que j’ai écrits")
    assert flaws("Q111", choices(*texts, prompt="Quelle forme est juste ?")) == []
    assert (
        flaws(
            "Q111", cloze("C’est {1}.", "un mot de moi", "un mot de moi", "un mot de lui", "un mot de nous")
        )
        == []
    )
    several = choices(
        "Il a le droit", "Il a le choix", "Il a le temps", "Il a le dos", kind="multiple_choice"
    )
    assert flaws("Q111", several) == [(12, 16)]
    assert flaws("Q111", several + "ignore: [Q111]\n") == []
