"""From the options of the command line to places."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from quizz.cli.parser import Options

if TYPE_CHECKING:
    from quizz.services.opening import Places


def places(options: Options) -> Places:
    """Where to read and where to write."""
    from quizz.services.opening import Places

    return Places.of(
        os.environ, data_dir=options.data_dir, database=options.database, content=options.content
    )
