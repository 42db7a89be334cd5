"""The compiler of `quizz check`: it reads a file, runs the rules on it, and keeps what both found.

What was found holds as long as the file and all that the rules look at beside it: the name of the compiler
is made of the latter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec

from quizz.content.compiled import Packed
from quizz.content.loader import Compiler
from quizz.content.packing import pack
from quizz.content.rules.context import Context
from quizz.content.sources import Source

FINDINGS = 1000
"""Told of one file; the others are counted."""
ENOUGH = 1_500_000
"""Bytes of YAML that take longer to examine than a process to start."""


def examiner(context: Context, processes: int = 1) -> Compiler:
    """A compiler that runs the rules. `processes`: at most so many share the work when there is enough."""

    def run(sources: Iterable[Source]) -> Iterator[Packed]:
        left = iter(sources)
        first: list[Source] = []
        if processes > 1:
            size = 0
            while size < ENOUGH and (source := next(left, None)) is not None:
                first.append(source)
                size += len(source.data)
            if size >= ENOUGH:
                from quizz.content.rules.sharing import shared  # long to import, seldom needed

                return shared(chain(first, left), context, processes)
        return (examined(source, context) for source in chain(first, left))

    return Compiler(fingerprint(context), run)


def examined(source: Source, context: Context) -> Packed:
    """What a file gives, with all that is wrong in it."""
    from quizz.content.reading import read
    from quizz.content.rules.running import examine

    reading = read(source.data, source.kind, source.theme, limit=FINDINGS)
    examine(reading, context)
    return pack(reading.compiled())


def fingerprint(context: Context) -> str:
    """Changes with all that rules look at beside a file: themselves, the context, the month.

    Of the tariffs, also which amounts hold that day.
    """
    found = hashlib.sha256(version().encode())
    found.update(msgspec.msgpack.encode((context.terms, context.tariffs)))
    in_force = [tariff.on(context.day) for tariff in context.tariffs.by_id.values()]
    found.update(msgspec.msgpack.encode((f"{context.day:%Y-%m}", in_force)))
    found.update((context.speller.fingerprint if context.speller else "").encode())
    return found.hexdigest()


@cache
def version() -> str:
    """That of the rules, made from their sources: nobody has to remember to raise a number.

    The engine of billing is one of them: cases are tried with it.
    """
    here = Path(__file__).parent
    own = (file for folder in (here, here.parent / "spelling") for file in folder.glob("*.*"))
    files = sorted((*own, *(here.parents[1] / "billing").rglob("*.py")))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
