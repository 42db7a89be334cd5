"""Column types that give domain values back on every database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, LargeBinary, Text, TypeDecorator, Uuid
from sqlalchemy.types import TypeEngine

from quizz.storage.hot.values import instant, stored_identifier, stored_instant, stored_json


def _on_sqlite(dialect: Dialect) -> bool:
    return dialect.name == "sqlite"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in any zone when written, aware in UTC when read, to the microsecond.

    SQLite has no such type and would give naive values back: it holds microseconds since 1970.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An integer on SQLite, TIMESTAMP WITH TIME ZONE elsewhere."""
        return dialect.type_descriptor(BigInteger() if _on_sqlite(dialect) else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Raises ValueError on a naive instant: nobody knows which one it is."""
        if value is None:
            return None
        microseconds = stored_instant(value)
        return microseconds if _on_sqlite(dialect) else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        if _on_sqlite(dialect):
            return instant(value)
        found: datetime = value.astimezone(UTC)
        return found


class Identifier(TypeDecorator[UUID]):
    """A UUID, 16 bytes everywhere; sorts as the UUID does."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A BLOB on SQLite, the native type elsewhere."""
        return dialect.type_descriptor(LargeBinary(16) if _on_sqlite(dialect) else Uuid())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """Bytes for SQLite."""
        return stored_identifier(value) if value is not None and _on_sqlite(dialect) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """The UUID. Raises ValueError on what is none."""
        if value is None or (isinstance(value, UUID) and not _on_sqlite(dialect)):
            return value
        if not isinstance(value, bytes):
            raise ValueError(f"no identifier: {value!r}")
        return UUID(bytes=value)


class Json(TypeDecorator[Any]):
    """A value of the type `of`, as JSON text whose keys keep their order. None is NULL.

    On SQLite the column is TEXT: one declared JSON would take the text `15` for a number.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__(none_as_null=True)
        self.of = of
        self._decode = msgspec.json.Decoder(of).decode

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TEXT on SQLite, JSON (never JSONB, which sorts keys) elsewhere."""
        return dialect.type_descriptor(Text() if _on_sqlite(dialect) else JSON(none_as_null=True))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Text for SQLite; plain lists and dicts for a driver that writes JSON itself."""
        if value is None:
            return None
        return stored_json(value) if _on_sqlite(dialect) else msgspec.to_builtins(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """A value of the type `of`."""
        if value is None:
            return None
        return self._decode(value) if _on_sqlite(dialect) else msgspec.convert(value, self.of)
