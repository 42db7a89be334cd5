"""The words on screen: French is the source language, other catalogues translate it.

`_` marks a sentence, `ngettext` a sentence with a count; the third and fourth arguments of `Command` are
sentences too. All are looked up when they are shown, so nothing translated is kept at import.
"""

from gettext import NullTranslations


class FrenchSource(NullTranslations):
    """The sentences as written; in French zero takes the singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return msgid1 for 0 and 1, msgid2 above."""
        return msgid1 if abs(n) < 2 else msgid2


_current: NullTranslations = FrenchSource()


def _(message: str) -> str:
    """Translate a sentence."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a sentence that depends on a count."""
    return _current.ngettext(singular, plural, n)
