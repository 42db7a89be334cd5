"""The words on screen: French is the source language, the catalogues of `locale/` translate it.

`_` marks a sentence, `ngettext` a sentence with a count, `pgettext` a word that has several meanings; the
third and fourth arguments of `Command` are sentences too. All are looked up when they are shown, so nothing
translated is kept at import.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

SOURCE_LANGUAGE = "fr"
LANGUAGES: tuple[str, ...] = (SOURCE_LANGUAGE, "en")
CATALOGUES = Path(__file__).parent / "locale"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is not empty names the locale of messages."""
_NO_LANGUAGE = frozenset({"c", "posix"})


class FrenchSource(NullTranslations):
    """The sentences as written; in French zero takes the singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return msgid1 for 0 and 1, msgid2 above."""
        return msgid1 if abs(n) < 2 else msgid2


_current: NullTranslations = FrenchSource()


def use(language: str) -> None:
    """Speak one of LANGUAGES from now on. Raises ValueError for another, OSError without its catalogue."""
    global _current  # noqa: PLW0603  the language of a process is one, as its terminal is
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == SOURCE_LANGUAGE:
        _current = FrenchSource()
        return
    with (CATALOGUES / language / "LC_MESSAGES" / "quizz.mo").open("rb") as catalogue:
        _current = GNUTranslations(catalogue)


def current_language() -> str:
    """The language spoken now."""
    return _current.info().get("language", SOURCE_LANGUAGE)


def language_of(environment: Mapping[str, str]) -> str:
    """The language that the system asks for: the first of LANGUAGES that it names, else French.

    LANGUAGE is a list (`en_GB:fr`) that comes before the locale (`en_GB.UTF-8`), as with GNU gettext: it does
    not count when the locale is `C` or `POSIX`, which name no language. Without any locale it counts.
    """
    named = (environment.get(variable, "") for variable in _LOCALE_VARIABLES)
    locale = _language_named(next(filter(None, named), ""))
    wanted = environment.get("LANGUAGE", "").split(":") if locale not in _NO_LANGUAGE else ()
    return next(
        (language for language in (*map(_language_named, wanted), locale) if language in LANGUAGES),
        SOURCE_LANGUAGE,
    )


def _language_named(locale: str) -> str:
    """`en` for `en_GB.UTF-8`, `en@quot` or `en-US`."""
    for mark in "@._-":
        locale = locale.partition(mark)[0]
    return locale.lower()


def _(message: str) -> str:
    """Translate a sentence."""
    return _current.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Translate a word; `context` tells its meanings apart, and is never shown."""
    return _current.pgettext(context, message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a sentence that depends on a count."""
    return _current.ngettext(singular, plural, n)
