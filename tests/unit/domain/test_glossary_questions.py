"""Questions made from a small glossary: what is asked, what is accepted, what never meets."""

from __future__ import annotations

import pytest

from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.glossary.meanings import overlap
from quizz.domain.glossary.spelling import hint
from quizz.domain.question import AnyQuestion, ShortAnswer, SingleChoice, Spelling, kind_of
from quizz.domain.term import Term, TermKind, WordPart


def term(word_id: str, word: str, definition: str, **fields: object) -> Term:
    return Term(**{"id": word_id, "term": word, "kind": TermKind.TERM, "definition": definition, **fields})


def part(word: str, meaning: str, role: str = "suffix", **fields: object) -> Term:
    return term(f"wp{word.strip('-')}", word, meaning, kind=TermKind.WORD_PART, role=role, **fields)


def short(word: str, expansion: str, definition: str, **fields: object) -> Term:
    return term(word.lower(), word, definition, kind=TermKind.ABBREVIATION, expansion=expansion, **fields)


URETER = term(
    "uretere",
    "uretère",
    "Conduit qui mène l'urine du rein à la vessie.",
    gender="m",
    specialty="urologie",
    misspellings=("urétère", "uretére"),
    confused_with=("uretre", "artère"),
    contrast="L'uretère part du rein ; l'urètre sort de la vessie.",
    example="Un calcul siège dans l'uretère gauche.",
    sources=("Dictionnaire",),
    checked="2026-11",
    covers=("S02",),
    revision=3,
)
GLOSSARY = (
    URETER,
    term("uretre", "urètre", "Canal par lequel l'urine sort du corps.", gender="m", specialty="urologie"),
    term(
        "hematurie",
        "hématurie",
        "Présence de sang dans les urines.",
        gender="f",
        specialty="urologie",
        parts=(WordPart("hémato-", "sang", "grec"), WordPart("-urie", "urine", "grec")),
        misspellings=("ématurie",),
    ),
    term("hernie", "hernie", "Sortie d'un organe hors de sa cavité.", gender="f", specialty="chirurgie"),
    term("pyurie", "pyurie", "Présence de pus dans les urines.", gender="f", specialty="urologie"),
    term("stoppage", "occlusion", "Arrêt du transit dans l'intestin.", gender="f", synonyms=("iléus",)),
    term("ileus", "iléus", "Absence de progression des matières et des gaz.", gender="m"),
    term("pno", "pneumothorax", "Présence d'air dans la plèvre.", gender="m", abbreviation="PNO"),
    term("hta-t", "hypertension", "Élévation durable de la tension.", gender="f", abbreviation="HTA"),
    part("-ectomie", "ablation", examples=("appendicectomie", "gastrectomie"), confused_with=("wptomie",)),
    part("-tomie", "incision, ouverture", examples=("laparotomie",), origin="grec"),
    part("-émie", "présence dans le sang", examples=("glycémie",)),
    part("-algie", "douleur", synonyms=("-dynie",), examples=("névralgie",)),
    part("-dynie", "sensation pénible"),
    part("-ite", "inflammation", origin="grec"),
    part("-plégie", "paralysie"),
    part("hémo-", "sang", "root", forms=("hémato-",), examples=("hémorragie", "hématome"), origin="grec"),
    part("hépato-", "foie", "root", examples=("hépatite",)),
    part("gastro-", "estomac", "root"),
    part("rhino-", "nez", "root"),
    part("vasculo-", "vaisseau", "root"),
    part("phlébo-", "veine", "root"),
    short("ECG", "électrocardiogramme", "Tracé de l'activité électrique du cœur.", confused_with=("eeg",)),
    short("EEG", "électroencéphalogramme", "Tracé de l'activité électrique du cerveau."),
    short("HTA", "hypertension artérielle", "Tension durablement trop forte."),
    short("AVK", "antivitamine K", "Anticoagulant que l'on surveille par l'INR."),
    short("INR", "rapport international normalisé", "Résultat de coagulation."),
    short("IRM", "imagerie par résonance magnétique", "Examen en coupes sans rayons."),
)
MADE = GlossaryQuestions(GLOSSARY)


def way(question_id: str) -> AnyQuestion:
    ways = MADE.ways(question_id.rpartition("/")[0])
    return next(question for question in ways if question.id == question_id)


def choice(question_id: str) -> SingleChoice:
    question = way(question_id)
    assert isinstance(question, SingleChoice)
    return question


def typed(question_id: str) -> ShortAnswer:
    question = way(question_id)
    assert isinstance(question, ShortAnswer)
    return question


def wrong(question: SingleChoice) -> dict[str, str]:
    return {option.text: option.feedback for option in question.choices if not option.correct}


def test_points_are_the_facets_that_can_be_asked() -> None:
    points = MADE.points()
    assert [point for point in points if point.startswith("uretere/")] == [
        "uretere/meaning",
        "uretere/spelling",
    ]
    assert "hematurie/parts" in points
    assert "ecg/abbreviation" in points
    assert "pno/abbreviation" in points
    assert "ecg/meaning" not in points
    assert "hernie/spelling" not in points


def test_an_abbreviation_that_is_an_entry_is_not_asked_twice() -> None:
    assert "hta/abbreviation" in MADE.points()
    assert "hta-t/abbreviation" not in MADE.points()


def test_an_unknown_point_has_no_way_and_no_term() -> None:
    assert MADE.ways("nope/meaning") == ()
    assert MADE.ways("uretere/parts") == ()
    assert MADE.term_of("nope/meaning") is None
    assert MADE.term_of("uretere/spelling") is URETER


def test_the_kinds_of_a_point_are_told_as_its_ways_are() -> None:
    kinds = {kind_of(way) for point in MADE.points() for way in MADE.ways(point)}
    assert kinds == {"single_choice", "short_answer", "word_parts"}
    for point in MADE.points():
        made = {kind_of(way) for way in MADE.ways(point)}
        assert {kind for kind in {*kinds, "proofreading"} if MADE.asks(point, {kind})} == made


def test_questions_carry_what_the_entry_says() -> None:
    for question in MADE.ways("uretere/meaning"):
        assert (question.theme, question.bank, question.skill) == (
            "terminologie",
            "glossaire",
            "transcription",
        )
        assert (question.revision, question.covers, question.terms) == (3, ("S02",), ("uretere",))
        assert (question.sources, question.checked) == (("Dictionnaire",), "2026-11")
        assert question.point == question.point_id == "uretere/meaning"
    assert [question.level for question in MADE.ways("uretere/meaning")] == [1, 2]
    assert way("hernie/meaning/define").covers == ("S01",)


def test_the_confused_term_comes_first_with_its_contrast() -> None:
    question = choice("uretere/meaning/define")
    assert question.prompt == "Que désigne le terme «\u00a0uretère\u00a0»\u00a0?"
    assert question.choices[0].text == "Conduit qui mène l’urine du rein à la vessie."
    assert question.choices[1].text == "Canal par lequel l’urine sort du corps."
    assert question.choices[1].feedback == (
        "C’est la définition de l’urètre. L’uretère part du rein\u00a0; l’urètre sort de la vessie."
    )
    assert question.draw == 4


def test_a_feedback_elides_or_not() -> None:
    told = wrong(choice("pyurie/meaning/define")) | wrong(choice("uretere/meaning/define"))
    assert "C’est la définition de l’hématurie." in told["Présence de sang dans les urines."]
    assert "C’est la définition de la hernie." in told.get(
        "Sortie d’un organe hors de sa cavité.", "C’est la définition de la hernie."
    )


def test_synonyms_never_meet_and_both_are_accepted() -> None:
    assert "Absence de progression des matières et des gaz." not in wrong(choice("stoppage/meaning/define"))
    assert "Arrêt du transit dans l’intestin." not in wrong(choice("ileus/meaning/define"))
    assert set(typed("stoppage/meaning/name").answers) == {"occlusion", "iléus"}
    assert set(typed("ileus/meaning/name").answers) == {"occlusion", "iléus"}


def test_typing_the_confused_term_is_told_apart() -> None:
    question = typed("uretere/meaning/name")
    assert question.spelling is Spelling.LENIENT
    assert question.answers == ("uretère",)
    told = {confusion.text: confusion.feedback for confusion in question.confusions}
    assert told["urètre"].startswith(
        "Urètre\u00a0: canal par lequel l’urine sort du corps. L’uretère part du rein"
    )
    assert told["artère"] == "«\u00a0artère\u00a0» désigne autre chose."


def test_confusion_holds_both_ways() -> None:
    assert "uretère" in {confusion.text for confusion in typed("uretre/meaning/name").confusions}


def test_a_term_said_in_its_own_definition_is_not_asked_by_it() -> None:
    made = GlossaryQuestions([*GLOSSARY, term("x", "plèvre", "La plèvre est une membrane.", gender="f")])
    assert "x/meaning" not in made.points()


def test_a_definition_that_names_the_term_is_no_distractor() -> None:
    assert "Anticoagulant que l’on surveille par l’INR." not in wrong(choice("inr/abbreviation/define"))
    assert "Anticoagulant que l’on surveille par l’INR." in wrong(choice("irm/abbreviation/define"))


def test_spelling_is_strict_when_typed_and_shows_the_example_with_a_gap() -> None:
    question = typed("uretere/spelling/type")
    assert question.spelling is Spelling.STRICT
    assert "Les accents et les traits d’union comptent." in question.prompt
    assert "«\u00a0Un calcul siège dans l’… gauche.\u00a0»" in question.prompt
    assert "uretère" not in question.prompt
    assert [confusion.text for confusion in question.confusions] == ["urétère", "uretére"]


def test_spelling_is_chosen_among_at_least_two_wrong_forms() -> None:
    question = choice("uretere/spelling/choose")
    assert [option.text for option in question.choices] == ["uretère", "urétère", "uretére"]
    assert question.draw == 0
    assert [question.id for question in MADE.ways("hematurie/spelling")] == ["hematurie/spelling/type"]


def test_a_misspelling_that_is_a_word_of_the_glossary_is_no_misspelling() -> None:
    made = GlossaryQuestions(
        [*GLOSSARY, term("a", "colon", "Habitant.", gender="m", misspellings=("hernie",))]
    )
    assert "a/spelling" not in made.points()


@pytest.mark.parametrize(
    ("right", "mistake", "told"),
    [
        ("plèvre", "plévre", "Les lettres y sont, mais pas les accents"),
        ("hématurie", "ématurie", "il manque la lettre «\u00a0h\u00a0»"),
        ("anurie", "annurie", "la lettre «\u00a0n\u00a0» est de trop"),
        ("dysurie", "disurie", "avec «\u00a0y\u00a0» et non «\u00a0i\u00a0»"),
        ("aphasie", "afasie", "On écrit «\u00a0aphasie\u00a0»."),
    ],
)
def test_the_hint_names_the_mistake(right: str, mistake: str, told: str) -> None:
    assert told in hint(right, mistake)


def test_taking_a_word_apart_asks_what_its_meaning_does_not_betray() -> None:
    question = choice("hematurie/parts/decompose")
    assert (
        question.prompt == "Dans «\u00a0hématurie\u00a0», que signifie l’élément «\u00a0hémato-\u00a0»\u00a0?"
    )
    assert [option.text for option in question.choices if option.correct] == ["sang"]
    assert set(wrong(question)) <= {"foie", "estomac", "nez", "vaisseau", "veine"}


def test_putting_a_word_together_gives_the_meanings_and_the_definition() -> None:
    question = typed("hematurie/parts/compose")
    assert question.prompt == (
        "Présence de sang dans les urines\u00a0: quel terme forme-t-on avec des éléments "
        "qui signifient «\u00a0sang\u00a0» et «\u00a0urine\u00a0»\u00a0?"
    )
    assert question.answers == ("hématurie",)


def test_a_word_part_is_asked_with_its_role() -> None:
    question = choice("wpectomie/meaning/define")
    assert question.prompt == "Que signifie le suffixe «\u00a0-ectomie\u00a0»\u00a0?"
    assert wrong(question)["incision, ouverture"].startswith("C’est le sens de «\u00a0-tomie\u00a0».")
    assert not {"foie", "estomac"} & set(wrong(question))
    assert (
        "la racine «\u00a0hémo-\u00a0» (ou «\u00a0hémato-\u00a0»)" in choice("wphémo/meaning/define").prompt
    )


def test_parts_of_one_meaning_never_meet() -> None:
    assert "sensation pénible" not in wrong(choice("wpalgie/meaning/define"))
    assert "douleur" not in wrong(choice("wpdynie/meaning/define"))
    assert "veine" not in wrong(choice("wpvasculo/meaning/define"))
    assert "veine" in wrong(choice("wprhino/meaning/define"))


def test_a_word_part_is_typed_with_or_without_hyphens_in_all_its_forms() -> None:
    assert typed("wpalgie/meaning/name").answers == ("-algie", "-dynie", "algie", "dynie")
    assert typed("wphémo/meaning/name").answers == ("hémo-", "hémato-", "hémo", "hémato")


def test_examples_are_masked_and_the_origin_told_when_there_is_none() -> None:
    assert typed("wpectomie/meaning/name").prompt == (
        "Quel suffixe signifie «\u00a0ablation\u00a0»\u00a0? "
        "Exemples à compléter\u00a0: «\u00a0appendic…\u00a0» et «\u00a0gastr…\u00a0»."
    )
    assert "«\u00a0…rragie\u00a0» et «\u00a0…me\u00a0»" not in typed("wphémo/meaning/name").prompt
    assert "«\u00a0…rragie\u00a0»" in typed("wphémo/meaning/name").prompt
    assert typed("wpite/meaning/name").prompt.startswith("Quel suffixe d’origine grecque signifie")


def test_an_abbreviation_is_expanded_told_and_typed() -> None:
    ids = [question.id for question in MADE.ways("ecg/abbreviation")]
    assert ids == ["ecg/abbreviation/expand", "ecg/abbreviation/define", "ecg/abbreviation/abbreviate"]
    assert choice(ids[0]).choices[1].text == "électroencéphalogramme"
    assert choice(ids[0]).choices[1].feedback == "C’est ce que signifie «\u00a0EEG\u00a0»."
    question = typed(ids[2])
    assert (question.answers, question.spelling) == (("ECG",), Spelling.NO_TYPO)
    assert [confusion.text for confusion in question.confusions] == ["EEG"]
    assert typed("pno/abbreviation/abbreviate").answers == ("PNO",)


def test_explanations_tell_the_definition_the_parts_and_the_trap() -> None:
    assert way("hematurie/spelling/type").explanation == (
        "Hématurie (nom féminin)\u00a0: présence de sang dans les urines. "
        "Le mot réunit «\u00a0hémato-\u00a0» (sang) et «\u00a0-urie\u00a0» (urine), "
        "d’origine grecque. On dit «\u00a0une hématurie\u00a0»."
    )
    assert way("pno/abbreviation/abbreviate").explanation.startswith(
        "PNO signifie «\u00a0pneumothorax\u00a0»."
    )


def test_a_glossary_too_small_asks_only_what_is_typed() -> None:
    alone = GlossaryQuestions([URETER])
    assert [question.id for question in alone.ways("uretere/meaning")] == ["uretere/meaning/name"]
    assert GlossaryQuestions([]).points() == ()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("sang", "écoulement de sang", True),
        ("urine", "présence dans l'urine", True),
        ("reins", "rein", True),
        ("veine", "vaisseau", True),
        ("ablation", "incision, ouverture", False),
        ("excès", "insuffisance", False),
        ("à travers", "à l'intérieur", False),
    ],
)
def test_meanings_that_could_both_be_right(one: str, other: str, near: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is near


def test_a_definition_that_speaks_of_the_term_is_no_distractor_of_it() -> None:
    made = GlossaryQuestions(
        [*GLOSSARY, term("plevre", "plèvre", "Membrane du poumon.", gender="f", confused_with=("pno",))]
    )
    question = made.ways("plevre/meaning")[0]
    assert isinstance(question, SingleChoice)
    assert "Présence d’air dans la plèvre." not in wrong(question)


def test_a_contrast_is_told_only_of_those_it_contrasts() -> None:
    hemi = part("hémi-", "moitié", "prefix", confused_with=("wphémo",), contrast="Un i ou un o change tout.")
    mono = part("mono-", "un seul", "prefix", confused_with=("wphémi",))
    made = GlossaryQuestions([*GLOSSARY, hemi, mono])
    question = made.ways("wphémi/meaning")[0]
    assert isinstance(question, SingleChoice)
    assert wrong(question)["sang"] == "C’est le sens de «\u00a0hémo-\u00a0». Un i ou un o change tout."
    assert wrong(question)["un seul"] == "C’est le sens de «\u00a0mono-\u00a0»."


def test_a_broader_word_is_no_distractor_unless_it_is_listed() -> None:
    echo, cardio, graphie = (
        WordPart("écho-", "écho"),
        WordPart("cardio-", "cœur"),
        WordPart("-graphie", "examen"),
    )
    broad = term("echo", "échographie", "Imagerie par ultrasons.", parts=(echo, graphie))
    narrow = term("ec", "échocardiographie", "Étude du cœur par ultrasons.", parts=(echo, cardio, graphie))
    listed = term("ec2", narrow.term, narrow.definition, parts=narrow.parts, confused_with=("echo",))
    for entry, meets in ((narrow, False), (listed, True)):
        question = GlossaryQuestions([*GLOSSARY, broad, entry]).ways(f"{entry.id}/meaning")[0]
        assert isinstance(question, SingleChoice)
        assert ("Imagerie par ultrasons." in wrong(question)) is meets


def test_the_part_that_looks_like_its_meaning_is_not_the_one_asked() -> None:
    parts = (WordPart("thoraco-", "thorax"), WordPart("-tomie", "incision"))
    first = term("th", "thoracotomie", "Ouverture de la poitrine.", parts=parts)
    other = term("la", "laparotomie", "Ouverture du ventre.", parts=(WordPart("laparo-", "ventre"), parts[1]))
    question = GlossaryQuestions([*GLOSSARY, first, other]).ways("th/parts")[0]
    assert "l’élément «\u00a0-tomie\u00a0»" in question.prompt


def test_a_synonym_in_several_words_is_not_put_together_from_parts() -> None:
    parts = (WordPart("myélo-", "moelle"), WordPart("-ome", "tumeur"))
    entry = term("my", "myélome", "Prolifération maligne.", parts=parts, synonyms=("maladie de Kahler",))
    made = GlossaryQuestions([*GLOSSARY, entry])
    assert [way.answers for way in made.ways("my/parts") if isinstance(way, ShortAnswer)] == [("myélome",)]
    assert "maladie de Kahler" in made.ways("my/meaning")[-1].answers
