"""Alembic's migrations, run by `quizz.storage.schema`; add each new version to its VERSIONS."""
