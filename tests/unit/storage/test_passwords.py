"""Addresses of databases that can be shown."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.storage.addresses import shown
from quizz.storage.passwords import without_passwords


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://lea:secret@host/db", "postgresql://lea:***@host/db"),
        ("postgresql://lea:sec:ret@host", "postgresql://lea:***@host"),
        ("postgresql://lea:sec@ret@host/db", "postgresql://lea:***@host/db"),
        ("postgresql://lea:sec@r@t@host:5432/db", "postgresql://lea:***@host:5432/db"),
        ("postgresql://lea:sec/ret@host/db", "postgresql://lea:***@host/db"),
        ("postgresql://lea@srv:secret@host/db", "postgresql://lea@srv:***@host/db"),
        ("postgresql://:secret@host/db", "postgresql://:***@host/db"),
        ("postgresql+psycopg://lea:secret@host/d@b", "postgresql+psycopg://lea:***@host/d@b"),
        ("postgresql://lea@host/db", "postgresql://lea@host/db"),
        ("postgresql://lea@host:5432/db", "postgresql://lea@host:5432/db"),
        ("postgresql://host/db?password=secret", "postgresql://host/db?password=***"),
        (
            "postgresql://lea:secret@host/db?user=l&password=secret&port=1",
            "postgresql://lea:***@host/db?user=l&password=***&port=1",
        ),
        ("postgresql://host/db?sslPassword=secret", "postgresql://host/db?sslPassword=***"),
        ("postgresql://host/db?passfile=/a", "postgresql://host/db?passfile=/a"),
        ("sqlite:////a/b@c:d@e.db", "sqlite:////a/b@c:d@e.db"),
        ("/a/b:c@d.db", "/a/b:c@d.db"),
    ],
)
def test_passwords_are_not_shown(address, told):
    assert without_passwords(address) == told
    assert without_passwords(told) == told


@given(st.text("ab:@/?&=# é", min_size=1, max_size=8))
def test_no_password_that_an_address_can_hold_is_shown(text):
    told = without_passwords(f"postgresql://lea:ZZ{text.replace('@', '')}ZZ@host/db")
    assert "ZZ" not in told


def test_the_place_of_a_database_shows_none():
    """As `quizz db path` and every sentence on the database have it."""
    told = shown("postgresql://lea:secret1@host/db?password=secret2&port=1")
    assert "secret" not in told
    assert told.startswith("postgresql://lea:***@host/db?password=***")


def test_settings_are_shown_without_the_database():
    code = "import sys; import quizz.services.settings_in_force; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "False\n"
