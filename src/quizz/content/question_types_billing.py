"""Cases of billing: the facts that their author fixes, or lets vary within bounds.

Keys and values are those of `quizz.billing.exercises.keys`, grouped as in a case of `quizz bill`:
`patient.age` is the key `age` of the group `patient`. What the engine makes of them is tried by a rule of
writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from quizz.billing.exercises.keys import BOXES, KEYS, MOST_ACTS, Key
from quizz.content import nodes
from quizz.content.billing_facts import read_fact
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.question_texts import Common, check_distinct, check_size
from quizz.content.suggestions import did_you_mean
from quizz.domain.question import AnyQuestion, BillingCase, Fact, Subject
from quizz.i18n import _

SUBJECT_KEYS = {
    "case": Subject.CLAIM,
    "franchise": Subject.FRANCHISE,
    "stay": Subject.STAY,
    "emergency": Subject.EMERGENCY,
    "sending": Subject.SENDING,
}
"""The key that holds the facts, and what is worked out of them."""
_KEYS_OF_SUBJECTS = {subject: key for key, subject in SUBJECT_KEYS.items()}
EXCLUSIVE = (("fee", "excess"), ("due_in", "maternity_day"))
"""Facts of one group that say one thing in two ways."""
_FIRST = "0"
"""The name of the first item of a group that is a list."""

Tree = dict[str, "Key | Tree"]


def read_billing_case(fields: Fields, common: Common) -> AnyQuestion:
    """One subject, its facts, and the names of the boxes to fill."""
    found = {key: node for key in SUBJECT_KEYS if (node := fields.value(key)) is not None}
    if len(found) != 1:
        fields.report(
            Code.SUBJECT,
            fields.place(list(found)[1]) if found else fields.node.place,
            _("Le cas a plusieurs sujets : {keys}.").format(keys=", ".join(found))
            if found
            else _("Le cas ne dit pas ce que l’on y calcule."),
            _("Écrivez une seule de ces clés : {keys}.").format(keys=", ".join(SUBJECT_KEYS)),
        )
    facts: list[Fact] = []
    for key in found:
        group = _group(fields, key)
        if group is not None:
            facts += _facts(group, _tree(SUBJECT_KEYS[key]), "")
    subject = SUBJECT_KEYS[next(iter(found), "case")]
    boxes = _boxes(fields, BOXES[subject] if found else ())
    return BillingCase(**common, subject=subject, facts=tuple(facts), boxes=boxes)


def subject_key(subject: Subject) -> str:
    """The key under which the facts of a subject are written."""
    return _KEYS_OF_SUBJECTS[subject]


def _boxes(fields: Fields, known: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the boxes; any when nothing is known."""
    found = fields.located_texts("boxes")
    for name, place in found:
        if known and name not in known:
            fields.report(
                Code.UNKNOWN_VALUE,
                place,
                _("« {name} » n’est pas une case de ce sujet.").format(name=name[:40]),
                did_you_mean(name, known),
            )
    check_distinct(fields, found)
    return tuple(name for name, _place in found)


@cache
def _tree(subject: Subject) -> Tree:
    return _grouped(KEYS[subject])


def _grouped(keys: Mapping[str, Key]) -> Tree:
    """Keys by group, in their order; the items of a list are numbered."""
    tree: Tree = {}
    groups: dict[str, dict[str, Key]] = {}
    for path, key in keys.items():
        name, dot, rest = path.partition(".")
        if dot:
            groups.setdefault(name, {})[rest] = key
        tree.setdefault(name, {} if dot else key)
    return tree | {name: _grouped(below) for name, below in groups.items()}


def _facts(fields: Fields, tree: Tree, prefix: str) -> Iterator[Fact]:
    """The facts of a group, in the order of the keys; what is wrong with them is reported."""
    for name, below in tree.items():
        if isinstance(below, Key):
            fact = read_fact(fields, name, prefix + name, below)
            if fact is not None:
                yield fact
        elif _FIRST in below:
            yield from _facts_of_list(fields, name, below, prefix + name)
        else:
            inner = _group(fields, name, required=_needed(below))
            if inner is not None:
                yield from _facts(inner, below, f"{prefix}{name}.")
    _check_exclusive(fields)
    _check_misplaced(fields, tree)
    fields.finish()


def _facts_of_list(fields: Fields, name: str, tree: Tree, prefix: str) -> Iterator[Fact]:
    """All the items are as the first one: what it needs, each needs."""
    first = tree[_FIRST]
    items = fields.items(name, required=_needed(tree))
    check_size(fields, name, len(items), 1, MOST_ACTS)
    for place, node in enumerate(fields.groups(name, items)):
        if isinstance(first, dict):
            yield from _facts(Fields(node, fields.problems), first, f"{prefix}.{place}.")


def _group(fields: Fields, name: str, *, required: bool = True) -> Fields | None:
    """The fields of the group under a key."""
    node = fields.value(name, required=required)
    if node is None or isinstance(node, nodes.Mapping):
        return None if node is None else Fields(node, fields.problems)
    fields.report(
        Code.WRONG_SHAPE,
        node.place,
        _("« {key} » attend un groupe de clés.").format(key=name),
        _("Écrivez ses clés dessous, décalées de deux espaces."),
    )
    return None


def _needed(tree: Mapping[str, Key | Tree]) -> bool:
    """Whether a group holds a key that must be there."""
    return any(below.required if isinstance(below, Key) else _needed(below) for below in tree.values())


def _check_exclusive(fields: Fields) -> None:
    for one, other in EXCLUSIVE:
        if fields.has(one) and fields.has(other):
            fields.report(
                Code.EXCLUSIVE,
                fields.place(other),
                _("« {one} » et « {other} » disent la même chose de deux façons.").format(
                    one=one, other=other
                ),
                _("Gardez l’une des deux."),
            )


def _check_misplaced(fields: Fields, tree: Tree) -> None:
    """Tell where a key goes that stands beside its group."""
    for key, (node, _value) in fields.node.entries.items():
        group = next((name for name, below in tree.items() if isinstance(below, dict) and key in below), "")
        if group and key not in tree:
            fields.value(key)  # told here, so that it is not told again
            fields.report(
                Code.UNKNOWN_KEY,
                node.place,
                _("La clé « {key} » n’existe pas ici.").format(key=key[:40]),
                _("Elle va dans le groupe « {group} ».").format(group=group),
            )
