"""How SQLite is told which file to open, and how."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote


def sqlite_uri(path: PurePath, options: str) -> str:
    """The URI that SQLite opens an absolute path by; `options` come after the question mark.

    `as_uri` would make an authority of the server in `\\\\server\\folder`, which SQLite refuses: here the
    authority is always empty. The bytes of a name are kept, UTF-8 or not.
    """
    name = quote(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{'' if name.startswith('/') else '/'}{name}?{options}"
