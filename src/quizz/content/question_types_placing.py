"""The types of question whose things are put in their places: one reader a type.

The limits on counts and lengths are those of docs/bank-format.md: all must be seen at once on a small screen.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Node
from quizz.content.question_texts import Common, Located, check_distinct, check_short, check_size
from quizz.domain.question import AnyQuestion, Category, Item, Matching, Ordering, Pair, Sorting
from quizz.i18n import _

PAIRS = (3, 6)
MOST_RIGHTS = 6
RANKED = (3, 7)
CATEGORIES = (2, 4)
SORTED = (4, 8)
LABEL_LENGTH = 45
"""Of a right text or a category, which are repeated beside what is put there."""
TEXT_LENGTH = 90


def read_matching(fields: Fields, common: Common) -> AnyQuestion:
    """Pairs, and right texts that belong to none."""
    nodes = fields.items("pairs", required=True)
    pairs: list[Pair] = []
    lefts: list[Located] = []
    rights: list[Located] = []
    for node in fields.groups("pairs", nodes):
        inner = Fields(node, fields.problems)
        pair = Pair(inner.text("left"), inner.text("right"), inner.text("feedback", required=False))
        inner.finish()
        pairs.append(pair)
        lefts.append((pair.left, inner.place("left")))
        rights.append((pair.right, inner.place("right")))
    decoys = fields.located_texts("decoys")
    rights += decoys

    check_size(fields, "pairs", len(nodes), *PAIRS)
    if len(nodes) <= PAIRS[1] and len(rights) > MOST_RIGHTS:
        fields.report(
            Code.CHOICE_COUNT,
            fields.place("decoys"),
            _("La question propose {count} textes de droite, « decoys » compris.").format(count=len(rights)),
            _("Gardez-en {most} au plus en tout.").format(most=MOST_RIGHTS),
        )
    check_distinct(fields, lefts)
    check_distinct(fields, rights)
    check_short(fields, lefts, TEXT_LENGTH)
    check_short(fields, rights, LABEL_LENGTH)
    return Matching(**common, pairs=tuple(pairs), decoys=tuple(text for text, _place in decoys))


def read_ordering(fields: Fields, common: Common) -> AnyQuestion:
    """Items in their right order."""
    nodes = fields.items("items", required=True)
    items, texts = _read_items(fields, nodes)
    check_size(fields, "items", len(nodes), *RANKED)
    check_distinct(fields, texts)
    check_short(fields, texts, TEXT_LENGTH)
    return Ordering(**common, items=items)


def read_sorting(fields: Fields, common: Common) -> AnyQuestion:
    """Categories, each with the items that belong to it."""
    nodes = fields.items("categories", required=True)
    categories: list[Category] = []
    names: list[Located] = []
    texts: list[Located] = []
    count = 0
    for node in fields.groups("categories", nodes):
        inner = Fields(node, fields.problems)
        name, item_nodes = inner.text("name"), inner.items("items", required=True)
        items, found = _read_items(inner, item_nodes)
        inner.finish()
        categories.append(Category(name, items))
        names.append((name, inner.place("name")))
        texts += found
        count += len(item_nodes)

    check_size(fields, "categories", len(nodes), *CATEGORIES)
    if count and not SORTED[0] <= count <= SORTED[1]:
        fields.report(
            Code.CHOICE_COUNT,
            fields.place("categories"),
            _("Le nombre d’éléments à ranger, toutes catégories réunies, est de {count}.").format(
                count=count
            ),
            _("Écrivez-en de {low} à {high} en tout.").format(low=SORTED[0], high=SORTED[1]),
        )
    check_distinct(fields, names)
    check_distinct(fields, texts)
    check_short(fields, names, LABEL_LENGTH)
    check_short(fields, texts, TEXT_LENGTH)
    return Sorting(**common, categories=tuple(categories))


def _read_items(fields: Fields, nodes: Iterable[Node]) -> tuple[tuple[Item, ...], list[Located]]:
    """The items of a list, and where their texts stand."""
    items: list[Item] = []
    texts: list[Located] = []
    for node in fields.groups("items", nodes):
        inner = Fields(node, fields.problems)
        item = Item(inner.text("text"), inner.text("feedback", required=False))
        inner.finish()
        items.append(item)
        texts.append((item.text, inner.place("text")))
    return tuple(items), texts
