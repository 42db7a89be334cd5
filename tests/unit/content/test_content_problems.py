import gc

from hypothesis import given
from hypothesis import strategies as st

from quizz.content import reading
from quizz.content.codes import Code
from quizz.content.loader import load
from quizz.content.problems import _CHUNK, Lines, Problems


@given(st.text(st.sampled_from("a\n"), max_size=30), st.integers(1, 3 * _CHUNK))
def test_lines_are_those_of_split(text, padding):
    text = text + "x" * padding + text + "\n" * (padding // 7) + text
    lines = Lines(lambda: text)
    expected = text.split("\n")
    for number in {1, 2, len(expected) // 2, len(expected) - 1, len(expected)}:
        if 1 <= number <= len(expected):
            assert lines[number] == expected[number - 1]
    assert lines[0] == lines[len(expected) + 1] == ""


def test_a_text_that_is_not_needed_is_not_asked_for():
    Problems("a", lambda: 1 / 0).report(Code.EMPTY, (1, 1), "Vide.", excerpt="")


def test_a_syntax_error_in_a_choice_costs_the_whole_question(bank, bank_text):
    choices = (
        "choices:\n      - text: un\n        correct: oui\n      - text: 'd'e'\n" + "      - text: x\n" * 2
    )
    text = bank_text.replace("true_false", "single_choice", 1).replace("answer: vrai\n", choices)
    compiled = bank(text)
    assert [(d.code, d.line, d.column) for d in compiled.diagnostics if d.code != "B013"] == [
        ("Y021", 12, 15)
    ]
    assert [question.id for question in compiled.bank.questions] == ["q2"]


def test_a_fault_in_the_head_costs_the_bank_and_the_others_are_told(bank, bank_text):
    compiled = bank(bank_text.replace("id: essai", "id: Essai").replace("level: 2", "level: 5"))
    assert [(d.code, d.line) for d in compiled.diagnostics] == [("B011", 1), ("B007", 19)]
    assert compiled.bank is None


def test_the_collector_rests_during_a_load_only(folder, bank_text, monkeypatch):
    seen = []
    original = reading.compile_file

    def watched(*arguments):
        seen.append(gc.isenabled())
        return original(*arguments)

    monkeypatch.setattr(reading, "compile_file", watched)
    root = folder({"questions/accueil/b.yaml": bank_text})
    load([root], None)
    assert seen == [False]
    assert gc.isenabled()
    gc.disable()
    try:
        load([root], None)
        assert not gc.isenabled()
    finally:
        gc.enable()
