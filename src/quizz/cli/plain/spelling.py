"""Two spellings told letter by letter, for the ear."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.domain.judgement import Span
from quizz.i18n import _

_CLOSE = 0.5
"""Share of right letters under which the answer is another word: spelling it out teaches nothing."""


def difference_sentence(spans: Sequence[Span]) -> str:
    """`Attendu : u r e t è r e. Écrit : u r è t r e.`, or nothing when little is common.

    Only the words that differ are spelled.
    """
    expected = "".join(span.expected for span in spans)
    common = sum(len(span.expected) for span in spans if span.same)
    if all(span.same for span in spans) or common < _CLOSE * len(expected):
        return ""
    if not any(map(str.isalpha, expected)):  # figures are heard well enough as a number
        return ""
    wanted, written = _without_common_words(spans)
    return _("Attendu : {expected}. Écrit : {typed}.").format(
        expected=spelled(wanted), typed=spelled(written)
    )


def spelled(text: str) -> str:
    """The letters one by one; what has no sound is named."""
    names = {
        " ": _("espace"),
        "-": _("trait d’union"),
        "'": _("apostrophe"),
        "’": _("apostrophe"),
        "œ": _("e dans l’o"),
        "æ": _("e dans l’a"),
        ".": _("point"),
        ",": _("virgule"),
    }
    return " ".join(names.get(" " if letter.isspace() else letter, letter) for letter in text)


def _without_common_words(spans: Sequence[Span]) -> tuple[str, str]:
    """Both texts without the whole words, the same on both sides, that stand before and after.

    Where both are the same the expected writing serves for both, so that places in them agree.
    """
    before = spans[0].expected if spans[0].same else ""
    after = spans[-1].expected if spans[-1].same else ""
    head = before.rfind(" ") + 1
    tail = len(after) - after.find(" ") if " " in after else 0
    wanted = "".join(span.expected for span in spans)
    written = "".join(span.expected if span.same else span.typed for span in spans)
    return wanted[head : len(wanted) - tail], written[head : len(written) - tail]
