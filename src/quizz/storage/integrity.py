"""The database's own check of itself."""

from __future__ import annotations

from sqlalchemy import Connection, text

from quizz.errors import DatabaseCorrupt
from quizz.i18n import _
from quizz.storage.errors import decoding, place_of

_TRIGGERS = {
    "sqlite": {"review_log_no_update", "review_log_no_delete"},
    "postgresql": {"review_log_no_change"},
}
"""What makes the log append-only; the first migration makes them."""

_TRIGGERS_PRESENT = {
    "sqlite": text("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'review_log'"),
    "postgresql": text(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = CAST('review_log' AS regclass) AND tgenabled <> 'D'"
    ),
}


def integrity_problems(connection: Connection) -> list[str]:
    """What is damaged, a sentence each; PostgreSQL checks its pages as it reads them."""
    problems: list[str] = []
    on_sqlite = connection.dialect.name == "sqlite"
    for find in (_damaged_pages, _orphans, _missing_triggers) if on_sqlite else (_missing_triggers,):
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


def _missing_triggers(connection: Connection) -> list[str]:
    name = connection.dialect.name
    with decoding(place_of(connection.engine.url)):
        present = set(connection.scalars(_TRIGGERS_PRESENT[name]))
    sentence = _(
        "L’historique n’est plus protégé des modifications : il manque « {trigger} ». "
        "Remettez une copie de sauvegarde."
    )
    return [sentence.format(trigger=trigger) for trigger in sorted(_TRIGGERS[name] - present)]
