"""YAML text to a tree of light nodes, in one pass over PyYAML's events.

Scalars stay text, as YAML 1.2 editors show them (`NO`, `08`, `1:30`). Everything that makes YAML costly or
dangerous is refused: aliases, tags, several documents, deep nesting, too many nodes.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from quizz.content.characters import NO_BREAK_SPACES, name_of, printable, stacked_accents
from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Mapping, Node, Place, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.content.yaml_errors import place_of
from quizz.i18n import _

MAX_DEPTH = 50
MAX_NODES = 100_000
"""About 3,000 questions in one file."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset({"~", "null", "Null", "NULL"})


class Tree(NamedTuple):
    """What a text gives: its root, or the syntax error that stopped the reading, after the last scalar."""

    root: Node | None = None
    error: yaml.YAMLError | ValueError | None = None
    last_scalar: ScalarEvent | None = None


def build(text: str, problems: Problems) -> Tree:
    """The tree of a text that `characters.clean` returned.

    Problems are reported, but for a syntax error; the tree then holds what could be understood.
    """
    builder = _Builder(problems)
    try:
        parser = _LOADER(text)
        try:
            while (event := parser.get_event()) is not None:
                if not builder.take(event) or problems.hidden:
                    return Tree()
        finally:
            parser.dispose()
    except (yaml.YAMLError, ValueError) as error:
        return Tree(None, error, builder.last_scalar)
    if builder.root is None:
        problems.report(
            Code.EMPTY,
            (1, 1),
            _("Le fichier est vide."),
            _("Complétez-le, ou supprimez-le."),
        )
    return Tree(builder.root)


class _Builder:
    """Puts nodes together. `_keys[i]` is the key that awaits its value in `_open[i]`.

    A reading spends half its time in `take` and `_add`: what is usual goes through them without a call.
    """

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self.last_scalar: ScalarEvent | None = None
        self._problems = problems
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: object) -> bool:
        """Add what an event says; False when the file is refused."""
        if isinstance(event, ScalarEvent):
            self.last_scalar = event
            value, style, mark = event.value, event.style, event.start_mark
            special = style == '"' if style else _is_special(value)
            if special or event.tag or event.anchor or mark is None:
                return self._add(self._scalar(event))
            return self._add(Scalar(value, mark.line + 1, mark.column + 1))
        if isinstance(event, CollectionStartEvent):
            return self._start(event)
        if isinstance(event, CollectionEndEvent):
            self._keys.pop()
            self._open.pop().end = place_of(event.end_mark)
        elif isinstance(event, AliasEvent):
            self._refuse_alias(event)
            return self._add(Scalar(f"*{event.anchor}", *_place(event)))
        elif isinstance(event, DocumentStartEvent):
            return self._document(event)
        return True

    def _document(self, event: DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self._problems.report(
            Code.SEVERAL_DOCUMENTS,
            _place(event),
            _("Un second document commence ici (« --- ») : un fichier n’en contient qu’un."),
            _("Supprimez cette ligne, ou faites deux fichiers."),
        )
        return False

    def _start(self, event: CollectionStartEvent) -> bool:
        line, column = _place(event)
        node: Sequence | Mapping
        node = (
            Mapping({}, line, column) if isinstance(event, MappingStartEvent) else Sequence([], line, column)
        )
        if len(self._open) >= MAX_DEPTH:
            self._problems.report(
                Code.TOO_DEEP,
                (line, column),
                _("Plus de {limit} niveaux imbriqués.").format(limit=MAX_DEPTH),
                _("Vérifiez l’indentation, les crochets et les accolades."),
            )
            return False
        self._refuse_decoration(event, (line, column))
        if not self._add(node):
            return False
        self._open.append(node)
        self._keys.append(None)
        return True

    def _add(self, node: Node) -> bool:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._problems.report(
                Code.TOO_MANY_NODES,
                node.place,
                _("Le fichier contient plus de {limit} éléments.").format(limit=MAX_NODES),
                _("Répartissez ses questions dans plusieurs fichiers."),
            )
            return False
        if not self._open:
            if self.root is None:
                self.root = node
            return True
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return True
        keys = self._keys
        key = keys[-1]
        if key is None:
            keys[-1] = node if isinstance(node, Scalar) and node.text.isascii() else self._key(node)
            return True
        keys[-1] = None
        entry = (key, node)
        first = parent.entries.setdefault(key.text, entry)
        if first is not entry:
            self._report_twice(key, first[0])
        return True

    def _report_twice(self, key: Scalar, first: Scalar) -> None:
        self._problems.report(
            Code.DUPLICATE_KEY,
            key.place,
            _("La clé « {key} » est déjà donnée ligne {line}, colonne {column}.").format(
                key=key.text[:40], line=first.line, column=first.column
            ),
            _("Gardez une seule des deux ; s’il s’agit d’un autre élément, il manque un tiret « - »."),
        )

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._problems.report(
                Code.COMPLEX_KEY,
                node.place,
                _("Une liste ou des accolades servent ici de clé."),
                _("Un texte qui commence par « [ » ou « { » se met entre guillemets."),
            )
            return Scalar("", *node.place)
        found = next((c for c in node.text if c in NO_BREAK_SPACES), None)
        if found is None:
            return node
        self._problems.report(
            Code.NO_BREAK_SPACE,
            (node.line, node.column + node.text.index(found)),
            _("Espace particulière dans la structure : {name}.").format(name=name_of(found)),
            _("Remplacez-la par une espace ordinaire (barre d’espace seule)."),
        )
        return Scalar(node.text.strip(NO_BREAK_SPACES + " "), node.line, node.column)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        value: str = event.value
        line, column = _place(event)
        if event.anchor or event.tag:
            self._refuse_decoration(event, (line, column))
        if not event.style:
            if value in _NULLS:
                return Scalar("", line, column)
            if value and (value[0] in NO_BREAK_SPACES or value[-1] in NO_BREAK_SPACES):
                return self._trimmed(event, value)
        elif event.style == '"':
            value = self._unescaped(value, (line, column))
        return Scalar(value, line, column)

    def _trimmed(self, event: ScalarEvent, value: str) -> Scalar:
        """A plain text without the no-break spaces that stick to its ends."""
        line, column = _place(event)
        leading = value[0] in NO_BREAK_SPACES
        end_line, end_column = place_of(event.end_mark)
        awaited_key = bool(self._open) and isinstance(self._open[-1], Mapping) and self._keys[-1] is None
        if not awaited_key:
            self._problems.report(
                Code.NO_BREAK_SPACE,
                (line, column) if leading else (end_line, end_column - 1),
                _("Espace particulière au bord du texte : {name}.").format(
                    name=name_of(value[0] if leading else value[-1])
                ),
                _("Remplacez-la par une espace ordinaire (barre d’espace seule)."),
                severity=Severity.WARNING,
            )
            value = value.strip(NO_BREAK_SPACES + " ")
        return Scalar(value, line, column)

    def _unescaped(self, value: str, place: Place) -> str:
        """A double-quoted text, whose escapes may have brought back what `clean` removed."""
        if value.isascii() and value.isprintable():
            return value
        if value != printable(value):
            self._problems.report(
                Code.CONTROL_CHARACTER,
                place,
                _("Le texte contient un caractère de contrôle, écrit avec « \\ »."),
                _("Supprimez cette séquence ; pour une barre oblique inverse, écrivez « \\\\ »."),
            )
            value = printable(value)
        if stacked_accents(value) is not None:
            self._problems.report(
                Code.STACKED_ACCENTS,
                place,
                _("Plus de 30 accents sont empilés sur un même caractère."),
                _("Supprimez ce caractère."),
            )
            return "…"
        return unicodedata.normalize("NFC", value)

    def _refuse_alias(self, event: AliasEvent) -> None:
        self._problems.report(
            Code.ALIAS,
            _place(event),
            _("« *{name} » est un alias YAML : il n’est pas admis ici.").format(name=str(event.anchor)[:40]),
            _("Si c’est un texte, mettez-le entre guillemets ou utilisez >-."),
        )

    def _refuse_decoration(self, event: ScalarEvent | CollectionStartEvent, place: Place) -> None:
        if event.anchor:
            self._problems.report(
                Code.ALIAS,
                place,
                _("« &{name} » est une ancre YAML : elle n’est pas admise ici.").format(
                    name=str(event.anchor)[:40]
                ),
                _("Si c’est un texte, mettez-le entre guillemets ou utilisez >-."),
            )
        if event.tag:
            self._problems.report(
                Code.TAG,
                place,
                _("L’étiquette YAML « {tag} » n’est pas admise ici.").format(tag=event.tag[:60]),
                _("Si c’est un texte qui commence par « ! », mettez-le entre guillemets ou utilisez >-."),
            )


def _is_special(plain: str) -> bool:
    """Whether a text without quotes is not what it seems: null, or between unusual spaces."""
    if plain.isascii():
        return not plain or plain in _NULLS
    return plain[0] in NO_BREAK_SPACES or plain[-1] in NO_BREAK_SPACES


def _place(event: ScalarEvent | CollectionStartEvent | AliasEvent | DocumentStartEvent) -> Place:
    return place_of(event.start_mark)
