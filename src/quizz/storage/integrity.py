"""The database's own check of itself."""

from __future__ import annotations

from sqlalchemy import Connection

from quizz.errors import DatabaseCorrupt
from quizz.i18n import _
from quizz.storage.errors import decoding, place_of


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite finds damaged, a sentence each; PostgreSQL checks its pages as it reads them."""
    if connection.dialect.name != "sqlite":
        return []
    problems: list[str] = []
    for find in (_damaged_pages, _orphans):
        try:
            problems += find(connection)
        except DatabaseCorrupt as error:
            problems.append(str(error))
    return problems


def _damaged_pages(connection: Connection) -> list[str]:
    with decoding(place_of(connection.engine.url)):
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [
        _("La base est abîmée : {detail}. Remettez une copie de sauvegarde.").format(detail=line)
        for line in found
        if line != "ok"
    ]


def _orphans(connection: Connection) -> list[str]:
    with decoding(place_of(connection.engine.url)):
        found = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    sentence = _(
        "Une ligne de « {table} » renvoie à une ligne de « {parent} » qui n’existe pas. "
        "Remettez une copie de sauvegarde."
    )
    return [sentence.format(table=row[0], parent=row[2]) for row in found]
