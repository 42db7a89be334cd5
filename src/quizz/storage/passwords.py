"""Addresses of databases as they may be shown. Light: settings are shown without the database."""

from __future__ import annotations

import re

_BEFORE_THE_HOST = re.compile(r"(?<=://)([^:/]*):[^@]*(?:@[^/?#@]*)*@")
"""Up to the last @ of the host, and at least to the first: a password may hold a slash."""
_IN_THE_QUERY = re.compile(r"([?&][^=&#]*(?:password|passwd|pwd)=)[^&#]*", re.IGNORECASE)


def without_passwords(address: str) -> str:
    """The address of a database that can be shown: the password before its host, those of its options."""
    return _IN_THE_QUERY.sub(r"\1***", _BEFORE_THE_HOST.sub(r"\1:***@", address))
