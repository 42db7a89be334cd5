"""Asks before something is replaced or removed."""

from __future__ import annotations

from quizz.cli.plain.output import Reader, Writer
from quizz.i18n import _

DECLINED = 1
"""The exit code when the person would rather not."""


def agrees(reader: Reader, writer: Writer, *question: str) -> bool:
    """Whether the person types « oui » in full; nobody there means no."""
    yes = _("oui")
    writer.say(
        *question,
        _("Tapez « {word} » pour continuer, autre chose pour renoncer (--yes ne demande rien).").format(
            word=yes
        ),
    )
    return (reader.line() or "").strip().casefold() == yes
