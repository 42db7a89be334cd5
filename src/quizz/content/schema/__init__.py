"""The JSON Schemas of the content files, for editors that complete and check YAML while it is typed.

They say what a file may hold, key by key; the loader says the rest. Draft 7, the one that editors read best;
conditions by `type` or `kind` rather than `oneOf`, so that what is told is about the type that was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

NAMES = ("questions", "glossary", "tariffs", "paths")


class Described(NamedTuple):
    """A value, and what it means, in French."""

    value: str
    meaning: str


def schema_text(name: str) -> str:
    """The schema of a kind of file, one of NAMES, as JSON text."""
    return files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")


def described(name: str, key: str) -> tuple[Described, ...]:
    """The values of a key of a kind of file, as its schema explains them. Raises KeyError else."""
    for value in _values_of(json.loads(schema_text(name)), key):
        if "enumDescriptions" in value:
            pairs = zip(map(str, value["enum"]), value["enumDescriptions"], strict=True)
            return tuple(Described(*pair) for pair in pairs)
    raise KeyError(key)


def _values_of(node: Any, key: str) -> Iterator[dict[str, Any]]:
    """Every schema of a key, wherever it stands; a definition of that name too."""
    if isinstance(node, dict):
        if isinstance(node.get(key), dict):
            yield node[key]
        for inner in node.values():
            yield from _values_of(inner, key)
    elif isinstance(node, list):
        for inner in node:
            yield from _values_of(inner, key)
