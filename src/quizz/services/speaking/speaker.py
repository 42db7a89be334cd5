"""Says one text at a time, off the thread that asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from quizz.errors import SpeechError
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.services.speaking.engines import Engine

LONGEST = 60.0
"""Seconds; a dictated sentence has 140 characters at most."""


class Speaker:
    """A voice. `say` waits until all is said: call it from a thread; `stop` may be called from another."""

    def __init__(self, engine: Engine | None, *, longest: float = LONGEST) -> None:
        self._engine = engine
        self._fails = False
        self._longest = longest
        self._lock = Lock()
        self._speaking: subprocess.Popen[bytes] | None = None

    @property
    def has_voice(self) -> bool:
        """Whether there is anything to speak with, that did not fail."""
        return self._engine is not None and not self._fails

    def say(self, text: str, *, slow: bool = False) -> None:
        """Say a text, instead of the one that is being said.

        Raises SpeechError when the program cannot be started, fails or never ends; a text that is stopped
        is no failure.
        """
        if self._engine is None:
            raise SpeechError(_("Aucun programme de cet ordinateur ne sait lire à voix haute en français."))
        self.stop()
        command = self._engine.slow if slow else self._engine.normal
        try:
            process = _started(command)
        except OSError as error:
            raise self._failed() from error
        with self._lock:
            self._speaking = process
        with process:
            try:
                complaints = process.communicate(text.encode(), timeout=self._longest)[1]
            except subprocess.TimeoutExpired as error:
                raise self._failed() from error
            finally:
                stopped = self._forget(process)
                if process.poll() is None:
                    _end(process)
        if not stopped and (process.returncode or _is_mute(complaints)):
            raise self._failed()

    def stop(self) -> None:
        """Be silent."""
        with self._lock:
            process, self._speaking = self._speaking, None
        if process is not None and process.poll() is None:
            _end(process)

    def _forget(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether it was stopped meanwhile."""
        with self._lock:
            if self._speaking is process:
                self._speaking = None
                return False
            return True

    def _failed(self) -> SpeechError:
        self._fails = True
        name = "" if self._engine is None else self._engine.name
        return SpeechError(_("La voix de cet ordinateur ({name}) ne répond pas.").format(name=name))


def silent() -> Speaker:
    """A speaker without a voice."""
    return Speaker(None)


def _started(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """In a group of its own, so that what it starts ends with it."""
    return subprocess.Popen(  # noqa: S603 (a program found on the PATH; the text is never an argument)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_mute(complaints: bytes) -> bool:
    """eSpeak NG ends well where there is no sound card; its last word is then an error."""
    return any(line.startswith(b"error:") for line in complaints.splitlines())
