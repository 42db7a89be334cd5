"""Remarks that leave a trainee's computer, answers that come back to it; an instructor's is between them.

Ids are made where a remark is made and stay: a file that is taken twice changes nothing the second time.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from quizz.domain.remark import LONGEST_PROMPT, LONGEST_TEXT, Remark, shortened
from quizz.domain.text import search_key
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.locations import folders_of_the_person
from quizz.reasons import reason_of
from quizz.services.clock import Clock
from quizz.services.learners import Learner
from quizz.services.remark_file import RemarkFile, SentAnswer, SentRemark, encoded
from quizz.storage.database import Database
from quizz.storage.files import make_private, put_in_place, unfinished
from quizz.storage.store import Store

_REMARKS = "quizz-remarques-"
_ANSWERS = "quizz-reponses-"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Receipt:
    """What a file brought. `known`: was here already; `foreign`: answers to remarks that are not here."""

    author: str
    remarks: int
    known_remarks: int
    answers: int
    known_answers: int
    foreign_answers: int


class Exchange:
    """Makes files of remarks, and takes them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def remarks_of(self, learner: Learner, *, anonymous: bool = False) -> RemarkFile:
        """The remarks of one person that nobody has answered yet."""
        with self._database.reading() as store:
            remarks = store.remarks.of_learner(learner.id)
        return RemarkFile(
            author="" if anonymous else learner.name,
            remarks=tuple(_sent(remark) for remark in remarks if remark.is_open),
        )

    def answers(self) -> RemarkFile:
        """The answers to remarks that came in files: no name nor remark is in it, so that one serves all."""
        with self._database.reading() as store:
            remarks = store.remarks.all()
        return RemarkFile(
            answers=tuple(
                SentAnswer(remark=remark.id, text=remark.reply, at=remark.replied_at)
                for remark in remarks
                if remark.learner is None and remark.reply is not None and remark.replied_at is not None
            )
        )

    def receive(self, file: RemarkFile) -> Receipt:
        """Keep what is new in a file, in one transaction. A remark that is here is never changed."""
        with self._database.writing() as store:
            remarks = self._receive_remarks(store, file)
            answers, known, foreign = self._receive_answers(store, file)
        return Receipt(file.author, remarks, len(file.remarks) - remarks, answers, known, foreign)

    def _receive_remarks(self, store: Store, file: RemarkFile) -> int:
        known = set(store.remarks.ids())
        now = self._clock.now()
        count = 0
        for sent in file.remarks:
            if sent.id not in known:
                known.add(sent.id)
                store.remarks.add(_received(sent, file.author, now))
                count += 1
        return count

    def _receive_answers(self, store: Store, file: RemarkFile) -> tuple[int, int, int]:
        """How many are new, known, and foreign. The latest answer to a remark is the one that counts."""
        here = {remark.id: remark for remark in store.remarks.all()} if file.answers else {}
        now = self._clock.now()
        new = known = foreign = 0
        for answer in file.answers:
            at = min(answer.at, now)
            remark = here.get(answer.remark)
            if remark is None:
                foreign += 1
            elif remark.reply == answer.text or (remark.replied_at is not None and remark.replied_at >= at):
                known += 1
            else:
                store.remarks.reply([remark.id], answer.text, at)
                here[remark.id] = replace(remark, reply=answer.text, replied_at=at)
                new += 1
        return new, known, foreign


def file_name(file: RemarkFile, day: date) -> str:
    """How a file is called when the person does not say."""
    if not file.remarks:
        return f"{_ANSWERS}{day.isoformat()}.json"
    author = _NOT_IN_A_NAME.sub("-", search_key(file.author)).strip("-")
    name = f"{author}-{day.isoformat()}" if author else day.isoformat()
    return f"{_REMARKS}{name}.json"


def proposed_goal(file: RemarkFile, day: date) -> Path:
    """A name that is free, where a person looks for her files."""
    folder = next(folder for folder in (*folders_of_the_person(), Path.cwd()) if folder.is_dir())
    usual = folder / file_name(file, day)
    names = (usual, *(usual.with_stem(f"{usual.stem}-{n}") for n in range(2, 100)))
    return next((name for name in names if not name.exists()), usual)


def proposed_source() -> Path | None:
    """The newest file of answers where a browser or a person may have put it."""
    found = []
    for folder in folders_of_the_person():
        with suppress(OSError):
            found += [(path.stat().st_mtime, path) for path in folder.glob(f"{_ANSWERS}*.json")]
    return max(found)[1] if found else None


def path_of(typed: str) -> Path:
    """The path that a person types, or drops from a window that quotes it."""
    name = typed.strip().strip("'\"")
    try:
        return Path(name).expanduser()
    except RuntimeError:  # `~someone` that nobody is
        return Path(name)


def save(file: RemarkFile, goal: Path, day: date, *, replacing: bool = False) -> Path:
    """Write a file, whole or not at all, and give its place; a folder gets one of the usual name.

    Raises UsageError on a name that is taken, unless `replacing`, and when the disk refuses.
    """
    raw = encoded(file)
    try:
        place = (goal / file_name(file, day) if goal.is_dir() else goal).absolute()
        if place.exists() and not replacing:
            raise UsageError(
                _("« {goal} » existe déjà : donnez un autre nom. Rien n’a été changé.").format(goal=place)
            )
        draft = unfinished(place)
        draft.unlink(missing_ok=True)
        make_private(draft)
        draft.write_bytes(raw)
        put_in_place(draft, place)
    except (OSError, ValueError) as error:
        said = reason_of(error) if isinstance(error, OSError) else _("nom impossible")
        raise UsageError(
            _(
                "Le fichier « {goal} » ne peut pas être écrit ({reason}). Choisissez un autre nom "
                "ou un autre dossier."
            ).format(goal=goal, reason=said)
        ) from error
    return place


def _sent(remark: Remark) -> SentRemark:
    return SentRemark(
        id=remark.id,
        question=remark.question,
        revision=remark.revision,
        kind=remark.kind,
        text=shortened(remark.text, LONGEST_TEXT),
        at=remark.at,
        prompt=shortened(remark.prompt, LONGEST_PROMPT),
        shown=remark.shown,
        answered=remark.answered,
        correct=remark.correct,
    )


def _received(sent: SentRemark, author: str, now: datetime) -> Remark:
    """A clock that is ahead does not make a remark of tomorrow."""
    return Remark(
        id=sent.id,
        learner=None,
        author=author,
        question=sent.question,
        revision=sent.revision,
        kind=sent.kind,
        text=sent.text,
        at=min(sent.at, now),
        prompt=sent.prompt,
        shown=sent.shown,
        answered=sent.answered,
        correct=sent.correct,
    )
