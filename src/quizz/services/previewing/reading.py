"""From the tree of a file to its items: what can be asked, and the place of what cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from quizz.content import nodes
from quizz.content.nodes import Place
from quizz.content.reading import Reading
from quizz.content.templates import fill
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term
from quizz.errors import ContentError
from quizz.services.previewing.preview import Item

_ID = re.compile(r" *(?:- +)?id: *['\"]?([A-Za-z0-9_-]+)")
_KIND = re.compile(r" *(?:- +)?(?:type|kind): *['\"]?([a-z_]+)")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
"""What may be shown of an id or a kind that the reader refused."""


class Located(Struct, frozen=True):
    """An item, and where it goes from and to; the end is just after it."""

    item: Item
    start: Place
    end: Place

    def holds(self, place: Place) -> bool:
        """Whether a place is in it."""
        return self.start <= place < self.end


def located(
    reading: Reading, lines: Sequence[str], tariffs: Tariffs, day: date, former: Mapping[str, Item]
) -> list[Located]:
    """The items of a file in their order, questions with the amounts of a day.

    One that cannot be read is `former`'s of the same id, if there is one.
    """
    whole: dict[int, AnyQuestion | Scenario | Term] = {}
    if reading.bank is not None:
        whole = dict(zip(map(id, reading.nodes), reading.bank.questions, strict=True))
        whole |= zip(map(id, reading.scenario_nodes), reading.bank.scenarios, strict=True)
    elif reading.terms:
        whole = dict(zip(map(id, reading.nodes), reading.terms, strict=True))
    found = []
    spans = sorted(_spans(reading), key=lambda span: span[0])
    for rank, (start, end, node) in enumerate(spans, start=1):
        read = whole.get(id(node))
        if isinstance(read, Term):
            item = Item(
                key=read.id, rank=rank, line=start[0], kind=read.kind.value, heading=read.term, term=read
            )
        elif isinstance(read, Scenario):
            item = Item(
                key=read.id, rank=rank, line=start[0], kind="scenario", heading=read.prompt, scenario=read
            )
        elif read is not None:
            item = _question(read, rank, start[0], tariffs, day)
        else:
            inside = lines[start[0] - 1 : max(end[0] - 1, start[0])]
            item = _unreadable(rank, start[0], node, inside, former)
        found.append(Located(item, start, end))
    return _told_apart(found)


def _spans(reading: Reading) -> Iterator[tuple[Place, Place, nodes.Node | None]]:
    """Every entry of the main list, those that could not be parsed among them."""
    for lines in reading.problems.left_out:
        yield (lines.start, 1), (lines.stop, 1), None
    root = reading.root
    listed = (root.get("questions") or root.get("terms")) if root is not None else None
    if not isinstance(listed, nodes.Sequence):
        return
    for node in listed.items:
        end = (node.line + 1, 1) if isinstance(node, nodes.Scalar) else node.end
        yield node.place, end, node


def _entry(term: Term, rank: int, line: int) -> Item:
    return Item(key=term.id, rank=rank, line=line, kind=term.kind.value, heading=term.term, term=term)


def _question(question: AnyQuestion, rank: int, line: int, tariffs: Tariffs, day: date) -> Item:
    kind = str(question.__struct_config__.tag)
    withheld = ""
    try:
        question = fill(question, tariffs, day)
    except ContentError as error:
        withheld = str(error)
    return Item(
        key=question.id,
        rank=rank,
        line=line,
        kind=kind,
        heading=question.prompt,
        question=question,
        withheld=withheld,
    )


def _unreadable(
    rank: int, line: int, node: nodes.Node | None, lines: Sequence[str], former: Mapping[str, Item]
) -> Item:
    key = _found(_ID, lines) if node is None else _written(node, ("id",))
    known = former.get(key)
    if known is not None and known.is_read:
        return replace(known, rank=rank, line=line, stale=True)
    kind = _found(_KIND, lines) if node is None else _written(node, ("type", "kind"))
    return Item(key=key, rank=rank, line=line, kind=kind, heading="")


def _written(node: nodes.Node, names: Sequence[str]) -> str:
    """The first of these keys that a node has a text for."""
    found = (node.get(name) for name in names) if isinstance(node, nodes.Mapping) else ()
    texts = (value.text.strip() for value in found if isinstance(value, nodes.Scalar))
    return next((text for text in texts if _NAME.fullmatch(text)), "")


def _found(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((match[1] for text in lines if (match := pattern.match(text))), "")


def _told_apart(found: list[Located]) -> list[Located]:
    """The same with a key for each: an id that is missing, or that comes again, is completed by the rank."""
    seen: set[str] = set()
    told = []
    for one in found:
        item = one.item
        if not item.key or item.key in seen:
            item = replace(item, key=f"{item.key}@{item.rank}")
        seen.add(item.key)
        told.append(replace(one, item=item))
    return told
