"""What every test shares."""

import os

from hypothesis import settings

settings.register_profile("quizz", deadline=None, derandomize=True)
settings.load_profile("quizz")

os.environ["LANGUAGE"] = "fr"
"""Sentences are compared as they are written, whatever the system of the developer speaks."""
