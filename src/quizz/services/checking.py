"""`quizz db check`: proves that the states follow from the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from quizz.domain.review import LogEntry, PointState
from quizz.errors import DatabaseCorrupt, StorageError
from quizz.i18n import _, ngettext
from quizz.memory.replay import replay
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler
from quizz.services.rebuilding import same_state
from quizz.storage.backups import Backups, latest
from quizz.storage.copies import check_sound
from quizz.storage.database import Database
from quizz.storage.errors import reason
from quizz.storage.facts import facts
from quizz.storage.store import Store


@dataclass(frozen=True)
class Check:
    """What was found. `problems` are sentences; none: the database is sound."""

    learners: int
    entries: int
    points: int
    problems: tuple[str, ...]


def check(database: Database) -> Check:
    """Ask the database for its own check, then replay the log of every learner.

    What cannot be read is a problem; the rest is checked all the same.
    """
    checking = _Checking()
    with database.reading() as store:
        checking.run(store)
    return Check(checking.learners, checking.entries, checking.points, tuple(checking.problems))


class _Checking:
    """The figures and the problems so far."""

    def __init__(self) -> None:
        self.learners = self.entries = self.points = 0
        self.problems: list[str] = []
        self._scheduler = Scheduler(DEFAULT_PARAMETERS)

    def run(self, store: Store) -> None:
        self.problems += store.integrity_problems()
        try:
            self._check_parameters(store)
            people = store.learners.salvaged()
        except DatabaseCorrupt as error:
            self.problems.append(str(error))
            return
        self._tell_lost(people.lost, _("la liste des personnes"))
        for person in people.read:
            self.learners += 1
            try:
                self._check_learner(store, person.id)
            except DatabaseCorrupt as error:
                self.problems.append(str(error))

        try:
            self._check_remarks(store)
        except DatabaseCorrupt as error:
            self.problems.append(str(error))

    def _check_remarks(self, store: Store) -> None:
        try:
            store.remarks.all()
        except DatabaseCorrupt:
            self._tell_lost(store.remarks.salvaged().lost, _("les remarques"))

    def _check_parameters(self, store: Store) -> None:
        mine = DEFAULT_PARAMETERS
        kept = store.parameters.get(mine.id)
        if kept is not None and (kept.weights, kept.desired_retention) != (
            mine.weights,
            mine.desired_retention,
        ):
            self.problems.append(
                _("Les paramètres « {name} » de la base ne sont pas ceux du programme.").format(name=mine.id)
            )

    def _check_learner(self, store: Store, learner: UUID) -> None:
        entries = self._entries(store, learner)
        by_point: dict[str, list[LogEntry]] = defaultdict(list)
        for entry in entries:
            by_point[entry.point].append(entry)
        states = self._states(store, learner)
        self.entries += len(entries)
        self.points += len(states)
        self._tell_unknown_parameters(entries)
        self._check_plays(store, learner)
        for point in sorted(by_point.keys() | states.keys()):
            self._check_point(point, by_point[point], states.get(point))

    def _check_plays(self, store: Store, learner: UUID) -> None:
        try:
            store.plays.of_learner(learner)
        except DatabaseCorrupt:
            self._tell_lost(store.plays.salvaged(learner).lost, _("les situations jouées"))
        try:
            store.rushes.of_learner(learner)
        except DatabaseCorrupt:
            self._tell_lost(store.rushes.salvaged(learner).lost, _("les séances du standard"))
        try:
            store.drafts.of_learner(learner)
        except DatabaseCorrupt:
            self._tell_lost(store.drafts.salvaged(learner).lost, _("les réponses commencées"))

    def _entries(self, store: Store, learner: UUID) -> list[LogEntry]:
        """Row by row only when reading them together failed."""
        try:
            return list(store.log.of_learner(learner))
        except DatabaseCorrupt:
            found = store.log.salvaged(learner)
        self._tell_lost(found.lost, _("l’historique"))
        return found.read

    def _states(self, store: Store, learner: UUID) -> dict[str, PointState]:
        try:
            return store.states.all(learner)
        except DatabaseCorrupt:
            found = store.states.salvaged(learner)
        self._tell_lost(found.lost, _("l’état des points"))
        return {state.point: state for state in found.read}

    def _check_point(self, point: str, entries: list[LogEntry], stored: PointState | None) -> None:
        try:
            expected = replay(entries, self._scheduler)
        except DatabaseCorrupt as error:
            self.problems.append(str(error))
            return
        if not same_state(expected, stored):
            self.problems.append(
                _("Le point « {point} » ne correspond pas à l’historique.").format(point=point)
            )

    def _tell_lost(self, lost: int, where: str) -> None:
        if lost:
            self.problems.append(
                ngettext(
                    "{n} ligne ne se lit plus dans {where}. Remettez une copie de sauvegarde.",
                    "{n} lignes ne se lisent plus dans {where}. Remettez une copie de sauvegarde.",
                    lost,
                ).format(n=lost, where=where)
            )

    def _tell_unknown_parameters(self, entries: Iterable[LogEntry]) -> None:
        for name in sorted({entry.parameters for entry in entries} - {DEFAULT_PARAMETERS.id}):
            self.problems.append(
                _("L’historique nomme des paramètres inconnus, « {name} ».").format(name=name)
            )


def newest_backup_problem(backups: Backups) -> str:
    """Why the newest backup could not be restored, a sentence; empty when it could, or when there is none."""
    try:
        newest = latest(backups.all())
    except StorageError:
        return _(
            "Les sauvegardes de « {folder} » ne se lisent pas. Vérifiez que c’est un dossier, que vous avez "
            "le droit de le lire et que son disque est là."
        ).format(folder=backups.folder)
    if newest is None:
        return ""
    try:
        check_sound(newest.path)
        facts(newest.path)
    except DatabaseCorrupt:
        return _(
            "La dernière sauvegarde, « {file} », est abîmée. Faites-en une autre avec « quizz db backup »."
        ).format(file=newest.path)
    except StorageError as error:
        return _(
            "La dernière sauvegarde, « {file} », ne se lit pas ({detail}). Vérifiez son disque, ou faites-en "
            "une autre avec « quizz db backup »."
        ).format(file=newest.path, detail=reason(error))
    return ""
