"""F304: right answers by which a secretary would give medical advice."""

import pytest

from quizz.content.rules.advice import advice_in


def question(key, more=""):
    """A question of choices; its key is on line 12 and starts in column 16."""
    return (
        'type: single_choice\nprompt: "Une patiente appelle. Que lui dites-vous ?"\nchoices:\n'
        f'  - text: "{key}"\n    correct: oui\n'
        "  - {text: Attendez., feedback: Non.}\n  - {text: Venez., feedback: Non.}\n" + more
    )


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of F304 in a question."""

    def of(body):
        return [(line, column) for _code, line, column in found(bank_of(body), "F304")]

    return of


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("« Prenez du paracétamol, le médecin vous rappellera. »", "Prenez"),
        ("« Prenez deux comprimés ce soir. »", "Prenez"),
        ("« Ne prenez plus d’aspirine avant demain. »", "prenez"),
        ("« Arrêtez le traitement et rappelez lundi. »", "Arrêtez"),
        ("« Donnez-lui un sirop contre la toux. »", "Donnez"),
        ("« Doublez la dose ce soir. »", "Doublez"),
        ("Je lui conseille de prendre du paracétamol en attendant.", "conseille"),
        ("Je lui conseille un anti-inflammatoire.", "conseille"),
        ("Je lui dis d’arrêter son antibiotique.", "dis"),
        ("« Vous pouvez suspendre la pilule. »", "Vous"),
        ("« Il ne faut pas arrêter votre traitement. »", "Il"),
        ("« C’est bénin, ne vous inquiétez pas. »", "C’est"),
        ("« Ce n’est pas grave, rappelez lundi. »", "n’est"),
        ("« Rassurez-vous, rien de grave. »", "rien"),
        ("« Vos résultats sont normaux, madame. »", "Vos"),
        ("« Votre analyse est très mauvaise. »", "Votre"),
    ],
)
def test_a_key_that_advises(flaws, key, word):
    assert flaws(question(key)) == [(12, 16 + key.index(word))]


@pytest.mark.parametrize(
    "key",
    [
        "« Prenez place, le médecin arrive. »",
        "« Prenez rendez-vous et apportez vos médicaments. »",
        "« Prenez votre carte Vitale et votre ordonnance. »",
        "« Arrêtez de crier, monsieur. »",
        "« Donnez-moi le nom de votre médicament. »",
        "Je ne lui dis pas d’arrêter son traitement.",
        "Je préviens le médecin, sans dire que c’est bénin.",
        "Refuser de lui dire de prendre un comprimé.",
        "Je répète la consigne du médecin : « Arrêtez l’aspirine. »",
        "Je lis l’ordonnance : « Prenez un comprimé le soir. »",
        "« Le médecin vous demande d’arrêter l’aspirine. »",
        "Je demande au médecin si elle peut prendre du paracétamol.",
        "Je note le traitement et la dose, puis je préviens le médecin.",
        "« Cette attente est dure, je le vois. »",
        "Je propose un rendez-vous pour le traitement.",
        "Prévenir le médecin : les signes sont graves.",
        "Un bon de transport",
    ],
)
def test_a_key_that_does_not_advise(flaws, key):
    assert advice_in(key) is None
    assert flaws(question(key)) == []


def test_a_wrong_choice_may_advise(flaws):
    assert flaws(question("Je préviens le médecin.").replace("Attendez.", "« C’est bénin. »")) == []


def test_what_is_transcribed_is_the_doctor_s(bank_of, found):
    text = bank_of(question("Prenez un comprimé matin et soir."))
    assert found(text, "F304") == [("F304", 12, 16)]
    assert found(text.replace("skill: accueil", "skill: transcription"), "F304") == []


def test_every_item_of_an_order_is_right(flaws):
    body = (
        "type: ordering\nprompt: Dans quel ordre ?\nitems:\n"
        "  - text: Saluer la patiente\n  - text: Lui dire de prendre un comprimé\n  - text: Noter son appel\n"
    )
    assert flaws(body) == [(13, 19)]


@pytest.mark.parametrize(
    ("prompt", "answer", "places"),
    [
        ("La secrétaire peut conseiller de prendre un comprimé. Vrai ou faux ?", "vrai", [(10, 33)]),
        ("Il est tard. Vous lui conseillez du sirop. Vrai ou faux ?", "vrai", [(10, 36)]),
        ("La secrétaire peut conseiller de prendre un comprimé. Vrai ou faux ?", "faux", []),
        ("La secrétaire ne peut pas conseiller de prendre un comprimé. Vrai ou faux ?", "vrai", []),
        ("Le médecin conseille de prendre un comprimé. Vrai ou faux ?", "vrai", []),
        ("On conseille de prendre ce comprimé à jeun. Vrai ou faux ?", "vrai", []),
    ],
)
def test_a_statement_that_is_true(flaws, prompt, answer, places):
    assert flaws(f'type: true_false\nprompt: "{prompt}"\nanswer: {answer}\n') == places


def test_it_is_a_warning_that_a_question_may_silence(flaws, bank_of, diagnostics):
    key = "« C’est bénin. »"
    [told] = [d for d in diagnostics(bank_of(question(key))) if d.code == "F304"]
    assert told.severity == "warning"
    assert flaws(question(key, more="ignore: [F304]\n")) == []
