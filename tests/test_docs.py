"""What the documents say of the program is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizz.cli.parser import command_parser
from quizz.locations import builtin_content
from quizz.services.library import Library

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commandes.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
QUIZZ = Path(sys.executable).with_name("quizz")


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"))


def shell_lines(path: Path) -> list[str]:
    """The commands of a document, without their comments."""
    lines = (shlex.split(line, comments=True) for block in blocks(path, "sh") for line in block.splitlines())
    return [shlex.join(words) for words in lines if words]


def commands(parser: ArgumentParser, name: str = "") -> Iterator[tuple[str, ArgumentParser]]:
    """Every command that can be run, with its parser."""
    inside = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if name and (not inside or parser.get_default("command")):
        yield name, parser
    for action in inside:
        for word, child in action.choices.items():
            yield from commands(child, f"{name} {word}".strip())


EVERY_COMMAND = dict(commands(command_parser()))


# README: each block is run


def test_the_make_targets_of_readme_exist() -> None:
    targets = [line.split()[1] for line in shell_lines(README) if line.startswith("make ")]
    assert {"run", "test"} <= set(targets)
    for target in targets:
        told = subprocess.run(
            ["make", "--dry-run", target], check=False, cwd=ROOT, capture_output=True, encoding="utf-8"
        )
        assert told.returncode == 0, told.stderr


def quizz_lines() -> list[str]:
    return [line for line in shell_lines(README) if line.split()[0].endswith("quizz")]


def test_the_quizz_commands_of_readme_run_one_after_the_other(tmp_path: Path, warmed) -> None:
    """Without a terminal and with nothing to read, a session ends where it begins."""
    write_pack(tmp_path / "DOSSIER")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "QUIZZ_DATA_DIR": str(warmed(tmp_path / "data")),
    }
    for line in quizz_lines():
        done = subprocess.run(
            [QUIZZ, *shlex.split(line)[1:]],
            check=False,
            input="",
            capture_output=True,
            encoding="utf-8",
            env=environment,
            cwd=tmp_path,
        )
        assert (done.returncode, done.stderr) == (0, ""), line


def write_pack(folder: Path) -> None:
    """The pack that docs/packs.md writes, file after file."""
    manifest, bank, *_others = blocks(ROOT / "docs" / "packs.md", "yaml")
    (folder / "questions" / "accueil").mkdir(parents=True)
    (folder / "pack.yaml").write_text(manifest, encoding="utf-8")
    (folder / "questions" / "accueil" / "bank.yaml").write_text(bank, encoding="utf-8")


def test_readme_installs_the_wheel_of_this_version() -> None:
    version = re.search(r'(?m)^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert version is not None
    wheel = f"quizz-{version[1]}-py3-none-any.whl"
    for document in (README, ROOT / "docs" / "installer.md"):
        text = document.read_text(encoding="utf-8")
        assert {"pipx install", "uv tool install", "py -m pip install"} <= {
            tool for tool in ("pipx install", "uv tool install", "py -m pip install") if tool in text
        }
        assert set(re.findall(r"quizz-[\w.]+-py3-none-any\.whl", text)) == {wheel}


def test_every_shell_block_of_readme_is_of_a_kind_that_is_tried() -> None:
    known = re.compile(r"make |\S*quizz\b|pipx install |uv tool install |py -m pip install ")
    assert [line for line in shell_lines(README) if not known.match(line)] == []


# Commands: documented, and with help


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_a_command_is_documented(name: str) -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    section = re.search(rf"(?ms)^## `quizz {re.escape(name)}\b[^`\n]*`\n(.*?)(?=^## |\Z)", text)
    assert section is not None, f"docs/commandes.md has no section on quizz {name}"
    common = text[text.index("## Options de toutes les commandes") :]
    for action in EVERY_COMMAND[name]._actions:
        for option in action.option_strings:
            assert option in {"-h", "--help"} or f"`{option}" in section[1] or f"`{option}" in common, option


def test_the_document_names_no_command_that_does_not_exist() -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    documented = re.findall(r"(?m)^## `quizz ([a-z ]+?)(?: [A-Z\[(|-].*)?`$", text)
    assert set(documented) == set(EVERY_COMMAND)


def test_the_themes_of_the_document_are_those_that_have_questions() -> None:
    (row,) = re.findall(r"(?m)^\| `--theme THÈME` \|(.*)$", COMMANDS.read_text(encoding="utf-8"))
    assert tuple(re.findall(r"`([a-z]+)`", row)) == Library.open((builtin_content(),), None).themes()


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_a_command_and_its_options_have_help(name: str) -> None:
    parser = EVERY_COMMAND[name]
    assert parser.description
    assert [action.dest for action in parser._actions if not action.help] == []
    assert " ".join(parser.description.split()) in " ".join(parser.format_help().split())


# Links


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_links_of_a_document_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    assert [
        link for link in links if "://" not in link and not (document.parent / link).resolve().exists()
    ] == []
