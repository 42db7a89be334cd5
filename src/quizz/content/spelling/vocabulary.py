"""The words that a dictionary lacks: those of the glossary, and those that an instructor adds on purpose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from quizz.content.spelling import files
from quizz.domain.term import Term, TermKind
from quizz.errors import DictionaryError
from quizz.i18n import _

LIST_NAME = "dictionary.txt"
"""One in each folder of content, beside the glossary."""
MAX_LIST = 1_000_000

_PIECE = re.compile(r"[^\W\d_](?:['-]?[^\W\d_])*-?")
_STRAIGHT = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


def words_of_glossary(terms: Iterable[Term]) -> Iterator[str]:
    """Every form of the entries: terms and their plurals, synonyms, other forms, abbreviations, parts.

    A part keeps the hyphen at its end: `hépato-` may begin a compound.
    """
    terms = tuple(terms)
    ids = frozenset(term.id for term in terms)
    for term in terms:
        confused = (text for text in term.confused_with if text not in ids)
        forms = (term.term, term.plural, term.abbreviation, *term.forms, *term.synonyms, *confused)
        parts = (part.form for part in term.parts)
        for form in (*forms, *parts):
            for word in words_in(form):
                yield word
                if term.kind is TermKind.TERM:
                    yield plural_of(word)


def read_list(path: Path) -> tuple[str, ...]:
    """The words of a list, one a line; from `#` to the end of a line is a remark.

    None when there is no such file. Raises DictionaryError when it cannot be read, or is no such list.
    """
    if not path.exists():
        return ()
    try:
        text = files.read_bytes(path, MAX_LIST).decode("utf-8-sig")
    except files.Unfit as error:
        raise _unusable(path, str(error)) from error
    except UnicodeDecodeError as error:
        reason = _("il n’est pas en UTF-8 (dans l’éditeur : « Enregistrer sous », encodage « UTF-8 »)")
        raise _unusable(path, reason) from error
    written = (line.partition("#")[0] for line in text.splitlines())
    return tuple(
        unicodedata.normalize("NFC", word).translate(_STRAIGHT) for line in written for word in line.split()
    )


def words_in(text: str) -> list[str]:
    """The words of a form of several words, straight apostrophes and hyphens."""
    plain = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return [found.group() for found in _PIECE.finditer(plain)]


def plural_of(word: str) -> str:
    """The regular plural of a French noun or adjective; what is irregular has its own line."""
    if word.endswith(("s", "x", "z", "-")):
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-1] + "ux" if word.endswith("al") else word + "s"


def _unusable(path: Path, reason: str) -> DictionaryError:
    return DictionaryError(
        _("« {path} » ne peut pas servir de liste de mots : {reason}.").format(path=path, reason=reason)
    )
