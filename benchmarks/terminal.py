"""A program in a pseudo-terminal of 80 by 24, timed by what it paints."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from time import perf_counter
from types import TracebackType

DEADLINE = 60.0
_LOOKS = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
"""Colours and moves of the cursor, which may stand between two letters of a word."""


class Terminal:
    """Starts a command; ends it on leaving."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self._start = perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", **environment)
            os.execvp(command[0], command)  # noqa: S606  the command is one of ours
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._painted = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def until(self, sign: str) -> float:
        """Seconds from the start until a regular expression matches what is painted, then forgotten."""
        wanted = re.compile(sign.encode())
        while not wanted.search(_LOOKS.sub(b"", self._painted)):
            if not select.select([self._fd], [], [], DEADLINE)[0]:
                raise TimeoutError(f"{sign} never came: {self._painted[-500:]!r}")
            self._painted += os.read(self._fd, 65536)
        self._painted = b""
        return perf_counter() - self._start

    def send(self, key: bytes) -> None:
        """Press a key."""
        os.write(self._fd, key)

    def press(self, key: bytes) -> float:
        """Seconds from a key to the first bytes that it paints."""
        self.settle()
        start = perf_counter()
        self.send(key)
        if not select.select([self._fd], [], [], DEADLINE)[0]:
            raise TimeoutError(f"{key!r} painted nothing")
        return perf_counter() - start

    def settle(self, quiet: float = 0.05) -> None:
        """Read until nothing is painted for a while."""
        while select.select([self._fd], [], [], quiet)[0]:
            self._painted += os.read(self._fd, 65536)

    @property
    def peak_megabytes(self) -> float:
        """The most memory that the process has had, in millions of bytes (VmHWM)."""
        return _kilobytes(Path(f"/proc/{self.pid}/status"), "VmHWM") * 1024 / 1e6

    @property
    def own_megabytes(self) -> float:
        """Its memory, what it shares being divided among those who share it (PSS)."""
        return _kilobytes(Path(f"/proc/{self.pid}/smaps_rollup"), "Pss") * 1024 / 1e6


def _kilobytes(file: Path, name: str) -> int:
    line = next(line for line in file.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


def python(*arguments: str) -> list[str]:
    """A command of the interpreter that runs the benchmarks."""
    return [sys.executable, *arguments]
