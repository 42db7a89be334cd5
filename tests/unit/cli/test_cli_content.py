"""What `quizz content` takes and tells."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as copy

from quizz.cli.content import as_json, as_table
from quizz.cli.parser import Options, parse
from quizz.content.packs.manifest import Manifest
from quizz.errors import UsageError
from quizz.services.packs import Installed

SOUND = Installed(
    "ehpad",
    Path("/d/packs/ehpad"),
    Manifest(id="ehpad", title="[b]La nuit[/b]", version="1.10", authors=("Léa", "Tom"), licence="CC0"),
    120,
    7,
)
BROKEN = Installed("tri", Path("/d/packs/tri"), None, 3, 0, "/d/packs/tri/pack.yaml:1:5: B011 Non.")


def test_the_commands():
    assert parse(["content", "add", "p.zip", "--yes"]) == Options(
        command="content add", source="p.zip", yes=True
    )
    assert parse(["content", "list", "--json"]) == Options(command="content list", json=True)
    assert parse(["content", "remove", "ehpad"]) == Options(command="content remove", pack="ehpad")


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [("content add", "DOSSIER|ZIP"), ("content remove", "IDENTIFIANT"), ("content", "COMMANDE")],
)
def test_what_is_missing_is_named(arguments, missing):
    with pytest.raises(UsageError) as raised:
        parse(arguments.split())
    assert str(raised.value).startswith(f"Il manque {missing}.")


def test_the_table_is_aligned_and_says_what_is_wrong():
    heading, sound, broken, problem = as_table((SOUND, BROKEN))
    for name, cell in (("Titre", "[b]La nuit[/b]"), ("Auteur", "Léa, Tom"), ("Dossier", "/d/packs/ehpad")):
        assert heading.index(name) == sound.index(cell)
    for name, figure in (("Questions", "120"), ("Entrées", "7")):
        assert heading.index(name) + len(name) == sound.index(f" {figure} ") + 1 + len(figure)
    assert broken.split() == ["tri", "?", "?", "?", "?", "3", "0", "/d/packs/tri"]
    assert problem == BROKEN.problem


def test_the_cells_of_the_table_are_cut_and_those_of_json_are_not():
    names = tuple(f"Auteur numéro {i} de la promotion" for i in range(20))
    long = replace(SOUND, id="i" * 64, manifest=copy(SOUND.manifest, authors=names, title="T" * 120))
    row = as_table((long,))[1]
    assert len(row) < 230
    assert f" {'T' * 39}… " in row
    assert "Auteur numéro 0 de la promotion… " in row
    assert row.startswith("i" * 64)
    assert row.endswith("/d/packs/ehpad")
    assert json.loads(as_json((long,)))["packs"][0]["authors"] == list(names)


def test_json_has_null_for_what_is_not_known():
    sound, broken = json.loads(as_json((SOUND, BROKEN)))["packs"]
    assert sound == {
        "id": "ehpad",
        "version": "1.10",
        "title": "[b]La nuit[/b]",
        "authors": ["Léa", "Tom"],
        "licence": "CC0",
        "language": "fr",
        "description": "",
        "homepage": "",
        "questions": 120,
        "entries": 7,
        "folder": str(SOUND.folder),
        "problem": None,
    }
    assert (broken["title"], broken["authors"], broken["problem"]) == (None, None, BROKEN.problem)
    assert json.loads(as_json(())) == {"packs": []}
