"""What is wrong in a file of remarks, as sentences: where it is, and what to do."""

from __future__ import annotations

import re

from quizz.errors import UsageError
from quizz.i18n import _

_NAMED_FIELD = re.compile(r"(?:missing required|contains unknown) field `([^`]*)`")
_PATH = re.compile(r" - at `\$\.?([^`]*)`$")
_ITEM = re.compile(r"(?P<list>remarks|answers)\[(?P<item>[0-9]+)\]\.?(?P<rest>.*)", re.DOTALL)


def place_of(message: str) -> tuple[str, str]:
    """The path that msgspec names, and the field that is missing there or is not known."""
    path = _PATH.search(message)
    field = _NAMED_FIELD.search(message)
    return (path[1] if path else ""), (field[1][:40] if field else "")


def misshapen(name: str, path: str, field: str) -> UsageError:
    """`remarks[2].shown[0]` is told as the third remark and its « shown[0] »."""
    found = _ITEM.fullmatch(path)
    what = ".".join(filter(None, (found["rest"] if found else path, field)))
    place = _("« {field} »").format(field=what) if what else _("une valeur")
    if found:
        numbered = {"remarks": _("la remarque n° {n}, {place}"), "answers": _("la réponse n° {n}, {place}")}
        place = numbered[found["list"]].format(n=int(found["item"]) + 1, place=place)
    return UsageError(
        _(
            "Le fichier « {file} » n’a pas la forme attendue : {place} ne convient pas. "
            "Rien n’en a été gardé. Demandez à la personne de l’exporter à nouveau, "
            "et de l’envoyer sans le modifier."
        ).format(file=name, place=place)
    )


def newer(name: str, version: int) -> UsageError:
    """A format that this program does not know yet."""
    return UsageError(
        _(
            "Le fichier « {file} » vient d’une version plus récente de quizz (format {version}). "
            "Mettez quizz à jour, puis recommencez."
        ).format(file=name, version=version)
    )


def other_file(name: str) -> UsageError:
    """JSON of something else."""
    return UsageError(
        _(
            "Le fichier « {file} » n’est pas un fichier de remarques de quizz. Choisissez celui "
            "que « quizz reports export » a écrit."
        ).format(file=name)
    )


def damaged(name: str, raw: bytes, error: Exception) -> UsageError:
    """No JSON, or no longer."""
    before = raw[: _offset(raw, error)]
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return UsageError(
        _(
            "Le fichier « {file} » n’est pas un fichier de remarques de quizz, ou il a été abîmé en route "
            "(ligne {line}, colonne {column}). Demandez à la personne de l’envoyer à nouveau, "
            "en pièce jointe."
        ).format(file=name, line=before.count(b"\n") + 1, column=column)
    )


def _offset(raw: bytes, error: Exception) -> int:
    """The first byte that is wrong; the end when nobody says."""
    if isinstance(error, UnicodeDecodeError):  # which counts from the beginning of one text
        try:
            raw.decode()
        except UnicodeDecodeError as found:
            return found.start
    place = re.search(r"byte (\d+)", str(error))
    return int(place[1]) if place else len(raw)
