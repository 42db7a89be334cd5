"""What instructors really type: one row of the table of YAML pitfalls after the other.

A case of `REFUSED` tells the code, the place and the remedy of each error, and the questions that stay.
A case of `UNDERSTOOD` tells what is read instead. A case of `TOLD` is read, with a warning.
"""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from quizz.content.diagnostics import Severity, caret_offset, in_order, render

BANK = Path(__file__).with_name("bank_of_two.yaml").read_text(encoding="utf-8")
BOTH, NONE = ("q1", "q2"), None
"""NONE: not even the head of the bank can be used."""


def typed(old, new):
    """The bank with something else typed at one place."""
    assert old in BANK
    return BANK.replace(old, new, 1)


def prompt(text):
    """The bank with another first prompt: line 8, from column 13."""
    return typed("Une phrase.", text)


def also(line):
    """The bank with one more key in the first question: line 13."""
    return typed("    level: 1\n", f"    level: 1\n    {line}\n")


def numeric(*lines):
    return typed("true_false", "numeric").replace("answer: vrai", "\n    ".join(lines))


class Refused(NamedTuple):
    """`errors`: (code, line, column), in order; `remedy`: of the first, or a part of it."""

    row: str
    name: str
    text: str | bytes
    errors: list[tuple[str, int, int]]
    remedy: str
    message: str = ""
    kept: tuple[str, ...] | None = ("q2",)


class Understood(NamedTuple):
    """`value`: what the first question has under `key`."""

    row: str
    name: str
    text: str | bytes
    value: object
    key: str = "prompt"


TWICE = "a key twice"
WORDS = "NO, no, on, off, yes"
YES_NO = "oui, non, vrai, faux in a yes-no field"
ZEROS = "010, 08, 0612345678"
TIMES = "1:30, 22:22"
DATES = "2026-11-21"
FRENCH = "1,5 and 21/11/2026"
COLON = "prompt: Attention : danger"
APOSTROPHE = "'L'assuré'"
SIGNS = "a text that starts with * @ % [ { ! - &"
TAB = "a tab as indentation"
UNSEEN = "a no-break space in the structure, a zero-width space, a byte order mark"
INDENT = "missing indentation that drops questions"
ENCODING = "a file in cp1252 or UTF-16"
ACCENTS = "accents in NFD"
ENDINGS = "CRLF"
BOMBS = "an alias bomb, an anchor maze, 10,000 levels"
TAGS = "!!python/object, any tag"
DOCUMENTS = "two documents in one file"
UNKNOWN = "an unknown key"
ROWS = [
    *(TWICE, WORDS, YES_NO, ZEROS, TIMES, DATES, FRENCH, COLON, APOSTROPHE, SIGNS, TAB, UNSEEN, INDENT),
    *(ENCODING, ACCENTS, ENDINGS, BOMBS, TAGS, DOCUMENTS, UNKNOWN),
]

QUOTE_IT = "Mettez le texte entre guillemets ou utilisez >-."
QUOTE_OR_CLOSE = (
    "Si c’est un texte, mettez-le entre guillemets ou utilisez >-\u00a0; si c’est une liste, il y manque"
)
NOT_YAML = "Si c’est un texte, mettez-le entre guillemets ou utilisez >-."
TAG_OR_TEXT = "Si c’est un texte qui commence par «\u00a0!\u00a0», mettez-le entre guillemets ou utilisez >-."
RETYPE = "Supprimez-le et retapez ce passage au clavier."
SPACE_BAR = "Remplacez-la par une espace ordinaire (barre d’espace seule)."
SPACES = "Décalez les lignes avec des espaces\u00a0: deux par niveau."
ALIGN = "Alignez-la sur "
SAVE_AS = "Enregistrez en UTF-8\u00a0: dans l’éditeur, «\u00a0Enregistrer sous\u00a0», puis encodage"

START = [
    ("*note", "Y030", 13, NOT_YAML),
    ("*Important* : lire", "Y022", 13, QUOTE_IT),
    ("@medecin", "Y022", 13, QUOTE_IT),
    ("% des patients", "Y022", 13, QUOTE_IT),
    ("[Urgent] rappeler", "Y022", 13, QUOTE_OR_CLOSE),
    ("[Urgent]", "B003", 13, "Si le texte commence par «\u00a0[\u00a0»"),
    ("{nom} a appelé", "Y022", 13, QUOTE_OR_CLOSE),
    ("{nom}", "B003", 13, "Si le texte commence par «\u00a0[\u00a0»"),
    ("{{tariff:G}} euros", "Y034", 14, "Un texte qui commence par «\u00a0[\u00a0» ou «\u00a0{\u00a0» se met"),
    ("!danger ici", "Y031", 13, TAG_OR_TEXT),
    ("- texte", "Y022", 13, QUOTE_IT),
    ("& patient", "Y022", 13, QUOTE_IT),
    ("&p texte", "Y030", 13, NOT_YAML),
    ("`code`", "Y022", 13, QUOTE_IT),
    ("? texte", "Y022", 13, QUOTE_IT),
    (
        "> texte",
        "Y022",
        13,
        "Après >-, allez à la ligne\u00a0; si c’est un texte, mettez-le entre guillemets.",
    ),
    (
        "| texte",
        "Y022",
        13,
        "Après |-, allez à la ligne\u00a0; si c’est un texte, mettez-le entre guillemets.",
    ),
    (
        "# rappeler",
        "B004",
        5,
        "Complétez-la\u00a0; un texte qui commence par «\u00a0#\u00a0» se met entre guillemets.",
    ),
]
STRUCTURE = [
    ("\u00a0\u00a0\u00a0\u00a0prompt: Une phrase.", 1),
    ("    \u202fprompt: Une phrase.", 5),
    ("    prompt\u00a0: Une phrase.", 11),
    ("    prompt:\u00a0Une phrase.", 12),
    ("    prompt\u202f:  Une phrase.", 11),
]
INVISIBLE = ["\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad", "\u202e"]

REFUSED = [
    Refused(
        TWICE,
        "on one level",
        also("skill: cadre"),
        [("Y033", 13, 5)],
        "Gardez une seule des deux",
        "«\u00a0skill\u00a0» est déjà donnée ligne 11, colonne 5",
    ),
    Refused(
        TWICE,
        "in braces",
        typed("true_false", "single_choice").replace(
            "answer: vrai",
            "choices:\n      - {text: a, text: d, correct: oui}\n      - {text: b}\n      - {text: c}",
        ),
        [("Y033", 10, 19)],
        "Gardez une seule des deux",
        "ligne 10, colonne 10",
    ),
    Refused(
        YES_NO, "neither", typed("vrai", "peut-être"), [("B005", 9, 13)], "Écrivez oui, non, vrai ou faux."
    ),
    Refused(
        FRENCH,
        "a date",
        also("as_of: 21/11/2026"),
        [("B008", 13, 12)],
        "Écrivez l’année, le mois et le jour\u00a0: 2026-11-21.",
    ),
    Refused(
        FRENCH,
        "a month",
        also("checked: 11/2026"),
        [("B009", 13, 14)],
        "Écrivez l’année et le mois\u00a0: 2026-11.",
    ),
    Refused(COLON, "in a text", prompt("Attention : danger"), [("Y020", 8, 23)], QUOTE_IT),
    Refused(
        COLON,
        "in the head",
        typed("title: Essai", "title: Essai : un"),
        [("Y020", 2, 14)],
        QUOTE_IT,
        kept=NONE,
    ),
    Refused(APOSTROPHE, "in single quotes", prompt("'L'assuré'"), [("Y021", 8, 13)], '"L\'assuré"'),
    Refused(
        APOSTROPHE,
        "double quotes in double quotes",
        prompt('"Il dit "oui""'),
        [("Y021", 8, 13)],
        "Mettez tout le texte entre guillemets doubles sans en mettre dedans, ou utilisez >-.",
    ),
    Refused(
        APOSTROPHE,
        "a quote never closed",
        typed("Une autre.", "'Une autre."),
        [("Y024", 15, 13)],
        "Refermez-le\u00a0; si c’est une apostrophe",
        kept=("q1",),
    ),
    Refused(
        APOSTROPHE,
        "a backslash in double quotes",
        prompt(r'"C:\dossier"'),
        [("Y021", 8, 16)],
        "Écrivez «\u00a0\\\\\u00a0» pour une barre oblique inverse",
    ),
    *(
        Refused(SIGNS, start, prompt(start), [(code, 8, column)], remedy)
        for start, code, column, remedy in START
    ),
    *(
        Refused(
            TAB,
            repr(tab),
            typed("    prompt: Une p", f"{tab}prompt: Une p"),
            [("Y012", 8, len(tab))],
            SPACES,
            "Tabulation",
        )
        for tab in ("\t", "    \t", "  \t")
    ),
    *(
        Refused(
            UNSEEN,
            f"{line!a}",
            typed("    prompt: Une phrase.", line),
            [("Y013", 8, column)],
            SPACE_BAR,
            "insécable",
        )
        for line, column in STRUCTURE
    ),
    *(
        Refused(
            UNSEEN,
            f"U+{ord(sign):04X}",
            prompt(f"Une{sign} phrase."),
            [("Y014", 8, 16)],
            RETYPE,
            f"U+{ord(sign):04X}",
        )
        for sign in INVISIBLE
    ),
    Refused(
        UNSEEN,
        "a zero-width space in a key",
        typed("prompt: Une p", "pro\u200bmpt: Une p"),
        [("Y014", 8, 8)],
        RETYPE,
    ),
    Refused(
        UNSEEN,
        "a control character",
        prompt("Une \x1b[31mphrase."),
        [("Y015", 8, 17)],
        RETYPE,
        "U+001B",
    ),
    Refused(
        INDENT,
        "keys of a question in the first column",
        f"{BANK}prompt: Oubliée\n",
        [("B001", 20, 1)],
        "Elle va avec un élément de la liste\u00a0: décalez-la, il lui manque des espaces devant.",
        kept=NONE,
    ),
    Refused(
        INDENT,
        "a question without its dash",
        f"{BANK}id: q3\nprompt: Oubliée\n",
        [("Y033", 20, 1), ("B001", 21, 1)],
        "il manque un tiret «\u00a0-\u00a0»",
        kept=NONE,
    ),
    Refused(
        INDENT,
        "one key too far left",
        typed("    prompt: Une p", "prompt: Une p"),
        [("Y023", 9, 5)],
        ALIGN,
    ),
    Refused(
        INDENT, "a dash too far left", typed("  - id: q2", "- id: q2"), [("Y023", 13, 1)], ALIGN, kept=("q1",)
    ),
    Refused(
        INDENT,
        "the last key too far left",
        typed("    level: 2", "  level: 2"),
        [("Y023", 19, 3)],
        ALIGN,
        kept=("q1",),
    ),
    Refused(
        ENCODING,
        "cp1252",
        prompt("Le décès.").encode("cp1252"),
        [("Y010", 4, 11)],
        SAVE_AS,
        "Windows-1252",
        kept=NONE,
    ),
    *(
        Refused(ENCODING, name, BANK.encode(name), [("Y010", 1, 1)], SAVE_AS, "UTF-16", kept=NONE)
        for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
    ),
    Refused(
        ENDINGS,
        "the place of a fault",
        typed("level: 1", "level: 9").replace("\n", "\r\n"),
        [("B007", 12, 12)],
        "Écrivez un nombre de 1 à 3.",
    ),
    Refused(
        BOMBS,
        "an alias bomb",
        f"a: &a [x]\n{BANK}" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9)),
        [("Y030", 1, 4), ("B001", 1, 1)],
        NOT_YAML,
        "«\u00a0&a\u00a0» est une ancre YAML",
        kept=NONE,
    ),
    Refused(BOMBS, "an alias", also("tags: *t"), [("Y030", 13, 11), ("B003", 13, 11)], NOT_YAML),
    Refused(BOMBS, "a merge key", also("<<: {tags: [a]}"), [("B001", 13, 5)], "Clés possibles\u00a0:"),
    Refused(
        BOMBS,
        "10,000 levels",
        prompt("[" * 10_000),
        [("Y035", 8, 60)],
        "Vérifiez l’indentation, les crochets et les accolades.",
        kept=NONE,
    ),
    Refused(
        TAGS,
        "python/object",
        prompt("!!python/object/apply:os.system [ls]"),
        [("Y031", 8, 13), ("B003", 8, 13)],
        TAG_OR_TEXT,
        "python/object/apply:os.system",
    ),
    Refused(TAGS, "binary", prompt("!!binary aGVsbG8="), [("Y031", 8, 13)], TAG_OR_TEXT, "2002:binary"),
    Refused(TAGS, "str", prompt("!!str 12"), [("Y031", 8, 13)], TAG_OR_TEXT, "2002:str"),
    Refused(
        DOCUMENTS,
        "two banks",
        f"{BANK}---\nid: autre\n",
        [("Y032", 20, 1)],
        "Supprimez cette ligne, ou faites deux fichiers.",
        kept=NONE,
    ),
    Refused(
        UNKNOWN,
        "corect",
        typed("true_false", "single_choice").replace(
            "answer: vrai", "choices:\n      - {text: a, corect: oui}\n      - {text: b}\n      - {text: c}"
        ),
        [("B001", 10, 19), ("Q001", 10, 7)],
        "Voulez-vous dire «\u00a0correct\u00a0»\u00a0?",
    ),
    Refused(
        UNKNOWN,
        "promt",
        typed("prompt:", "promt:"),
        [("B001", 8, 5)],
        "«\u00a0prompt\u00a0»\u00a0?",
    ),
    Refused(
        UNKNOWN,
        "in the head",
        typed("authors:", "auteurs:"),
        [("B001", 4, 1)],
        "«\u00a0authors\u00a0»\u00a0?",
        kept=NONE,
    ),
    Refused(
        UNKNOWN, "far from any", also("xyz: 1"), [("B001", 13, 5)], "Clés possibles\u00a0: answer, as_of,"
    ),
]

UNDERSTOOD = [
    *(Understood(WORDS, word, prompt(word), word) for word in ("NO", "no", "on", "off", "yes", "y")),
    Understood(WORDS, "in a list", also("tags: [no, on]"), ("no", "on"), "tags"),
    *(
        Understood(YES_NO, word, typed("vrai", word), value, "answer")
        for words, value in ((["oui", "vrai", "True", "yes"], True), (["non", "FAUX", "no"], False))
        for word in words
    ),
    *(Understood(ZEROS, word, prompt(word), word) for word in ("010", "08", "0612345678", "0x1F", "1e3")),
    *(Understood(TIMES, word, prompt(word), word) for word in ("1:30", "22:22")),
    Understood(DATES, "where text is meant", prompt("2026-11-21"), "2026-11-21"),
    Understood(DATES, "where a date is meant", also("as_of: 2026-11-21"), date(2026, 11, 21), "as_of"),
    Understood(FRENCH, "an answer", numeric("answer: 1,5"), "1,5", "answer"),
    Understood(FRENCH, "a tolerance", numeric("answer: 2", "tolerance: 0,25"), "0.25", "tolerance"),
    Understood(COLON, "in quotes", prompt('"Attention : danger"'), "Attention : danger"),
    Understood(COLON, "with >-", prompt(">-\n      Attention : danger"), "Attention : danger"),
    Understood(COLON, "no space after it", prompt("À 14:30 précises"), "À 14:30 précises"),
    Understood(APOSTROPHE, "in double quotes", prompt('"L\'assuré"'), "L'assuré"),
    Understood(APOSTROPHE, "doubled", prompt("'L''assuré'"), "L'assuré"),
    Understood(APOSTROPHE, "without quotes", prompt("L'assuré"), "L'assuré"),
    *(Understood(SIGNS, f"{start} in quotes", prompt(f'"{start}"'), start) for start, *_rest in START),
    Understood(
        UNSEEN,
        "no-break spaces of French prose",
        prompt(">-\n      Attention\u00a0: que répondre\u202f?\n      -\u00a0Bonjour «\u00a0vous\u00a0»"),
        "Attention\u00a0: que répondre\u202f? -\u00a0Bonjour «\u00a0vous\u00a0»",
    ),
    Understood(UNSEEN, "a joined emoji", prompt("👩\u200d⚕️ répond."), "👩\u200d⚕️ répond."),
    Understood(ACCENTS, "typed", unicodedata.normalize("NFD", prompt("Hémorragie.")), "Hémorragie."),
    Understood(ACCENTS, "escaped", prompt('"He\\u0301morragie."'), "Hémorragie."),
    Understood(ENDINGS, "of Windows", BANK.replace("\n", "\r\n"), "Une phrase."),
    Understood(ENDINGS, "of old systems", BANK.replace("\n", "\r"), "Une phrase."),
]


class Told(NamedTuple):
    row: str
    name: str
    text: str | bytes
    warning: tuple[str, int, int]
    remedy: str


TOLD = [
    Told(
        UNSEEN,
        "a byte order mark",
        b"\xef\xbb\xbf" + BANK.encode(),
        ("Y011", 1, 1),
        "Enregistrez en UTF-8 sans BOM.",
    ),
    Told(UNSEEN, "before a text", prompt("\u00a0Une phrase."), ("Y013", 8, 13), ""),
    Told(UNSEEN, "after a text", prompt("Une phrase.\u00a0"), ("Y013", 8, 24), ""),
]


def cases(table):
    return pytest.mark.parametrize("case", table, ids=[f"{case.row}: {case.name}" for case in table])


def errors(compiled):
    return [d for d in in_order(compiled.diagnostics) if d.severity is Severity.ERROR]


def ids(compiled):
    return tuple(question.id for question in compiled.bank.questions) if compiled.bank else NONE


def test_each_row_has_its_cases():
    assert {case.row for case in (*REFUSED, *UNDERSTOOD, *TOLD)} == set(ROWS)
    names = [(case.row, case.name) for case in (*REFUSED, *UNDERSTOOD, *TOLD)]
    assert len(names) == len(set(names))


@cases(REFUSED)
def test_what_is_refused_is_told_at_its_place_with_its_remedy(bank, case):
    compiled = bank(case.text)
    found = errors(compiled)
    assert {(d.code, d.line, d.column) for d in found} >= set(case.errors)
    assert case.row == BOMBS or len(found) == len(case.errors)
    [first] = [d for d in found if (d.code, d.line, d.column) == case.errors[0]]
    assert case.remedy in first.remedy
    assert case.message in first.message
    assert ids(compiled) == case.kept


@cases(REFUSED)
def test_what_is_refused_is_shown_with_a_caret_under_it(bank, case):
    for error in errors(bank(case.text)):
        head, *excerpt, remedy = render(error).splitlines()
        assert head == f":{error.line}:{error.column}: {error.code} {error.message}"
        assert remedy.strip() == error.remedy
        if error.excerpt:
            line, caret = excerpt
            assert line == f"    {error.excerpt}"
            assert re.fullmatch(r" +\^", caret)
            assert caret.index("^") - 4 == caret_offset(error.column)
        assert all(text.replace("\u00a0", " ").isprintable() for text in (head, *excerpt, remedy))


@cases(UNDERSTOOD)
def test_what_is_understood(bank, case):
    compiled = bank(case.text)
    assert compiled.diagnostics == ()
    assert getattr(compiled.bank.questions[0], case.key) == case.value
    assert ids(compiled) == BOTH


@cases(TOLD)
def test_what_costs_nothing_is_told(bank, case):
    compiled = bank(case.text)
    [warning] = compiled.diagnostics
    assert warning.severity is Severity.WARNING
    assert (warning.code, warning.line, warning.column) == case.warning
    assert case.remedy in warning.remedy
    assert compiled.bank.questions[0].prompt == "Une phrase."
    assert ids(compiled) == BOTH


# Beyond the table


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("prompt: Une phrase.", "prompt Une phrase.", 8),
        ("answer: vrai", "answer:vrai", 9),
        ("explanation: Voilà.", "explanation", 17),
        ("    level: 2\n", "    level", 19),
        ("    level: 2\n", "    level: 2\n    suite", 20),
        ("    level: 2\n", "    level: 2\n    'suite'\n\n", 20),
        ("- id: q2", "- id q2", 13),
        ("- id: q2", "- id:q2", 13),
        ("- id: q2\n    type: true", "- id q2\n    type true", 13),
    ],
)
def test_a_key_without_its_colon_is_told_on_its_own_line(bank, old, new, line):
    [error] = errors(bank(typed(old, new)))
    assert (error.code, error.line, error.column) == ("Y023", line, 5)
    assert "n’a pas de «\u00a0:\u00a0»" in error.message
    assert "Écrivez «\u00a0clé: valeur\u00a0»" in error.remedy
    assert error.excerpt


def test_the_first_key_of_all_without_its_colon_is_told_on_its_own_line(bank):
    [error] = errors(bank(typed("id: essai", "id essai")))
    assert (error.code, error.line, error.column) == ("Y023", 1, 1)


@pytest.mark.parametrize(
    "sources",
    [
        "      - Un texte\n        sur deux lignes : voilà",
        "      - un texte\n        sur deux lignes : voilà",
        "      - Un texte\n        suite: voilà",
        "      - un texte\n          suite: voilà",
    ],
)
def test_a_text_on_two_lines_is_not_taken_for_a_key(bank, sources):
    [error] = errors(bank(also(f"sources:\n{sources}")))
    assert (error.code, error.line) == ("Y023", 15)
    assert "suite du texte précédent" in error.message


@pytest.mark.parametrize("word", ["null", "~", "", "# rien"])
def test_null_and_tilde_are_empty(bank, word):
    assert [(d.code, d.line, d.column) for d in errors(bank(prompt(word)))] == [("B004", 8, 5)]


def test_an_escaped_control_character_never_reaches_the_screen(bank):
    [error] = errors(bank(prompt('"Une \\x1b[31mphrase."')))
    assert error.code == "Y015"
    assert "\x1b" not in render(error)


def test_an_excerpt_of_cp1252_is_legible(bank):
    [error] = bank(prompt("Le décès.").encode("cp1252")).diagnostics
    assert "Équipe" in error.excerpt


def test_the_count_of_questions_is_reported(bank):
    [told] = [d for d in bank(typed("level: 1", "level: 9")).diagnostics if d.code == "B013"]
    assert (told.severity, told.line, told.column) == (Severity.INFO, 5, 1)
    assert "1 question retenue sur 2" in told.message


@pytest.mark.parametrize(
    "tail",
    [
        "- id: q3\n  type: true_false\n",
        "id: q3\nprompt: Oubliée\n",
        "   - id: q3\n     type: true_false\n",
        "  id: q3\n",
    ],
)
def test_missing_indentation_never_drops_a_question_silently(bank, tail):
    assert any(d.line >= 20 for d in errors(bank(BANK + tail)))


def test_all_the_errors_of_a_file_are_told_at_once_by_place(bank):
    text = prompt("Attention : danger").replace("Une autre.", "'L'autre'")
    compiled = bank(text + "  - id: q3\n    type: numeric\n    level: 7\n")
    assert [(d.code, d.line, d.column) for d in errors(compiled)] == [
        ("Y020", 8, 23),
        ("Y021", 15, 13),
        *[("B002", 20, 5)] * 4,
        ("B007", 22, 12),
    ]
    assert ids(compiled) == ()
