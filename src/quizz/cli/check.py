"""`quizz check`: everything that is wrong in banks, at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size

from msgspec.structs import replace

from quizz import locations, startup
from quizz.cli.findings import as_text, one_line, wants_colours
from quizz.cli.parser import Options
from quizz.cli.plain.output import Output
from quizz.cli.streams import complain, output_stream
from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.errors import QuizzError, UsageError
from quizz.i18n import _
from quizz.services.authoring.checking import Checked
from quizz.services.authoring.checking import check as check_targets
from quizz.services.authoring.targets import Target, content_here, targets_of
from quizz.services.authoring.wanted import wanted_codes
from quizz.services.clock import SystemClock, today

FOUND = 1
"""The exit code when something must be mended."""
_PROCESSES = 2
_CLEAR = "\x1b[2J\x1b[H"


def check(options: Options) -> int:
    """Check once, or at each save; 1 when there is an error, or a warning with --strict."""
    run = _Run(options, Path.cwd())
    if options.fix:
        _fix(run, options)
    if options.watch:
        return _watch(run, options)
    startup.begin()
    try:
        checked = run.once(min(_PROCESSES, os.cpu_count() or 1))
        _tell(checked, options, run.here)
    finally:
        startup.end()
    return FOUND if _fails(checked, strict=options.strict) else 0


class _Run:
    """What a command line asks to check. Raises UsageError on what makes no sense."""

    def __init__(self, options: Options, here: Path) -> None:
        self.here = here
        self.codes = wanted_codes(options.select, options.ignored)
        builtin, *others = locations.content_folders(
            os.environ, options.content, options.settings.settings.content
        )
        for folder in others:
            if not folder.is_dir():
                raise UsageError(
                    _(
                        "Le dossier de contenu « {path} » n’existe pas. Vérifiez --content et QUIZZ_CONTENT."
                    ).format(path=folder)
                )
        self.beside = (builtin, *others)
        asked = options.paths or options.content
        mine = content_here(here)
        self.is_of_program = not asked and mine is None
        """Whether only what comes with the program is left to check."""
        self.paths = asked or (str(mine or builtin),)
        self.targets: Sequence[Target] = targets_of(self.paths)
        self.cache = locations.cache_folder(os.environ, options.data_dir)

    def once(self, processes: int = 1) -> Checked:
        """What is wrong now, without what is not wanted."""
        self.targets = targets_of(self.paths)
        spelling = Code.SPELLING.value in self.codes
        checked = check_targets(
            self.targets,
            self.beside,
            cache=self.cache,
            day=today(SystemClock()),
            environment=os.environ if spelling else None,
            processes=processes,
        )
        found = tuple(one for one in checked.diagnostics if one.code in self.codes)
        return replace(checked, diagnostics=found)

    def watched(self) -> set[Path]:
        """The folders where something may change."""
        mine = {target.folder if target.folder.is_dir() else target.folder.parent for target in self.targets}
        return mine | {folder for folder in self.beside if folder.is_dir()}


def _fix(run: _Run, options: Options) -> None:
    """Mend the files, and tell which on the error stream: the output holds the findings alone."""
    from quizz.cli.fixing import as_line
    from quizz.services.authoring.mending import fix

    if options.watch:
        raise UsageError(_("--fix ne va pas avec --watch : lancez l’un, puis l’autre."))
    if run.is_of_program:
        raise UsageError(_("--fix écrit dans les fichiers : dites lesquels, par exemple « . »."))
    for mended in fix(run.targets, run.beside, cache=run.cache):
        complain(as_line(mended, run.here))


def _fails(checked: Checked, *, strict: bool) -> bool:
    return bool(checked.count(Severity.ERROR) or (strict and checked.count(Severity.WARNING)))


def _tell(checked: Checked, options: Options, here: Path) -> None:
    stream = output_stream()
    if options.format == "text":
        width = get_terminal_size().columns if stream.isatty() else None
        if wants_colours(os.environ, terminal=stream.isatty()):
            stream.write("".join(f"{line}\n" for line in as_text(checked, here, coloured=True, width=width)))
            stream.flush()
        else:
            Output(stream).say(*as_text(checked, here, width=width))
        return
    from quizz.cli.findings_data import as_json, as_sarif

    Output(stream).say((as_json if options.format == "json" else as_sarif)(checked, here))


def _watch(run: _Run, options: Options) -> int:
    """Check at each save; a check that cannot be done, as when a file is being renamed, is told."""
    from quizz.services.authoring.saves import saves

    if options.format != "text":
        raise UsageError(_("--watch montre du texte : il ne va pas avec --format."))
    stream = output_stream()
    deep = any(target.folder.is_dir() for target in run.targets)
    with suppress(KeyboardInterrupt):
        for _save in saves(run.watched(), deep=deep):
            if stream.isatty():
                stream.write(_CLEAR)
            try:
                _tell(run.once(), options, run.here)
            except QuizzError as error:
                stream.write(f"{one_line(str(error))}\n")
            stream.write(_("Vérification à chaque enregistrement ; Ctrl+C pour finir.") + "\n")
            stream.flush()
    return 0
