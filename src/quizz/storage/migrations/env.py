"""Alembic runs this file; `quizz.storage.schema` hands it a connection inside a transaction.

SQLite's DDL is transactional here, since the engine opens the transactions itself: a migration that is cut
short leaves the old schema whole.
"""

from alembic import context

from quizz.storage.tables import with_indexes
from quizz.storage.versions import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=with_indexes(),
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
