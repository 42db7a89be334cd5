"""What every test shares."""

from hypothesis import settings

settings.register_profile("quizz", deadline=None, derandomize=True)
settings.load_profile("quizz")
