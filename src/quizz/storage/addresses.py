"""Which file a database is, if it is one, and how its address is shown."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage.refusals import place_of


def sqlite_file(url: URL | str) -> Path | None:
    """The file of a SQLite address; None for a server or for memory. Raises UsageError on no address."""
    parsed = _parsed(url)
    named = parsed.database
    if parsed.get_backend_name() != "sqlite" or not named or named == ":memory:" or named.startswith("file:"):
        return None
    return Path(named)


def shown(url: str) -> str:
    """The address without its passwords. Raises UsageError on no address."""
    return place_of(_parsed(url))


def _parsed(url: URL | str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            _(
                "L’adresse de la base n’est pas lisible. "
                "Écrivez par exemple sqlite:////dossier/quizz.db ou postgresql://personne@serveur/base."
            )
        ) from error
