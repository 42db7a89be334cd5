"""What a start does with the heap of the C library."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from quizz import startup

ALLOCATING = """
import ctypes, sys, threading
from quizz import startup
if {shared}:
    startup.share_heap()
kept, begun = [], threading.Barrier(5)
def allocate():
    begun.wait()
    kept.append([bytes(20_000 + n) for n in range(50)])
threads = [threading.Thread(target=allocate) for _ in range(4)]
for thread in threads: thread.start()
begun.wait()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""


def heaps(*, shared: bool) -> int:
    """How many heaps a program with four threads has."""
    script = ALLOCATING.format(shared=shared)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return done.stdout.count("<heap nr=")


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="the heap of GNU/Linux"
)
def test_threads_share_one_heap():
    assert heaps(shared=False) > 1
    assert heaps(shared=True) == 1


@pytest.mark.parametrize("failure", [OSError("no library"), AttributeError("mallopt")])
def test_another_library_is_left_alone(monkeypatch, failure):
    def refuse(_name: None) -> None:
        raise failure

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    startup.share_heap()
