from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.cli.plain.asking import choice_hint
from quizz.cli.plain.lines import Command, Picked, Unreadable, read_choice, read_text
from quizz.cli.plain.output import LONGEST_LINE, Input, Output, wrapped
from quizz.domain.answer import DontKnow, Typed
from quizz.errors import UsageError


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("2", Picked((1,), unsure=False)),
        ("  2 ?", Picked((1,), unsure=True)),
        ("2?", Picked((1,), unsure=True)),
        ("02", Picked((1,), unsure=False)),
        ("0", DontKnow()),
        ("?", DontKnow()),
        ("u", Command.UNDO),
        ("U", Command.UNDO),
        (":u", Command.UNDO),
        ("q", Command.QUIT),
        ("f", Command.EASY),
        ("o", Command.COUNT_RIGHT),
        ("h", Command.UNSURE),
    ],
)
def test_choosing_one(line, meaning):
    assert read_choice(line, 4, several=False) == meaning


@pytest.mark.parametrize("line", ["1 3", "1,3", "1, 3", "3;1", "1 3 1 3"])
def test_choosing_several(line):
    heard = read_choice(line, 4, several=True)
    assert isinstance(heard, Picked)
    assert sorted(heard.positions) == [0, 2]
    assert isinstance(read_choice(line, 4, several=False), Unreadable)


@pytest.mark.parametrize("line", ["0 1", "1 5", "1 x", "1,,", ""])
def test_several_that_cannot_be(line):
    assert isinstance(read_choice(line, 4, several=True), Unreadable)


@pytest.mark.parametrize("line", ["1 3?", "1,3 ?"])
def test_choosing_several_in_doubt(line):
    assert read_choice(line, 4, several=True) == Picked((0, 2), unsure=True)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        (" uretère ", Typed("uretère")),
        ("?", DontKnow()),
        ("??", Typed("??")),
        ("u", Typed("u")),
        ("0", Typed("0")),
        (":u", Command.UNDO),
        (":Q", Command.QUIT),
        (":f", Command.EASY),
        (":o", Command.COUNT_RIGHT),
        (":h", Command.UNSURE),
        (":ur", Typed(":ur")),
    ],
)
def test_typing(line, meaning):
    assert read_text(line) == meaning


@given(st.text(max_size=30), st.integers(1, 9), st.booleans())
def test_any_line_has_a_meaning_within_the_options(line, count, several):
    heard = read_choice(line, count, several=several)
    if isinstance(heard, Picked):
        assert heard.positions
        assert all(0 <= position < count for position in heard.positions)
        assert several or len(heard.positions) == 1
    assert not isinstance(heard, Typed)


def test_an_endless_line_is_cut_and_the_next_one_kept():
    lines = Input(StringIO("a" * 5_000_000 + "\nsuite\nfin"))
    assert lines.line() == "a" * LONGEST_LINE
    assert [lines.line(), lines.line(), lines.line()] == ["suite", "fin", None]


def test_a_line_as_long_as_the_limit_does_not_swallow_the_next():
    lines = Input(StringIO("a" * LONGEST_LINE + "\nsuite\n"))
    assert lines.line() == "a" * LONGEST_LINE
    assert lines.line() == "suite"


def test_an_output_that_cannot_be_written_is_told_in_a_sentence():
    class Full(StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(UsageError, match="La sortie ne peut pas être écrite"):
        Output(Full()).say("Bonjour")


def test_a_closed_pipe_is_no_error_of_use():
    class Closed(StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Output(Closed()).say("Bonjour")


@pytest.mark.parametrize(
    ("several", "hint", "fault"),
    [
        (False, "Tapez 1 ou 2, 0 (je", "Tapez 1 ou 2, ou 0 si"),
        (True, "Tapez 1, 2 ou les deux (1 2), 0 (je", "Tapez 1, 2 ou les deux (1 2), ou 0 si"),
    ],
)
def test_two_numbers_are_named_both(several, hint, fault):
    assert choice_hint(2, (), several=several, first=False).startswith(hint)
    heard = read_choice("x", 2, several=several)
    assert isinstance(heard, Unreadable)
    assert fault in heard.sentence


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


SENTENCE = "La participation forfaitaire reste à la charge du patient\u00a0: deux euros par acte."


@pytest.mark.parametrize(
    ("stream", "wraps", "lines"),
    [(Terminal(), True, 2), (Terminal(), False, 1), (StringIO(), True, 1)],
    ids=["terminal", "table", "pipe"],
)
def test_lines_are_wrapped_on_a_terminal_alone(monkeypatch, stream, wraps, lines):
    monkeypatch.setenv("COLUMNS", "40")
    Output(stream, wraps=wraps).say(SENTENCE, "", "fin")
    told = stream.getvalue().split("\n")
    assert told[lines:] == ["", "fin", ""]
    assert " ".join(told[:lines]) == SENTENCE
    assert not wraps or lines == 1 or max(map(len, told)) <= 40


@given(st.lists(st.text("aé-\u00a0:", max_size=30).map("a{}a".format), max_size=12), st.integers(20, 80))
def test_a_line_is_cut_at_ordinary_spaces_alone(words, width):
    line = " ".join(words)
    lines = wrapped(line, width).split("\n")
    assert " ".join(lines) == line
    assert all(len(part) <= width or " " not in part for part in lines)


def test_line_ends_of_a_prompt_are_kept(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    Output(stream, wraps=True).say("un\n\ndeux")
    assert stream.getvalue() == "un\n\ndeux\n"
