"""docs/reglages.md and the template say what the program reads, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizz.errors import UsageError
from quizz.services.settings import DEFAULTS
from quizz.services.settings_file import read_settings
from quizz.services.settings_template import template, write_template
from quizz.services.settings_values import FIELDS
from quizz.tui.catalogue import all_commands, place_name
from quizz.tui.clashes import checked, key_names

PAGE = Path(__file__).parents[3] / "docs" / "reglages.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def table_of(page: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    rows = page[page.index(heading) :].split("\n\n")[1 if heading.startswith("##") else 0].splitlines()
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


@pytest.fixture
def folders_are_there(monkeypatch):
    monkeypatch.setattr("quizz.services.settings_file._is_folder", lambda _name: True)


@pytest.mark.usefixtures("folders_are_there")
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_load(tmp_path, example):
    path = tmp_path / "settings.toml"
    path.write_text(example, encoding="utf-8")
    found = read_settings(path)
    assert found.problems == ()
    keymap, refused = checked(found.settings.keys)
    assert refused == ()
    assert len(keymap) == len(found.settings.keys) > 0


@pytest.mark.usefixtures("folders_are_there")
def test_the_long_example_has_every_setting(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(EXAMPLES[0], encoding="utf-8")
    assert {name for name in read_settings(path).given if not name.startswith("keys.")} == set(FIELDS)


def test_every_setting_is_in_the_page():
    rows = table_of(PAGE.read_text(encoding="utf-8"), "## Chaque réglage")
    assert [row[0].strip("`") for row in rows] == [*FIELDS, "keys"]


def test_every_command_is_in_the_page():
    rows = table_of(PAGE.read_text(encoding="utf-8"), "| commande | touches |")
    assert rows == [
        [f"`{name}`", key_names(found.keys), found.binding.tooltip, place_name(name.partition(".")[0])]
        for name, found in all_commands().items()
    ]


def commands() -> list[tuple[str, str, str]]:
    return [(name, ", ".join(found.keys), "…") for name, found in all_commands().items()]


def test_the_template_changes_nothing_as_it_is(tmp_path):
    path = tmp_path / "new" / "settings.toml"
    write_template(path, template(commands()))
    found = read_settings(path)
    assert (found.settings, found.problems) == (DEFAULTS, ())


def test_the_template_without_its_signs_says_the_defaults(tmp_path):
    path = tmp_path / "settings.toml"
    write_template(path, re.sub(r"(?m)^#(?! )", "", template(commands())))
    found = read_settings(path)
    assert found.problems == ()
    assert {name for name in found.given if not name.startswith("keys.")} == set(FIELDS)
    keymap, refused = checked(found.settings.keys)
    assert refused == ()
    assert keymap == {name: known.keys for name, known in all_commands().items()}
    assert found.settings.minutes == DEFAULTS.minutes
    assert found.settings.backups_kept == DEFAULTS.backups_kept


def test_a_file_is_never_written_over(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="existe déjà"):
        write_template(path, "other")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="ne peut pas être écrit"):
        write_template(tmp_path / "file" / "settings.toml", "x")
