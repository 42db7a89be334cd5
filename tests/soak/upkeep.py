"""Kills backup, restore and rebuild at random instants: the log is the old one or the new, no mixture."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from world import BANK, Broken, digest, environment, require_sound, visible_backups, write_bank

from quizz.domain.answer import DontKnow
from quizz.services.checking import check
from quizz.services.databases import open_database
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.selection import Selection

_AFTER_IMPORTS = """
import sys
import quizz.cli.database, quizz.cli.restoring, quizz.services.databases, quizz.services.restoring
from quizz.cli import main
print("ready", flush=True)
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Upkeep:
    """`killed`, `ended`: commands. `replaced`: restorations that were over, or rolled forward."""

    killed: int = 0
    ended: int = 0
    replaced: int = 0
    rebuilt: int = 0
    backups: int = 0


class Scene:
    """A database, an older backup of it, and what both say."""

    def __init__(self, root: Path, answers: int) -> None:
        self.content = root / "content"
        self.folder = root / "upkeep"
        self.file = self.folder / "quizz.db"
        self.old = root / "old.db"
        self._pristine = root / "pristine.db"
        if not self.content.exists():
            write_bank(self.content)
        self._practise(answers // 2)
        shutil.copy(self.file, self.old)
        self._practise(answers)
        shutil.copy(self.file, self._pristine)
        self.now, self.then = digest(self.file), digest(self.old)

    def reset(self) -> None:
        """As before any command, but for what unfinished commands left behind."""
        for ending in ("-wal", "-shm", "-journal"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copy(self._pristine, self.file)
        for backup in visible_backups(self.folder):
            backup.unlink()

    def tamper(self) -> None:
        """Make every state wrong."""
        with closing(sqlite3.connect(self.file)) as connection, connection:
            connection.execute("UPDATE point_states SET stability = stability + 1, lapses = lapses + 1")

    def problems(self) -> int:
        """How many states do not follow from the log."""
        database = open_database(Places.of({}, data_dir=str(self.folder)))
        try:
            return len(check(database).problems)
        finally:
            database.close()

    def _practise(self, wanted: int) -> None:
        shop = Workshop.open(
            Places.of({"QUIZZ_CONTENT": str(self.content)}, data_dir=str(self.folder)), random=Random(wanted)
        )
        learner = shop.only_learner()
        if learner is None:
            raise Broken("several people in a new database")
        trainer = shop.trainer(learner)
        while trainer.stats().reviews < wanted:
            practice = trainer.practise(Selection(banks=frozenset({BANK}), free=False), minutes=90)
            if not practice.total:
                break
            for _answer in range(wanted - trainer.stats().reviews):
                if practice.next() is None:
                    break
                practice.answer(DontKnow(), milliseconds=1000)
        shop.close()


def keep_up_and_kill(root: Path, instants: int, answers: int, random: Random) -> Upkeep:
    """Raises Broken as soon as something is lost or mixed."""
    scene, tally = Scene(root, answers), Upkeep()
    commands: dict[str, Callable[[Scene, Upkeep], None]] = {
        "backup": _after_backup,
        "restore": _after_restore,
        "rebuild": _after_rebuild,
    }
    lasting = {command: _run(scene, command, None, tally) for command in commands}
    for number in range(instants):
        command = [*commands][number % len(commands)]
        scene.reset()
        if command == "rebuild":
            scene.tamper()
        _run(scene, command, random.uniform(0, 1.1 * lasting[command]), tally)
        require_sound(scene.file)
        commands[command](scene, tally)
    scene.reset()
    for command in commands:
        _run(scene, command, None, tally)
    leftovers = [path for path in scene.folder.rglob("*") if ".tmp" in path.name]
    if leftovers:
        raise Broken(f"left behind: {leftovers}")
    return tally


def _run(scene: Scene, command: str, seconds: float | None, tally: Upkeep) -> float:
    """Run a command, killed that long after its imports if it has not ended; how long it took."""
    arguments = ["db", command, "--data-dir", str(scene.folder)]
    if command == "restore":
        arguments += ["--yes", str(scene.old)]
    with subprocess.Popen(
        [sys.executable, "-c", _AFTER_IMPORTS, *arguments],
        env=environment(scene.content),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        if child.stdout is None or child.stdout.readline() != "ready\n":
            raise Broken("the command does not start")
        start = time.monotonic()
        try:
            _told, complaints = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            tally.killed += 1
        else:
            tally.ended += 1
            if child.returncode:
                raise Broken(f"{command}: {complaints}")
        return time.monotonic() - start


def _after_backup(scene: Scene, tally: Upkeep) -> None:
    if digest(scene.file) != scene.now:
        raise Broken("a backup changed the log")
    for backup in visible_backups(scene.folder):
        tally.backups += 1
        if digest(backup) != scene.now:
            raise Broken(f"{backup} is another database")


def _after_restore(scene: Scene, tally: Upkeep) -> None:
    found = digest(scene.file)
    if found not in {scene.now, scene.then}:
        raise Broken("a restoration made a mixture")
    kept = [digest(backup) for backup in visible_backups(scene.folder)]
    if found == scene.then:
        tally.replaced += 1
        if kept != [scene.now]:
            raise Broken("what was replaced is not kept")
    if scene.problems():
        raise Broken("states that do not follow from the log")


def _after_rebuild(scene: Scene, tally: Upkeep) -> None:
    if digest(scene.file) != scene.now:
        raise Broken("rebuilding changed the log")
    with closing(sqlite3.connect(scene.file)) as connection:
        (points,) = connection.execute("SELECT count(*) FROM point_states").fetchone()
    wrong = scene.problems()
    if wrong not in {0, points}:
        raise Broken(f"{wrong} states out of {points} are wrong")
    tally.rebuilt += not wrong
