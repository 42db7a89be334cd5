"""One file, mended: its bytes to better bytes, or to none at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from quizz.content.characters import clean
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.mending.alignment import align, offset_of
from quizz.content.nodes import Mapping, Node, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.content.reading import Reading, read
from quizz.content.rules.running import written_in
from quizz.content.rules.typography import prose
from quizz.content.yaml_tree import build
from quizz.domain.typography import corrected, corrections

_MARK = "\ufeff"
_CRLF = "\r\n"
_OF_STRUCTURE = "Y"
"""How the codes of faults of structure begin."""

NewId = Callable[[str, str], str]
"""From the id of a bank and a prompt to an id that nothing has; each call gives another."""


class Mended(Struct, frozen=True):
    """The bytes to write. `corrections`: of typography; `ids`: those that were added."""

    data: bytes
    corrections: int
    ids: tuple[str, ...]


class _Edit(NamedTuple):
    start: int
    end: int
    right: str


def mend(data: bytes, kind: FileKind, theme: str, new_id: NewId) -> Mended | None:
    """The file with an id for each question that has none, and French typography.

    None when there is nothing to mend, or when the file is not safe to touch: it cannot be parsed, its text
    is not plain UTF-8 in composed letters, or the result would not read as the same file.
    """
    text = _text_of(data)
    root = None if text is None else _tree(text)
    if text is None or root is None:
        return None
    named, ids = _with_ids(text, root, kind, new_id)
    mended, count = _with_typography(named, kind, theme)
    if mended == text:
        return None
    return Mended(_bytes_of(mended, data), count, ids)


def hindrance(data: bytes, kind: FileKind, theme: str) -> int | None:
    """The line of the first fault that makes a file unsafe to mend.

    0 when that is no fault: its line ends are mixed, or its accents are apart from their letters. None when
    it can be mended.
    """
    text = _text_of(data)
    if text is not None and _tree(text) is not None:
        return None
    problems = read(data, kind, theme).problems
    errors = [found for found in problems.found() if found.severity is Severity.ERROR]
    structural = [found.line for found in errors if found.code[0] == _OF_STRUCTURE]
    return min(structural or [found.line for found in errors], default=0)


def _with_ids(text: str, root: Mapping, kind: FileKind, new_id: NewId) -> tuple[str, tuple[str, ...]]:
    bank = _text_in(root, "id")
    ids = {
        offset_of(text, node.place): new_id(bank, _text_in(node, "prompt"))
        for node in _without_id(root, kind)
    }
    result = _apply(text, [_edit_of_id(text, at, name) for at, name in ids.items()])
    if not ids or not _reads_as(result, _shape(text, root, {}, ids)):
        return text, ()
    return result, tuple(ids.values())


def _with_typography(text: str, kind: FileKind, theme: str) -> tuple[str, int]:
    root = _tree(text)
    wanted: dict[int, str] = {}
    edits: list[_Edit] = []
    for scalar, as_read in _texts(read(text.encode(), kind, theme)):
        if found := _edits_of(text, scalar, as_read):
            edits += found
            wanted[offset_of(text, scalar.place)] = corrected(scalar.text, as_read)
    result = _apply(text, edits)
    if root is None or not edits or not _reads_as(result, _shape(text, root, wanted, {})):
        return text, 0
    return result, len(edits)


def _tree(text: str) -> Mapping | None:
    tree = build(text, problems := Problems(path=""))
    return tree.root if isinstance(tree.root, Mapping) and not problems.errors else None


def _text_of(data: bytes) -> str | None:
    """The text, with line feeds alone; None when what is not seen in it would have to change too."""
    try:
        text = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError:
        return None
    levelled = text.replace(_CRLF, "\n")
    mixed = _CRLF in text and text.count(_CRLF) != levelled.count("\n")
    if mixed or "\r" in levelled or not unicodedata.is_normalized("NFC", levelled):
        return None
    seen = Problems(path="")
    return levelled if clean(levelled.encode(), seen) == levelled and not seen.errors else None


def _bytes_of(text: str, data: bytes) -> bytes:
    """The text with the line ends and the mark of the file that it came from."""
    if _CRLF.encode() in data:
        text = text.replace("\n", _CRLF)
    return (_MARK if data.startswith(_MARK.encode()) else "").encode() + text.encode()


def _texts(reading: Reading) -> Iterator[tuple[Scalar, str]]:
    """The texts of what is sound, and as they are read.

    A question with an error is mended once its error is.
    """
    for written in written_in(reading):
        for passage in prose(written):
            yield passage.scalar, passage.text


def _edits_of(text: str, scalar: Scalar, as_read: str) -> list[_Edit]:
    found = list(corrections(as_read))
    spans = align(text, offset_of(text, scalar.place), scalar.text) if found else None
    if spans is None:
        return []
    return [
        _Edit(spans[one.start][0], spans[one.end - 1][1], one.right)
        if one.end > one.start
        else _Edit(spans[one.start][0], spans[one.start][0], one.right)
        for one in found
    ]


def _apply(text: str, edits: list[_Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.right]
        at = edit.end
    return "".join([*parts, text[at:]])


def _without_id(root: Mapping, kind: FileKind) -> Iterator[Mapping]:
    questions = root.get("questions") if kind is FileKind.BANK else None
    for node in questions.items if isinstance(questions, Sequence) else ():
        if isinstance(node, Mapping) and "id" not in node.entries:
            yield node


def _text_in(node: Mapping, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _edit_of_id(text: str, at: int, name: str) -> _Edit:
    """The id, put before the first key of a question."""
    if text[at] == "{":
        return _Edit(at + 1, at + 1, f"id: {name}, ")
    column = at - (text.rfind("\n", 0, at) + 1)
    return _Edit(at, at, f"id: {name}\n{' ' * column}")


def _shape(text: str, node: Node, wanted: dict[int, str], ids: dict[int, str]) -> object:
    """What the mended file must read as: the tree without its places, its texts corrected, its ids added."""
    if isinstance(node, Scalar):
        return wanted.get(offset_of(text, node.place), node.text)
    if isinstance(node, Sequence):
        return [_shape(text, item, wanted, ids) for item in node.items]
    entries = {name: _shape(text, value, wanted, ids) for name, (_key, value) in node.entries.items()}
    added = ids.get(offset_of(text, node.place))
    return entries if added is None else {"id": added} | entries


def _reads_as(text: str, shape: object) -> bool:
    root = _tree(text)
    return root is not None and _shape(text, root, {}, {}) == shape
