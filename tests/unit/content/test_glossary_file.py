import pytest

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.reading import compile_file
from quizz.domain.term import TermKind, WordPart


def compiled(text):
    return compile_file(text.encode(), FileKind.GLOSSARY, "")


def found(text):
    return [(d.code, d.line, d.column, d.severity.value) for d in compiled(text).diagnostics]


def test_a_sound_glossary(glossary_text):
    result = compiled(glossary_text)
    assert result.diagnostics == ()
    first = result.terms[0]
    assert (first.id, first.kind, first.gender) == ("uretere", TermKind.TERM, "m")
    assert first.parts == (WordPart("uro-", "urine", "grec"),)
    assert (first.misspellings, first.confused_with) == (("urétère",), ("uretre", "autre mot"))
    assert [term.role for term in result.terms] == ["", "", "suffix", ""]
    assert result.terms[3].expansion == "électrocardiogramme"
    assert result.places == ((2, 5), (11, 5), (16, 5), (23, 5))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    gender: m\n    definition: Canal.", "    definition: Canal.", ("B002", 11, 5, "error")),
        ("gender: m\n    definition: Canal", "gender: n\n    definition: Canal", ("B010", 14, 13, "error")),
        ("role: suffix", "role: sufixe", ("B010", 19, 11, "error")),
        ("    role: suffix\n", "", ("B002", 16, 5, "error")),
        ("    expansion: électrocardiogramme\n", "", ("B002", 23, 5, "error")),
        ("kind: abbreviation", "kind: sigle", ("B010", 25, 11, "error")),
        ("definition: ablation", "definition: ablation\n    gender: f", ("B041", 22, 5, "error")),
        ("definition: Canal.", "definition: Canal.\n    expansion: x", ("B041", 16, 5, "error")),
        ("definition: Canal.", "definition: Canal.\n    defintion: x", ("B001", 16, 5, "error")),
        ("misspellings: [urétère]", "misspellings: [uretère]", ("B042", 9, 19, "error")),
        ("form: uro-, ", "", ("B002", 8, 9, "error")),
        ("definition: Canal.", "definition: Canal.\n    checked: novembre", ("B009", 16, 14, "error")),
        ("definition: Canal.", "definition: Canal.\n    sources: [x]", ("B015", 16, 14, "warning")),
        ("term: -ectomie", "term: ectomie", ("B043", 17, 11, "warning")),
    ],
)
def test_faults_and_their_places(glossary_text, old, new, expected):
    assert old in glossary_text
    text = glossary_text.replace(old, new, 1)
    assert found(text) == [expected]
    kept = 3 if expected[3] == "error" else 4
    assert len(compiled(text).terms) == kept


def test_an_entry_with_a_syntax_error_is_left_out_alone(glossary_text):
    text = glossary_text.replace("definition: Canal.", "definition: Canal : petit")
    result = compiled(text)
    assert [d.code for d in result.diagnostics if d.severity is Severity.ERROR] == ["Y020"]
    assert [term.id for term in result.terms] == ["uretere", "wp-ectomie", "ab-ecg"]


@pytest.mark.parametrize(
    "text", ["terms:\n", "terms: []\n", "terms: un\n", "[]\n", "terms: [un]\n", "term: []\n"]
)
def test_a_glossary_without_entries(text):
    result = compiled(text)
    assert result.terms == ()
    assert any(d.severity is Severity.ERROR for d in result.diagnostics)
