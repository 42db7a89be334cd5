"""The weeks that stand at the head of a bank, or in the one question that uses them.

The limits on counts and lengths are those of docs/bank-format.md: a week is looked at on a small screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from quizz.content.agenda_bookings import NAME_LENGTH, known, read_length, with_bookings
from quizz.content.agenda_times import DAYS, read_openings
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.question_texts import Located, check_distinct, check_short, check_size, with_braces
from quizz.domain.agenda.week import Absence, Agenda, Equipment, Kind, Practitioner
from quizz.domain.text import canonical
from quizz.i18n import _

PRACTITIONERS = (1, 6)
KINDS = (1, 8)
MOST_EQUIPMENT = 6
MOST_RULES = 8
TITLE_LENGTH = 60
RULE_LENGTH = 160


def read_agendas(fields: Fields, nodes: Iterable[Mapping]) -> dict[str, Agenda | None]:
    """The weeks of a bank by id, None for one that is wrong."""
    found: dict[str, Agenda | None] = {}
    for node in nodes:
        before = fields.problems.errors
        inner = Fields(node, fields.problems)
        name = inner.identifier()
        agenda = read_agenda(inner, name)
        inner.finish()
        if name in found:
            fields.report(
                Code.DUPLICATE_TEXT,
                inner.place("id"),
                _("Il y a déjà un agenda « {id} » dans ce fichier.").format(id=name),
                _("Donnez à l’un des deux un autre « id », et corrigez les questions qui le nomment."),
            )
        if name:
            found.setdefault(name, agenda if fields.problems.errors == before else None)
    return found


def read_agenda(fields: Fields, name: str) -> Agenda:
    """One week: columns, kinds of appointment, what is booked."""
    title = fields.text("title")
    monday = fields.date("monday", required=True)
    equipment = _read_equipment(fields)
    kinds = _read_kinds(fields, {one.id for one in equipment})
    practitioners = _read_practitioners(fields, {kind.id for kind in kinds})
    rules = fields.located_texts("rules")
    check_short(fields, [(title, fields.place("title"))], TITLE_LENGTH)
    check_short(fields, rules, RULE_LENGTH)
    check_size(fields, "rules", len(rules), 1, MOST_RULES)
    if monday is not None and monday.weekday():
        fields.report(
            Code.BAD_MOMENT,
            fields.place("monday"),
            _("« monday » attend un lundi, et le {date:%d/%m/%Y} est un {day}.").format(
                date=monday, day=DAYS[monday.weekday()]
            ),
            _("Écrivez le premier jour de la semaine, comme 2026-11-23."),
        )
    for scalar in with_braces(fields.node):
        fields.report(
            Code.TEMPLATE,
            scalar.place,
            _("Un agenda ne calcule pas de montant."),
            _("Écrivez-le sans « {{{{ », et demandez le montant dans une question à part.").format(),
        )
    week = Agenda(
        id=name,
        title=title,
        monday=monday or date(2026, 11, 23),
        practitioners=practitioners,
        kinds=kinds,
        equipment=equipment,
        rules=tuple(text for text, _place in rules),
    )
    return with_bookings(fields, week)


def _read_equipment(fields: Fields) -> tuple[Equipment, ...]:
    found: list[Equipment] = []
    ids: list[Located] = []
    nodes = fields.mappings("equipment")
    for node in nodes:
        inner = Fields(node, fields.problems)
        one = Equipment(inner.identifier(), inner.text("name"), inner.integer("count", 1, 9, default=1))
        inner.finish()
        found.append(one)
        ids.append((one.id, inner.place("id")))
        check_short(inner, [(one.name, inner.place("name"))], NAME_LENGTH)
    check_size(fields, "equipment", len(nodes), 1, MOST_EQUIPMENT)
    check_distinct(fields, ids)
    return tuple(found)


def _read_kinds(fields: Fields, equipment: set[str]) -> tuple[Kind, ...]:
    found: list[Kind] = []
    ids: list[Located] = []
    letters: list[Located] = []
    nodes = fields.mappings("kinds", required=True)
    for node in nodes:
        inner = Fields(node, fields.problems)
        needs = inner.located_texts("needs")
        kind = Kind(
            id=inner.identifier(),
            name=inner.text("name"),
            letter=inner.text("letter"),
            minutes=read_length(inner, required=True),
            needs=tuple(name for name, place in needs if known(inner, place, name, equipment)),
            urgent=inner.yes_no("urgent"),
        )
        inner.finish()
        check_distinct(inner, needs)
        check_short(inner, [(kind.name, inner.place("name"))], NAME_LENGTH)
        check_short(inner, [(kind.letter, inner.place("letter"))], 1)
        found.append(kind)
        ids.append((kind.id, inner.place("id")))
        letters.append((kind.letter, inner.place("letter")))
    check_size(fields, "kinds", len(nodes), *KINDS)
    check_distinct(fields, ids)
    check_distinct(fields, letters, canonical)
    return tuple(found)


def _read_practitioners(fields: Fields, kinds: set[str]) -> tuple[Practitioner, ...]:
    found: list[Practitioner] = []
    ids: list[Located] = []
    nodes = fields.mappings("practitioners", required=True)
    for node in nodes:
        inner = Fields(node, fields.problems)
        does = inner.located_texts("does")
        hours, absences = _days(inner, "hours", required=True), _days(inner, "absences")
        practitioner = Practitioner(
            id=inner.identifier(),
            name=inner.text("name"),
            openings=tuple(opening for day in DAYS for opening in read_openings(hours, day)) if hours else (),
            absences=_absences(absences) if absences else (),
            does=tuple(name for name, place in does if known(inner, place, name, kinds)),
        )
        for days in (hours, absences):
            if days is not None:
                days.finish()
        inner.finish()
        check_distinct(inner, does)
        check_short(inner, [(practitioner.name, inner.place("name"))], NAME_LENGTH)
        found.append(practitioner)
        ids.append((practitioner.id, inner.place("id")))
    check_size(fields, "practitioners", len(nodes), *PRACTITIONERS)
    check_distinct(fields, ids)
    return tuple(found)


def _days(fields: Fields, key: str, *, required: bool = False) -> Fields | None:
    """The group under a key whose own keys are days."""
    node = fields.value(key, required=required)
    if node is None or isinstance(node, Mapping):
        return None if node is None else Fields(node, fields.problems)
    fields.report(
        Code.WRONG_SHAPE,
        node.place,
        _("« {key} » attend un groupe de clés.").format(key=key),
        _("Écrivez les jours dessous, décalés de deux espaces : « lundi: … »."),
    )
    return None


def _absences(fields: Fields) -> tuple[Absence, ...]:
    found = [(rank, fields.text(day, required=False), fields.place(day)) for rank, day in enumerate(DAYS)]
    check_short(fields, [(why, place) for _rank, why, place in found], NAME_LENGTH)
    return tuple(Absence(rank, why) for rank, why, _place in found if why)
