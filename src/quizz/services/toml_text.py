"""TOML with places: tomllib tells what it read but not where, and its errors are English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from quizz.i18n import _

_HEADER = re.compile(r"\s*\[\[?(?P<name>[^\[\]]+)\]")
_KEY = re.compile(r"\s*(?P<name>(?:\"[^\"]*\"|'[^']*'|[^\"'=#\[\]])+?)\s*=")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Broken:
    """Why a text is no TOML. `line`: where."""

    message: str
    line: int


def parsed(text: str) -> dict[str, Any] | Broken:
    """The tables of a text."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        return Broken(_("Trop de crochets les uns dans les autres : le fichier n’est pas lu."), 0)
    except tomllib.TOMLDecodeError as error:
        return _broken(text, str(error))
    except ValueError:  # a number of thousands of digits
        return Broken(_("Un nombre est démesuré : le fichier n’est pas lu."), 0)


def lines_of(text: str) -> dict[str, int]:
    """Dotted name -> the line, from 1, where it is set. A name inside a text of several lines may mislead."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _dotted(header["name"])
            found.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            name = _dotted(key["name"])
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def _dotted(name: str) -> str:
    """`"practice.undo"` and `practice . undo` as `practice.undo`."""
    try:
        node: Any = tomllib.loads(f"{name}=0")
    except ValueError:
        return name
    parts = []
    while isinstance(node, dict):
        part, node = next(iter(node.items()))
        parts.append(part)
    return ".".join(parts)


def _broken(text: str, english: str) -> Broken:
    lines = text.splitlines() or [""]
    place = _PLACE.search(english)
    at = int(place["line"]) if place and place["line"] else len(lines)
    quoted = lines[min(at, len(lines)) - 1].strip()
    if len(quoted) > _LONGEST_QUOTE:
        quoted = f"{quoted[: _LONGEST_QUOTE - 1]}…"
    return Broken(_sentence(english, quoted).format(line=quoted), at)


def _sentence(english: str, quoted: str) -> str:
    if "twice" in english or "overwrite" in english or "mutate" in english:
        return _("« {line} » : ce nom est déjà pris plus haut. Le fichier n’est pas lu.")
    if "\\" in quoted:
        return _(
            "« {line} » n’est pas compris. Un chemin de Windows s’écrit entre apostrophes droites. "
            "Le fichier n’est pas lu."
        )
    return _(
        "« {line} » n’est pas compris : il faut « nom = valeur », un texte étant entre guillemets droits. "
        "Le fichier n’est pas lu."
    )
