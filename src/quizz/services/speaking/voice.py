"""The voice that the settings allow."""

from __future__ import annotations

from quizz.services.settings import Settings
from quizz.services.speaking.engines import find_engine
from quizz.services.speaking.speaker import Speaker


def voice(settings: Settings) -> Speaker:
    """What dictates: one without a voice where there is no engine, or where none is wanted."""
    return Speaker(find_engine() if settings.dictation_aloud else None)
