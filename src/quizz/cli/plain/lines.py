"""What a typed line means."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from quizz.domain.answer import Arranged, DontKnow, Typed
from quizz.i18n import _


class Command(Enum):
    """What can be typed beside an answer, by its letter. A colon before it is needed when typing."""

    UNDO = "u"
    QUIT = "q"
    EASY = "f"
    COUNT_RIGHT = "o"
    UNSURE = "h"
    REPORT = "s"


class Picked(Struct, frozen=True):
    """Options, counted from 0 as they are shown. `unsure`: a question mark followed."""

    positions: tuple[int, ...]
    unsure: bool


class Paired(Struct, frozen=True):
    """The target of each item, NOWHERE for one left out. `unsure`: a question mark followed."""

    places: tuple[int, ...]
    unsure: bool


class Unreadable(Struct, frozen=True):
    """A line that means nothing here; `sentence` says what is expected."""

    sentence: str


class Partly(Struct, frozen=True):
    """A line that was understood and kept, and does not say all; `sentence` tells what is missing."""

    sentence: str


Heard = Arranged | Command | DontKnow | Paired | Picked | Typed
Meaning = Heard | Partly | Unreadable

_NUMBERS = re.compile(r"([0-9]{1,3}(?:[\s,;]+[0-9]{1,3})*)\s*(\?)?")
_COMMANDS = {command.value: command for command in Command}


def read_choice(line: str, count: int, *, several: bool) -> Meaning:
    """Read numbers of options from 1 to `count`, `0`, or a command; `2?` is an answer one is not sure of."""
    text = line.strip().casefold()
    word = read_word(text)
    if word is not None:
        return word
    found = _NUMBERS.fullmatch(text)
    if found is not None:
        numbers = tuple(dict.fromkeys(int(number) for number in re.split(r"[\s,;]+", found[1])))
        if (several or len(numbers) == 1) and all(1 <= number <= count for number in numbers):
            return Picked(tuple(number - 1 for number in numbers), unsure=found[2] is not None)
    return Unreadable(_choice_expected(count, several=several))


def read_word(text: str) -> Command | DontKnow | None:
    """A command, with its colon or without, or « je ne sais pas », where answers are numbers; else None."""
    if text in {"0", "0?", "?"}:
        return DontKnow()
    return _COMMANDS.get(text.removeprefix(":"))


def read_text(line: str) -> Meaning:
    """Read a typed answer, `?`, or a command after a colon."""
    text = line.strip()
    if text == "?":
        return DontKnow()
    if text.startswith(":") and len(text) == 2:
        command = _COMMANDS.get(text[1:].casefold())
        return command or Unreadable(_("« {text} » n’est pas une commande.").format(text=text))
    if not text:
        return Unreadable(_("La ligne est vide. Tapez votre réponse, ou ? si vous ne savez pas."))
    return Typed(text)


def _choice_expected(count: int, *, several: bool) -> str:
    if count == 2:
        return (
            _("Ligne non comprise. Tapez 1, 2 ou les deux (1 2), ou 0 si vous ne savez pas.")
            if several
            else _("Ligne non comprise. Tapez 1 ou 2, ou 0 si vous ne savez pas.")
        )
    if several:
        return _(
            "Ligne non comprise. Tapez un ou plusieurs numéros de 1 à {n} séparés par des espaces, "
            "ou 0 si vous ne savez pas."
        ).format(n=count)
    return _("Ligne non comprise. Tapez un seul numéro, de 1 à {n}, ou 0 si vous ne savez pas.").format(
        n=count
    )
