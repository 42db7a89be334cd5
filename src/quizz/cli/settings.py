"""`quizz settings`: what is in force, the commands and their keys, a file to begin with."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING

from quizz.cli.parser import Options
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.i18n import _, ngettext
from quizz.services.settings import Problem, SettingsFile
from quizz.services.settings_in_force import Asked, InForce, in_force

if TYPE_CHECKING:
    from quizz.tui.keymap import Keymap

PROBLEMS_FOUND = 1
GAP = "  "


def settings(options: Options) -> int:
    """Show the settings, or the keys, or write a file; 1 when something in the file is wrong."""
    output = Output(output_stream())
    if options.init:
        output.say(_written(options.settings.path or Path()))
        return 0
    keymap, refused = _keymap(options.settings)
    problems = sorted([*options.settings.problems, *refused], key=lambda problem: problem.line)
    if options.keys:
        output.say(*key_table(keymap))
    else:
        asked = Asked(
            lang=options.lang, data_dir=options.data_dir, database=options.database, content=options.content
        )
        rows = in_force(asked, os.environ, options.settings, rebound=len(keymap))
        output.say(_file_line(options.settings), "", *_table(list(rows)))
    if problems:
        n = len(problems)
        title = ngettext("{n} problème :", "{n} problèmes :", n).format(n=n)
        output.say("", title, *(problem.placed for problem in problems))
    return PROBLEMS_FOUND if problems else 0


def key_table(keymap: Keymap, width: int = 0) -> Iterator[str]:
    """A paragraph a screen: name of each command, its keys, what it does."""
    from quizz.tui.catalogue import all_commands, place_name
    from quizz.tui.clashes import key_names

    rows = [
        (name, key_names(keymap.get(name, command.keys)), _(command.binding.tooltip))
        for name, command in all_commands().items()
    ]
    names, keys = (max(len(row[column]) for row in rows) for column in (0, 1))
    room = max(24, (width or get_terminal_size().columns) - names - keys - 2 * len(GAP))
    screen = ""
    for name, shown, what in rows:
        if name.partition(".")[0] != screen:
            yield from [""] if screen else []
            screen = name.partition(".")[0]
            yield place_name(screen)
        first, *rest = wrap(what, room)
        yield f"{name:<{names}}{GAP}{shown:<{keys}}{GAP}{first}"
        yield from (" " * (names + keys + 2 * len(GAP)) + line for line in rest)


def _keymap(file: SettingsFile) -> tuple[Keymap, Sequence[Problem]]:
    if not file.settings.keys:
        return {}, ()
    from quizz.tui.clashes import checked

    return checked(file.settings.keys)


def _written(path: Path) -> str:
    from quizz.services.settings_template import template, write_template
    from quizz.tui.catalogue import all_commands
    from quizz.tui.keys import character_of

    commands = (
        (name, ", ".join(character_of(key) or key for key in command.keys), _(command.binding.tooltip))
        for name, command in all_commands().items()
    )
    write_template(path, template(commands))
    return _("{path} est écrit : enlevez le # des lignes à changer.").format(path=path)


def _file_line(file: SettingsFile) -> str:
    if file.exists:
        return _("Fichier de réglages : {path}").format(path=file.path)
    return _("Fichier de réglages : {path} (absent ; « quizz settings --init » l’écrit)").format(
        path=file.path
    )


def _table(rows: list[InForce]) -> Iterator[str]:
    names = max(len(row.name) for row in rows)
    origins = max(len(row.origin.label) for row in rows)
    for row in rows:
        yield f"{row.name:<{names}}{GAP}{row.origin.label:<{origins}}{GAP}{row.value}"
