"""A voice: which program speaks, what it is given, and what happens when it does not."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from quizz.errors import SpeechError
from quizz.services.settings import Settings
from quizz.services.speaking import bundled
from quizz.services.speaking.engines import Engine, find_engine
from quizz.services.speaking.speaker import Speaker, silent
from quizz.services.speaking.voice import voice

PHRASE = "L’hématocrite est à 32 % ; $(rm) `x` \"y\" 'z' ;|&"
SCRIPTED = pytest.mark.skipif(sys.platform == "win32", reason="the false program is a shell script")


def engine(folder: Path, script: str, name: str = "espeak-ng") -> None:
    """Put a program on a PATH of its own."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport os, sys, time, pathlib\nhere = pathlib.Path({str(folder)!r})\n{script}\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def found(folder: Path) -> Engine | None:
    def which(name: str) -> str | None:
        path = folder / name
        return str(path) if path.exists() else None

    return find_engine(which, platform="linux", installed=lambda _package: False)


KEEP = "(here / 'said').write_bytes(sys.stdin.buffer.read()); (here / 'with').write_text(repr(sys.argv[1:]))"


@SCRIPTED
def test_the_program_is_given_the_text_and_no_shell_reads_it(tmp_path):
    engine(tmp_path, KEEP)
    Speaker(found(tmp_path)).say(PHRASE)
    assert (tmp_path / "said").read_text(encoding="utf-8") == PHRASE
    assert (tmp_path / "with").read_text() == "['-v', 'fr', '-s', '140', '--stdin']"


@SCRIPTED
def test_it_can_be_slower(tmp_path):
    engine(tmp_path, KEEP)
    Speaker(found(tmp_path)).say(PHRASE, slow=True)
    assert "'95'" in (tmp_path / "with").read_text()


@SCRIPTED
@pytest.mark.parametrize(
    "script",
    [
        "sys.exit(1)",
        "sys.stdin.read(); print('error: No such file or directory', file=sys.stderr)",
        "os.kill(os.getpid(), 9)",
    ],
)
def test_a_program_that_fails_is_told_once_and_for_all(tmp_path, script):
    engine(tmp_path, script)
    speaker = Speaker(found(tmp_path))
    assert speaker.has_voice
    with pytest.raises(SpeechError, match=r"espeak-ng.*ne répond pas"):
        speaker.say(PHRASE)
    assert not speaker.has_voice


@SCRIPTED
def test_what_it_only_complains_of_is_no_failure(tmp_path):
    engine(tmp_path, "sys.stdin.read(); print('ALSA lib conf.c: error', file=sys.stderr)")
    Speaker(found(tmp_path)).say(PHRASE)


@SCRIPTED
def test_a_program_that_never_ends_is_ended(tmp_path):
    engine(tmp_path, "time.sleep(60)")
    with pytest.raises(SpeechError):
        Speaker(found(tmp_path), longest=0.2).say(PHRASE)


@SCRIPTED
def test_it_can_be_stopped_with_what_it_started(tmp_path):
    engine(
        tmp_path,
        "pid = os.fork()\n"
        "(here / ('parent' if pid else 'child')).write_text(str(os.getpid()))\n"
        "time.sleep(60)",
    )
    speaker = Speaker(found(tmp_path))
    failures: list[SpeechError] = []

    def speak() -> None:
        try:
            speaker.say(PHRASE)
        except SpeechError as error:
            failures.append(error)

    thread = Thread(target=speak)
    thread.start()
    wait_for(lambda: (tmp_path / "parent").exists() and (tmp_path / "child").exists())
    speaker.stop()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert failures == []
    assert speaker.has_voice
    wait_for(lambda: not is_alive(int((tmp_path / "child").read_text())))


@SCRIPTED
def test_a_new_text_silences_the_one_before(tmp_path):
    engine(tmp_path, "text = sys.stdin.read()\n(here / text).touch()\ntime.sleep(60 if text == 'un' else 0)")
    speaker = Speaker(found(tmp_path))
    thread = Thread(target=lambda: speaker.say("un"))
    thread.start()
    wait_for((tmp_path / "un").exists)
    speaker.say("deux")
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert (tmp_path / "deux").exists()


def test_without_a_voice_it_says_so():
    assert not silent().has_voice
    with pytest.raises(SpeechError, match="Aucun programme"):
        silent().say("Bonjour")
    silent().stop()


def test_the_settings_may_want_none():
    assert not voice(Settings(dictation_aloud=False)).has_voice


def test_a_program_that_vanished(tmp_path):
    gone = str(tmp_path / "gone")
    with pytest.raises(SpeechError):
        Speaker(Engine("gone", (gone,), (gone,))).say("Bonjour")


@pytest.mark.parametrize(
    ("platform", "programs", "name", "words"),
    [
        ("darwin", {"say", "espeak-ng"}, "say", ("-v", "Thomas", "-r", "140", "-f", "-")),
        ("darwin", {"espeak-ng"}, "espeak-ng", ("-v", "fr", "-s", "140", "--stdin")),
        ("win32", {"powershell"}, "System.Speech", ("-NoProfile", "-NonInteractive", "-Command")),
        ("linux", {"espeak"}, "espeak", ("-v", "fr", "-s", "140", "--stdin")),
        ("linux", {"espeak", "espeak-ng", "say"}, "espeak-ng", ("-v", "fr", "-s", "140", "--stdin")),
    ],
)
def test_which_program_speaks(platform, programs, name, words):
    chosen = find_engine(
        lambda program: f"/bin/{program}" if program in programs else None,
        platform=platform,
        installed=lambda _package: True,
    )
    assert chosen is not None
    assert chosen.name == name
    assert chosen.normal[1 : 1 + len(words)] == words
    assert "SPEED" not in " ".join((*chosen.normal, *chosen.slow))
    assert chosen.normal != chosen.slow


@pytest.mark.parametrize(
    ("platform", "programs", "player"),
    [
        ("linux", {"aplay", "paplay"}, ("/bin/paplay",)),
        ("linux", {"aplay"}, ("/bin/aplay", "-q")),
        ("darwin", {"afplay"}, ("/bin/afplay",)),
        ("win32", set(), ()),
    ],
)
def test_the_wheel_speaks_where_nothing_else_does(platform, programs, player):
    chosen = find_engine(
        lambda program: f"/bin/{program}" if program in programs else None,
        platform=platform,
        installed=lambda package: package == bundled.PACKAGE,
    )
    assert chosen is not None
    assert chosen.normal == (sys.executable, "-P", bundled.__file__, "140", *player)


@pytest.mark.parametrize("platform", ["linux", "freebsd14"])
def test_the_wheel_needs_something_that_plays(platform):
    assert find_engine(lambda _name: None, platform=platform, installed=lambda _package: True) is None


@SCRIPTED
def test_the_wheel_gives_its_player_a_sound(tmp_path):
    """With a false library: what is played is a WAV file of its samples, at its rate."""
    (tmp_path / "espeakng_loader.py").write_text(FALSE_WHEEL)
    engine(tmp_path, "import shutil; shutil.copy(sys.argv[-1], here / 'played.wav')", name="player")
    command = (sys.executable, bundled.__file__, "140", str(tmp_path / "player"))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(tmp_path)
    try:
        Speaker(Engine("wheel", command, command)).say("Bonjour")
    finally:
        os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)
    import wave

    with wave.open(str(tmp_path / "played.wav")) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (22050, 1, 2)
        assert sound.readframes(sound.getnframes()) == b"\x01\x00\x02\x00" * 2
    assert list(Path(tmp_path).glob("*.tmp")) == []


FALSE_WHEEL = """\
import ctypes

class Library:
    def espeak_Initialize(self, output, length, path, options):
        assert (output, path) == (2, b"/data")
        return 22050

    def espeak_SetVoiceByName(self, name):
        return 0 if name == b"fr" else 1

    def espeak_SetSynthCallback(self, callback):
        self.callback = callback

    def espeak_SetParameter(self, kind, value, relative):
        assert (kind, value, relative) == (1, 140, 0)

    def espeak_Synth(self, text, size, *rest):
        assert text == b"Bonjour" and size == 8
        samples = (ctypes.c_short * 2)(1, 2)
        for count in (2, 2):
            self.callback(ctypes.cast(samples, ctypes.c_void_p), count, None)
        self.callback(None, 0, None)

ctypes.CDLL = lambda path: Library()
get_library_path = lambda: "/lib"
get_data_path = lambda: "/data"
"""


def wait_for(condition) -> None:
    for _attempt in range(500):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("the condition never came true")


def is_alive(pid: int) -> bool:
    """Not a zombie that nobody waits for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
