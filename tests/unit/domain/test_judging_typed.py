"""Typed answers: what the policy forgives, and the other words that it never does."""

import pytest

from quizz.domain.answer import Chosen, DontKnow, Typed
from quizz.domain.judgement import Forgiven, Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, Vocabulary, judge
from quizz.domain.presentation import present
from quizz.domain.question import Confusion, ShortAnswer, Spelling
from quizz.domain.term import Term, TermKind
from quizz.errors import UsageError

ACCENT, LIGATURE, HYPHEN, TYPO = Forgiven


def term(name: str, **fields: object) -> Term:
    kind = TermKind.WORD_PART if "-" in (name[0], name[-1]) else TermKind.TERM
    return Term(**({"id": name, "term": name, "kind": kind, "definition": "…"} | fields))


GLOSSARY = Vocabulary.of(
    [
        term("uretère"),
        term("urètre"),
        term("hypertension", synonyms=("hypertension artérielle",)),
        term("hypotension", synonyms=("hypotension artérielle",)),
        term("coloscopie", synonyms=("colonoscopie",)),
        term("colposcopie"),
        term("abduction"),
        term("adduction", misspellings=("aduction",)),
        term("côlon"),
        term("colon"),
        term("diagnostic", confused_with=("diagnostique",)),
        term("hématome"),
        term("calcul biliaire"),
        term("néphro-", forms=("néphr-",), confused_with=("névro-",)),
        term("arthro-"),
        term("arthrose"),
    ]
)


def answered(
    text: str,
    *answers: str,
    spelling: Spelling = Spelling.LENIENT,
    vocabulary: Vocabulary = GLOSSARY,
    confusions: tuple[Confusion, ...] = (),
) -> Judgement:
    question = ShortAnswer(
        id="q",
        theme="terminologie",
        bank="b",
        prompt="?",
        explanation=".",
        skill="transcription",
        level=1,
        answers=answers,
        spelling=spelling,
        confusions=confusions,
    )
    return judge(present(question, 0), Typed(text), vocabulary)


@pytest.mark.parametrize(
    ("typed", "answer", "forgiven"),
    [
        ("uretère", "uretère", ()),
        ("  URETÈRE. ", "uretère", ()),
        ("l’uretère", "uretère", ()),
        ("L' uretère", "uretère", ()),
        ("un  uretère", "uretère", ()),
        ("uretere", "uretère", (ACCENT,)),
        ("coeur", "cœur", (LIGATURE,)),
        ("Oedeme", "œdème", (ACCENT, LIGATURE)),
        ("antiinflammatoire", "anti-inflammatoire", (HYPHEN,)),
        ("anti inflammatoire", "anti-inflammatoire", (HYPHEN,)),
        ("anti-inflammatoire", "antiinflammatoire", (HYPHEN,)),
        ("ectomie", "-ectomie", (HYPHEN,)),
        ("anti inflamatoire", "anti-inflammatoire", (HYPHEN, TYPO)),
        ("hémoragie", "hémorragie", (TYPO,)),
        ("hemoragie", "hémorragie", (ACCENT, TYPO)),
        ("hypretension", "hypertension", (TYPO,)),
        ("hypertention", "hypertension", (TYPO,)),
        ("tendinnitte", "tendinite", (TYPO,)),
        ("hématomes", "hématome", (TYPO,)),
        ("hématome", "hématomes", (TYPO,)),
        ("calcul biliaire", "calculs biliaires", (TYPO,)),
        ("aduction", "adduction", (TYPO,)),
        ("arthros", "arthrose", (TYPO,)),
        ("l uretère", "uretère", ()),
        ("l hématome", "hématome", ()),
        ("« uretère »", "uretère", ()),
        ('"uretère"', "uretère", ()),
        ("‘uretère’.", "uretère", ()),
        ("« L’uretère. »", "uretère", ()),
        ("uretère ?", "uretère", ()),
        ("uretère !,", "uretère", ()),
        ("E.C.G.", "ECG", ()),
        ("c.p.a.m", "CPAM", ()),
        ("C.2.S.", "C2S", ()),
        ("le S.A.M.U. de Paris", "SAMU de Paris", ()),
    ],
)
def test_lenient_forgives(typed: str, answer: str, forgiven: tuple[Forgiven, ...]) -> None:
    judgement = answered(typed, answer)
    assert judgement.correct
    assert judgement.score == 1
    assert judgement.forgiven == forgiven
    assert judgement.confused_with == ""


@pytest.mark.parametrize(
    ("typed", "answer", "confused_with"),
    [
        ("urètre", "uretère", "urètre"),
        ("l'uretre", "uretère", "urètre"),
        ("urètres", "uretère", "urètre"),
        ("hypotension", "hypertension", "hypotension"),
        ("hypotension artérielle", "hypertension artérielle", "hypotension artérielle"),
        ("lithiase de l'urètre", "lithiase de l'uretère", "urètre"),
        ("tumeur du colon", "tumeur du côlon", "colon"),
        ("colon", "côlon", "colon"),
        ("colposcopie", "coloscopie", "colposcopie"),
        ("colposcpie", "coloscopie", "colposcopie"),
        ("aduction", "abduction", "adduction"),
        ("diagnostique", "diagnostic", "diagnostique"),
    ],
)
def test_another_term_is_never_a_typo(typed: str, answer: str, confused_with: str) -> None:
    judgement = answered(typed, answer)
    assert not judgement.correct
    assert judgement.score == 0
    assert judgement.confused_with == confused_with
    assert judgement.forgiven == ()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("hypotension", "hypertension"),
        ("Hypoglycémie", "hyperglycémie"),
        ("hypocalcitoninémie", "hypokalitoninémie"),
        ("amyloïdite", "amyloïdose"),
        ("hypothyroïdite", "hypothyroïdie"),
        ("technologues", "technologie"),
        ("théologien", "théologie"),
        ("intracostal", "intercostal"),
        ("infracostal", "intracostal"),
        ("macroscopique", "microscopique"),
        ("exoscopie", "endoscopie"),
        ("antinatal", "anténatal"),
        ("névropathies", "néphropathies"),
        ("entéroscopie", "entérostomie"),
        ("entérotomie", "entérectomie"),
    ],
)
def test_a_word_part_exchanged_is_never_a_typo(typed: str, answer: str) -> None:
    judgement = answered(f"une {typed}", answer, vocabulary=EMPTY_VOCABULARY)
    assert not judgement.correct
    assert judgement.confused_with == "", "nobody can say that the word exists"


def test_a_word_part_exchanged_is_named_when_the_word_is_known() -> None:
    assert answered("hypotension", "hypertension").confused_with == "hypotension"
    confusions = (Confusion("entéroscopie", "On regarde."),)
    assert answered("entéroscopie", "entérostomie", confusions=confusions).confused_with == "entéroscopie"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("pérnée", "périnée"),
        ("preinée", "périnée"),
        ("pértoine", "péritoine"),
        ("cytite", "cystite"),
        ("prefusion", "perfusion"),
        ("colcystectomie", "cholécystectomie"),
        ("cystie", "cystite"),
        ("myélopatie", "myélopathie"),
    ],
)
def test_a_slip_that_looks_like_another_word_part_is_a_slip(typed: str, answer: str) -> None:
    parts = [
        term("péri-", confused_with=("per-", "pré-")),
        term("cysto-", forms=("cyst-",), confused_with=("cyto-", "cyt-")),
        term("cholé-", forms=("chol-",), confused_with=("colo-", "col-")),
    ]
    judgement = answered(typed, answer, vocabulary=Vocabulary.of(parts))
    assert judgement.correct
    assert TYPO in judgement.forgiven
    assert judgement.confused_with == ""


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "uretère"),
        (".", "-"),
        ("\u0301", "-"),
        ("covid18", "COVID-19"),
        ("vessie", "uretère"),
        ("émorragie", "hémorragie"),
        ("fiie", "foie"),
        ("axe", "axes"),
        ("voie anale", "voie orale"),
        ("4e semaine", "3e semaine"),
        ("vitamine B1", "vitamine B12"),
        ("tendinnittes", "tendinite"),
        ("uretèreee", "uretère"),
        ("uretère", "l'uretère"),
        ("un syndrome", "le syndrome"),
        ("un le syndrome", "le syndrome"),
        ("d dimères", "dimères"),
        ("35", "3.5"),
        ("?", "!"),
        ("«»", "uretère"),
    ],
)
def test_lenient_has_its_limits(typed: str, answer: str) -> None:
    assert not answered(typed, answer, vocabulary=EMPTY_VOCABULARY).correct


@pytest.mark.parametrize(
    ("answer", "one", "two"),
    [("pouls", "pouls", "poulis"), ("uretère", "uretèr", "uretè"), ("syndrome", "syndrme", "sydrme")],
)
def test_short_answers_bear_one_typo(answer: str, one: str, two: str) -> None:
    assert answered(one, answer, vocabulary=EMPTY_VOCABULARY).correct
    assert answered(two, answer, vocabulary=EMPTY_VOCABULARY).correct is (answer == "pouls")


def test_accented_twins_both_accepted() -> None:
    assert answered("colon", "colon").correct
    assert answered("colon", "côlon", "colon").correct
    assert answered("cölon", "côlon").forgiven == (ACCENT,)


def test_an_exact_answer_is_right_even_when_it_is_another_term() -> None:
    confusions = (Confusion("urètre", "Non."),)
    assert answered("urètre", "uretère", "urètre", confusions=confusions).correct


def test_another_name_of_the_answer_is_no_confusion() -> None:
    judgement = answered("colonoscopie", "coloscopie")
    assert judgement.correct
    assert judgement.forgiven == (TYPO,)
    misspelt = answered("colonosopie", "coloscopie")
    assert (misspelt.correct, misspelt.confused_with) == (False, "")


def test_a_misspelt_confusion_is_named_when_it_can_be_told() -> None:
    assert answered("colin", "vessie").confused_with == "côlon"
    assert answered("balon", "vessie").confused_with == ""


def test_a_listed_confusion_gives_its_feedback() -> None:
    confusions = (Confusion("dysphonie", "La voix."), Confusion("aphasie", "Le langage."))
    for text in ("dysphonie", "une dysphonie", "Dysphonies", "dyspphonie"):
        judgement = answered(text, "dysphagie", spelling=Spelling.NO_TYPO, confusions=confusions)
        assert not judgement.correct
        assert judgement.notes == ("La voix.",)
        assert judgement.confused_with == "dysphonie"


def test_a_confusion_that_differs_by_an_accent_is_taken_to_the_letter() -> None:
    confusions = (Confusion("foule", "Sans accent."), Confusion("foulè", "Grave."))
    assert answered("foulè", "foulé", confusions=confusions).notes == ("Grave.",)
    assert answered("foulê", "foulé", confusions=confusions).correct
    assert answered("foulè", "rue", confusions=confusions).notes == ("Grave.",)


@pytest.mark.parametrize(
    "text", ["uretere", "uretére", "uretèr", "uretères", "le uretère", "l uretère", "ure-tère"]
)
def test_strict_forgives_nothing(text: str) -> None:
    assert not answered(text, "uretère", spelling=Spelling.STRICT).correct


def test_strict_wants_a_rightly_elided_article() -> None:
    assert answered("le côlon", "côlon", spelling=Spelling.STRICT).correct
    assert not answered("l'côlon", "côlon", spelling=Spelling.STRICT).correct
    assert answered("l'hématome", "hématome", spelling=Spelling.STRICT).correct


@pytest.mark.parametrize("text", ["Uretère", "l’uretère", "un uretère", " uretère .", "« uretère »"])
def test_strict_asks_for_the_spelling_of_the_word_alone(text: str) -> None:
    assert answered(text, "uretère", spelling=Spelling.STRICT).correct


def test_no_typo_forgives_accents_but_no_letter() -> None:
    assert answered("oedeme", "œdème", spelling=Spelling.NO_TYPO).correct
    assert not answered("œddème", "œdème", spelling=Spelling.NO_TYPO).correct
    assert answered("colon", "côlon", spelling=Spelling.NO_TYPO).confused_with == "colon"


def test_the_difference_is_with_the_nearest_answer() -> None:
    judgement = answered("cholecystectomi", "ablation de la vésicule", "cholécystectomie")
    assert judgement.correct
    assert judgement.expected == ("ablation de la vésicule",)
    assert "".join(span.expected for span in judgement.difference) == "cholécystectomie"
    assert [(span.expected, span.typed) for span in judgement.difference if not span.same] == [
        ("é", "e"),
        ("e", ""),
    ]


def test_any_accepted_answer_can_excuse_a_typo() -> None:
    assert not answered("rate", "rat", vocabulary=EMPTY_VOCABULARY).correct
    assert answered("peaus", "peau", "peaux", vocabulary=EMPTY_VOCABULARY).forgiven == (TYPO,)


@pytest.mark.timeout(20)
def test_long_input_is_cut() -> None:
    judgement = answered("é- " * 200_000, "uretère")
    assert not judgement.correct
    assert len(judgement.given[0]) <= 500


def test_dont_know() -> None:
    question = present(
        ShortAnswer(
            id="q",
            theme="t",
            bank="b",
            prompt="?",
            explanation=".",
            skill="s",
            level=1,
            answers=("uretère", "les uretères"),
        ),
        0,
    )
    judgement = judge(question, DontKnow(), GLOSSARY)
    assert judgement.unknown
    assert (judgement.correct, judgement.score, judgement.expected) == (False, 0, ("uretère",))
    with pytest.raises(UsageError, match="«\u00a0q\u00a0»"):
        judge(question, Chosen((0,)), GLOSSARY)
