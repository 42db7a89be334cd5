"""The command line. What a command needs is imported when it runs: --help loads no screen and no database."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quizz.cli.parser import Options, parse
from quizz.cli.plain.output import Output
from quizz.cli.streams import complain, output_stream, settle, speak_utf8
from quizz.errors import QuizzError

FAILED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` default to those of the process."""
    speak_utf8()
    try:
        code = run(parse(sys.argv[1:] if arguments is None else arguments))
    except QuizzError as error:
        complain(str(error))
        code = FAILED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = 0
    except SystemExit as leaving:  # argparse leaves so after --help
        code = leaving.code if isinstance(leaving.code, int) else 0
    settle()
    return code


def run(options: Options) -> int:
    """Lead to the command that was asked for."""
    match options.command:
        case "version":
            from importlib.metadata import version

            Output(output_stream()).say(f"quizz {version('quizz')}")
            return 0
        case "stats":
            from quizz.cli.stats import stats

            return stats(options)
        case "db check":
            from quizz.cli.database import check

            return check(options)
        case _:
            from quizz.cli.practice import practice

            return practice(options)
