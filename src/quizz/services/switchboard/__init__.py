"""The switchboard as a person holds it: a rush begun or taken up, and what it came to."""

from quizz.services.switchboard.shift import Happened, OpenCall, Shift
from quizz.services.switchboard.switchboard import Switchboard

__all__ = ["Happened", "OpenCall", "Shift", "Switchboard"]
