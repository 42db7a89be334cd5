"""From the options of the command line to places."""

from __future__ import annotations

import os
from pathlib import Path

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


def places_here(options: Options) -> Places:
    """The same for who writes: unless --content says where she works, it is in the current folder."""
    from quizz.services.authoring.targets import content_here

    found = places(options)
    mine = None if options.content else content_here(Path.cwd())
    return found if mine is None else found.led_by(mine)
