"""The database's own check of itself, and of its tables against those of this version."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, text

from quizz.errors import DatabaseCorrupt
from quizz.i18n import _
from quizz.storage.refusals import decoding, place_of
from quizz.storage.tables import metadata

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

_COLUMNS = {
    "sqlite": text(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables "
        "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
    ),
    "postgresql": text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    ),
}
"""Table and name of every column."""


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


def shape_problems(connection: Connection) -> list[str]:
    """Tables whose columns are not those of this version, a sentence each."""
    present: dict[str, set[str]] = defaultdict(set)
    try:
        with decoding(place_of(connection.engine.url)):
            for table, column in connection.execute(_COLUMNS[connection.dialect.name]):
                present[table].add(column)
    except DatabaseCorrupt as error:
        return [str(error)]
    sentence = _(
        "La table « {table} » n’est pas celle de cette version de quizz ; colonnes qui diffèrent : "
        "{columns}. Remettez une copie de sauvegarde."
    )
    return [
        sentence.format(table=table.name, columns=", ".join(sorted(different)))
        for table in metadata.sorted_tables
        if (different := present[table.name] ^ set(table.columns.keys()))
    ]


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
