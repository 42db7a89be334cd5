"""Texts that lose their end: without quotes, what follows « # » after a space is a comment to YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Node, Place, Scalar, Sequence
from quizz.content.problems import LIMIT, Problems
from quizz.i18n import _

_TEXT_KEYS = frozenset(
    {"title", "prompt", "text", "explanation", "feedback", "answers", "options", "left", "right", "decoys"}
    | {"items", "name", "label", "unit", "sources", "term", "plural", "forms", "synonyms", "definition"}
    | {"expansion", "contrast", "example", "examples", "meaning", "misspellings", "confused_with"}
)
_LOST = re.compile(
    r"(?<=[^\s#]) (?P<sign>#)(?:(?= ?[^\W_])(?! [A-ZÀ-ÖØ-Þ])|(?=[^\s#\w])|(?=[ \t]*$))", re.MULTILINE
)
"""After one space, and before what goes on a sentence or ends it: a comment begins with a capital."""
_ENDED = (".", "!", "?", "…", ";", ":", "»", ")")
"""How a text ends that nothing is wanted after."""


def warn_of_lost_ends(text: str, root: Node, problems: Problems) -> None:
    """Report each « # » that seems to belong to a text; a comment is written after two spaces, or a sentence.

    `text` is what `root` was read from. Nearly all files have no such sign, and cost one search.
    """
    signs = list(islice(_LOST.finditer(text), LIMIT)) if " #" in text else []
    if not signs:
        return
    scalars = sorted(_scalars(root, ""), key=lambda found: found[1].place)
    places = [scalar.place for _key, scalar in scalars]
    for sign in signs:
        start = text.rfind("\n", 0, sign.start()) + 1
        place: Place = text.count("\n", 0, start) + 1, sign.start("sign") - start + 1
        rank = bisect_right(places, place) - 1
        if rank >= 0 and _is_cut(*scalars[rank], text[start : sign.start()], place):
            problems.report(
                Code.LOST_END,
                place,
                _("Le texte s’arrête ici : « # » après une espace commence un commentaire."),
                _(
                    "Si la suite est du texte, mettez tout le texte entre guillemets ou utilisez >- ; "
                    "si c’est un commentaire, mettez deux espaces devant."
                ),
                severity=Severity.WARNING,
            )


def _is_cut(key: str, scalar: Scalar, before: str, place: Place) -> bool:
    """Whether what is `before` the sign on its line ends a text without quotes that is not finished."""
    if key not in _TEXT_KEYS or scalar.blank:
        return False
    written = before[scalar.column - 1 :] if scalar.line == place[0] else before
    last = written.strip()
    return bool(last) and scalar.text.endswith(last) and last[0] not in "\"'" and not last.endswith(_ENDED)


def _scalars(node: Node, key: str) -> Iterator[tuple[str, Scalar]]:
    """Every value with its key, which is that of its list."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, key)
    else:
        for name, (_key, value) in node.entries.items():
            yield from _scalars(value, name)
