"""`quizz --version`."""

from __future__ import annotations

from importlib import metadata

from quizz.cli.parser import Options
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream


def version(_options: Options) -> int:
    """Print the version that is installed."""
    Output(output_stream()).say(f"quizz {metadata.version('quizz')}")
    return 0
