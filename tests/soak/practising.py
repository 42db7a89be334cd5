"""Kills a person's session at random instants: what was acknowledged on the pipe must be in the log."""

from __future__ import annotations

import re
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from world import BANK, QUIZZ, Broken, answers, environment, require_sound, visible_backups, write_bank

from quizz.services.checking import check
from quizz.services.databases import open_database
from quizz.services.places import Places

STARTING = 1.2
PRACTISING = 0.9
"""Seconds: kills fall within the first from the start, or within the second from the first question."""
_IN_ONE_FOLDER = 20
_CHECKED_EVERY = 25
_TYPED = ("1", "2", "3", "0", "1?", "u", ":o", ":f")
_ACKNOWLEDGED = re.compile(r"^Règle (end-\d+)\.$", re.MULTILINE)


@dataclass
class Tally:
    """`before`: kills before any acknowledged answer. `ended`: sessions that ended before their kill."""

    kills: int = 0
    before: int = 0
    ended: int = 0
    acknowledged: int = 0
    kept_unacknowledged: int = 0
    checks: int = 0
    backups: int = 0


def practise_and_kill(root: Path, instants: int, random: Random) -> Tally:
    """Raises Broken as soon as something is lost."""
    tally = Tally()
    content = root / "content"
    write_bank(content)
    while tally.kills < instants:
        folder = root / f"data-{tally.kills // _IN_ONE_FOLDER}"
        _one_session(folder, content, random, tally)
        if (tally.kills + tally.ended) % _CHECKED_EVERY == 0 or tally.kills == instants:
            _check(folder, tally)
    return tally


def _one_session(folder: Path, content: Path, random: Random, tally: Tally) -> None:
    file = folder / "quizz.db"
    before = answers(file) if file.exists() else Counter[str]()
    told = _killed_session(folder, content, random, tally)
    seen = Counter(_ACKNOWLEDGED.findall(told))
    tally.acknowledged += seen.total()
    if not file.exists():
        if seen:
            raise Broken(f"{file} is gone")
        return
    require_sound(file)
    added = answers(file)
    added.subtract(before)
    if any(added[question] < count for question, count in seen.items()):
        raise Broken(f"{file}: acknowledged {seen}, kept {added}")
    more = added.total() - seen.total()
    if more not in {0, 1}:
        raise Broken(f"{file}: {more} answers that nobody was told of")
    tally.kept_unacknowledged += more
    for backup in visible_backups(folder):  # the next session makes the day's backup again
        tally.backups += 1
        backup.unlink()


def _killed_session(folder: Path, content: Path, random: Random, tally: Tally) -> str:
    options = ["--plain", "--bank", BANK, "--minutes", "90", "--data-dir", str(folder)]
    if random.random() < 0.5:
        options.append("--free")
    if random.random() < 0.5:
        options += ["--limit", str(random.randint(1, 80))]
    typed = "".join(f"{random.choice(_TYPED)}\n" for _line in range(5000))
    told = folder.with_suffix(".told")
    typed_file = folder.with_suffix(".typed")
    typed_file.write_text(typed, encoding="utf-8")
    with typed_file.open("rb") as source, told.open("wb") as target:
        session = subprocess.Popen(
            [*QUIZZ, "practice", *options],
            env=environment(content),
            stdin=source,
            stdout=target,
            stderr=subprocess.DEVNULL,
        )
    if random.random() < 0.25:
        time.sleep(random.uniform(0, STARTING))
    else:
        while session.poll() is None and not told.stat().st_size:
            time.sleep(0.002)
        time.sleep(random.uniform(0, PRACTISING))
    ended = session.poll()
    session.kill()
    session.wait()
    text = told.read_text(encoding="utf-8", errors="replace")
    tally.kills += ended is None
    tally.before += ended is None and not _ACKNOWLEDGED.search(text)
    tally.ended += ended is not None
    if ended:
        raise Broken(f"a session ended with {ended}: {text[-500:]}")
    return text


def _check(folder: Path, tally: Tally) -> None:
    """The states follow from the log, as `quizz db check` sees it."""
    database = open_database(Places.of({}, data_dir=str(folder)))
    try:
        problems = check(database).problems
    finally:
        database.close()
    if problems:
        raise Broken(f"{folder}: {problems}")
    tally.checks += 1
