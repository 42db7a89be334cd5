"""`quizz completion`: the script by which a shell completes commands and options."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from typing import Any

import shtab

from quizz.cli.french import SHELLS
from quizz.cli.parser import Options, command_parser
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.content.banks import TYPES
from quizz.content.schema import NAMES
from quizz.domain.bank import SKILLS, THEMES
from quizz.domain.term import TermKind
from quizz.i18n import LANGUAGES

CHOICES = {
    "themes": THEMES,
    "theme": THEMES,
    "type": TYPES,
    "skill": SKILLS,
    "kind": tuple(TermKind),
    "schema": NAMES,
    "lang": LANGUAGES,
    "shell": SHELLS,
}
"""Destination of an argument -> its values."""
PATHS: dict[str, Any] = {
    "data_dir": shtab.DIRECTORY,
    "content": shtab.DIRECTORY,
    "settings_file": shtab.FILE,
    "folder": shtab.DIRECTORY,
    "output": shtab.DIRECTORY,
    "source": shtab.FILE,
    "file": shtab.FILE,
}
"""Destination of an argument -> whether it is a folder or a file."""


def completion(options: Options) -> int:
    """Print the script of a shell."""
    Output(output_stream()).say(script(options.shell))
    return 0


def script(shell: str) -> str:
    """The script, in the language of the moment."""
    parser = command_parser()
    for action in _actions(parser):
        if action.dest in CHOICES:
            action.choices = CHOICES[action.dest]
        elif action.dest in PATHS:
            vars(action).update(complete=PATHS[action.dest])  # where shtab looks
    return shtab.complete(parser, shell)


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, _SubParsersAction):
            for inside in action.choices.values():
                yield from _actions(inside)
