"""Which words of a text are unknown, and what was probably meant."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel, Prefix

from quizz.content.spelling import files, store
from quizz.content.spelling.affixes import read_affixes
from quizz.content.spelling.expansion import expand
from quizz.content.spelling.files import Unfit
from quizz.content.spelling.lexicon import Lexicon, arrange, bare, initial_of
from quizz.content.spelling.places import VARIABLE, DictionaryFiles
from quizz.content.spelling.store import Kept
from quizz.content.spelling.words import can_be_judged, is_judged, is_sigle, words_of
from quizz.errors import DictionaryError
from quizz.i18n import _

_SHORT_ELISIONS = ("c", "ç", "d", "j", "l", "m", "n", "s", "t", "qu")
_ELISIONS = frozenset((*_SHORT_ELISIONS, "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"))
_OF_TWO = frozenset(
    {"à", "ai", "as", "au", "ce", "ci", "de", "du", "en", "es", "et", "eu", "il", "je", "la", "là", "le"}
    | {"ma", "me", "ne", "ni", "on", "or", "os", "ou", "où", "sa", "se", "si", "su", "ta", "te", "tu", "un"}
)
"""Words of two letters; the other forms of two letters are mostly symbols, such as ng and cm."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ"
_CANDIDATES = 12
_REMEMBERED = 100_000


class Misspelt(Struct, frozen=True):
    """A word that no dictionary knows, and where it begins in the text."""

    word: str
    offset: int


class _Near(NamedTuple):
    """A form that may have been meant; the nearest sorts first."""

    distance: int
    is_name: bool = False
    moved: int = 0
    rank: int = 0
    apart: int = 0
    exact: int = 0
    form: str = ""


class Speller:
    """A French dictionary and the words added to it.

    `fingerprint` changes when they do: what was found with another one may be wrong.
    """

    def __init__(self, dictionary: DictionaryFiles, words: Iterable[str] = (), cache: Path | None = None):
        """Read a dictionary, or what the cache folder keeps of it, and add some words.

        A word that ends with a hyphen may begin a compound. Raises DictionaryError.
        """
        added = frozenset(words)
        digest, kept = _read(dictionary, cache)
        self.dictionary = dictionary
        self.fingerprint = hashlib.sha256("\n".join([digest, *sorted(added)]).encode()).hexdigest()
        self._pieces = frozenset(word[:-1].lower() for word in added if word.endswith("-"))
        own = (word for word in added if not word.endswith("-"))
        self._lexicons = (Lexicon(arrange(own)), Lexicon(kept.spoken))
        self._silent = Lexicon(kept.silent)
        self._passed: dict[str, bool] = {}

    def unknown(self, text: str) -> Iterator[Misspelt]:
        """The words of a text that are not known. Of a compound, the part that is not."""
        passed = self._passed
        for word in words_of(text):
            right = passed.get(word.text)
            if right is None:
                if len(passed) >= _REMEMBERED:
                    passed.clear()
                right = passed[word.text] = not can_be_judged(word.text) or self.knows(word.text)
            if not right and is_judged(word, text):
                yield self._part(word.text, word.offset)

    def knows(self, word: str) -> bool:
        """Whether a word is known: as written, or in small letters, elided, or part by part."""
        word = word.replace("’", "'")
        return self._is_form(word) or all(self._is_part(part, last) for part, last in _parts(word))

    def suggest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """The known words that were probably meant, the nearest first."""
        wanted = word.lower().replace("’", "'")
        if len(wanted) < 2:
            return ()
        near = self._alike(wanted)
        if not near or near[0].distance > 1:
            near = [*self._other_start(wanted), *self._split(wanted), *near]
        return tuple(
            _dressed(form, word) for form in dict.fromkeys(found.form for found in near[: 2 * limit])
        )[:limit]

    def _part(self, word: str, offset: int) -> Misspelt:
        """The first unknown part of an unknown word."""
        at = 0
        for part, last in _parts(word):
            at = word.index(part, at)
            if not self._is_part(part, last):
                return Misspelt(part, offset + at)
            at += len(part)
        return Misspelt(word, offset)

    def _is_part(self, part: str, last: bool) -> bool:
        if len(part) < 2 or is_sigle(part) or self._is_form(part):
            return True
        return not last and part.lower() in self._pieces

    def _is_form(self, word: str) -> bool:
        ways = [word]
        if word != word.lower():
            ways.append(word.lower())
        if word.isupper():
            ways.append(word.title())
        return any(way in lexicon for way in ways for lexicon in (*self._lexicons, self._silent))

    def _alike(self, word: str) -> list[_Near]:
        """The forms that begin alike and differ by a letter or two, accents apart; the nearest first."""
        plain = bare(word)
        cutoff = 1 if len(plain) < 5 else 2
        near = []
        for rank, lexicon in enumerate(self._lexicons):
            for length in range(max(1, len(word) - 2), len(word) + 3):
                alike, forms = lexicon.shelf(initial_of(word), length)
                found = process.extract(
                    plain, alike, scorer=OSA.distance, score_cutoff=cutoff, limit=_CANDIDATES
                )
                near += [
                    _near(word, plain, forms[index], int(distance), rank) for _text, distance, index in found
                ]
        return sorted(near)

    def _other_start(self, word: str) -> list[_Near]:
        """The words that differ by their first letter, or by one more or less before it."""
        tried = [word[1:], word[1] + word[0] + word[2:]]
        tried += [letter + rest for letter in _ALPHABET for rest in (word, word[1:])]
        return [_Near(1, form=form) for form in dict.fromkeys(tried) if len(form) > 2 and self._is_form(form)]

    def _split(self, word: str) -> list[_Near]:
        """Two words that were written as one."""
        cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        return [
            _Near(1, form=f"{left} {right}")
            for left, right in cuts
            if self._stands_alone(left) and self._stands_alone(right)
        ]

    def _stands_alone(self, word: str) -> bool:
        """Whether a form is a word that another may touch by mistake."""
        return self._is_form(word) and (len(word) > 2 or word in _OF_TWO)


def _near(word: str, plain: str, form: str, distance: int, rank: int) -> _Near:
    """How near a form is. Between equals: no name, no letter replaced, a word added, a long common start."""
    alike = bare(form)
    return _Near(
        distance,
        is_name=not form.islower(),
        moved=int(Indel.distance(plain, alike)),
        rank=rank,
        apart=-int(Prefix.similarity(plain, alike)),
        exact=int(OSA.distance(word, form.lower())),
        form=form,
    )


def _parts(word: str) -> Iterator[tuple[str, bool]]:
    """The parts of a compound without their elisions, and whether each is the last."""
    pieces = word.split("-")
    for number, piece in enumerate(pieces, start=1):
        yield _without_elisions(piece), number == len(pieces)


def _without_elisions(piece: str) -> str:
    """`hôpital` of `l'hôpital`; an elision alone is left."""
    elided, _apostrophe, rest = piece.partition("'")
    while rest and elided.lower() in _ELISIONS:
        piece = rest
        elided, _apostrophe, rest = piece.partition("'")
    return piece


def _dressed(form: str, word: str) -> str:
    """A form with the capitals of the word that it replaces, and with typographic apostrophes."""
    if word.isupper() and len(word) > 1:
        form = form.upper()
    elif word[:1].isupper():
        form = form[:1].upper() + form[1:]
    return form.replace("'", "’")


def _read(dictionary: DictionaryFiles, cache: Path | None) -> tuple[str, Kept]:
    """The digest of the bytes of a dictionary, and its forms."""
    with _explained(dictionary.aff):
        affixes = files.read_bytes(dictionary.aff, files.MAX_AFFIXES)
    with _explained(dictionary.dic):
        stems = files.read_bytes(dictionary.dic, files.MAX_STEMS)
    made_by = f"{unicodedata.unidata_version} {len(affixes)} ".encode()
    digest = hashlib.sha256(made_by + affixes + stems).hexdigest()
    kept = store.read(cache, digest)
    if kept is None:
        with _explained(dictionary.aff):
            rules = read_affixes(affixes)
        with _explained(dictionary.dic):
            forms = expand(stems, rules)
        kept = Kept(arrange(forms.spoken), arrange(forms.silent - forms.spoken))
        store.write(cache, digest, kept)
    return digest, kept


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raises DictionaryError for what makes a file unfit."""
    try:
        yield
    except Unfit as error:
        raise DictionaryError(
            _(
                "« {path} » ne peut pas servir de dictionnaire : {reason}. "
                "Nommez-en un autre dans {variable}."
            ).format(path=path, reason=error, variable=VARIABLE)
        ) from error
