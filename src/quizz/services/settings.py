"""What the settings file can say, and which of its words, the environment and the options wins.

Light: read at every start, before the first paint. What each person prefers is in the database; the file
only says with what a new person begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from quizz import i18n
from quizz.i18n import _

APPEARANCES: tuple[str, ...] = ("dark", "light", "contrast")
DEFAULT_MINUTES = 15
MINUTES = range(5, 121)
BACKUPS = range(1, 1001)


class Rebinding(Struct, frozen=True):
    """Keys, as the file writes them, for a command: `practice.undo`. `line`: where, 0 when unknown."""

    command: str
    keys: tuple[str, ...]
    line: int = 0


class Settings(Struct, frozen=True):
    """What is set. `language`: one of i18n.LANGUAGES, empty for the system's.

    `database`: a URL, the path of a SQLite file, or nothing for the platform's. `minutes` and `appearance`:
    those of a new person. `backups_kept`: how many daily backups stay. `dictation_aloud`: where the computer
    has a voice.
    """

    language: str = ""
    content: tuple[str, ...] = ()
    database: str = ""
    minutes: int = DEFAULT_MINUTES
    appearance: str = APPEARANCES[0]
    backups_kept: int = 10
    dictation_aloud: bool = True
    keys: tuple[Rebinding, ...] = ()

    @property
    def database_place(self) -> Path | str | None:
        """The database, if one is set: a URL as text, a file as a path."""
        if not self.database:
            return None
        return self.database if "://" in self.database else Path(self.database)


DEFAULTS = Settings()


class Problem(Struct, frozen=True):
    """A sentence on the settings file. `line`: where, 0 when it is about the whole file."""

    message: str
    line: int = 0

    @property
    def placed(self) -> str:
        """The sentence after its line."""
        if not self.line:
            return self.message
        return _("Réglages, ligne {line} : {message}").format(line=self.line, message=self.message)


def summary(problems: Sequence[Problem]) -> str:
    """The first problem, and where all is told; empty when there are none.

    Without a number: whether keys clash is only known where the screens are.
    """
    if not problems:
        return ""
    first = min(problems, key=lambda problem: problem.line)
    return _("{first} « quizz settings » dit tout ce qui ne va pas.").format(first=first.placed)


class SettingsFile(Struct, frozen=True):
    """What a file says. `given`: the names that it sets well, as they are written there."""

    path: Path | None = None
    exists: bool = False
    settings: Settings = DEFAULTS
    given: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


NO_FILE = SettingsFile()


def language_of(option: str | None, settings: Settings, environment: Mapping[str, str]) -> str:
    """`fr` or `en`: the option, else the file, else the system's own; French when none says."""
    asked = option if option in i18n.LANGUAGES else settings.language
    return asked or i18n.language_of(environment)
