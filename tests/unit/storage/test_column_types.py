from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from quizz.domain.answer import Answer, Chosen, DontKnow
from quizz.storage.types import Identifier, Json, UtcDateTime

SQLITE, POSTGRESQL = sqlite.dialect(), postgresql.dialect()
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
instants = st.builds(
    lambda since, offset: (EPOCH + since).astimezone(timezone(offset)),
    st.timedeltas(timedelta(days=-30_000), timedelta(days=100_000)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)),
)
each_dialect = pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL], ids=lambda d: d.name)


@each_dialect
@given(instants)
def test_an_instant_comes_back_in_utc(dialect: Dialect, at: datetime) -> None:
    kind = UtcDateTime()
    found = kind.process_result_value(kind.process_bind_param(at, dialect), dialect)
    assert found == at
    assert found.tzinfo is UTC


@given(st.lists(instants))
def test_instants_sort_on_sqlite_as_they_followed_each_other(found: list[datetime]) -> None:
    kind = UtcDateTime()
    by_column = sorted(found, key=lambda at: kind.process_bind_param(at, SQLITE))
    assert by_column == sorted(found)


@each_dialect
def test_a_naive_instant_is_refused(dialect: Dialect) -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(EPOCH.replace(tzinfo=None), dialect)


@given(st.lists(st.uuids()))
def test_identifiers_sort_on_sqlite_as_they_do(identifiers: list[UUID]) -> None:
    kind = Identifier()
    columns = sorted(kind.process_bind_param(each, SQLITE) for each in identifiers)
    assert [kind.process_result_value(each, SQLITE) for each in columns] == sorted(identifiers)
    assert all(len(column) == 16 for column in columns)


def test_json_is_compact_and_typed() -> None:
    kind = Json(Answer)
    assert kind.process_bind_param(Chosen((2, 0)), SQLITE) == '{"type":"chosen","positions":[2,0]}'
    assert kind.process_result_value('{"type":"dont_know"}', SQLITE) == DontKnow()


@each_dialect
def test_json_keeps_the_order_of_keys(dialect: Dialect) -> None:
    kind = Json(dict[str, int])
    found = kind.process_result_value(kind.process_bind_param({"z": 1, "a": 2}, dialect), dialect)
    assert list(found.items()) == [("z", 1), ("a", 2)]


@each_dialect
@pytest.mark.parametrize("kind", [UtcDateTime(), Identifier(), Json(Answer)])
def test_none_is_null(dialect: Dialect, kind: UtcDateTime | Identifier | Json) -> None:
    assert kind.process_bind_param(None, dialect) is None
    assert kind.process_result_value(None, dialect) is None
