"""One fact of a case of billing: a value, a list of values, or bounds between which it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from quizz.billing.exercises.keys import Key, KeyKind
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Node, Place, Scalar, Sequence
from quizz.content.question_texts import Located, check_distinct, check_size
from quizz.domain.question import Fact
from quizz.i18n import _

MOST_VALUES = 50
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Days with which ages and delays can be worked out; what the tariffs cover is for the engine to tell."""
LONGEST_STEP = 400
"""Days, or units of a whole number."""
_ORDERED = frozenset({KeyKind.DATE, KeyKind.WHOLE, KeyKind.MONEY})
"""What goes from a bound to another."""
_DECIMALS = 2


def read_fact(fields: Fields, name: str, path: str, key: Key) -> Fact | None:
    """The fact of a key, `path` with its groups; None when nothing is written, or it is wrong."""
    node = fields.value(name, required=key.required)
    if node is None:
        return None
    before = fields.problems.errors
    if isinstance(node, Mapping):
        fact = _range(fields, node, name, path, key)
    else:
        listed: list[Node] = node.items if isinstance(node, Sequence) else [node]
        fact = Fact(path, values=_values(fields, node, listed, name, key))
    return fact if fields.problems.errors == before else None


def _values(fields: Fields, node: Node, listed: list[Node], name: str, key: Key) -> tuple[str, ...]:
    found: list[Located] = [(_value(fields, name, item, key), item.place) for item in listed]
    if not listed:
        fields.report(
            Code.EMPTY_VALUE,
            node.place,
            _("La liste « {key} » est vide.").format(key=name),
            _("Ajoutez une valeur, ou supprimez cette clé."),
        )
    check_size(fields, name, len(listed), 1, MOST_VALUES)
    check_distinct(fields, found)
    return tuple(text for text, _place in found)


def _range(fields: Fields, node: Mapping, name: str, path: str, key: Key) -> Fact:
    """From a bound to another, which are included."""
    if key.kind not in _ORDERED:
        fields.report(
            Code.WRONG_SHAPE,
            node.place,
            _("« {key} » attend une valeur ou une liste, et c’est un groupe de clés.").format(key=name),
            _("Écrivez par exemple « {key}: {value} ».").format(key=name, value=_example(key)),
        )
        return Fact(path)
    inner = Fields(node, fields.problems)
    before = fields.problems.errors
    low, high = (
        _value(inner, bound, found, key) if (found := inner.value(bound, required=True)) is not None else ""
        for bound in ("from", "to")
    )
    written = inner.value("step")
    step = "" if written is None else _step(inner, written, key)
    inner.finish()
    if fields.problems.errors == before:
        _check_bounds(inner, low, high, step, key)
    return Fact(path, low=low, high=high, step=step)


def _check_bounds(fields: Fields, low: str, high: str, step: str, key: Key) -> None:
    span = _span(low, high, key)
    if span < 0:
        fields.report(
            Code.BOUNDS,
            fields.place("from"),
            _("La fourchette va de {low} à {high} : rien ne s’y trouve.").format(low=low, high=high),
            _("Écrivez d’abord la plus petite valeur : {{from: {high}, to: {low}}}.").format(
                low=low, high=high
            ),
        )
    elif (step or span) and span < Decimal(step or 1):
        fields.report(
            Code.BOUNDS,
            fields.place("step" if step else "from"),
            _("Le pas de la fourchette est {step} : seule la valeur {low} serait tirée.").format(
                step=step or 1, low=low
            ),
            _("Écrivez un pas plus petit dans « step », ou seulement la valeur."),
        )


def _span(low: str, high: str, key: Key) -> Decimal:
    if key.kind is KeyKind.DATE:
        return Decimal((date.fromisoformat(high) - date.fromisoformat(low)).days)
    return Decimal(high) - Decimal(low)


def _step(fields: Fields, node: Node, key: Key) -> str:
    """Days, units or euros; never zero."""
    if key.kind is not KeyKind.MONEY:
        return str(fields.integer("step", 1, LONGEST_STEP))
    found = _money(fields, "step", node.place, key)
    if found and not Decimal(found):
        fields.report(
            Code.OUT_OF_RANGE,
            node.place,
            _("« {key} » vaut {text}.").format(key="step", text=found),
            _("Écrivez un nombre plus grand que zéro."),
        )
    return found


def _value(fields: Fields, name: str, node: Node, key: Key) -> str:
    """One value, in the form that the engine reads; what is wrong with it is reported at its place."""
    line, column = node.place
    alone = Fields(Mapping({name: (Scalar(name, line, column), node)}, line, column), fields.problems)
    return _FORMS[key.kind](alone, name, node.place, key)


def _day(fields: Fields, name: str, place: Place, _key: Key) -> str:
    found = fields.date(name, required=True)
    if found is not None and not FIRST_DAY <= found <= LAST_DAY:
        fields.report(
            Code.OUT_OF_RANGE,
            place,
            _("« {key} » vaut {text}.").format(key=name, text=found),
            _("Écrivez un jour du {low} au {high}.").format(low=FIRST_DAY, high=LAST_DAY),
        )
    return found.isoformat() if found else ""


def _whole(fields: Fields, name: str, _place: Place, key: Key) -> str:
    return str(fields.integer(name, key.low, key.high, required=True))


def _money(fields: Fields, name: str, place: Place, key: Key) -> str:
    """Euros and cents."""
    found = fields.decimal(name, required=True)
    if found is None:
        return ""
    if found != round(found, _DECIMALS) or not key.low <= found <= key.high:
        fields.report(
            Code.OUT_OF_RANGE,
            place,
            _("« {key} » vaut {text}.").format(key=name, text=f"{found:f}"),
            _("Écrivez une somme de {low} à {high} euros, au centime près.").format(
                low=key.low, high=key.high
            ),
        )
    return f"{found:f}"


def _yes_no(fields: Fields, name: str, _place: Place, _key: Key) -> str:
    return "true" if fields.yes_no(name, required=True) else "false"


def _member(fields: Fields, name: str, _place: Place, key: Key) -> str:
    return fields.one_of(name, key.members, required=True)


_FORMS: dict[KeyKind, Callable[[Fields, str, Place, Key], str]] = {
    KeyKind.DATE: _day,
    KeyKind.WHOLE: _whole,
    KeyKind.MONEY: _money,
    KeyKind.YES_NO: _yes_no,
    KeyKind.MEMBER: _member,
}


def _example(key: Key) -> str:
    return key.members[0] if key.members else "oui"
