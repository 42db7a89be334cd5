"""The JSON Schemas of the content files, for editors that complete and check YAML while it is typed.

They say what a file may hold, key by key; the loader says the rest. Draft 7, the one that editors read best;
conditions by `type` or `kind` rather than `oneOf`, so that what is told is about the type that was written.
"""

from __future__ import annotations

from importlib.resources import files

NAMES = ("questions", "glossary", "tariffs")


def schema_text(name: str) -> str:
    """The schema of a kind of file, one of NAMES, as JSON text."""
    return files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
