"""Rules about how a question is put: Q105 negative stems, Q108 unfocused stems."""

import pytest

from quizz.content.rules.asked import asking, stated
from quizz.content.rules.stems import negative

CHOICES = ("*Le médecin", "La secrétaire", "Le patient")


def question(prompt, *choices, kind="single_choice", more=""):
    """A question of choices; its prompt is on line 10, its nth choice on line 12 + 2n from 0."""
    body = f'type: {kind}\nprompt: "{prompt}"\nchoices:\n'
    for text in choices or CHOICES:
        right = text.startswith("*")
        body += f'  - text: "{text.lstrip("*")}"\n    ' + ("correct: oui\n" if right else "feedback: Non.\n")
    return body + more


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of a code in a question."""

    def of(code, body):
        return [(line, column) for _code, line, column in found(bank_of(body), code)]

    return of


# Q105: negative stems.


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("Lequel de ces documents n’est pas exigé ?", "n’est pas"),
        ("Lequel de ces documents n'est pas exigé ?", "n'est pas"),
        ("Quelle affirmation est inexacte ?", "inexacte"),
        ("Indiquez la réponse incorrecte.", "incorrecte"),
        ("Un patient arrive en retard. Laquelle de ces conduites est fausse ?", "fausse"),
        ("Tous ces numéros sont gratuits, sauf :", "sauf"),
        ("Toutes ces pièces conviennent, sauf une. Laquelle ?", "sauf"),
        ("Ces pièces suffisent, à l’exception d’une. Laquelle ?", "à l’exception"),
        ("Que ne devez-vous pas dire à ce patient ?", "ne devez-vous pas"),
        ("Qu’est-ce qu’une secrétaire ne doit jamais faire ?", "ne doit jamais"),
        ("Parmi ces situations, dans laquelle n’appelez-vous pas le 15 ?", "n’appelez-vous pas"),
        ("Quelle est la proposition qui ne convient pas ?", "ne convient pas"),
        ("Quels frais l’Assurance maladie ne rembourse-t-elle pas ?", "ne rembourse-t-elle pas"),
        ("M. Roche ne répond pas. Quel message ne laissez-vous pas ?", "ne laissez-vous pas"),
    ],
)
def test_a_question_that_asks_for_what_is_not(prompt, word):
    found = negative(prompt)
    assert found is not None
    assert prompt[found.start : found.end].rstrip() == word
    assert not found.emphasised


@pytest.mark.parametrize(
    "prompt",
    [
        "Le patient ne répond pas. Que faites-vous ?",
        "Que faites-vous si le patient ne répond pas ?",
        "Quelle pièce demandez-vous à un patient qui n’a pas sa carte ?",
        "Que faites-vous d’une lettre sur laquelle ne figure pas le nom du patient ?",
        "Quel type de question, à laquelle on ne peut pas répondre par oui, posez-vous ?",
        "Que faites-vous pour ne pas déranger le médecin ?",
        "Quelle conduite tenez-vous, le médecin ne répondant pas ?",
        "Quel document n’établit-on qu’une fois ?",
        "Pourquoi ne faut-il pas fusionner ces deux dossiers ?",
        "Que répondez-vous à M. Roche : « Je ne viendrai pas » ?",
        "Que faites-vous de cette facture incorrecte ?",
        "Quelles fausses routes la lettre décrit-elle ?",
        "Sauf urgence, à quelle heure rappelez-vous ?",
        "Sous quel délai répond-on, sauf accord du médecin ?",
        "Ce qu’elle dit est-il vrai ou faux ?",
        "Que lui dites-vous ?",
    ],
)
def test_an_ordinary_negation_is_no_negative_question(prompt):
    assert negative(prompt) is None


@pytest.mark.parametrize(
    "prompt",
    [
        "Lequel de ces documents N’EST PAS exigé ?",
        "Lequel de ces documents n’est PAS exigé ?",
        "Lequel de ces documents NE convient pas ?",
        "Quelle affirmation est FAUSSE ?",
        "Tous ces numéros sont gratuits, SAUF :",
        "Tous ces numéros sont gratuits, **sauf** :",
        "Quels frais ne sont **pas** remboursés ?",
    ],
)
def test_a_negation_that_stands_out_is_enough(flaws, prompt):
    assert negative(prompt).emphasised
    assert flaws("Q105", question(prompt)) == []


def test_the_place_is_that_of_the_negation(flaws):
    assert flaws("Q105", question("Lequel de ces documents n’est pas exigé ?")) == [(10, 38)]
    assert flaws("Q105", question("Il est tard. Quelle réponse est inexacte ?")) == [(10, 46)]


def test_the_remedy_shows_the_negation_in_capitals(bank_of, diagnostics):
    [told] = [d for d in diagnostics(bank_of(question("Quelle réponse est inexacte ?"))) if d.code == "Q105"]
    assert told.severity == "warning"
    assert "INEXACTE" in told.remedy


@pytest.mark.parametrize(
    "choice",
    ["Il ne signe rien", "N’attend pas", "Aucune pièce", "Jamais de copie", "Il n’a ni code ni carte"],
)
def test_a_negative_choice_of_a_negative_question(flaws, choice):
    body = question("Quelle affirmation est FAUSSE ?", "*Il signe", choice, "Il répond")
    assert flaws("Q105", body) == [(14, 15)]


@pytest.mark.parametrize(
    "choice", ["Il signe plus tard", "Le pas de la porte", "Rien à signaler", "Une signature"]
)
def test_choices_that_deny_nothing(flaws, choice):
    assert flaws("Q105", question("Quelle affirmation est FAUSSE ?", "*Il signe", choice, "Il répond")) == []


def test_negative_choices_of_an_ordinary_question(flaws):
    assert (
        flaws("Q105", question("Que faites-vous ?", "*Je ne dis rien", "Je ne signe pas", "J’attends")) == []
    )


def test_what_is_stated_may_be_negative(flaws):
    prompt = "Une collègue dit que cette phrase est fausse, et elle a raison."
    body = f"type: true_false\nprompt: {prompt}\nanswer: vrai\n"
    assert flaws("Q105", body) == []


def test_a_typed_answer_is_concerned_too(flaws):
    body = "type: short_answer\nprompt: Quel volet n’est pas envoyé à la caisse ?\nanswers: [volet 3]\n"
    assert flaws("Q105", body) == [(10, 24)]


@pytest.mark.parametrize("code", ["Q105", "Q108"])
def test_a_question_may_silence_these_rules(flaws, code):
    prompt = "Parmi ces propositions, laquelle n’est pas exacte ?"
    assert flaws(code, question(prompt))
    assert flaws(code, question(prompt, more=f"ignore: [{code}]\n")) == []


# Q108: stems that say nothing by themselves.


@pytest.mark.parametrize(
    "prompt",
    [
        "Parmi les propositions suivantes, laquelle est exacte ?",
        "Laquelle de ces affirmations est vraie ?",
        "Quelle est la bonne réponse ?",
        "Quelle phrase est correcte ?",
        "Cochez la ou les réponses exactes.",
        "La carte Vitale :",
        "Parmi les affirmations suivantes sur la carte Vitale, lesquelles sont justes ?",
    ],
)
def test_a_stem_that_needs_its_choices(flaws, prompt):
    assert flaws("Q108", question(prompt)) == [(10, 13)]


@pytest.mark.parametrize(
    "prompt",
    [
        "Que faites-vous ?",
        "Que veut dire INS ?",
        "Le conduit qui va du rein à la vessie se nomme",
        "Parmi ces cinq analyses, lesquelles se font sur une prise de sang à jeun ?",
        "Une patiente appelle pour son fils fiévreux. Laquelle de ces réponses est la bonne ?",
        "Vous tapez : « La liste est … à jour. » Quelle forme du participe écrivez-vous ?",
    ],
)
def test_a_stem_that_asks_by_itself(flaws, prompt):
    assert flaws("Q108", question(prompt)) == []


def test_only_questions_of_choices_have_something_to_choose(flaws):
    assert flaws("Q108", "type: short_answer\nprompt: La carte Vitale\nanswers: [verte]\n") == []


# The asking sentence.


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("Il est tard. Que faites-vous ?", "Que faites-vous ?"),
        ("Elle dit : « Est-ce grave ? » Que répondez-vous ?", "Que répondez-vous ?"),
        ("Le « bleu » Vital est là.", "Le « bleu » Vital est là."),
        ("Combien M. Haddad doit-il ?", "Combien M. Haddad doit-il ?"),
        ("Que dit l’art. L. 1110-4 à ce sujet ?", "Que dit l’art. L. 1110-4 à ce sujet ?"),
        ("Une seule convient. Laquelle ?", "Une seule convient. Laquelle ?"),
        ("", ""),
    ],
)
def test_where_the_asking_sentence_starts(prompt, asked):
    assert prompt[asking(prompt) :] == asked


@pytest.mark.parametrize(
    ("prompt", "statement"),
    [
        ("M. Roy est sourd. Le 114 lui répond. Vrai ou faux ?", "Le 114 lui répond."),
        ("Vrai ou faux : le 114 répond aux sourds ?", "Vrai ou faux : le 114 répond aux sourds ?"),
        ("Le 114 répond.", "Le 114 répond."),
    ],
)
def test_what_a_true_false_prompt_states(prompt, statement):
    start, end = stated(prompt)
    assert prompt[start:end] == statement
