"""What editors and pre-commit are given: the hook, the tasks of the page on VS Code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizz.cli.parser import parse

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "vscode.md").read_text(encoding="utf-8")
QUIZZ = Path(sys.executable).with_name("quizz")


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    [found] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


def blocks(language: str) -> list[Any]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", PAGE)


def test_the_hook_checks_the_files_that_it_is_given(hook: dict[str, Any]) -> None:
    """The keys are those of https://pre-commit.com/#new-hooks."""
    assert (hook["id"], hook["language"]) == ("quizz-check", "python")
    program, *command = hook["entry"].split()
    assert program == "quizz"
    assert parse([*command, "a.yaml", "b.yaml"]).paths == ("a.yaml", "b.yaml")
    assert set(hook) <= {
        *("id", "name", "description", "entry", "language", "additional_dependencies", "files"),
        "require_serial",
    }


def test_the_hook_takes_the_files_of_content_and_no_others(hook: dict[str, Any]) -> None:
    files = re.compile(hook["files"])
    content = [path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml")]
    wanted = [*content, "questions/accueil/a.yml", "glossary.yaml", "cours/pack.yaml"]
    assert [path for path in wanted if not files.search(path)] == []
    others = [
        ".pre-commit-hooks.yaml",
        "docs/questions.md",
        "my-glossary.yaml",
        "questions.yaml",
        "a/pack.yaml.bak",
    ]
    assert [path for path in others if files.search(path)] == []


def test_the_page_names_the_hook(hook: dict[str, Any]) -> None:
    [config] = [yaml.safe_load(block) for block in blocks("yaml")]
    [repo] = config["repos"]
    assert [named["id"] for named in repo["hooks"]] == [hook["id"]]
    parse(["check", *repo["hooks"][0]["args"]])


def tasks() -> list[dict[str, Any]]:
    [found] = [json.loads(block) for block in blocks("json") if '"tasks"' in block]
    return found["tasks"]


def test_the_tasks_of_the_page_are_commands() -> None:
    for task in tasks():
        program, *arguments = task["command"].split()
        assert program == "quizz"
        assert parse(arguments).command == "check"


def test_the_matchers_of_the_page_read_what_check_says(tmp_path: Path, warmed) -> None:
    place = tmp_path / "questions" / "accueil"
    place.mkdir(parents=True)
    (place / "a.yaml").write_text("id: a\ntitle: T\ntheme: accueil\nquestion:\n  - id: q\n", encoding="utf-8")
    done = subprocess.run(
        [QUIZZ, "--data-dir", warmed(tmp_path / "data"), "check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    lines = done.stdout.splitlines()
    for task in tasks():
        pattern = task["problemMatcher"]["pattern"]
        found = [match for line in lines if (match := re.match(pattern["regexp"], line))]
        assert found
        first = found[0]
        assert Path(first[pattern["file"]]) == Path("questions/accueil/a.yaml")
        assert first[pattern["line"]].isdecimal()
        assert re.fullmatch(r"[A-Z]\d{3}", first[pattern["code"]])
        assert first[pattern["message"]]
    ends = tasks()[1]["problemMatcher"]["background"]["endsPattern"]
    assert [bool(re.match(ends, line)) for line in lines].count(True) == 1
    assert re.match(ends, lines[-1])


def test_the_sentence_by_which_a_watch_begins_again_is_that_of_the_command() -> None:
    begins = tasks()[1]["problemMatcher"]["background"]["beginsPattern"].removeprefix("^")
    assert f'_("{begins}' in (ROOT / "src" / "quizz" / "cli" / "check.py").read_text(encoding="utf-8")


def test_the_lists_of_the_page_are_those_of_the_schema() -> None:
    """What the figures tell is what an editor shows: the descriptions, cut where the figure ends."""
    schema = json.loads((ROOT / "src/quizz/content/schema/questions.json").read_text(encoding="utf-8"))
    question = schema["definitions"]["question"]
    kinds = question["properties"]["type"]
    meanings = dict(zip(kinds["enum"], kinds["enumDescriptions"], strict=True))
    snippets = {found["label"]: found["description"] for found in question["defaultSnippets"]}
    keys = question["properties"] | schema["definitions"]["matching"]["properties"]
    described = {key: found["description"] for key, found in keys.items() if found is not True} | {
        key: found["description"] for key, found in question["properties"].items()
    }
    rows = re.findall(r"│ (\w+) +(.*?)…? +│", PAGE)
    assert len(rows) == 2 * len(meanings) + 7
    for name, told in rows:
        known = [meanings.get(name, ""), snippets.get(name, ""), described.get(name, "")]
        assert any(text.startswith(told) for text in known), (name, told)


def test_the_settings_of_the_page_name_the_files_that_are_written(tmp_path: Path) -> None:
    [settings] = [json.loads(block) for block in blocks("json") if "yaml.schemas" in block]
    done = subprocess.run(
        [QUIZZ, "schema", "--output", ".schema"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    written = {path.replace("\\", "/") for path in done.stdout.splitlines()}
    assert set(settings["yaml.schemas"]) == written
