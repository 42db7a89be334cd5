"""What a start does without: looking for garbage among things that are all kept takes a fifth of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def begin() -> None:
    """Stop the garbage collector while modules, banks and states are loaded."""
    gc.disable()


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
