"""Reads the fields of one mapping and reports all that is wrong with them, not the first thing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from quizz.content import values
from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Mapping, Node, Place, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.content.suggestions import did_you_mean, nearest
from quizz.domain.text import without_accents, without_ligatures
from quizz.i18n import _

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TARIFF_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_E = TypeVar("_E", bound=StrEnum)


class Fields:
    """The fields of a mapping. Each method reads one, reports its faults, and then returns a neutral value.

    Keys that no method asked for are unknown: `finish` reports them.
    """

    def __init__(self, node: Mapping, problems: Problems) -> None:
        self.node = node
        self.problems = problems
        self._asked: set[str] = set()

    def report(self, code: Code, place: Place, message: str, remedy: str = "") -> None:
        """Add an error."""
        self.problems.report(code, place, message, remedy)

    def warn(self, code: Code, place: Place, message: str, remedy: str = "") -> None:
        """Add a warning."""
        self.problems.report(code, place, message, remedy, severity=Severity.WARNING)

    def place(self, key: str) -> Place:
        """Where the value of a key is, else its mapping."""
        entry = self.node.entries.get(key)
        return entry[1].place if entry else self.node.place

    def has(self, key: str) -> bool:
        """Whether a key has a value."""
        return self.node.get(key) is not None

    def value(self, key: str, *, required: bool = False) -> Node | None:
        """The node of a key, None when it is missing or empty."""
        self._asked.add(key)
        node = self.node.get(key)
        if node is None and required:
            entry = self.node.entries.get(key)
            if entry is None:
                self.report(Code.MISSING_KEY, self.node.place, _missing(key), self._to_add(key))
            else:
                self.report(
                    Code.EMPTY_VALUE,
                    entry[0].place,
                    _("La clé « {key} » n’a pas de valeur.").format(key=key),
                    _("Complétez-la ; un texte qui commence par « # » se met entre guillemets."),
                )
        return node

    def text(self, key: str, *, required: bool = True) -> str:
        """A text without spaces at its ends; empty when there is none."""
        entry = self.node.entries.get(key)
        if entry is None and not required:
            self._asked.add(key)
            return ""
        node = self.value(key, required=required)
        return "" if node is None else self.as_text(key, node)

    def as_text(self, key: str, node: Node) -> str:
        """The text of a node; a list or a mapping is reported."""
        if isinstance(node, Scalar):
            return node.text.strip(" \t\n")
        found = _("une liste") if isinstance(node, Sequence) else _("un groupe de clés")
        self.report(
            Code.WRONG_SHAPE,
            node.place,
            _("« {key} » attend un texte, et c’est {found}.").format(key=key, found=found),
            _("Si le texte commence par « [ », « { » ou « - », mettez-le entre guillemets ou utilisez >-."),
        )
        return ""

    def items(self, key: str, *, required: bool = False) -> list[Node]:
        """The nodes of a list."""
        node = self.value(key, required=required)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.report(
                Code.WRONG_SHAPE,
                node.place,
                _("« {key} » attend une liste.").format(key=key),
                _("Écrivez un élément par ligne, après un tiret « - », ou entre crochets : [un, deux]."),
            )
            return []
        if required and not node.items:
            self.report(
                Code.EMPTY_VALUE,
                node.place,
                _("La liste « {key} » est vide.").format(key=key),
                _("Ajoutez un élément, après un tiret « - »."),
            )
        return node.items

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        return tuple(text for text, _place in self.located_texts(key, required=required))

    def located_texts(self, key: str, *, required: bool = False) -> list[tuple[str, Place]]:
        """A list of texts, none of them empty, each with where it stands."""
        if not required and key not in self.node.entries:
            self._asked.add(key)
            return []
        found = []
        for node in self.items(key, required=required):
            text = self.as_text(key, node)
            if text:
                found.append((text, node.place))
            elif isinstance(node, Scalar):
                self.report(
                    Code.EMPTY_VALUE,
                    node.place,
                    _("Un élément de « {key} » est vide.").format(key=key),
                    _("Complétez-le ou supprimez-le ; « null », « ~ », « #… » se mettent entre guillemets."),
                )
        return found

    def mappings(self, key: str, *, required: bool = False) -> list[Mapping]:
        """A list of groups of keys."""
        return self.groups(key, self.items(key, required=required))

    def groups(self, key: str, nodes: Iterable[Node]) -> list[Mapping]:
        """Those of the nodes that are groups of keys; the others are reported."""
        found = []
        for node in nodes:
            if isinstance(node, Mapping):
                found.append(node)
            else:
                self.report(
                    Code.WRONG_SHAPE,
                    node.place,
                    _("Chaque élément de « {key} » est un groupe de clés.").format(key=key),
                    _("Écrivez « - clé: valeur », et les autres clés dessous, alignées."),
                )
        return found

    def yes_no(self, key: str, *, required: bool = False) -> bool:
        """oui, non, vrai, faux, true, false, yes, no; false when there is none."""
        text = self.text(key, required=required)
        found = values.yes_no(text)
        if text and found is None:
            self.report(
                Code.BAD_YES_NO,
                self.place(key),
                _("« {key} » attend oui ou non, et c’est « {text} ».").format(key=key, text=text[:40]),
                _("Écrivez oui, non, vrai ou faux."),
            )
        return bool(found)

    def integer(self, key: str, low: int, high: int, *, required: bool = False, default: int = 0) -> int:
        """A whole number from `low` to `high`."""
        text = self.text(key, required=required)
        if not text:
            return default
        number = values.integer(text)
        if number is not None and low <= number <= high:
            return number
        code = Code.BAD_NUMBER if number is None else Code.OUT_OF_RANGE
        self.report(
            code,
            self.place(key),
            _("« {key} » attend un nombre entier, et c’est « {text} ».").format(key=key, text=text[:40])
            if number is None
            else _("« {key} » vaut {text}.").format(key=key, text=text[:40]),
            _("Écrivez un nombre de {low} à {high}.").format(low=low, high=high),
        )
        return default

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        """A number that is not negative, with a comma or a point."""
        text = self.text(key, required=required)
        number = values.decimal(text)
        if text and (number is None or number < 0):
            self.report(
                Code.BAD_NUMBER,
                self.place(key),
                _("« {key} » attend un nombre positif, et c’est « {text} ».").format(key=key, text=text[:40]),
                _("Écrivez par exemple 2,5."),
            )
            return None
        return number

    def date(self, key: str, *, required: bool = False) -> date | None:
        """A day, `2026-11-21`."""
        text = self.text(key, required=required)
        found = values.day(text)
        if text and found is None:
            hint = values.day_hint(text) or "2026-11-21"
            self.report(
                Code.BAD_DATE,
                self.place(key),
                _("« {key} » attend une date, et c’est « {text} ».").format(key=key, text=text[:40]),
                _("Écrivez l’année, le mois et le jour : {hint}.").format(hint=hint),
            )
        return found

    def month(self, key: str) -> str:
        """A month, `2026-11`."""
        text = self.text(key, required=False)
        if text and not values.is_month(text):
            hint = values.month_hint(text) or "2026-11"
            self.report(
                Code.BAD_MONTH,
                self.place(key),
                _("« {key} » attend un mois, et c’est « {text} ».").format(key=key, text=text[:40]),
                _("Écrivez l’année et le mois : {hint}.").format(hint=hint),
            )
            return ""
        return text

    def one_of(self, key: str, known: Iterable[str], *, required: bool = False) -> str:
        """One of the known words."""
        text = self.text(key, required=required)
        known = tuple(known)
        if text and text not in known:
            self.report(
                Code.UNKNOWN_VALUE,
                self.place(key),
                _("« {key} » ne peut pas être « {text} ».").format(key=key, text=text[:40]),
                did_you_mean(text, known),
            )
            return ""
        return text

    def member(self, key: str, kind: type[_E], default: _E) -> _E:
        """One member of an enumeration."""
        text = self.one_of(key, [member.value for member in kind])
        return kind(text) if text else default

    def identifier(self, key: str = "id", *, form: re.Pattern[str] = ID, required: bool = True) -> str:
        """An id: lower case, digits, hyphens, unless another form is wanted."""
        text = self.text(key, required=required)
        if text and (len(text) > 80 or not form.fullmatch(text)):
            self.report(
                Code.BAD_ID,
                self.place(key),
                _("« {text} » ne peut pas servir dans « {key} ».").format(text=text[:40], key=key),
                _how_to_name(text, form),
            )
            return ""
        return text

    def _to_add(self, key: str) -> str:
        """The ids of questions can be given; « prompt » is a key of these alone."""
        if key == "id" and "prompt" in self.node.entries:
            return _("Ajoutez une ligne « id: … », ou lancez « quizz check --fix », qui en donne un.")
        return _("Ajoutez une ligne « {key}: … ».").format(key=key)

    def finish(self, elsewhere: frozenset[str] = frozenset()) -> None:
        """Report the keys that nothing asked for; those of `elsewhere` belong to another level."""
        for key, (node, _value) in self.node.entries.items():
            if key in self._asked:
                continue
            if self.problems.overflowed:
                return
            near = nearest(key, self._asked - self.node.entries.keys()) or nearest(key, self._asked)
            if near not in self.node.entries:
                self.problems.withdraw(Code.MISSING_KEY, self.node.place, _missing(near))
            if key in elsewhere:
                remedy = _(
                    "Elle va avec un élément de la liste : décalez-la, il lui manque des espaces devant."
                )
            elif near:
                remedy = _("Voulez-vous dire « {word} » ?").format(word=near)
            else:
                remedy = _("Clés possibles : {words}.").format(words=", ".join(sorted(self._asked)))
            self.report(
                Code.UNKNOWN_KEY,
                node.place,
                _("La clé « {key} » n’existe pas ici.").format(key=key[:40]),
                remedy,
            )


def _missing(key: str) -> str:
    return _("Il manque la clé « {key} ».").format(key=key)


def _how_to_name(text: str, form: re.Pattern[str]) -> str:
    """What to write in the place of a text that is no id."""
    if form is TARIFF_ID:
        return _("Écrivez des lettres sans accent, des chiffres et « _ », comme TAUX_ALD.")
    near = "-".join(re.findall("[a-z0-9]+", without_accents(without_ligatures(text[:80].lower()))))
    if near and near != text:
        return _("Voulez-vous dire « {word} » ?").format(word=near)
    return _("Écrivez des lettres sans accent, des chiffres et des tirets, comme tp-part-amo.")
