"""Writes what an instructor begins with: a bank, one more question, one more entry of the glossary.

Nothing is overwritten. What is added to a file leaves every other byte of it as it was.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from quizz.content.compiled import FileKind
from quizz.content.content import Content
from quizz.content.diagnostics import Severity, render
from quizz.content.loader import load
from quizz.content.nodes import Mapping, Scalar, Sequence
from quizz.content.reading import compile_file
from quizz.content.schema.editors import HIDDEN_FOLDER, PACKAGED, modeline, write_schemas
from quizz.content.suggestions import nearest
from quizz.content.writing import examples, files
from quizz.content.writing.appending import append, tree_of
from quizz.content.writing.scalars import one_line
from quizz.domain.text import canonical
from quizz.domain.typography import corrected
from quizz.errors import ContentError, UsageError
from quizz.i18n import _
from quizz.locations import builtin_content
from quizz.services.free_ids import FreeIds
from quizz.services.places import Places

GLOSSARY = "glossary.yaml"


@dataclass(frozen=True)
class OwnBank:
    """A bank that can be added to. `ids` and `prompts`: of its questions, as written."""

    path: Path
    id: str
    title: str
    theme: str
    ids: frozenset[str]
    prompts: frozenset[str]


@dataclass(frozen=True)
class Written:
    """Where the new text begins."""

    path: Path
    line: int


class NewContent:
    """The folder of an instructor, and the content whose ids are taken. `month`: 2026-11."""

    def __init__(self, folder: Path, content: Content, month: str) -> None:
        self.folder = folder
        self._content = content
        self._month = month
        self.ids = FreeIds(content)

    @classmethod
    def open(cls, folder: Path, places: Places, month: str) -> NewContent:
        """Read the content of the folder, then all that is in force: an installed copy of it comes second."""
        found = [folder, *places.content] if folder.is_dir() else places.content
        return cls(folder, load(found, places.cache), month)

    @property
    def shown(self) -> str:
        """What to call the folder in a sentence."""
        return _("ce dossier") if self.folder == Path(os.curdir) else str(self.folder)

    # Banks

    def banks(self) -> tuple[OwnBank, ...]:
        """Those of the folder."""
        root = self.folder.resolve()
        paths = (Path(bank.path) for bank in self._content.banks)
        return tuple(own_bank(path) for path in paths if path.resolve().is_relative_to(root))

    def bank_named(self, name: str) -> OwnBank:
        """The bank of that id in the folder, or of that path. Raises UsageError when there is none."""
        own = self.banks()
        for bank in own:
            if bank.id == name:
                return bank
        for path in (Path(name), self.folder / name):
            if path.is_file():
                return own_bank(path)
        near = nearest(name, [bank.id for bank in own])
        hint = (
            _("Voulez-vous dire « {word} » ?").format(word=near)
            if near
            else _("Donnez son identifiant ou son chemin ; « quizz new bank » en écrit une.")
        )
        raise UsageError(
            _("Aucune banque « {name} » dans {folder}. {hint}").format(
                name=name[:80], folder=self.shown, hint=hint
            )
        )

    # Writing

    def add_bank(
        self, *, id: str, title: str, theme: str, authors: tuple[str, ...], kind: str, skill: str, level: str
    ) -> Written:
        """Write a bank that holds the example of a type. Raises ContentError when it cannot."""
        item = examples.question(
            kind,
            id=self.ids.question(id, ""),
            prompt="",
            skill=skill,
            level=level,
            month=self._month,
            again=self._has_example(kind, theme),
        )
        text = examples.bank(
            id=id,
            title=_prose(title, theme),
            theme=theme,
            authors=tuple(filter(None, map(one_line, authors))),
            question=item,
        )
        path = self.folder / "questions" / theme / f"{id}.yaml"
        return self._new_file(path, "questions", text, FileKind.BANK, theme)

    def add_question(
        self, bank: OwnBank, *, id: str, kind: str, prompt: str, skill: str, level: str
    ) -> Written:
        """Add the example of a type at the end of a bank. Raises ContentError when it cannot."""
        item = examples.question(
            kind,
            id=id,
            prompt=_prose(prompt, bank.theme),
            skill=skill,
            level=level,
            month=self._month,
            again=not prompt and self._has_example(kind, bank.theme),
        )
        return _added(bank.path, "questions", item, FileKind.BANK, bank.theme)

    def _has_example(self, kind: str, theme: str) -> bool:
        """Whether a question of a theme still is the example of a type: two would be told to repeat."""
        example = canonical(examples.prompt(kind))
        outlines = (found for found in self._content.outlines.values() if found.theme == theme)
        return any(canonical(outline.question().prompt) == example for outline in outlines)

    def add_term(self, kind: str, **told: str) -> Written:
        """Add an entry at the end of the glossary of the folder. Raises ContentError when it cannot."""
        item = examples.entry(kind, self._month, **{key: _prose(text) for key, text in told.items()})
        path = self.folder / GLOSSARY
        if path.exists():
            return _added(path, "terms", item, FileKind.GLOSSARY, "")
        return self._new_file(path, "glossary", examples.glossary(item), FileKind.GLOSSARY, "")

    def _new_file(self, path: Path, schema: str, text: str, kind: FileKind, theme: str) -> Written:
        data = (self._modeline(schema, path.parent) + text).encode()
        _refuse_findings(data, kind, theme, path, 1)
        files.create(path, data)
        line = next(number for number, line in enumerate(text.splitlines(), 2) if line.startswith("  - "))
        return Written(path, line)

    def _modeline(self, schema: str, parent: Path) -> str:
        """The line that leads an editor to the schema, put in the folder unless that is the program's."""
        folder = self.folder.absolute()
        if self.folder.resolve() == builtin_content().resolve():
            return modeline(schema, parent.absolute(), PACKAGED)
        write_schemas(folder / HIDDEN_FOLDER, [schema])
        return modeline(schema, parent.absolute(), folder / HIDDEN_FOLDER)


def _prose(text: str, theme: str = "") -> str:
    """A typed text, on one line and as French printers write it: keyboards have no no-break space."""
    return one_line(text) if theme == "anglais" else corrected(one_line(text))


def own_bank(path: Path) -> OwnBank:
    """A bank as it is written. Raises ContentError when its structure has a fault."""
    root = _explained(path, files.read(path))
    questions = root.get("questions")
    items = questions.items if isinstance(questions, Sequence) else []
    groups = [item for item in items if isinstance(item, Mapping)]
    return OwnBank(
        path=path,
        id=_text(root, "id"),
        title=_text(root, "title"),
        theme=_text(root, "theme"),
        ids=frozenset(_text(group, "id") for group in groups),
        prompts=frozenset(canonical(_text(group, "prompt")) for group in groups),
    )


def _added(path: Path, list_key: str, item: str, kind: FileKind, theme: str) -> Written:
    data = files.read(path)
    _explained(path, data)
    try:
        found = append(data, list_key, item)
    except ContentError as error:
        raise ContentError(_("{path} : {fault}").format(path=path, fault=error)) from error
    _refuse_findings(found.data, kind, theme, path, found.line)
    files.replace(path, data, found.data)
    return Written(path, found.line)


def _explained(path: Path, data: bytes) -> Mapping:
    try:
        return tree_of(data)
    except ContentError as error:
        raise ContentError(
            _("{path} : {fault} « quizz check » dit où.").format(path=path, fault=error)
        ) from error


def _refuse_findings(data: bytes, kind: FileKind, theme: str, path: Path, line: int) -> None:
    """Raise ContentError when what begins at that line could not be used."""
    for found in compile_file(data, kind, theme).diagnostics:
        if found.line >= line and found.severity is not Severity.INFO:
            raise ContentError(
                _(
                    "Ce qui allait être écrit dans {path} ne convient pas : rien n’est changé.\n{finding}"
                ).format(path=path, finding=render(found))
            )


def _text(group: Mapping, key: str) -> str:
    node = group.get(key)
    return node.text.strip() if isinstance(node, Scalar) else ""
