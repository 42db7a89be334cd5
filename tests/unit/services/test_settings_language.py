"""The language: option, then file, then system, then French."""

from __future__ import annotations

import pytest

from quizz.services.settings import DEFAULTS, Settings, language_of

ENGLISH = Settings(language="en")
FRENCH = Settings(language="fr")


@pytest.mark.parametrize(
    ("option", "settings", "environment", "language"),
    [
        (None, DEFAULTS, {}, "fr"),
        (None, DEFAULTS, {"LANG": "C"}, "fr"),
        (None, DEFAULTS, {"LANG": "POSIX"}, "fr"),
        (None, DEFAULTS, {"LANG": "C.UTF-8", "LC_ALL": ""}, "fr"),
        (None, DEFAULTS, {"LANG": "de_DE.UTF-8"}, "fr"),
        (None, DEFAULTS, {"LANG": "en_US.UTF-8"}, "en"),
        (None, DEFAULTS, {"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB"}, "en"),
        (None, DEFAULTS, {"LANG": "en_US.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        (None, ENGLISH, {}, "en"),
        (None, FRENCH, {"LANG": "en_US.UTF-8"}, "fr"),
        ("fr", ENGLISH, {"LANG": "en_US.UTF-8"}, "fr"),
        ("en", FRENCH, {"LANG": "fr_FR.UTF-8"}, "en"),
        ("de", ENGLISH, {}, "en"),
        ("", DEFAULTS, {"LANG": "en"}, "en"),
    ],
)
def test_who_decides(option, settings, environment, language):
    assert language_of(option, settings, environment) == language
