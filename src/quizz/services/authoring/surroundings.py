"""What banks are checked against: the terms, the amounts and the words that they may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Diagnostic
from quizz.content.loader import READER, Compiler, Loaded, read
from quizz.content.rules.context import Context
from quizz.content.sources import Listed, list_folder
from quizz.domain.tariff import Tariff, Tariffs
from quizz.domain.term import Term
from quizz.errors import DictionaryError
from quizz.services.authoring.targets import Target

if TYPE_CHECKING:
    from quizz.content.spelling.speller import Speller

_T = TypeVar("_T", Term, Tariff)
_READER = Compiler("surroundings", READER.run)
"""The usual one, with indexes of its own: it is given some of the files of a folder only."""


class Surroundings(Struct, frozen=True):
    """What the rules may look at beside a file; `not_run`: sentences about what cannot be checked."""

    context: Context
    not_run: tuple[str, ...]


def surroundings(
    beside: Sequence[Path],
    targets: Mapping[Path, Target],
    *,
    cache: Path | None,
    day: date,
    environment: Mapping[str, str] | None,
    loaded: Loaded | None = None,
) -> Surroundings:
    """The terms and the amounts of all these folders, and the dictionary with their words.

    `loaded`: what the folders `beside` give, when they were read already.
    `environment` may name the dictionary; None for no spelling. Raises DictionaryError when a dictionary that
    is named, or a list of words, cannot be used.
    """

    def few(folder: Path) -> tuple[list[Listed], list[Diagnostic]]:
        listed, _unread = targets[folder].files() if folder in targets else list_folder(folder)
        return [file for file in listed if file.kind is not FileKind.BANK], []

    others = loaded or read(beside, cache, compiler=_READER, listing=few)
    own = read([*targets], cache, compiler=_READER, listing=few)
    files = [file.packed for file in (*others.files, *own.files)]
    terms = _by_id(term for packed in files for term in packed.terms)
    tariffs = _by_id(tariff for packed in files for tariff in packed.tariffs)
    folders = [*beside, *targets]
    speller, not_run = (
        (None, ()) if environment is None else _speller(terms.values(), folders, cache, environment)
    )
    context = Context(day=day, terms=tuple(terms.values()), tariffs=Tariffs(tariffs), speller=speller)
    return Surroundings(context, not_run)


def _by_id(things: Iterable[_T]) -> dict[str, _T]:
    """By id; the first that has it keeps it."""
    found: dict[str, _T] = {}
    for thing in things:
        found.setdefault(thing.id, thing)
    return found


def _speller(
    terms: Iterable[Term], folders: Iterable[Path], cache: Path | None, environment: Mapping[str, str]
) -> tuple[Speller | None, tuple[str, ...]]:
    from quizz.content.spelling.places import Origin, find_dictionary, no_dictionary
    from quizz.content.spelling.speller import Speller
    from quizz.content.spelling.vocabulary import LIST_NAME, read_list, words_of_glossary

    dictionary = find_dictionary(environment)
    if dictionary is None:
        return None, (no_dictionary(),)
    places = (folder if folder.is_dir() else folder.parent for folder in folders)
    lists = (word for place in places for word in read_list(place / LIST_NAME))
    try:
        return Speller(dictionary, [*words_of_glossary(terms), *lists], cache), ()
    except DictionaryError as error:
        if dictionary.origin is Origin.NAMED:
            raise
        return None, (str(error),)
