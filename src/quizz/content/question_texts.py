"""What the readers of several types of question check: that texts differ, are short, and are not too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Node, Place, Scalar
from quizz.content.templates import OPENING
from quizz.i18n import _, ngettext

Common = dict[str, Any]
"""The fields that all types share, by name."""

Located = tuple[str, Place]
"""A text and where it stands."""


def spaced(text: str) -> str:
    """Runs of spaces levelled."""
    return " ".join(text.split())


def check_distinct(fields: Fields, texts: Iterable[Located], level: Callable[[str], str] = spaced) -> None:
    """Report a text that is already there; `level` takes away what makes no difference."""
    seen: dict[str, Place] = {}
    for text, place in texts:
        key = level(text)
        first = seen.setdefault(key, place)
        if key and first != place:
            fields.report(
                Code.DUPLICATE_TEXT,
                place,
                _("« {text} » est déjà proposé ligne {line}, colonne {column}.").format(
                    text=spaced(text)[:40], line=first[0], column=first[1]
                ),
                _("Changez l’un des deux, ou supprimez-le."),
            )


def check_short(fields: Fields, texts: Iterable[Located], most: int) -> None:
    """Report a text of more than `most` characters; the length of a template is not that of its amount."""
    for text, place in texts:
        if len(text) > most and OPENING not in text:
            fields.report(
                Code.TEXT_LENGTH,
                place,
                _("« {text}… » a {count} caractères.").format(text=spaced(text)[:40], count=len(text)),
                _("Raccourcissez ce texte à {most} caractères au plus, pour qu’il tienne à l’écran.").format(
                    most=most
                ),
            )


def check_size(fields: Fields, key: str, count: int, low: int, high: int) -> None:
    """Report a list that holds too few or too many things; an empty one is reported when it is read."""
    if count and not low <= count <= high:
        fields.report(
            Code.CHOICE_COUNT,
            fields.place(key),
            ngettext(
                "La liste « {key} » a {count} élément.", "La liste « {key} » a {count} éléments.", count
            ).format(key=key, count=count),
            _("Écrivez-en de {low} à {high}.").format(low=low, high=high),
        )


def with_braces(node: Node) -> list[Scalar]:
    """The texts that open a template, in order; the tree is never deep."""
    if isinstance(node, Scalar):
        return [node] if OPENING in node.text else []
    below = [value for _key, value in node.entries.values()] if isinstance(node, Mapping) else node.items
    return [scalar for item in below for scalar in with_braces(item)]
