"""The guides for instructors: their examples load, check clean and are asked; their commands run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic
from quizz.content.scenarios import SCENARIO
from quizz.domain.answer import Answer, Arranged, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging import judge
from quizz.domain.judging.numeric import expected_number
from quizz.domain.presentation import Presented, present
from quizz.domain.question import (
    AnyQuestion,
    Appointment,
    Cloze,
    Dictation,
    Numeric,
    Proofreading,
    ShortAnswer,
    Transcription,
)
from quizz.domain.texts.alternatives import expanded
from quizz.domain.texts.faults import right_text
from quizz.locations import builtin_content
from quizz.services.authoring.checking import check
from quizz.services.authoring.pages import page, title
from quizz.services.authoring.targets import targets_of
from quizz.services.dealing import deal
from quizz.services.library import Library

DOCS = Path(__file__).parent.parent / "docs"
TYPES = DOCS / "types-de-questions.md"
RULES = DOCS / "regles.md"
FIRST = DOCS / "premiere-banque.md"
CHECKING = DOCS / "verifier.md"
QUIZZ = Path(sys.executable).with_name("quizz")
DAY = date(2026, 11, 22)


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"))


def checked(folder: Path, data: Path) -> tuple[Diagnostic, ...]:
    """All that `quizz check` tells of a folder, beside the built-in content; `data` keeps it."""
    targets = targets_of([str(folder)])
    return check(targets, [builtin_content()], cache=data / "cache", day=DAY, environment={}).diagnostics


@pytest.mark.parametrize("guide", [TYPES, RULES, FIRST, CHECKING], ids=lambda path: path.name)
def test_the_typography_of_a_guide_is_french(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    prose = re.sub(r"(?ms)```.*?```|`[^`]*`|\]\([^)]*\)|^\|[-|]+$", "x", text)
    assert (
        re.findall(r"[^\n]*(?:(?<![\u00a0\s])[;?!»]|[ \t][:;?!»%€]|\w:\s|«(?!\u00a0)|\w'\w)[^\n]*", prose)
        == []
    )


@pytest.mark.parametrize("guide", [TYPES, RULES, FIRST, CHECKING], ids=lambda path: path.name)
def test_the_links_inside_a_guide_lead_to_its_headings(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
        for heading in re.findall(r"(?m)^#+ (.*)$", text)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


def test_the_guides_are_in_the_list_of_documents() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [guide.name for guide in (TYPES, RULES, FIRST, CHECKING) if f"({guide.name})" not in listed] == []


# types-de-questions.md

EXAMPLES = {
    str(item["id"]): (str(item["type"]), block)
    for block in blocks(TYPES, "yaml")
    for item in yaml.safe_load(block)
}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of content whose only bank holds all the examples."""
    folder = tmp_path_factory.mktemp("examples")
    bank = folder / "questions" / "accueil" / "exemples.yaml"
    bank.parent.mkdir(parents=True)
    head = "id: exemples\ntitle: Les exemples\ntheme: accueil\nquestions:\n"
    lines = (f"  {line}".rstrip() for block in blocks(TYPES, "yaml") for line in block.splitlines())
    bank.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def library(examples: Path) -> Library:
    return Library.open((builtin_content(), examples), None)


def test_each_type_has_one_example() -> None:
    types = AnyQuestion.__args__  # type: ignore[attr-defined]
    tags = (kind.__struct_config__.tag for kind in types)
    written = set(tags) - {"word_parts"}  # which the glossary makes
    assert sorted(kind for kind, _block in EXAMPLES.values()) == sorted([*written, SCENARIO])


def test_each_type_has_its_section() -> None:
    sections = re.split(r"(?m)^## ", TYPES.read_text(encoding="utf-8"))
    for kind, block in EXAMPLES.values():
        [section] = [section for section in sections if block in section]
        assert section.partition("\n")[0].endswith(f"`{kind}`")
        assert re.findall(r"(?m)^\*\*(.*?)\.\*\*", section) == [
            "Quand",
            "Une bonne question",
            "Ce que compte la réponse",
        ]


def test_the_examples_check_clean(examples: Path, tmp_path: Path, warmed) -> None:
    assert [(d.line, d.code, d.message) for d in checked(examples, warmed(tmp_path))] == []


ASKED = [
    *(name for name, (kind, _block) in EXAMPLES.items() if kind != SCENARIO),
    *(
        f"{item['id']}/{step['id']}"
        for block in blocks(TYPES, "yaml")
        for item in yaml.safe_load(block)
        for step in item.get("steps", ())
        if "actions" in step
    ),
]
"""The examples that are asked, and the decisions of the one that is played."""


@pytest.mark.parametrize("name", ASKED)
def test_an_example_is_asked_and_judged(library: Library, name: str) -> None:
    presented, verdict = right(library, name)
    assert verdict.correct
    assert not judge(presented, DontKnow(), library.vocabulary).correct
    assert presented.question.explanation


def test_a_confusion_of_an_example_has_its_feedback(library: Library) -> None:
    question = asked(library, "ex-statut-ins").question
    assert isinstance(question, ShortAnswer)
    for confusion in question.confusions:
        verdict = judge(present(question, 1), Typed(confusion.text), library.vocabulary)
        assert not verdict.correct
        assert confusion.feedback in verdict.notes


PARTIAL = {
    name: int(share)
    for name, share in re.findall(
        r"(?m)^\| `([\w-]+)`.*\| (\d+)\u00a0% \|$", TYPES.read_text(encoding="utf-8")
    )
}


@pytest.mark.parametrize("name", PARTIAL)
def test_the_partial_credit_of_the_guide_is_given(library: Library, name: str) -> None:
    presented = asked(library, name)
    verdict = judge(presented, nearly(presented), library.vocabulary)
    assert round(100 * verdict.score) == PARTIAL[name]
    assert not verdict.correct


def test_every_example_with_partial_credit_is_in_the_table() -> None:
    whole = {"single_choice", "true_false", "short_answer", "numeric", SCENARIO}
    assert set(PARTIAL) == {name for name, (kind, _block) in EXAMPLES.items() if kind not in whole}


def asked(library: Library, name: str) -> Presented:
    return deal(library.question(name, name, DAY), 7, library.tariffs, DAY)


def right(library: Library, name: str) -> tuple[Presented, Judgement]:
    presented = asked(library, name)
    return presented, judge(presented, key(presented), library.vocabulary)


def key(presented: Presented) -> Answer:
    match presented.question:
        case ShortAnswer(answers=answers):
            return Typed(answers[0])
        case Numeric() as question:
            return Typed(expected_number(question))
        case Cloze(blanks=blanks):
            return Filled(tuple(blank.answers[0] for blank in blanks))
        case Appointment(best=best):
            return Arranged(best)
        case Proofreading() as question:
            return Typed(right_text(question))
        case Transcription(text=text):
            return Typed(expanded(text))
        case Dictation(phrases=phrases):
            return Filled(tuple(map(expanded, phrases)))
        case _ if presented.sheet:
            return Filled(tuple(box.answer for box in presented.sheet.boxes))
        case _ if presented.targets:
            return Placed(tuple(item.right for item in presented.items))
        case _ if presented.items:
            ranks = [item.right for item in presented.items]
            return Ordered(tuple(ranks.index(rank) for rank in range(len(ranks))))
        case _:
            return Chosen(tuple(n for n, choice in enumerate(presented.choices) if choice.correct))


def nearly(presented: Presented) -> Answer:
    """The right answer but for one thing, or for the first and second in order."""
    match key(presented):
        case Typed(text=text) if isinstance(presented.question, Proofreading):
            left = presented.question.faults[-1]
            return Typed(text.replace(left.right[0], left.wrong))
        case Typed(text=text):
            return Typed(text.rpartition(" ")[0])
        case Filled(texts=texts):
            return Filled((*texts[:-1], "autre chose"))
        case Placed(places=places):
            wrong = next(n for n in range(len(presented.targets)) if n != places[-1])
            return Placed((*places[:-1], wrong))
        case Ordered(positions=positions):
            return Ordered((positions[1], positions[0], *positions[2:]))
        case Chosen(positions=positions):
            wrong = next(n for n, choice in enumerate(presented.choices) if not choice.correct)
            return Chosen((*positions[:-1], wrong))
        case Arranged(changes=(change,)) if change.at is not None:
            return Arranged((replace(change, at=replace(change.at, minute=9 * 60)),))
        case other:
            raise AssertionError(other)


# regles.md


def test_every_code_is_in_the_table_with_its_title_and_severity() -> None:
    text = RULES.read_text(encoding="utf-8")
    rows = re.findall(
        r"(?m)^\| \[(\w+)\]\(\.\./src/quizz/content/rules/pages/(\w+)\.md\) \| (.*) \| (.*) \|$", text
    )
    wanted = [
        (code.value, code.value, title(code), severity(code))
        for code in sorted(Code, key=lambda code: ("QFSYBP".index(code.value[0]), code.value))
    ]
    assert rows == wanted


def severity(code: Code) -> str:
    told = re.search(r"(?m)^Gravité\u00a0: (.*)\.$", page(code))
    assert told is not None
    return told[1]


# premiere-banque.md and verifier.md: each command is run, in order, in an empty folder


class Reader:
    """Does what a guide says: types its commands, writes its files."""

    def __init__(self, home: Path) -> None:
        self.here = home / "empty"
        self.here.mkdir()
        self.data = home / "data"
        self.code = 0
        self.told = ""
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANGUAGE": "fr",
            "QUIZZ_DATA_DIR": str(self.data),
        }

    def type(self, line: str) -> None:
        words = shlex.split(line)
        match words:
            case ["mkdir", name]:
                (self.here / name).mkdir()
            case ["cd", name]:
                self.here /= name
            case ["quizz", *arguments]:
                self._quizz(arguments)
            case _:
                raise AssertionError(line)

    def write(self, path: str, text: str) -> None:
        file = self.here / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def _quizz(self, arguments: list[str]) -> None:
        done = subprocess.run(
            [QUIZZ, *arguments],
            check=False,
            input="",
            capture_output=True,
            encoding="utf-8",
            env=self._environment,
            cwd=self.here,
        )
        assert done.stderr == "" or "--fix" in arguments, done.stderr
        self.code, self.told = done.returncode, done.stderr + done.stdout


@pytest.fixture
def reader(tmp_path: Path, warmed) -> Reader:
    warmed(tmp_path / "data")
    return Reader(tmp_path)


def steps(guide: Path) -> list[tuple[str, str]]:
    """The blocks of a guide by language, and the lines that it has one correct."""
    found = re.findall(
        r"(?ms)^```(\w+)\n(.*?)^```|^- (ligne \d+)\u00a0: `([^`]*)`", guide.read_text(encoding="utf-8")
    )
    return [(language or line, text or correction) for language, text, line, correction in found]


def test_a_first_bank_from_an_empty_folder_to_a_pack(reader: Reader) -> None:
    bank = Path("questions", "accueil", "telephone-cabinet.yaml")
    codes = []
    for kind, text in steps(FIRST):
        if kind == "sh":
            for line in text.splitlines():
                reader.type(line)
                codes.append((line, reader.code))
        elif kind == "text":
            assert text in reader.told.replace("\u00a0", " ")
        elif kind == "yaml" and text.startswith("id: telephone-cabinet"):
            editor = (reader.here / bank).read_text(encoding="utf-8").partition("\n")[0]
            assert editor.startswith("# yaml-language-server")
            reader.write(str(bank), f"{editor}\n{text}")
        elif kind == "yaml":
            reader.write("pack.yaml", text)
        else:
            correct(reader.here / bank, int(kind.removeprefix("ligne ")), text)
    assert [code for line, code in codes if line.startswith("quizz")] == [0, 1, *[0] * (len(codes) - 4)]
    assert [diagnostic.code for diagnostic in checked(reader.here, reader.data)] == []


def correct(file: Path, number: int, text: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    before = lines[number - 1]
    assert before.split(":")[0].strip().startswith(text[:3])
    lines[number - 1] = f"{before[: len(before) - len(before.lstrip())]}{text}\n"
    file.write_text("".join(lines), encoding="utf-8")


def test_what_the_guide_to_checking_shows_is_what_is_told(reader: Reader) -> None:
    bank, *_others = blocks(CHECKING, "yaml")
    reader.write("questions/accueil/comptoir.yaml", bank)
    [shown] = [block for block in blocks(CHECKING, "text") if "B013" in block]
    reader.type("quizz check")
    assert (reader.told, reader.code) == (shown, 1)


def test_the_commands_of_the_guide_to_checking_run(reader: Reader) -> None:
    bank, *_others = blocks(CHECKING, "yaml")
    reader.write("questions/accueil/comptoir.yaml", bank.replace("explication:", "explanation:"))
    for line in "".join(blocks(CHECKING, "sh")).splitlines():
        reader.type(line)
        assert reader.code == 0, reader.told
        if "--format" in line:
            assert json.loads(reader.told)


def test_a_question_of_the_guide_silences_its_rule(reader: Reader) -> None:
    bank, silenced, *_others = blocks(CHECKING, "yaml")
    [line] = [line for line in silenced.splitlines() if "ignore" in line]
    bank = bank.replace("explication:", "explanation:")
    reader.write("questions/accueil/comptoir.yaml", bank)
    before = [d.line for d in checked(reader.here, reader.data) if d.code == "Q105"]
    reader.write("questions/accueil/comptoir.yaml", bank.replace("    type:", f"  {line}\n    type:", 1))
    assert len(before) == 2
    assert len([d for d in checked(reader.here, reader.data) if d.code == "Q105"]) == 1
    everywhere = bank.replace("theme: accueil\n", "theme: accueil\nignore: [Q105]\n")
    reader.write("questions/accueil/comptoir.yaml", everywhere)
    assert "Q105" not in {d.code for d in checked(reader.here, reader.data)}


EXITS = {
    "rien": "answer: vrai",
    "information": "answer: vrai\n    tags: [a]\n    terms: []\n    feedback: Peut-être , non.",
    "avertissement": "answer: vrai\n    tags: [Maj]",
    "erreur": "answer: ni oui ni non",
}


@pytest.mark.parametrize("found", EXITS)
def test_the_exit_codes_of_the_guide(reader: Reader, found: str) -> None:
    rows = re.findall(r"(?m)^\| (.*) \| (\d) \| (\d) \|$", CHECKING.read_text(encoding="utf-8"))
    [(plainly, strictly)] = [
        (int(one), int(two)) for what, one, two in rows if re.search(rf"\b{found}", what)
    ]
    head = "id: b\ntitle: B\ntheme: accueil\nquestions:\n"
    question = f"  - id: q\n    type: true_false\n    prompt: Le 15 joint le SAMU.\n    {EXITS[found]}\n"
    reader.write(
        "questions/accueil/b.yaml", f"{head}{question}    explanation: E.\n    skill: accueil\n    level: 1\n"
    )
    reader.type("quizz check")
    assert (reader.code, found in reader.told) == (plainly, True)
    reader.type("quizz check --strict")
    assert reader.code == strictly


def test_what_cannot_be_done_ends_with_2(tmp_path: Path) -> None:
    for arguments in (["absent.yaml"], ["--select", "Z9"], ["--nope"]):
        done = subprocess.run([QUIZZ, "check", *arguments], check=False, capture_output=True, cwd=tmp_path)
        assert done.returncode == 2


def test_the_codes_and_options_of_the_guides_exist() -> None:
    help_of = subprocess.run(
        [QUIZZ, "check", "--help"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    for guide in (FIRST, CHECKING):
        text = guide.read_text(encoding="utf-8")
        assert set(re.findall(r"\b[YBPQF]\d{3}\b", text)) <= {code.value for code in Code}
    options = set(re.findall(r"(?<![\w-])--[a-z]+", CHECKING.read_text(encoding="utf-8")))
    assert {option for option in options if option not in help_of} == set()


def test_the_files_for_other_tools_are_sound_and_name_what_exists() -> None:
    _bank, _silenced, commits, workflow = blocks(CHECKING, "yaml")
    [hook] = yaml.safe_load(commits)["repos"][0]["hooks"]
    [own] = yaml.safe_load((DOCS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["files"]) == (own["id"], own["files"])
    assert hook["entry"].startswith(own["entry"])
    commands = [
        step["run"] for step in yaml.safe_load(workflow)["jobs"]["verifier"]["steps"] if "run" in step
    ]
    assert any(command.startswith("quizz check --strict --format sarif") for command in commands)
