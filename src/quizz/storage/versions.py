"""The versions of the schema."""

from __future__ import annotations

VERSIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every version that this program knows, oldest first; the last is the one it works with."""

VERSION_TABLE = "quizz_version"
"""Where Alembic stamps the schema; not its default name, which another program may use."""
