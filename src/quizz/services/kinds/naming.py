"""The kinds of question: how banks write them, and how people name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from quizz.domain.question import AnyQuestion
from quizz.domain.text import search_key
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.suggesting import near_name

KINDS: tuple[str, ...] = tuple(str(found.__struct_config__.tag) for found in get_args(AnyQuestion))
"""As they are written in banks; `word_parts` comes from the glossary."""

NAMES: dict[str, tuple[str, ...]] = {
    "proofreading": ("relecture",),
    "transcription": ("transcription",),
    "dictation": ("dictée",),
    "appointment": ("agenda", "rendez-vous"),
    "switchboard": ("standard", "appels"),
    "word_parts": ("mots", "découpage"),
    "billing_case": ("factures", "facture"),
    "form": ("feuille",),
    "single_choice": ("choix-unique",),
    "multiple_choice": ("choix-multiples",),
    "true_false": ("vrai-faux",),
    "short_answer": ("réponse-tapée",),
    "cloze": ("texte-à-trous",),
    "numeric": ("nombre",),
    "matching": ("association",),
    "ordering": ("mise-en-ordre",),
    "sorting": ("classement",),
}
"""What may be typed beside the name of banks, the first being the one that is told."""


def kinds_named(words: Iterable[str]) -> frozenset[str]:
    """The kinds that are named, several after a comma, in French or as banks do.

    Raises UsageError on a name that is none, with those that are.
    """
    named = (name.strip() for word in words for name in word.split(","))
    return frozenset(_kind_named(name) for name in named if name)


def command_of(kind: str) -> str:
    """The command that opens a kind; the switchboard has its own."""
    return "quizz switchboard" if kind == "switchboard" else f"quizz practice --kind {NAMES[kind][0]}"


def _level(name: str) -> str:
    return search_key(name.replace("_", "-"))


def _kind_named(name: str) -> str:
    known = {_level(kind): kind for kind in KINDS}
    known |= {_level(french): kind for kind, names in NAMES.items() for french in names}
    found = known.get(_level(name))
    if found is not None:
        return found
    told = [french[0] for french in NAMES.values()]
    near = near_name(name, [*told, *KINDS])
    if near:
        raise UsageError(
            _("Type de question inconnu : « {name} ». Voulez-vous dire « {near} » ? Types : {known}.").format(
                name=name, near=near, known=", ".join(told)
            )
        )
    raise UsageError(
        _("Type de question inconnu : « {name} ». Types : {known}.").format(name=name, known=", ".join(told))
    )
