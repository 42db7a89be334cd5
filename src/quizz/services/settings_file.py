"""Reads the settings file. Nothing in it stops the program: what is wrong is told, the rest is kept."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.reasons import reason_of
from quizz.services.settings import Problem, Rebinding, Settings, SettingsFile
from quizz.services.settings_values import FIELDS, key_list, short
from quizz.services.suggesting import near_name

LARGEST = 256 * 1024
"""Bytes; a file of settings has a few thousand."""
KEYS = "keys"
CONTENT = "content"
_DEEPEST = 4


def read_settings(path: Path, *, named: bool = False) -> SettingsFile:
    """What a file says. `named`: the person named it, so its absence is told too."""
    try:
        text = _text(path)
    except FileNotFoundError:
        absent = _("Le fichier de réglages {path} n’existe pas.").format(path=path)
        return SettingsFile(path, problems=(Problem(absent),) if named else ())
    except OSError as error:
        unread = _("Le fichier de réglages {path} ne peut pas être lu ({reason}).")
        return _useless(path, unread.format(path=path, reason=reason_of(error)))
    except UsageError as error:
        return _useless(path, str(error))

    from quizz.services.toml_text import Broken, parsed

    tree = parsed(text)
    if isinstance(tree, Broken):
        return _useless(path, tree.message, tree.line)
    return _Reading(path, text, tree).result()


def _useless(path: Path, sentence: str, line: int = 0) -> SettingsFile:
    """A file that is there, and of which nothing is kept."""
    return SettingsFile(path, exists=True, problems=(Problem(sentence, line),))


def _text(path: Path) -> str:
    """Raises OSError when it cannot be read, UsageError when it is no text of a sensible size."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UsageError(_("{path} n’est pas un fichier : il n’est pas lu.").format(path=path))
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise UsageError(
            _("Le fichier de réglages {path} dépasse {n} Ko : il n’est pas lu.").format(
                path=path, n=LARGEST // 1024
            )
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            _("Le fichier de réglages {path} n’est pas écrit en UTF-8 : enregistrez-le ainsi.").format(
                path=path
            )
        ) from error


class _Reading:
    """One parsed file on its way to settings."""

    def __init__(self, path: Path, text: str, tree: dict[str, Any]) -> None:
        self._path = path
        self._text = text
        self._tree = tree
        self._values: dict[str, Any] = {}
        self._given: set[str] = set()
        self._problems: list[Problem] = []
        self._lines: dict[str, int] | None = None

    def result(self) -> SettingsFile:
        """Read every key."""
        rebindings: list[Rebinding] = []
        for name, value in _flat(self._tree):
            if name == KEYS or name.startswith(f"{KEYS}."):
                rebindings += self._rebinding(name, value)
            else:
                self._read(name, value)
        settings = Settings(**self._values, keys=tuple(rebindings))
        problems = tuple(sorted(self._problems, key=lambda problem: problem.line))
        return SettingsFile(self._path, True, settings, frozenset(self._given), problems)

    def _read(self, name: str, value: object) -> None:
        if name not in FIELDS:
            self._tell(name, _unknown(name))
            return
        attribute, reader = FIELDS[name]
        try:
            self._values[attribute] = reader(value, self._path.parent)
        except UsageError as error:
            self._tell(
                name, _("« {name} » : {error}").format(name=name.removeprefix(f"{KEYS}."), error=error)
            )
            return
        absent = self._without_absent_folders() if name == CONTENT else []
        for folder in absent:
            self._tell(
                name, _("« {name} » : il n’y a pas de dossier {folder}.").format(name=name, folder=folder)
            )
        if not absent:
            self._given.add(name)

    def _without_absent_folders(self) -> list[str]:
        """Leave aside the folders that are not there; gives them."""
        folders: tuple[str, ...] = self._values[CONTENT]
        self._values[CONTENT] = tuple(folder for folder in folders if _is_folder(folder))
        return [folder for folder in dict.fromkeys(folders) if folder not in self._values[CONTENT]]

    def _rebinding(self, name: str, value: object) -> Iterator[Rebinding]:
        if name == KEYS:
            self._tell(name, _("« keys » est une table : écrivez [keys], puis une commande par ligne."))
            return
        try:
            keys = key_list(value)
        except UsageError as error:
            self._tell(
                name, _("« {name} » : {error}").format(name=name.removeprefix(f"{KEYS}."), error=error)
            )
        else:
            self._given.add(name)
            yield Rebinding(name.removeprefix(f"{KEYS}."), keys, self._line(name))

    def _tell(self, name: str, sentence: str) -> None:
        self._problems.append(Problem(sentence, self._line(name)))

    def _line(self, name: str) -> int:
        if self._lines is None:
            from quizz.services.toml_text import lines_of

            self._lines = lines_of(self._text)
        return self._lines.get(name, 0)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # a name that no disk takes, a folder on the way that may not be looked into
        return False


def _flat(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Dotted names and values, in the order of the file; a table that should be a value is one."""
    waiting: list[tuple[str, Any, int]] = [(key, value, 1) for key, value in reversed(tree.items())]
    while waiting:
        name, value, depth = waiting.pop()
        if isinstance(value, dict) and name not in FIELDS and depth < _DEEPEST:
            waiting += [(f"{name}.{key}", inner, depth + 1) for key, inner in reversed(value.items())]
        else:
            yield name, value


def _unknown(name: str) -> str:
    inside = [known for known in FIELDS if known.startswith(f"{name}.")]
    if inside:
        return _("« {name} » est une table : écrivez [{name}], puis {known} à la ligne.").format(
            name=name, known=", ".join(known.rpartition(".")[2] for known in inside)
        )
    last = name.rpartition(".")[2]
    elsewhere = next((known for known in FIELDS if known.rpartition(".")[2] == last), "")
    near = elsewhere or near_name(name, (*FIELDS, KEYS))
    if near:
        return _("Le réglage « {name} » n’existe pas. Voulez-vous dire « {near} » ?").format(
            name=short(name), near=near
        )
    return _("Le réglage « {name} » n’existe pas. Ceux qui existent : {known}.").format(
        name=short(name), known=", ".join((*FIELDS, KEYS))
    )
