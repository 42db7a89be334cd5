"""What the rules of writing see of texts to correct or to write: not what is wrong on purpose."""

import pytest

from quizz.content.blotting import without_braces, without_faults
from quizz.content.compiled import FileKind
from quizz.content.mending.mend import mend
from quizz.content.reading import read
from quizz.content.rules import running
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Role
from quizz.domain.typography import corrected

PROOFREADING = """
    type: proofreading
    prompt: On relit la lettre.
    text: Le patient a une letre et l'arme. Le medecin attend encor ici.
    faults:
      - {wrong: une letre, right: une lettre, kind: term, feedback: On dit une letre.}
      - {wrong: Le medecin, right: [Le médecin, Le docteurr], kind: accent, feedback: Un accent.}
"""
TRANSCRIPTION = """
    type: transcription
    prompt: On écrit.
    notes: Pte 62 a., DNID ss metf
    text: La patiente a {une|unne} lettre, {{tariff:G}}.
"""
DICTATION = """
    type: dictation
    prompt: On écrit.
    phrases:
      - Le patient {attend|atend} ici.
      - La lettrre est là.
"""
KNOWN = (
    "on relit la lettre le patient a une et l arme médecin attend encore ici dit un accent écrit patiente "
    "est là voilà pourquoi docteur essai"
)


@pytest.fixture
def context(spelling_with) -> Context:
    return spelling_with(KNOWN)


def spelt(diagnostics, text, context):
    return [
        (d.line, d.column, d.message.partition("«\u00a0")[2].partition("\u00a0»")[0])
        for d in diagnostics(text, context)
        if d.code == "Q118"
    ]


def test_planted_faults_are_not_told_what_is_around_and_what_is_right_are(bank_of, diagnostics, context):
    assert spelt(diagnostics, bank_of(PROOFREADING), context) == [(11, 63, "encor"), (14, 52, "docteurr")]


def test_every_form_is_read(bank_of, diagnostics, context):
    assert spelt(diagnostics, bank_of(TRANSCRIPTION), context) == [(12, 30, "unne")]
    assert [(line, word) for line, _column, word in spelt(diagnostics, bank_of(DICTATION), context)] == [
        (12, "atend"),
        (13, "lettrre"),
    ]


def test_each_text_has_its_role(bank_of):
    def roles(body):
        _bank, written = running.written_in(read(bank_of(body).encode(), FileKind.BANK, "accueil"))
        return [(p.role, p.text) for p in written.passages if p.role not in {Role.PROMPT, Role.EXPLANATION}]

    assert roles(PROOFREADING) == [
        (Role.WRITTEN, "Le patient a /// ///// et l'arme. // /////// attend encor ici."),
        (Role.CONFUSION, "une letre"),
        (Role.WRITTEN, "une lettre"),
        (Role.FEEDBACK, "On dit une letre."),
        (Role.CONFUSION, "Le medecin"),
        (Role.WRITTEN, "Le médecin"),
        (Role.WRITTEN, "Le docteurr"),
        (Role.FEEDBACK, "Un accent."),
    ]
    assert roles(TRANSCRIPTION) == [
        (Role.NOTES, "Pte 62 a., DNID ss metf"),
        (Role.WRITTEN, "La patiente a /une/unne/ lettre, {{tariff:G}}."),
    ]
    assert roles(DICTATION)[0] == (Role.WRITTEN, "Le patient /attend/atend/ ici.")


def test_nothing_is_told_of_what_is_sound(bank_of, diagnostics, built_in):
    for body in (
        PROOFREADING.replace("l'arme", "l’arme"),
        TRANSCRIPTION.replace("{{tariff:G}}", "19 kg"),
        DICTATION,
    ):
        assert [d.code for d in diagnostics(bank_of(body), built_in)] == []


def test_typography_is_told_and_mended_around_the_faults_alone(bank_of, diagnostics):
    body = PROOFREADING.replace("wrong: une letre", "wrong: l'arme et").replace(
        "une letre et l'arme", "l'art, l'arme et"
    )
    body = body.replace("right: une lettre", "right: l’âme et")
    text = bank_of(body)
    found = [(d.line, d.column) for d in diagnostics(text) if d.code == "Q118"]
    assert found == [(11, 24)]
    mended = mend(text.encode(), FileKind.BANK, "accueil", lambda _bank, _prompt: "q")
    assert mended is not None
    assert "a l’art, l'arme et. Le" in mended.data.decode()
    assert "wrong: l'arme et" in mended.data.decode()


def test_blots_have_the_length_of_what_they_cover():
    text = "Un deux trois deux."
    assert without_faults(text, ["deux", "absent"]) == "Un //// trois ////."
    assert without_faults("a  b", ["a b"]) == "/  /"
    braces = "{a|b c} {{tariff:G}} {d|}."
    assert without_braces(braces) == "/a/b c/ {{tariff:G}} /d//."
    assert len(without_braces(braces)) == len(braces)


def test_what_is_left_as_it_is_when_typography_is_corrected():
    assert corrected("l'art et l'arme", "l'art et //////") == "l’art et l'arme"
