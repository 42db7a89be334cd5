"""The command line. What a command needs is imported when it runs: --help loads no screen and no database."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from quizz.cli.streams import complain, settle, speak_utf8
from quizz.errors import QuizzError
from quizz.startup import collector_resting, import_msgspec

if TYPE_CHECKING:
    from quizz.cli.parser import Options

FAILED = 2
INTERRUPTED = 130
COMMANDS = {
    "": "practice:practice",
    "practice": "practice:practice",
    "situations": "situations:situations",
    "switchboard": "switchboard:switchboard",
    "paths": "paths:paths",
    "stats": "stats:stats",
    "check": "check:check",
    "explain": "explain:explain",
    "preview": "preview:preview",
    "bill": "bill:bill",
    "content add": "content:add",
    "content list": "content:show",
    "content remove": "content:remove",
    "content stats": "figures:stats",
    "content coverage": "figures:coverage",
    "db path": "database:path",
    "db check": "database:check",
    "db backup": "database:backup",
    "db restore": "restoring:restore",
    "db rebuild": "database:rebuild",
    "reports": "reports:show",
    "reports close": "reports:close",
    "reports export": "remark_files:export",
    "reports import": "remark_files:receive",
    "new bank": "new:bank",
    "new question": "new:question",
    "new term": "new:term",
    "schema": "schema:schema",
    "settings": "settings:settings",
    "completion": "completion:completion",
    "version": "version:version",
}
"""Command -> module of this package, and its function from options to an exit code."""
TELL_THEMSELVES = {"", "practice", "settings", "version", "completion"}
"""Commands that show the problems of the settings their own way, or do not need them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` default to those of the process."""
    speak_utf8()
    try:
        with collector_resting():
            import_msgspec()
            from quizz.cli.preparing import prepared

            options = prepared(sys.argv[1:] if arguments is None else arguments, os.environ)
        code = run(options)
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
    """Lead to the command that was asked for; its module is imported then."""
    if options.command not in TELL_THEMSELVES:
        from quizz.cli.preparing import tell_problems

        tell_problems(options)
    module, _colon, function = COMMANDS[options.command].partition(":")
    with collector_resting():
        command: Callable[[Options], int] = getattr(import_module(f"quizz.cli.{module}"), function)
    return command(options)
