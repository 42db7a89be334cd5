"""Speaks with the eSpeak NG of the `audio` extra: run as a program of its own, never imported with the rest.

The wheel has the library and its voices, and nothing that plays: the sound is given to a player of the
system. The library is GPL-3.0; it stays in a process apart.
"""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

PACKAGE = "espeakng_loader"
_PLAYERS: dict[str, Sequence[tuple[str, ...]]] = {
    "darwin": (("afplay",),),
    "linux": (
        ("pw-play",),
        ("paplay",),
        ("aplay", "-q"),
        ("play", "-q"),
        ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ),
}
_SYNCHRONOUS = 2
"""AUDIO_OUTPUT_SYNCHRONOUS of speak_lib.h: sound is given back, not played, before the call returns.

Its AUDIO_OUTPUT_RETRIEVAL would call back from a thread of its own.
"""
_UTF8 = 1
_RATE = 1
_DO_NOT_EXIT = 0x8000


def player(which: Callable[[str], str | None], platform: str) -> tuple[str, ...] | None:
    """What plays a WAV file named after it: nothing more is needed on Windows; None when there is nothing."""
    if platform == "win32":
        return ()
    for name, *options in _PLAYERS.get(platform, ()):
        if path := which(name):
            return (path, *options)
    return None


def sound(text: str, speed: int) -> bytes:
    """A text as a WAV file. Raises RuntimeError when the library has no French, OSError when it is broken."""
    package = import_module(PACKAGE)
    library = ctypes.CDLL(package.get_library_path())
    data = package.get_data_path().encode()
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DO_NOT_EXIT)
    if rate <= 0 or library.espeak_SetVoiceByName(b"fr") != 0:
        raise RuntimeError("no French voice")
    samples = bytearray()
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

    def keep(buffer: int | None, count: int, _events: int) -> int:
        if buffer and count > 0:
            samples.extend(ctypes.string_at(buffer, count * 2))
        return 0

    callback = kind(keep)  # named, so that it lives as long as it is called
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetParameter(_RATE, speed, 0)
    encoded = text.encode()
    library.espeak_Synth(encoded, len(encoded) + 1, 0, 0, 0, _UTF8, None, None)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(bytes(samples))
    return file.getvalue()


def main(speed: str, *command: str) -> int:
    """Say the text of standard input; gives the player's exit code."""
    made = sound(sys.stdin.buffer.read().decode(), int(speed))
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(made, winsound.SND_MEMORY)
        return 0
    handle, path = tempfile.mkstemp(suffix=".wav")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        return subprocess.run([*command, path], check=False).returncode  # noqa: S603 (found on the PATH)
    finally:
        Path(path).unlink()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
