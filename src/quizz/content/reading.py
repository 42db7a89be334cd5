"""One file, from its bytes to its compiled form."""

from __future__ import annotations

from quizz.content.banks import read_bank
from quizz.content.characters import clean
from quizz.content.codes import Code
from quizz.content.compiled import Compiled, FileKind
from quizz.content.glossary import read_glossary
from quizz.content.nodes import Mapping
from quizz.content.packs.manifest import read_manifest
from quizz.content.problems import Problems
from quizz.content.recovery import parse
from quizz.content.tariffs import read_tariffs
from quizz.i18n import _


def compile_file(data: bytes, kind: FileKind, theme: str) -> Compiled:
    """Everything that one file gives by itself. Never raises: what is wrong is in the diagnostics."""
    problems = Problems(path="")
    text = clean(data, problems)
    root = None if text is None else parse(text, problems, _LISTS[kind])
    problems.end_structure()
    if root is None:
        return Compiled(diagnostics=problems.found())
    if not isinstance(root, Mapping):
        problems.report(
            Code.WRONG_SHAPE,
            root.place,
            _("Le fichier doit commencer par des clés, comme « {key}: ».").format(key=_FIRST_KEY[kind]),
            _("Comparez-le à docs/bank-format.md."),
        )
        return Compiled(diagnostics=problems.found())
    return _READERS[kind](root, problems, theme)


def _bank(root: Mapping, problems: Problems, theme: str) -> Compiled:
    read = read_bank(root, problems, theme)
    if read is None:
        return Compiled(diagnostics=problems.found())
    return Compiled(
        diagnostics=problems.found(),
        bank=read.bank,
        bank_place=root.place,
        places=tuple(read.places),
        references=tuple(read.references),
    )


def _glossary(root: Mapping, problems: Problems, _theme: str) -> Compiled:
    terms, references = read_glossary(root, problems)
    return Compiled(
        diagnostics=problems.found(),
        terms=tuple(term for term, _place in terms),
        places=tuple(place for _term, place in terms),
        references=tuple(references),
    )


def _tariffs(root: Mapping, problems: Problems, _theme: str) -> Compiled:
    tariffs = read_tariffs(root, problems)
    return Compiled(
        diagnostics=problems.found(),
        tariffs=tuple(tariff for tariff, _place in tariffs),
        places=tuple(place for _tariff, place in tariffs),
    )


def _manifest(root: Mapping, problems: Problems, _theme: str) -> Compiled:
    read_manifest(root, problems)
    return Compiled(diagnostics=problems.found())


_READERS = {
    FileKind.BANK: _bank,
    FileKind.GLOSSARY: _glossary,
    FileKind.TARIFFS: _tariffs,
    FileKind.MANIFEST: _manifest,
}
_LISTS = {
    FileKind.BANK: "questions",
    FileKind.GLOSSARY: "terms",
    FileKind.TARIFFS: "tariffs",
    FileKind.MANIFEST: "authors",
}
_FIRST_KEY = {
    FileKind.BANK: "id",
    FileKind.GLOSSARY: "terms",
    FileKind.TARIFFS: "tariffs",
    FileKind.MANIFEST: "id",
}
