"""What instructors really type: one test a row of the table of YAML pitfalls."""

import unicodedata

import pytest

from quizz.content.diagnostics import Severity, render
from quizz.domain.question import TrueFalse

PROMPT = "prompt: Une phrase."


def places(compiled, code):
    return [(d.line, d.column) for d in compiled.diagnostics if d.code == code]


def errors(compiled):
    return [d for d in compiled.diagnostics if d.severity is Severity.ERROR]


def ids(compiled):
    return [question.id for question in compiled.bank.questions] if compiled.bank else None


def prompts(compiled):
    return [question.prompt for question in compiled.bank.questions]


def test_a_key_twice_is_an_error_that_names_both_places(bank, bank_text):
    compiled = bank(bank_text.replace("    level: 1\n", "    level: 1\n    skill: cadre\n"))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y033", 13, 5)
    assert "ligne 11, colonne 5" in error.message
    assert ids(compiled) == ["q2"]


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "off", "yes", "y", "010", "08", "0612345678", "1:30", "22:22"]
)
def test_words_that_yaml_1_1_changes_stay_as_typed(bank, bank_text, word):
    assert prompts(bank(bank_text.replace(PROMPT, f"prompt: {word}")))[0] == word


def test_a_date_stays_text_where_text_is_meant(bank, bank_text):
    assert prompts(bank(bank_text.replace(PROMPT, "prompt: 2026-11-21")))[0] == "2026-11-21"


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("oui", True),
        ("vrai", True),
        ("True", True),
        ("yes", True),
        ("non", False),
        ("FAUX", False),
        ("no", False),
    ],
)
def test_french_and_english_yes_no_values(bank, bank_text, word, meaning):
    question = bank(bank_text.replace("answer: vrai", f"answer: {word}")).bank.questions[0]
    assert isinstance(question, TrueFalse)
    assert question.answer is meaning


def test_a_french_decimal_comma_is_understood(bank, bank_text):
    text = bank_text.replace("true_false", "numeric").replace(
        "answer: vrai", "answer: 1,5\n    tolerance: 0,25"
    )
    question = bank(text.replace("answer: faux", "answer: 2")).bank.questions[0]
    assert (question.answer, question.tolerance) == ("1,5", "0.25")


def test_a_french_date_gets_a_hint(bank, bank_text):
    compiled = bank(bank_text.replace("level: 1", "level: 1\n    as_of: 21/11/2026"))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("B008", 13, 12)
    assert "2026-11-21" in error.remedy


def test_a_colon_in_a_plain_text(bank, bank_text):
    compiled = bank(bank_text.replace(PROMPT, "prompt: Attention : danger"))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y020", 8, 23)
    assert "guillemets" in error.remedy
    assert ">-" in error.remedy
    assert render(error).splitlines()[2].index("^") - 4 == error.column - 1


def test_an_apostrophe_inside_single_quotes(bank, bank_text):
    [error] = errors(bank(bank_text.replace(PROMPT, "prompt: 'L'assuré'")))
    assert (error.code, error.line, error.column) == ("Y021", 8, 13)
    assert '"L\'assuré"' in error.remedy


def test_quotes_inside_double_quotes(bank, bank_text):
    [error] = errors(bank(bank_text.replace(PROMPT, 'prompt: "Il dit "oui""')))
    assert (error.code, error.line, error.column) == ("Y021", 8, 13)


def test_a_quote_that_is_never_closed(bank, bank_text):
    text = bank_text.replace("prompt: Une autre.", "prompt: 'Une autre.")
    [error] = errors(bank(text))
    assert (error.code, error.line, error.column) == ("Y024", 15, 13)


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("*note", "Y030"),
        ("*Important* : lire", "Y022"),
        ("@medecin", "Y022"),
        ("% des patients", "Y022"),
        ("[Urgent] rappeler", "Y022"),
        ("[Urgent]", "B003"),
        ("{nom} a appelé", "Y022"),
        ("{nom}", "B003"),
        ("!danger ici", "Y031"),
        ("- texte", "Y022"),
        ("& patient", "Y022"),
        ("&p texte", "Y030"),
        ("`code`", "Y022"),
        ("> texte", "Y022"),
        ("| texte", "Y022"),
        ("{{tariff:G}} euros", "Y034"),
    ],
)
def test_a_text_that_starts_with_a_sign_of_yaml(bank, bank_text, start, code):
    compiled = bank(bank_text.replace(PROMPT, f"prompt: {start}"))
    [error] = errors(compiled)
    assert (error.code, error.line) == (code, 8)
    assert error.column in {13, 14}
    assert "guillemets" in error.remedy
    assert ids(compiled) == ["q2"], "the other question stays"


@pytest.mark.parametrize("indentation", ["\t", "    \t", "  \t"])
def test_a_tab_as_indentation(bank, bank_text, indentation):
    compiled = bank(bank_text.replace("    " + PROMPT, indentation + PROMPT))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y012", 8, len(indentation))
    assert "Tabulation" in error.message
    assert ids(compiled) == ["q2"]


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("\u00a0\u00a0\u00a0\u00a0prompt: Une phrase.", 1),
        ("    \u202fprompt: Une phrase.", 5),
        ("    prompt\u00a0: Une phrase.", 11),
        ("    prompt:\u00a0Une phrase.", 12),
        ("    prompt\u202f:\u00a0Une phrase.", 11),
    ],
)
def test_a_no_break_space_in_the_structure(bank, bank_text, typed, column):
    compiled = bank(bank_text.replace("    " + PROMPT, typed))
    found = [d for d in compiled.diagnostics if d.code == "Y013"]
    assert (8, column) in [(d.line, d.column) for d in found]
    assert "insécable" in found[0].message
    assert "U+00A0" in found[0].message or "U+202F" in found[0].message
    assert ids(compiled) == ["q2"]


@pytest.mark.parametrize("typed", ["prompt: \u00a0Une phrase.", "prompt: Une phrase.\u00a0"])
def test_a_no_break_space_that_sticks_to_a_text_is_removed_and_told(bank, bank_text, typed):
    compiled = bank(bank_text.replace(PROMPT, typed))
    assert [d.severity for d in compiled.diagnostics if d.code == "Y013"] == [Severity.WARNING]
    assert prompts(compiled)[0] == "Une phrase."


def test_no_break_spaces_of_french_prose_are_left_alone(bank, bank_text):
    lines = ("Attention\u00a0: que répondre\u202f?", "-\u00a0Bonjour «\u00a0vous\u00a0»", "suite")
    prose = "prompt: >-" + "".join(f"\n      {line}" for line in lines)
    compiled = bank(bank_text.replace(PROMPT, prose))
    assert compiled.diagnostics == ()
    assert "Attention\u00a0: que" in prompts(compiled)[0]


@pytest.mark.parametrize("character", ["\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad", "\u202e"])
def test_an_invisible_character_is_found_and_named(bank, bank_text, character):
    compiled = bank(bank_text.replace(PROMPT, f"prompt: Une{character} phrase."))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y014", 8, 16)
    assert f"U+{ord(character):04X}" in error.message
    assert character not in error.excerpt


def test_an_invisible_character_in_a_key(bank, bank_text):
    [error] = errors(bank(bank_text.replace("prompt: Une p", "pro\u200bmpt: Une p")))
    assert (error.code, error.line, error.column) == ("Y014", 8, 8)


def test_a_joined_emoji_is_left_alone(bank, bank_text):
    assert bank(bank_text.replace(PROMPT, "prompt: 👩\u200d⚕️ répond.")).diagnostics == ()


def test_a_byte_order_mark_is_told_and_costs_nothing(bank, bank_text):
    compiled = bank(b"\xef\xbb\xbf" + bank_text.encode())
    assert [(d.code, d.severity, d.line, d.column) for d in compiled.diagnostics] == [
        ("Y011", Severity.WARNING, 1, 1)
    ]
    assert ids(compiled) == ["q1", "q2"]


def test_a_control_character_never_reaches_the_screen(bank, bank_text):
    compiled = bank(bank_text.replace(PROMPT, "prompt: Une \x1b[31mphrase."))
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y015", 8, 17)
    assert "\x1b" not in render(error)
    escaped = bank(bank_text.replace(PROMPT, 'prompt: "Une \\x1b[31mphrase."'))
    assert [d.code for d in errors(escaped)] == ["Y015"]


@pytest.mark.parametrize(
    "tail",
    [
        "- id: q3\n  type: true_false\n",
        "id: q3\nprompt: Oubliée\n",
        "   - id: q3\n     type: true_false\n",
        "  id: q3\n",
    ],
)
def test_missing_indentation_never_drops_a_question_silently(bank, bank_text, tail):
    compiled = bank(bank_text + tail)
    assert any(d.line >= 20 for d in errors(compiled))


def test_question_keys_at_the_wrong_level_get_a_hint(bank, bank_text):
    compiled = bank(bank_text + "prompt: Oubliée\n")
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("B001", 20, 1)
    assert "décalez" in error.remedy


def test_the_count_of_questions_is_reported(bank, bank_text):
    compiled = bank(bank_text.replace("level: 1", "level: 9"))
    [told] = [d for d in compiled.diagnostics if d.code == "B013"]
    assert told.severity is Severity.INFO
    assert "1 question retenue sur 2" in told.message


def test_cp1252_is_named_with_its_line(bank, bank_text):
    compiled = bank(bank_text.replace(PROMPT, "prompt: Le décès.").encode("cp1252"))
    [error] = compiled.diagnostics
    assert (error.code, error.line, error.column) == ("Y010", 4, 11)
    assert "1252" in error.message
    assert "Enregistrez en UTF-8" in error.remedy
    assert "Équipe" in error.excerpt


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(bank, bank_text, encoding):
    [error] = bank(bank_text.encode(encoding)).diagnostics
    assert (error.code, error.line) == ("Y010", 1)
    assert "UTF-16" in error.message


def test_accents_are_composed(bank, bank_text):
    decomposed = unicodedata.normalize("NFD", bank_text.replace(PROMPT, "prompt: Hémorragie."))
    assert prompts(bank(decomposed))[0] == "Hémorragie."
    assert prompts(bank(bank_text.replace(PROMPT, 'prompt: "e\\u0301"')))[0] == "é"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_are_fine(bank, bank_text, ending):
    compiled = bank(bank_text.replace("\n", ending))
    assert compiled.diagnostics == ()
    broken = bank(bank_text.replace("level: 2", "levle: 2").replace("\n", ending))
    assert (19, 5) in places(broken, "B001")


def test_any_tag_is_refused_and_named(bank, bank_text):
    compiled = bank(bank_text.replace(PROMPT, "prompt: !!python/object/apply:os.system [ls]"))
    assert places(compiled, "Y031") == [(8, 13)]
    assert "python/object/apply:os.system" in compiled.diagnostics[0].message


def test_two_documents_are_refused(bank, bank_text):
    compiled = bank(bank_text + "---\nid: autre\n")
    [error] = errors(compiled)
    assert (error.code, error.line, error.column) == ("Y032", 20, 1)
    assert compiled.bank is None


def test_an_unknown_key_gets_a_suggestion(bank, bank_text):
    choices = "choices:\n      - {text: a, corect: oui}\n      - {text: b}\n      - {text: c}"
    text = bank_text.replace("true_false", "single_choice", 1).replace("answer: vrai", choices)
    compiled = bank(text)
    [unknown] = [d for d in compiled.diagnostics if d.code == "B001"]
    assert (unknown.line, unknown.column) == (10, 19)
    assert "Voulez-vous dire «\u00a0correct\u00a0»" in unknown.remedy


def test_null_and_tilde_are_empty(bank, bank_text):
    for word in ("null", "~", "", "# rien"):
        assert places(bank(bank_text.replace(PROMPT, f"prompt: {word}")), "B004") == [(8, 5)]


def test_all_the_errors_of_a_file_are_told_at_once(bank, bank_text):
    text = bank_text.replace(PROMPT, "prompt: Attention : danger").replace("Une autre.", "'L'autre'")
    compiled = bank(text + "  - id: q3\n    type: numeric\n    level: 7\n")
    assert places(compiled, "Y020") == [(8, 23)]
    assert places(compiled, "Y021") == [(15, 13)]
    assert places(compiled, "B007") == [(22, 12)]
    assert compiled.bank is not None
    assert ids(compiled) == []


def test_an_error_in_the_head_costs_the_bank(bank, bank_text):
    compiled = bank(bank_text.replace("title: Essai", "title: Essai : un"))
    assert places(compiled, "Y020") == [(2, 14)]
    assert compiled.bank is None
