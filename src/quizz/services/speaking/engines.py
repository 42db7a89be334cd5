"""Programs that speak French: which one this computer has, and how it is started."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from msgspec import Struct

from quizz.services.speaking import bundled

NORMAL = 140
SLOW = 95
"""Words a minute: a calm dictation, and one that somebody who writes can follow."""
WINDOWS_NORMAL = -2
WINDOWS_SLOW = -5
"""The same where speeds go from -10 to 10."""
SPEED = "SPEED"
"""Where the speed goes in a command line."""

_WINDOWS_SCRIPT = """\
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'fr-FR')
if ($voice.Voice.Culture.TwoLetterISOLanguageName -ne 'fr') { exit 3 }
$voice.Rate = SPEED
$input = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
$voice.Speak($input.ReadToEnd())
"""


class Engine(Struct, frozen=True):
    """A program that speaks the UTF-8 text of its standard input, and ends once it is said.

    `normal` and `slow`: its command line at each speed; no shell reads them.
    """

    name: str
    normal: tuple[str, ...]
    slow: tuple[str, ...]


Which = Callable[[str], str | None]


def find_engine(
    which: Which = shutil.which,
    *,
    platform: str = sys.platform,
    installed: Callable[[str], bool] = lambda package: find_spec(package) is not None,
) -> Engine | None:
    """What the system speaks with, else a program on the PATH, else the wheel; None when there is nothing."""
    return next(_engines(which, platform, installed), None)


def _engines(which: Which, platform: str, installed: Callable[[str], bool]) -> Iterator[Engine]:
    if platform == "darwin" and (path := which("say")):
        yield _engine("say", (path, "-v", "Thomas", "-r", SPEED, "-f", "-"))
    if platform == "win32" and (path := which("powershell")):
        command = (path, "-NoProfile", "-NonInteractive", "-Command", _WINDOWS_SCRIPT)
        yield _engine("System.Speech", command, WINDOWS_NORMAL, WINDOWS_SLOW)
    for name in ("espeak-ng", "espeak"):
        if path := which(name):
            yield _engine(name, (path, "-v", "fr", "-s", SPEED, "--stdin"))
    if installed(bundled.PACKAGE) and (player := bundled.player(which, platform)) is not None:
        yield _engine(bundled.PACKAGE, (sys.executable, "-P", bundled.__file__, SPEED, *player))


def _engine(name: str, command: tuple[str, ...], normal: int = NORMAL, slow: int = SLOW) -> Engine:
    def at(speed: int) -> tuple[str, ...]:
        return tuple(word.replace(SPEED, str(speed)) for word in command)

    return Engine(name, at(normal), at(slow))
