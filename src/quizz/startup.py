"""What a start does without: looking for garbage among things that are all kept takes a fifth of it."""

import gc


def begin() -> None:
    """Stop the garbage collector while modules, banks and states are loaded."""
    gc.disable()


def end() -> None:
    """Collect again from now on; what is there already is never looked at again."""
    gc.freeze()
    gc.enable()
