"""`quizz check`: whole commands, structure and rules, no spelling."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.ground import Ground
from benchmarks.prose import write_prose
from benchmarks.starting import QUIZZ
from benchmarks.table import Figure, limit_of, ratio_of
from benchmarks.terminal import python
from benchmarks.timing import alternate, middle, seconds

QUESTIONS = 10_000
_CASE = "    type: billing_case\n"
"""Its drawings are tried again when its file changes: a file of them is measured by itself."""
_RACE = 2.1
"""Seconds after which a file that was just written is trusted."""
_POLL = 0.01
_WORD = re.compile(r"(?s)(    prompt: .*?)\b(\w+)\b(?=\W*\n)")


def checking(ground: Ground) -> Iterator[Figure]:
    """Everything for the first time beside PyYAML’s loader; then with one question changed; the memory."""
    questions = ground.size(QUESTIONS)
    banks = write_prose(ground.folder / f"prose-{questions}", questions)
    data = ground.folder / "check-data"
    check = [*QUIZZ, "check", str(banks), "--ignore", "Q118", "--data-dir", str(data)]
    reference = python("-m", "benchmarks.apps.load_yaml", str(banks))

    def cold() -> float:
        shutil.rmtree(data, ignore_errors=True)
        return seconds(partial(_run, check))

    ours, theirs = alternate(ground.rounds(7), cold, partial(seconds, partial(_run, reference)))
    yield ratio_of(
        f"check of {questions:,} questions, nothing kept (reference: PyYAML’s C loader, no collector)",
        middle(ours),
        middle(theirs),
        3,
        unit="s",
        scale=1,
        told="Two processes share it.",
    )
    peak = _peak(check, data)
    yield limit_of("memory of the same, peak of all its processes", peak, 400, "MB")

    time.sleep(_RACE)
    _run(check)
    files = sorted(banks.rglob("*.yaml"))
    drawn = [file for file in files if _CASE in file.read_text(encoding="utf-8")]
    plain = [file for file in files if file not in drawn]
    what = f"check of {len(files)} files, one changed, {questions:,} questions in all"
    yield limit_of(what, _one_changed(ground, check, plain[len(plain) // 2]), 300, "ms")
    if drawn:
        took = _one_changed(ground, check, drawn[len(drawn) // 2])
        yield Figure("the same, a file that holds cases of billing", f"{took:.1f} ms")


def _one_changed(ground: Ground, check: list[str], changed: Path) -> float:
    """Milliseconds, a word of the file having changed each time."""
    numbers = count()

    def once() -> float:
        text = changed.read_text(encoding="utf-8")
        changed.write_text(_WORD.sub(rf"\1mot{next(numbers)}", text, count=1), encoding="utf-8")
        return seconds(partial(_run, check))

    once()
    return middle([once() for _round in range(ground.rounds(20))]) * 1000


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  our own commands
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"{command} ended with {done.returncode}")


def _peak(command: list[str], data: Path) -> float:
    """Millions of bytes; what processes share is counted for each."""
    shutil.rmtree(data, ignore_errors=True)
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as started:  # noqa: S603  as above
        while started.poll() is None:
            most = max(most, sum(map(_resident, _with_children(started.pid))))
            time.sleep(_POLL)
    return most * 1024 / 1e6


def _with_children(pid: int) -> list[int]:
    """A process and those that it started; Linux tells."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it ended meanwhile
        return []
    return [pid, *map(int, children)]


def _resident(pid: int) -> int:
    """Kilobytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
