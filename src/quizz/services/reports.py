"""What people say of the questions, question by question, and the answers that close it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from msgspec.structs import replace

from quizz.domain.remark import LONGEST_REPLY, Remark, cleaned
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.services.library import Library, Whereabouts
from quizz.storage.database import Database
from quizz.storage.store import Store

SHORTEST_NAME = 4
"""Signs of the end of an id that are enough to name it, when no other ends so."""


class Status(StrEnum):
    """Which remarks are wanted; a remark is closed when it is answered."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class Flagged:
    """A question and what is said of it, oldest first. `now`: the question today; None: it is no more."""

    question: str
    remarks: tuple[Remark, ...]
    now: Whereabouts | None

    @property
    def prompt(self) -> str:
        """That of today, else the one that was seen last."""
        seen = (remark.prompt for remark in reversed(self.remarks) if remark.prompt)
        return self.now.prompt if self.now else next(seen, "")


class Reports:
    """The remarks of everybody: those made here, and those that came in files."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def remarks(self, status: Status = Status.ALL, person: str = "") -> list[Remark]:
        """Remarks, oldest first, each with the name of its author.

        `person`: of that author alone. Raises UsageError when there is nobody of that name.
        """
        with self._database.reading() as store:
            people = [row.name for row in store.learners.all()]
            everything = _with_names(store)
        theirs = _by_person(everything, person, people) if person else everything
        return [remark for remark in theirs if _has(remark, status)]

    def close(self, names: Sequence[str], answer: str) -> list[Remark]:
        """Answer remarks, and give them as they were.

        A name is a question's, for all that is still open on it, or the end of a remark's id: one that was
        answered gets this answer instead. Raises UsageError on a name that is none or of several, and on an
        answer that is empty or too long; nothing is then changed.
        """
        answer = _checked(answer)
        with self._database.writing() as store:
            everything = _with_names(store)
            chosen = {remark.id: remark for name in names for remark in _named(everything, name)}
            store.remarks.reply(chosen, answer, self._clock.now())
        return list(chosen.values())


def by_question(remarks: Iterable[Remark], library: Library) -> list[Flagged]:
    """The question with the most remarks first, then the one that was flagged last."""
    together: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        together[remark.question].append(remark)
    found = [
        Flagged(question, tuple(said), library.whereabouts(question)) for question, said in together.items()
    ]
    return sorted(found, key=lambda flagged: (len(flagged.remarks), flagged.remarks[-1].at), reverse=True)


def _with_names(store: Store) -> list[Remark]:
    names = {person.id: person.name for person in store.learners.all()}
    return [
        remark if remark.learner is None else replace(remark, author=names.get(remark.learner, ""))
        for remark in store.remarks.all()
    ]


def _has(remark: Remark, status: Status) -> bool:
    return status is Status.ALL or remark.is_open is (status is Status.OPEN)


def _by_person(remarks: Sequence[Remark], person: str, people: Iterable[str]) -> list[Remark]:
    """`people`: those who practise here, and may have said nothing."""
    known = {_key(name): name for name in (*people, *(remark.author for remark in remarks)) if name}
    if _key(person) not in known:
        names = ", ".join(sorted(known.values())) or _("personne encore")
        raise UsageError(
            _("Personne ne s’appelle « {name} » ici. Noms connus : {names}.").format(name=person, names=names)
        )
    return [remark for remark in remarks if _key(remark.author) == _key(person)]


def _key(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()


def _named(remarks: Sequence[Remark], name: str) -> list[Remark]:
    name = name.strip()
    on_question = [remark for remark in remarks if remark.question == name]
    if on_question:
        still_open = [remark for remark in on_question if remark.is_open]
        if not still_open:
            raise UsageError(
                _(
                    "Tout a déjà sa réponse sur « {question} ». Pour la changer, donnez l’identifiant "
                    "de la remarque : « quizz reports --closed » les montre."
                ).format(question=name)
            )
        return still_open
    end = name.replace("-", "").lower()
    found = [remark for remark in remarks if len(end) >= SHORTEST_NAME and remark.id.hex.endswith(end)]
    if not found:
        raise UsageError(
            _(
                "« {name} » n’est ni une remarque ni une question signalée. « quizz reports --all » "
                "les montre, avec leurs identifiants."
            ).format(name=name)
        )
    if len(found) > 1:
        raise UsageError(
            _("« {name} » désigne plusieurs remarques : {ids}. Donnez l’identifiant entier.").format(
                name=name, ids=", ".join(str(remark.id) for remark in found[:5])
            )
        )
    return found


def _checked(answer: str) -> str:
    answer = cleaned(answer)
    if not answer:
        raise UsageError(_("La réponse est vide. La personne la lira : écrivez au moins une phrase."))
    if len(answer) > LONGEST_REPLY:
        raise UsageError(
            _("La réponse a {n} caractères, {most} au plus. Raccourcissez-la.").format(
                n=len(answer), most=LONGEST_REPLY
            )
        )
    return answer
