"""The file in which remarks and their answers travel: JSON, version 1, described in docs/remarques.md.

What is read comes from anybody: its size is bounded, every field is checked, and nothing in it is taken for a
path, for markup or for an order.
"""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, MsgspecError, Struct
from msgspec.structs import replace

from quizz.domain.remark import (
    LONGEST_OPTION,
    LONGEST_PROMPT,
    LONGEST_REPLY,
    LONGEST_TEXT,
    MOST_OPTIONS,
    RemarkKind,
    cleaned,
)
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.reasons import reason_of
from quizz.services.learners import NAME_LENGTH
from quizz.services.remark_file_faults import damaged, misshapen, newer, other_file, place_of

FORMAT = "quizz-remarks"
VERSION = 1
LARGEST = 16_000_000
"""Bytes; ten thousand remarks are less."""
MOST = 20_000
"""Remarks in a file, and answers in it."""
_YEARS = range(1970, 3000)
_UNREADABLE = (MsgspecError, UnicodeDecodeError, RecursionError)

_Option = Annotated[str, Meta(max_length=LONGEST_OPTION)]
_Options = Annotated[tuple[_Option, ...], Meta(max_length=MOST_OPTIONS)]
_Instant = Annotated[datetime, Meta(tz=True)]


class SentRemark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A remark as it is sent; its fields are those of `Remark`."""

    id: UUID
    question: Annotated[str, Meta(min_length=1, max_length=500)]
    revision: Annotated[int, Meta(ge=0, le=1_000_000_000)]
    kind: RemarkKind
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)]
    at: _Instant
    prompt: Annotated[str, Meta(max_length=LONGEST_PROMPT)] = ""
    shown: _Options = ()
    answered: _Options | None = None
    correct: bool | None = None


class SentAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to the remark of that id."""

    remark: UUID
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_REPLY)]
    at: _Instant


class RemarkFile(Struct, frozen=True, kw_only=True):
    """What a file holds. `author`: whose remarks they are; empty when the person leaves her name out."""

    author: Annotated[str, Meta(max_length=NAME_LENGTH)] = ""
    remarks: Annotated[tuple[SentRemark, ...], Meta(max_length=MOST)] = ()
    answers: Annotated[tuple[SentAnswer, ...], Meta(max_length=MOST)] = ()


class _Head(Struct):
    """What tells whether the rest can be read."""

    format: str
    version: Annotated[int, Meta(ge=0, le=1_000_000)]


class _Whole(RemarkFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything, with nothing more."""

    format: str
    version: Annotated[int, Meta(ge=1)]


def encoded(file: RemarkFile) -> bytes:
    """The bytes of a file, laid out so that a person can read what she sends. Raises UsageError."""
    whole = {"format": FORMAT, "version": VERSION, **msgspec.structs.asdict(file)}
    raw = msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"
    if len(raw) > LARGEST or max(len(file.remarks), len(file.answers)) > MOST:
        raise UsageError(
            _(
                "Il y a trop de remarques pour un seul fichier. Répondez d’abord à une partie d’entre elles, "
                "puis recommencez."
            )
        )
    return raw


def read(path: Path) -> RemarkFile:
    """Read a file. Raises UsageError on one that is not there, that is too large, or that is no such file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(
                _(
                    "« {file} » n’est pas un fichier ordinaire. Choisissez le fichier de remarques "
                    "que vous avez reçu."
                ).format(file=path)
            )
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no system takes
        said = reason_of(error) if isinstance(error, OSError) else _("nom impossible")
        raise UsageError(
            _(
                "Le fichier « {file} » ne peut pas être lu ({reason}). Vérifiez son nom et son dossier."
            ).format(file=path, reason=said)
        ) from error
    if len(raw) > LARGEST:
        raise UsageError(
            _(
                "Le fichier « {file} » est trop gros pour des remarques ({n} Mo au plus). Choisissez celui "
                "que « quizz reports export » a écrit."
            ).format(file=path, n=LARGEST // 1_000_000)
        )
    return decoded(raw, str(path))


def decoded(raw: bytes, name: str) -> RemarkFile:
    """What the bytes say; `name` is told in errors. Raises UsageError."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")  # an editor of Windows may have put it there
    try:
        head = msgspec.json.decode(raw, type=_Head)
    except msgspec.ValidationError as error:
        raise other_file(name) from error
    except _UNREADABLE as error:
        raise damaged(name, raw, error) from error
    if head.format != FORMAT:
        raise other_file(name)
    if head.version > VERSION:
        raise newer(name, head.version)
    try:
        whole = msgspec.json.decode(raw, type=_Whole)
    except msgspec.ValidationError as error:
        raise misshapen(name, *place_of(str(error))) from error
    except _UNREADABLE as error:
        raise damaged(name, raw, error) from error
    _check(whole, name)
    return RemarkFile(
        author=" ".join(cleaned(whole.author).split()),
        remarks=tuple(map(_clean_remark, whole.remarks)),
        answers=tuple(map(_clean_answer, whole.answers)),
    )


def _check(file: RemarkFile, name: str) -> None:
    """What the types do not say."""
    for place, remark in enumerate(file.remarks):
        if remark.at.year not in _YEARS:
            raise misshapen(name, f"remarks[{place}]", "at")
    for place, answer in enumerate(file.answers):
        if answer.at.year not in _YEARS:
            raise misshapen(name, f"answers[{place}]", "at")
        if not cleaned(answer.text):
            raise misshapen(name, f"answers[{place}]", "text")


def _clean_remark(remark: SentRemark) -> SentRemark:
    answered = None if remark.answered is None else tuple(map(cleaned, remark.answered))
    return replace(
        remark,
        question=" ".join(cleaned(remark.question).split()),
        text=cleaned(remark.text),
        prompt=cleaned(remark.prompt),
        shown=tuple(map(cleaned, remark.shown)),
        answered=answered,
    )


def _clean_answer(answer: SentAnswer) -> SentAnswer:
    return replace(answer, text=cleaned(answer.text))
