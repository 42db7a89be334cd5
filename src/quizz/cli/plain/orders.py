"""What a sentence about an agenda asks: who, which day, at what time, with whom."""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct

from quizz.domain.agenda.week import Moment
from quizz.domain.agenda.words import day_name
from quizz.domain.text import search_key


class Verb(Enum):
    """What is to be done."""

    PUT = auto()
    MOVE = auto()
    """What stands in the agenda, even when the same person is to be booked."""
    CANCEL = auto()
    KEEP = auto()
    UNDO = auto()
    WEEK = auto()
    REQUEST = auto()
    DONE = auto()
    HELP = auto()
    END = auto()


_VERBS = {  # in both languages, whichever is spoken: a person types what she is told, or what she knows
    "place": Verb.PUT,
    "book": Verb.PUT,
    "give": Verb.PUT,
    "move": Verb.MOVE,
    "cancel": Verb.CANCEL,
    "keep": Verb.KEEP,
    "placer": Verb.PUT,
    "mettre": Verb.PUT,
    "donner": Verb.PUT,
    "deplacer": Verb.MOVE,
    "annuler": Verb.CANCEL,
    "supprimer": Verb.CANCEL,
    "garder": Verb.KEEP,
    "remettre": Verb.KEEP,
}
_ALONE = {
    "undo": Verb.UNDO,
    "week": Verb.WEEK,
    "diary": Verb.WEEK,
    "request": Verb.REQUEST,
    "rules": Verb.REQUEST,
    "done": Verb.DONE,
    "help": Verb.HELP,
    "end": Verb.END,
    "reprendre": Verb.UNDO,
    "semaine": Verb.WEEK,
    "agenda": Verb.WEEK,
    "demande": Verb.REQUEST,
    "regles": Verb.REQUEST,
    "fait": Verb.DONE,
    "aide": Verb.HELP,
    "fin": Verb.END,
}
_LITTLE = frozenset(
    {"a", "chez", "avec", "le", "la", "du", "de", "dr", "docteur", "pour", "au", "d", "l", "des", "les"}
) | frozenset({"at", "with", "the", "on", "for", "to", "doctor"})
"""Words between the others that name nobody."""
_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SEPARATORS = re.compile(r"[\u00a0.,;()'’]")
_NOON = re.compile(r"(?<!apres )\bmidi\b")
_HOUR = re.compile(r"(?<![0-9])(?P<hours>[01]?[0-9]|2[0-3])\s*(?:h|:)\s*(?P<minutes>[0-5][0-9])?(?![0-9a-z])")


class Order(Struct, frozen=True):
    """A sentence taken apart. `name`: what comes before the day and the hour; `place`: what follows."""

    verb: Verb
    name: str = ""
    day: int | None = None
    minute: int | None = None
    place: str = ""

    def takes(self, at: Moment) -> bool:
        """Whether a moment is the one that is told, as far as one is."""
        return self.day in {None, at.day} and self.minute in {None, at.minute}


def read_order(line: str) -> Order:
    """Take a sentence apart; one without a verb puts somebody somewhere."""
    text = _NOON.sub("12:00", " ".join(search_key(_SEPARATORS.sub(" ", line)).split()))
    if text in _ALONE:
        return Order(_ALONE[text])
    first, _space, rest = text.partition(" ")
    if _ALONE.get(first) is Verb.WEEK:
        return Order(Verb.WEEK, place=" ".join(word for word in rest.split() if word not in _LITTLE))
    verb = _VERBS.get(first, Verb.PUT)
    if first in _VERBS:
        text = rest
    hour = _HOUR.search(text)
    minute = None
    if hour is not None:
        minute = int(hour["hours"]) * 60 + int(hour["minutes"] or 0)
        text = f"{text[: hour.start()]} | {text[hour.end() :]}"
    return _parted(verb, text, minute)


def _parted(verb: Verb, text: str, minute: int | None) -> Order:
    """The words before the day or the hour name who it is about, those after it whom they are to see."""
    days = {search_key(name): day for day in range(7) for name in (day_name(day), _FRENCH[day])}
    day: int | None = None
    before: list[str] = []
    after: list[str] = []
    words = text.split()
    for place, word in enumerate(words):
        if word in days and day is None:
            day = days[word]
        elif word == "|" or (word.isdigit() and place and words[place - 1] in days):
            pass
        elif word not in _LITTLE:
            told = day is not None or "|" in words[:place]
            (after if told else before).append(word)
    return Order(verb, " ".join(before), day, minute, " ".join(after))
