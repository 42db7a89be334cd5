"""Rules about what is offered: options that differ, compare and give nothing away."""

from time import perf_counter

import pytest


def choices(*texts, prompt="Que faites-vous ?", kind="single_choice", more=""):
    """A question of choices: those whose text starts with `*` are right. The nth is on line 11 + 2n."""
    body = f"type: {kind}\nprompt: {prompt!r}\n".replace("'", '"') + "choices:\n"
    for text in texts:
        right = text.startswith("*")
        body += f'  - text: "{text.lstrip("*")}"\n    ' + ("correct: oui\n" if right else "feedback: Non.\n")
    return body + more


def cloze(text, answer, *options, more=""):
    """A cloze of one gap; its options are on line 13, or later."""
    listed = ", ".join(f'"{option}"' for option in options)
    return (
        f'type: cloze\nprompt: Complétez.\ntext: "{text}"\nblanks:\n'
        f'  - answers: ["{answer}"]\n    options: [{listed}]\n{more}'
    )


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of a code in a question."""

    def of(code, body, **more):
        return [(line, column) for _code, line, column in found(bank_of(body), code, **more)]

    return of


# Q002: near-duplicates.


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("À la mairie", "A la Mairie."),
        ("Le compte rendu", "Le compte-rendu"),
        ("L’œdème du poumon", "l'oedeme du poumon"),
        ("Je transmets le message au médecin traitant", "Je transmet le message au médecin traitant"),
        ("Les ordonnances du patient suivi à domicile", "L’ordonnance du patient suivi à domicile"),
    ],
)
def test_two_choices_that_say_the_same(flaws, first, second):
    assert flaws("Q002", choices("*Une réponse toute différente", first, second)) == [(16, 15)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Moins de 5 jours", "Moins de 15 jours"),
        ("1,5 mg", "15 mg"),
        ("< 5 jours", "> 5 jours"),
        ("Le volet 1, envoyé à la caisse par le patient", "Le volet 2, envoyé à la caisse par le patient"),
        ("Une hypertension artérielle sévère et durable", "Une hypotension artérielle sévère et durable"),
        ("L’uretère", "L’urètre"),
        ("Le dossier du patient", "Les dossiers des patients"),
        ("{{tariff:G}} à régler au guichet du cabinet", "{{tariff:GS}} à régler au guichet du cabinet"),
        ("Il peut le refuser sans donner de motif", "Il ne peut le refuser sans donner de motif"),
    ],
)
def test_two_choices_that_differ_by_what_matters(flaws, first, second):
    assert flaws("Q002", choices("*Une réponse toute différente", first, second)) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            choices("*hôpital", "hopital", "ospital", prompt="Comment écrivez-vous ce mot ?"), id="writing"
        ),
        pytest.param(
            choices("*Ci-joint", "Ci joint", "ci-joint.", prompt="Que tapez-vous ?"), id="all of them alike"
        ),
        pytest.param(cloze("Il {1} faim.", "a", "a", "à", "as"), id="a blank"),
    ],
)
def test_what_is_asked_is_the_writing(flaws, body):
    assert flaws("Q002", body) == []


def test_the_same_text_twice_is_an_error_of_the_reader(bank_of, diagnostics):
    [error] = [d for d in diagnostics(bank_of(choices("*un", "deux", "deux"))) if d.code == "Q002"]
    assert (error.severity.value, error.line) == ("error", 16)


# Q101: the longest key.

LONG = "Je demande au médecin quand il peut la recevoir"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param(choices(f"*{LONG}", "Je raccroche", "Je la rassure vite"), [(12, 15)], id="a long key"),
        pytest.param(
            choices("Je raccroche", "Je la rassure", f"*{LONG}"), [(16, 15)], id="placed at the key"
        ),
        pytest.param(
            choices(f"*{LONG}", "Je raccroche", LONG[:-10]), [], id="at 1.3 times the next, not more"
        ),
        pytest.param(choices(f"*{LONG}", "Je raccroche", LONG[:-11]), [(12, 15)], id="just more"),
        pytest.param(choices("*Le médecin traitant déjà", "Le 15", "Le 17"), [], id="shorter than 25"),
        pytest.param(choices("*Le médecin traitant, ici.", "Le 15", "Le 17"), [(12, 15)], id="of 25"),
        pytest.param(choices("*Le 15", LONG, "Le 17"), [], id="a long wrong choice"),
        pytest.param(
            choices("*{{amount:30% * G + PF@2024-05-01}}", "{{tariff:G}}", "Rien"),
            [],
            id="templates print less",
        ),
        pytest.param(
            choices(f"*{LONG}", f"*{LONG} bientôt", "Rien", kind="multiple_choice"),
            [(12, 15)],
            id="all the keys",
        ),
        pytest.param(
            choices(f"*{LONG}", "*Rien", "Un appel", kind="multiple_choice"), [], id="one key of two is short"
        ),
        pytest.param(
            cloze("C’est {1}.", LONG, "un envoi", LONG, "un appel"), [(14, 31)], id="the option of a blank"
        ),
        pytest.param(choices(f"*{LONG}", "Rien", "Le 15", more="ignore: [Q101]\n"), [], id="silenced"),
    ],
)
def test_a_key_that_shows_by_its_length(flaws, body, places):
    assert flaws("Q101", body) == places


# Q104: options about the others.


@pytest.mark.parametrize(
    "text",
    [
        "Toutes les réponses",
        "Toutes ces propositions sont exactes.",
        "Toutes les réponses ci-dessus",
        "Toutes les réponses précédentes sont vraies",
        "L’ensemble de ces propositions",
        "Aucune de ces réponses",
        "Aucune des propositions n’est exacte",
        "Aucun de ces documents n’est demandé",
        "Aucun des deux",
        "Aucune d’entre elles",
        "Tout est vrai",
        "Rien de tout cela",
        "Elles sont toutes fausses",
        "Les réponses 1 et 3",
        "Réponses A, B et C",
        "A et B",
        "B ou C",
    ],
)
def test_a_choice_about_the_others(flaws, text):
    assert flaws("Q104", choices("Le 15", "Le 17", f"*{text}")) == [(16, 15)]


@pytest.mark.parametrize(
    "text",
    [
        "Toutes les réponses du médecin sont archivées",
        "Aucune des caisses ne rembourse cet acte",
        "Aucun patient",
        "Tout est archivé le soir",
        "Tous les documents du dossier",
        "Les deux parents",
        "Les réponses au médecin et à la caisse",
        "Les volets 1 et 3",
        "Vitamines A et D",
        "À et Cc",
    ],
)
def test_words_that_are_the_answer_itself(flaws, text):
    assert flaws("Q104", choices("Le 15", "Le 17", f"*{text}")) == []


def test_letters_that_are_options_themselves(flaws):
    assert flaws("Q104", choices("A", "B", "*A et B", prompt="Quels antigènes porte le groupe AB ?")) == []


def test_an_option_of_a_blank_about_the_others(flaws):
    assert flaws("Q104", cloze("C’est {1}.", "le 15", "le 15", "le 17", "aucun de ces numéros")) == [(14, 37)]


# Q114: overlaps.


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("≤ 5", "≤ 10"),
        ("Moins de 5 jours", "Moins de 10 jours"),
        ("Moins de 48 heures", "Moins de trois jours"),
        ("De 2 à 6 jours", "De 4 à 8 jours"),
        ("2-6 jours", "entre 5 et 9 jours"),
        ("3 jours", "5 jours au plus"),
        ("Plus de 1 000 €", "1 500 euros ou plus"),
        ("Au moins 3 fois", "4 fois"),
        ("La carte Vitale", "La carte Vitale et une pièce d’identité"),
        ("Le médecin", "Le médecin, puis la caisse"),
        ("Je réserve la coloscopie", "Je réserve la coloscopie à jeun"),
        ("Une ordonnance", "Une ordonnance ou un courrier"),
        ("Le volet 3", "Le volet 3 signé"),
    ],
)
def test_choices_that_overlap(flaws, first, second):
    assert flaws("Q114", choices("*Autre chose", first, second)) == [(16, 15)]
    assert flaws("Q114", choices("*Autre chose", second, first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Moins de 5 jours", "Plus de 5 jours"),
        ("Moins de 5 jours", "5 jours ou plus"),
        ("Moins de 5 jours", "5 jours"),
        ("De 8 à 10 heures", "De 10 à 12 heures"),
        ("5 jours", "10 jours"),
        ("Moins de 5 jours", "Moins de 10 kg"),
        ("Moins de 5 jours", "Moins de 6 jours ouvrés"),
        ("Trois mois", "Trois mois et demi"),
        ("Le médecin", "Le médecin du travail"),
        ("Le compte", "Le compte rendu"),
        ("Oui", "Oui, avec son accord"),
        ("Accident du travail", "Un certificat d’accident du travail"),
        ("Le volet numéro un", "Le volet numéro une"),
        ("{{amount:70% * G}} à régler", "{{amount:70% * G}} à régler, plus le reste"),
    ],
)
def test_choices_that_exclude_each_other(flaws, first, second):
    assert flaws("Q114", choices("*Autre chose", first, second)) == []


def test_bounds_are_sound_when_a_bound_is_asked(flaws):
    texts = ("*3 jours au plus", "7 jours au plus", "31 jours au plus")
    assert flaws("Q114", choices(*texts, prompt="Quelle est la durée maximale de l’arrêt ?")) == []
    assert flaws("Q114", choices(*texts, prompt="Combien a duré l’arrêt ?")) == [(14, 15), (16, 15), (16, 15)]
    assert flaws("Q114", choices("*De 2 à 6", "De 4 à 8", "9", prompt="Dans quelles limites ?")) == [(14, 15)]


def test_options_of_a_blank_may_overlap(flaws):
    assert flaws("Q114", cloze("C’est {1}.", "≤ 5", "≤ 5", "≤ 10", "≤ 20")) == []


# Q115: how many.


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param(
            choices("*a", "*b", *"cdefg", kind="multiple_choice"), [(12, 7)], id="seven choices shown"
        ),
        pytest.param(choices("*a", "*b", *"cdef", kind="multiple_choice"), [], id="six"),
        pytest.param(
            choices("*a", "*b", *"cdefgh", kind="multiple_choice", more="draw: 5\n"),
            [],
            id="five drawn of eight",
        ),
        pytest.param(cloze("{1}", "a", "a", "b"), [(14, 18)], id="a toss-up"),
        pytest.param(cloze("{1}", "a", *"abcdef"), [(14, 18)], id="six for a blank"),
        pytest.param(cloze("{1}", "a", *"abc"), [], id="three for a blank"),
        pytest.param(
            cloze("{1} {2}", "a", "a", "b", more="  - answers: [c]\n"),
            [],
            id="two, but there is another blank",
        ),
        pytest.param(choices("*a", *"bcdef"), [], id="the reader counts those of a single choice"),
    ],
)
def test_how_many_are_offered(flaws, body, places):
    assert flaws("Q115", body) == places


# Q004: feedback.


def test_wrong_choices_without_feedback_are_told_once(bank_of, diagnostics):
    body = """
        type: single_choice
        prompt: Quel numéro ?
        choices:
          - {text: Le 15, correct: oui}
          - {text: Le 17}
          - {text: Le 18, feedback: Non.}
          - {text: Le 112}
    """
    [flaw] = [d for d in diagnostics(bank_of(body)) if d.code == "Q004"]
    assert (flaw.severity.value, flaw.line, flaw.column) == ("info", 13, 16)
    assert "2 mauvaises réponses" in flaw.message
    assert "Le 17" in flaw.message


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(choices("*Le 15", "Le 17", "Le 18"), id="each has one"),
        pytest.param("type: true_false\nprompt: Une phrase.\nanswer: vrai\n", id="true or false"),
        pytest.param("type: short_answer\nprompt: Quel mot ?\nanswers: [mot]\n", id="typed"),
        pytest.param(cloze("{1}", "a", *"abc"), id="a blank has no place for one"),
    ],
)
def test_feedback_that_nobody_misses(flaws, body):
    assert flaws("Q004", body) == []


# Hostile files.


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            choices(
                "*Le médecin",
                "*La caisse",
                *(f"Le médecin, {n}" for n in range(3000)),
                kind="multiple_choice",
                more="draw: 4\n",
            ),
            id="many",
        ),
        pytest.param(choices("*" + "a" * 200_000, "a" * 199_999, "a" * 199_998), id="long"),
        pytest.param(choices("*" + "é " * 90_000, "é " * 90_001, "le é " * 50_000), id="words"),
        pytest.param(choices("*1", "2" * 59, "toutes les " + "réponses " * 20_000), id="nearly matched"),
    ],
)
def test_no_text_takes_a_second(bank_of, diagnostics, body):
    text = bank_of(body)
    before = perf_counter()
    diagnostics(text)
    assert perf_counter() - before < 1
