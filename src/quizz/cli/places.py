"""From the options of the command line to places."""

from __future__ import annotations

import os

from quizz.cli.parser import Options
from quizz.services.places import Places


def places(options: Options) -> Places:
    """Where to read and where to write."""
    return Places.of(
        os.environ,
        data_dir=options.data_dir,
        database=options.database,
        content=options.content,
        settings=options.settings.settings,
    )
