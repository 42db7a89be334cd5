"""Requests to settle in an agenda: the week, what is asked of it, the best answer."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from types import MappingProxyType

from msgspec.structs import replace

from quizz.content.agenda_bookings import NAME_LENGTH, known, read_length, with_bookings
from quizz.content.agenda_constraints import read_constraints
from quizz.content.agenda_times import read_day, read_moment
from quizz.content.agendas import read_agenda
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.question_texts import Common, check_distinct, check_short, check_size
from quizz.domain.agenda.breaches import breaches
from quizz.domain.agenda.obstacles import is_away
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import Absence, Agenda, Change, Request, Via, Wanted
from quizz.domain.question import Appointment
from quizz.i18n import _

APPOINTMENT = "appointment"
"""The word of `type:`."""
APPOINTMENT_KEYS = frozenset(
    {"agenda", "bookings", "absences", "now", "request", "wanted", "cancelled", "movable", "constraints"}
    | {"best", "because"}
)
"""Those of such questions alone."""
MOST_WANTED = 4
MOST_CHANGED = 8
REQUEST_LENGTH = 700
_NO_AGENDA: AnyMapping[str, Agenda | None] = MappingProxyType({})


def read_appointment(
    fields: Fields, common: Common, agendas: AnyMapping[str, Agenda | None] = _NO_AGENDA
) -> Appointment | None:
    """A request and its week, one of the bank's or its own; None when something is wrong with it."""
    before = fields.problems.errors
    week = _read_week(fields, agendas)
    now = read_moment(fields, "now", required=True, quarter=False)
    request = _read_request(fields)
    because = fields.text("because")
    if week is None:
        _skip(fields)
        return None
    week = _with_absences(fields, with_bookings(fields, week))
    wanted = _read_wanted(fields, week)
    booked = {booking.id for booking in week.bookings}
    cancelled, movable = (_read_named(fields, key, booked) for key in ("cancelled", "movable"))
    for name in (name for name in movable if name in cancelled):
        fields.report(
            Code.REQUEST,
            fields.place("movable"),
            _("« {name} » est à annuler et à déplacer à la fois.").format(name=name),
            _("Gardez-le dans « cancelled » ou dans « movable »."),
        )
    ids = {one.id for one in wanted}
    constraints = read_constraints(fields, week, {*ids, *movable}, booked | ids)
    best = _read_best(fields, week, booked, ids)
    plan = Plan(agenda=week)
    displaced = any(is_away(plan, booking) for booking in week.bookings if booking.id in movable)
    if not (wanted or cancelled or displaced or any(not constraint.soft for constraint in constraints)):
        fields.report(
            Code.REQUEST,
            fields.node.place,
            _("Cette question ne demande rien à l’agenda."),
            _("Ajoutez « wanted » (à placer), « cancelled » (à annuler), ou « movable » et ses contraintes."),
        )
    if now is None or fields.problems.errors > before:
        return None
    question = Appointment(
        **common,
        agenda=week,
        request=request,
        now=now,
        best=best,
        because=because,
        wanted=wanted,
        cancelled=cancelled,
        movable=movable,
        constraints=constraints,
    )
    _check_best(fields, question)
    return question


def _read_week(fields: Fields, agendas: AnyMapping[str, Agenda | None]) -> Agenda | None:
    """The week named, or the one that is written there."""
    node = fields.value("agenda", required=True)
    if isinstance(node, Mapping):
        inner = Fields(node, fields.problems)
        before = fields.problems.errors
        name = inner.identifier(required=False)
        week = read_agenda(inner, name)
        inner.finish()
        return week if fields.problems.errors == before else None
    name = "" if node is None else fields.as_text("agenda", node)
    if not name or not known(fields, fields.place("agenda"), name, agendas):
        return None
    if agendas[name] is None:
        fields.report(
            Code.REQUEST,
            fields.place("agenda"),
            _("L’agenda « {name} » a une erreur : cette question n’est pas lue.").format(name=name),
            _("Corrigez d’abord l’agenda, au début du fichier."),
        )
    return agendas[name]


def _skip(fields: Fields) -> None:
    """What cannot be read without a week is no unknown key."""
    for key in ("bookings", "absences", "wanted", "cancelled", "movable", "constraints", "best"):
        fields.value(key)


def _with_absences(fields: Fields, week: Agenda) -> Agenda:
    """The week with what happened since: somebody is away, and what was booked that day is still there."""
    absences: dict[str, list[Absence]] = {}
    for node in fields.mappings("absences"):
        inner = Fields(node, fields.problems)
        name, why = inner.text("practitioner"), inner.text("why")
        day = read_day(inner, inner.place("day"), text) if (text := inner.text("day")) else None
        inner.finish()
        check_short(inner, [(why, inner.place("why"))], NAME_LENGTH)
        ids = [one.id for one in week.practitioners]
        if name and known(inner, inner.place("practitioner"), name, ids) and day is not None:
            absences.setdefault(name, []).append(Absence(day, why))
    return replace(
        week,
        practitioners=tuple(
            replace(one, absences=(*one.absences, *absences.get(one.id, ()))) for one in week.practitioners
        ),
    )


def _read_request(fields: Fields) -> Request:
    node = fields.value("request", required=True)
    if not isinstance(node, Mapping):
        if node is not None:
            fields.report(
                Code.WRONG_SHAPE,
                node.place,
                _("« {key} » attend un groupe de clés.").format(key="request"),
                _("Écrivez « via », « who » et « text » dessous, décalés de deux espaces."),
            )
        return Request(Via.PHONE, "", "")
    inner = Fields(node, fields.problems)
    via = inner.one_of("via", [member.value for member in Via], required=True)
    request = Request(Via(via or Via.PHONE), inner.text("who"), inner.text("text"))
    inner.finish()
    check_short(inner, [(request.who, inner.place("who"))], 2 * NAME_LENGTH)
    check_short(inner, [(request.text, inner.place("text"))], REQUEST_LENGTH)
    return request


def _read_wanted(fields: Fields, week: Agenda) -> tuple[Wanted, ...]:
    found: list[Wanted] = []
    taken = {booking.id for booking in week.bookings}
    nodes = fields.mappings("wanted")
    for node in nodes:
        inner = Fields(node, fields.problems)
        one = Wanted(
            id=inner.identifier(),
            kind=inner.text("kind"),
            who=inner.text("who"),
            minutes=read_length(inner),
        )
        inner.finish()
        check_short(inner, [(one.who, inner.place("who"))], NAME_LENGTH)
        if one.kind:
            known(inner, inner.place("kind"), one.kind, (kind.id for kind in week.kinds))
        if one.id in taken:
            inner.report(
                Code.DUPLICATE_TEXT,
                inner.place("id"),
                _("Un rendez-vous s’appelle déjà « {id} » dans cet agenda.").format(id=one.id),
                _("Donnez à l’un des deux un autre « id »."),
            )
        taken.add(one.id)
        found.append(one)
    check_size(fields, "wanted", len(nodes), 1, MOST_WANTED)
    return tuple(found)


def _read_named(fields: Fields, key: str, booked: Iterable[str]) -> tuple[str, ...]:
    """The ids of bookings."""
    found = fields.located_texts(key)
    check_distinct(fields, found)
    check_size(fields, key, len(found), 1, MOST_CHANGED)
    return tuple(name for name, place in found if known(fields, place, name, booked))


def _read_best(fields: Fields, week: Agenda, booked: set[str], wanted: set[str]) -> tuple[Change, ...]:
    found: list[Change] = []
    names = []
    for node in fields.mappings("best", required=True):
        inner = Fields(node, fields.problems)
        name = inner.text("booking")
        at = read_moment(inner, "at", required=name in wanted)
        practitioner = inner.text("practitioner", required=at is not None)
        inner.finish()
        names.append((name, inner.place("booking")))
        if name:
            known(inner, inner.place("booking"), name, booked | wanted)
        if practitioner:
            ids = [one.id for one in week.practitioners]
            known(inner, inner.place("practitioner"), practitioner, ids)
        found.append(Change(name, practitioner if at else "", at))
    check_distinct(fields, names)
    return tuple(found)


def _check_best(fields: Fields, question: Appointment) -> None:
    """The best answer leaves nothing broken but wishes; the first breach is told."""
    hard = [breach for breach in breaches(question, question.best) if not breach.is_soft]
    if hard:
        fields.report(
            Code.APPOINTMENT,
            fields.place("best"),
            _("La meilleure réponse ne convient pas. {why}").format(why=hard[0].text),
            _("Corrigez « best », ou ce qui le contredit dans l’agenda et la demande."),
        )
