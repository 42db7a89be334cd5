"""What a start does without: looking for garbage among things that are all kept takes a fifth of it."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_M_ARENA_MAX = -8


def import_msgspec() -> None:
    """Import msgspec without typing_extensions, which it prefers to typing where it is installed.

    It brings `inspect` and `ast`, and nothing that Python 3.11 lacks.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # what makes an import fail
    try:
        import msgspec  # noqa: F401  for those that import it next
    finally:
        del sys.modules["typing_extensions"]


def begin() -> None:
    """Stop the garbage collector while modules, banks and states are loaded."""
    gc.disable()
    share_heap()


def share_heap() -> None:
    """Have all threads allocate from one heap, with the C library of GNU/Linux; call it before any begins.

    It gives each thread a heap of its own, and what one frees is then of no use to the next: 13 of 117 MB in
    a session (mallopt(3), M_ARENA_MAX). Python runs one thread at a time, so nothing waits for the heap.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(AttributeError, OSError):  # another C library has no such function
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


@contextmanager
def collector_resting() -> Iterator[None]:
    """The same for a while: what is loaded meanwhile is kept, and the collector would find nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def end() -> None:
    """Collect again from now on; what is there already is never looked at again, not even at the end."""
    gc.freeze()
    gc.enable()
