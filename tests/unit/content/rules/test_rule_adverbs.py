"""Words that are too strong or too weak: Q106 « toujours », Q107 « souvent »."""

import pytest


def question(*choices, prompt="Que faites-vous ?", kind="single_choice", more=""):
    """A question of choices; its nth choice is on line 12 + 2n from 0, its text starts in column 16."""
    body = f'type: {kind}\nprompt: "{prompt}"\nchoices:\n'
    for text in choices:
        right = text.startswith("*")
        body += f'  - text: "{text.lstrip("*")}"\n    ' + ("correct: oui\n" if right else "feedback: Non.\n")
    return body + more


def statement(prompt, answer):
    """A true-false question; its prompt is on line 10 and starts in column 14."""
    return f'type: true_false\nprompt: "{prompt}"\nanswer: {answer}\n'


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of a code in a question."""

    def of(code, body):
        return [(line, column) for _code, line, column in found(bank_of(body), code)]

    return of


# Q106: words without exception.


@pytest.mark.parametrize(
    ("choice", "column"),
    [
        ("Rappeler toujours le patient", 25),
        ("Jamais au téléphone", 16),
        ("Prévenir systématiquement la famille", 25),
        ("En aucun cas le dossier entier", 16),
        ("Signer sans exception", 23),
        ("C’est obligatoirement le médecin", 22),
    ],
)
def test_a_wrong_choice_without_exception(flaws, choice, column):
    assert flaws("Q106", question("*Noter l’appel", choice, "Attendre")) == [(14, column)]


def test_a_right_choice_without_exception(flaws):
    assert flaws("Q106", question("*Vérifier toujours l’identité", "Attendre", "Noter")) == [(12, 25)]


@pytest.mark.parametrize(
    "choices",
    [
        pytest.param(("*Toujours noter", "Toujours attendre", "Signer"), id="in a right and in a wrong one"),
        pytest.param(("*Noter", "Presque toujours noter", "Signer"), id="not without exception"),
        pytest.param(("*Noter", "« On ne sait jamais, en effet »", "Signer"), id="an idiom"),
        pytest.param(("*Noter", "Le jour de toujoursville", "Signer"), id="within a word"),
        pytest.param(("*Noter", "Attendre", "Signer"), id="none"),
    ],
)
def test_choices_that_a_word_does_not_give_away(flaws, choices):
    assert flaws("Q106", question(*choices)) == []


def test_a_situation_may_be_without_exception(flaws):
    body = question("*Noter", "Attendre", "Signer", prompt="Son fils traduit toujours. Que faites-vous ?")
    assert flaws("Q106", body) == []


def test_a_false_statement_without_exception(flaws):
    body = statement("Il pleut. Le dossier est toujours communiqué par la poste. Vrai ou faux ?", "faux")
    assert flaws("Q106", body) == [(10, 39)]


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Le secret vaut toujours après un stage. Vrai ou faux ?", "vrai"),
        ("Elle vient toujours seule. Le médecin peut la recevoir. Vrai ou faux ?", "faux"),
    ],
)
def test_statements_that_a_word_does_not_give_away(flaws, prompt, answer):
    assert flaws("Q106", statement(prompt, answer)) == []


# Q107: frequencies that nobody can judge.


@pytest.mark.parametrize(
    ("choice", "column"),
    [
        ("Il suffit souvent de rappeler", 26),
        ("Généralement le médecin", 16),
        ("En général le médecin", 16),
        ("Le résultat est presque toujours bon", 32),
        ("Il viendra peut-être demain", 27),
        ("Cela peut être grave", 21),
        ("Parfois le samedi", 16),
    ],
)
def test_a_choice_of_vague_frequency(flaws, choice, column):
    assert flaws("Q107", question("*Noter l’appel", choice, "Attendre")) == [(14, column)]


@pytest.mark.parametrize(
    "choice",
    [
        "Cet appel peut être facturé",
        "Les deux peuvent être transmis",
        "La fiche peut être détruite",
        "« Ces biopsies sont souvent bonnes, madame. »",
        "La médecine générale",
        "Un assuré du régime général",
    ],
)
def test_what_is_allowed_or_spoken_is_not_vague(flaws, choice):
    assert flaws("Q107", question("*Noter l’appel", choice, "Attendre")) == []


def test_a_statement_of_vague_frequency(flaws):
    body = statement("Une patiente appelle. Ce résultat est souvent normal. Vrai ou faux ?", "vrai")
    assert flaws("Q107", body) == [(10, 52)]
    assert flaws("Q107", statement("Elle vient souvent. Son fils est majeur. Vrai ou faux ?", "vrai")) == []


def test_a_typed_answer_gives_nothing_to_weigh(flaws):
    body = "type: short_answer\nprompt: Il vient souvent, et toujours seul. Qui ?\nanswers: [lui]\n"
    assert flaws("Q106", body) + flaws("Q107", body) == []


@pytest.mark.parametrize(("code", "word"), [("Q106", "toujours"), ("Q107", "souvent")])
def test_a_question_may_silence_these_rules(flaws, code, word):
    choices = ("*Noter l’appel", f"Attendre {word}", "Signer")
    assert flaws(code, question(*choices)) == [(14, 25)]
    assert flaws(code, question(*choices, more=f"ignore: [{code}]\n")) == []
