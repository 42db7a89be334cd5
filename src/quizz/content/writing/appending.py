"""Adds an item at the end of the main list of a file, and touches nothing else: layout and comments stay.

Text is put in at one place, then everything is read again: what was there must be there still, plus the item.
"""

from __future__ import annotations

from typing import NamedTuple

from quizz.content.characters import clean
from quizz.content.nodes import Mapping, Node, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.content.writing.examples import indented
from quizz.content.yaml_tree import build
from quizz.errors import ContentError
from quizz.i18n import _

_DASH, _KEYS = 2, 4
"""Columns of an item in a list that is still empty."""

Value = str | list["Value"] | dict[str, "Value"]


class Appended(NamedTuple):
    """The bytes of the file with its new item, and the line where that begins."""

    data: bytes
    line: int


def append(data: bytes, list_key: str, item: str) -> Appended:
    """Add an item, whose dash is in the first column, to the list of that key.

    Raises ContentError when the file cannot be read, or when its list is not written one item a line.
    """
    root = tree_of(data)
    entry = root.entries.get(list_key)
    if entry is None:
        raise _not_a_list(list_key)
    lines = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8").split("\n")
    key, items = entry
    if isinstance(items, Sequence) and items.items and _begins(lines, items, "-"):
        dash = items.column - 1
        text = indented(item, dash, _keys_column(items, dash))
        place = _place(lines, items)
        blank = len(items.items) < 2 or _is_apart(lines, items)
    elif isinstance(items, Scalar) and not items.text and not _is_written(lines, items):
        text, place, blank = indented(item, _DASH, _KEYS), key.line, False
    else:
        raise _not_a_list(list_key)
    wanted = _with_item(root, list_key, item)
    found = _put(data, place, text, blank=blank)
    if _reads_as(found.data, wanted):
        return found
    raise ContentError(
        _("L’ajout n’a pas trouvé sa place dans ce fichier : rien n’est changé. Faites-le à la main.")
    )


def tree_of(data: bytes) -> Mapping:
    """The keys of a file. Raises ContentError when its structure has a fault."""
    problems = Problems("")
    text = clean(data, problems)
    root = None if text is None else build(text, problems)
    if root is None or root.error is not None or problems.errors or not isinstance(root.root, Mapping):
        raise ContentError(_("Ce fichier a une faute de structure : corrigez-la d’abord."))
    return root.root


def value_of(node: Node) -> Value:
    """Texts, lists and groups of keys, without their places; texts as the loader takes them."""
    match node:
        case Scalar(text=text):
            return text.strip(" \t\n")
        case Sequence(items=items):
            return [value_of(item) for item in items]
        case Mapping(entries=entries):
            return {key: value_of(value) for key, (_name, value) in entries.items()}


def _with_item(root: Mapping, list_key: str, item: str) -> dict[str, Value]:
    """What the file must say once the item is there."""
    added = tree_of(f"{list_key}:\n{item}".encode())
    items = [*_items(root, list_key), *_items(added, list_key)]
    said = {key: value_of(node) for key, (_name, node) in root.entries.items()}
    return {**said, list_key: [value_of(node) for node in items]}


def _items(root: Mapping, list_key: str) -> list[Node]:
    node = root.get(list_key)
    return node.items if isinstance(node, Sequence) else []


def _reads_as(data: bytes, wanted: dict[str, Value]) -> bool:
    try:
        return value_of(tree_of(data)) == wanted
    except ContentError:
        return False


def _place(lines: list[str], items: Sequence) -> int:
    """After which line the item goes: below the last one, above what is told of the key that follows."""
    last = _line_of_end(lines, items)
    place = last
    while place and _is_comment_left_of(lines[place - 1], items.column) and last < len(lines):
        place -= 1
    while place and not lines[place - 1].strip():
        place -= 1
    return place


def _line_of_end(lines: list[str], items: Sequence) -> int:
    """How many lines come before the next key, or before the end of the file."""
    number, column = items.end
    if number <= len(lines) and lines[number - 1].strip() and not lines[number - 1][: column - 1].strip():
        return number - 1
    return len(lines)


def _is_comment_left_of(line: str, column: int) -> bool:
    return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) < column - 1


def _is_apart(lines: list[str], items: Sequence) -> bool:
    """Whether a blank line stands above the last item and its comments."""
    above = _dash_line(lines, items) - 2
    while above >= 0 and lines[above].lstrip().startswith("#"):
        above -= 1
    return above >= 0 and not lines[above].strip()


def _dash_line(lines: list[str], items: Sequence) -> int:
    """The line of the last item's dash, which may stand alone above its keys."""
    line = items.items[-1].place[0]
    while line > items.line and not lines[line - 1].lstrip(" ").startswith("-"):
        line -= 1
    return line


def _keys_column(items: Sequence, dash: int) -> int:
    """Where the keys of the items stand; just after the dash when it is alone on its line."""
    first = items.items[0]
    return max(first.place[1] - 1, dash + 2) if first.place[0] == items.line else dash + 2


def _begins(lines: list[str], node: Node, character: str) -> bool:
    line, column = node.place
    return lines[line - 1][column - 1 : column] == character


def _is_written(lines: list[str], node: Scalar) -> bool:
    """Whether an empty value was typed: `""`, `~` or `null`."""
    line, column = node.place
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return bool(rest) and not rest.startswith(("#", ":"))


def _put(data: bytes, after: int, text: str, *, blank: bool) -> Appended:
    """The text put after so many lines, with the line ends of the file; all other bytes are the same."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    lines = data.split(b"\n")
    before = b"\n".join(lines[:after])
    rest = b"\n".join(lines[after:])
    if after < len(lines):
        before += b"\n"
    elif before and not before.endswith(b"\n"):
        before += end
    added = (end if blank else b"") + text.encode().replace(b"\n", end)
    line = before.count(b"\n") + 1 + blank
    return Appended(before + added + rest, line)


def _not_a_list(list_key: str) -> ContentError:
    return ContentError(
        _(
            "La liste « {key} » n’est pas écrite un élément par ligne, après des tirets : "
            "faites l’ajout à la main."
        ).format(key=list_key)
    )
