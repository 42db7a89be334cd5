"""What a pack and its files may be called: the same on every system, and nowhere else than in the pack."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from quizz.i18n import _

MANIFEST = "pack.yaml"
LONGEST_ID = 64
LONGEST_PATH = 200
LONGEST_PART = 150
"""In bytes of UTF-8; every file system takes 255."""
DEEPEST = 10

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that Windows keeps for itself, with any suffix."""
_DRIVE = re.compile(r"[A-Za-z]:")
_NOT_ON_WINDOWS = frozenset('<>:"|?*')
_PLAIN_TEXTS = frozenset({"license", "licence", "readme"})
_YAML = frozenset({".yaml", ".yml"})
_NOISE = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
"""What systems leave in folders."""


def is_pack_id(text: str) -> bool:
    """Whether an id can be the name of a folder on every system."""
    return len(text) <= LONGEST_ID and bool(_SLUG.fullmatch(text)) and text not in _DEVICES


def danger_of(path: str) -> str:
    """Why a name in an archive is dangerous, as the end of a sentence; empty when it is not."""
    parts = path.removesuffix("/").split("/")
    dangers = {
        _("il contient un caractère de contrôle"): not path.isprintable(),
        _("il contient une barre oblique inverse"): "\\" in path,
        _("il désigne un endroit précis du disque"): path.startswith("/") or bool(_DRIVE.match(path)),
        _("il sort du paquet par « .. »"): ".." in parts,
        _("il n’est pas écrit simplement"): not all(parts) or "." in parts,
        _("il est trop long"): len(path) > LONGEST_PATH
        or any(len(part.encode(errors="replace")) > LONGEST_PART for part in parts),
        _("il traverse trop de dossiers"): len(parts) > DEEPEST,
    }
    return next((danger for danger, found in dangers.items() if found), "")


def is_portable(path: str) -> bool:
    """Whether every system can have a file of that name."""
    return all(
        not part.endswith((".", " "))
        and not _NOT_ON_WINDOWS.intersection(part)
        and part.split(".")[0].rstrip().lower() not in _DEVICES
        for part in path.split("/")
    )


def is_wanted(path: str) -> bool:
    """Whether a file of a pack is one that quizz reads, or one that tells a person about the pack."""
    found = PurePosixPath(path)
    if is_noise(path):
        return False
    if found.parts[0] in {"questions", "paths"}:
        return len(found.parts) > 1 and found.suffix.lower() in _YAML
    if len(found.parts) > 1:
        return False
    return found.name in {MANIFEST, "glossary.yaml", "tariffs.yaml"} or (
        found.suffix.lower() in {"", ".md", ".txt"} and found.stem.lower() in _PLAIN_TEXTS
    )


def is_noise(path: str) -> bool:
    """Whether a system or a tool left a file there, which nobody needs to hear of."""
    return any(part.startswith(".") or part.lower() in _NOISE for part in path.split("/"))


def levelled(path: str) -> str:
    """What two names share that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
