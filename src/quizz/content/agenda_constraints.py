"""What a request asks of the bookings that it makes or moves."""

from __future__ import annotations

from quizz.content.agenda_bookings import known
from quizz.content.agenda_times import read_day, read_hour, read_moment
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.question_texts import check_size
from quizz.domain.agenda.week import Agenda, Constraint, Gap
from quizz.i18n import _

MOST_CONSTRAINTS = 10
LONGEST_GAP = 10_080
"""Minutes of a week."""
_COMPARED = ("same_day_as", "not_same_day_as", "next_day_of")


def read_constraints(
    fields: Fields, week: Agenda, may_move: set[str], everything: set[str]
) -> tuple[Constraint, ...]:
    """`may_move`: what a constraint may be on; `everything`: what it may be compared with."""
    nodes = fields.mappings("constraints")
    check_size(fields, "constraints", len(nodes), 1, MOST_CONSTRAINTS)
    found = []
    for node in nodes:
        inner = Fields(node, fields.problems)
        found.append(_read_constraint(inner, week, may_move, everything))
        inner.finish()
    return tuple(found)


def _read_constraint(fields: Fields, week: Agenda, may_move: set[str], everything: set[str]) -> Constraint:
    on = fields.text("on")
    if on:
        known(fields, fields.place("on"), on, may_move)
    practitioners = fields.located_texts("practitioners")
    ids = [one.id for one in week.practitioners]
    days = fields.located_texts("days")
    constraint = Constraint(
        on=on,
        why=fields.text("why"),
        practitioners=tuple(name for name, place in practitioners if known(fields, place, name, ids)),
        days=tuple(day for text, place in days if (day := read_day(fields, place, text)) is not None),
        from_=read_moment(fields, "from"),
        until=read_moment(fields, "until"),
        after=read_hour(fields, "after"),
        before=read_hour(fields, "before"),
        gap_after=_read_gap(fields),
        same_day_as=fields.text("same_day_as", required=False),
        not_same_day_as=fields.text("not_same_day_as", required=False),
        next_day_of=fields.text("next_day_of", required=False),
        soft=fields.yes_no("soft"),
    )
    named = [(key, fields.text(key, required=False), fields.place(key)) for key in _COMPARED]
    if constraint.gap_after:
        named.append(("gap_after", constraint.gap_after.booking, fields.place("gap_after")))
    for key, name, place in named:
        if name and known(fields, place, name, everything) and name == on:
            fields.report(
                Code.REQUEST,
                place,
                _("« {key} » compare « {name} » à lui-même.").format(key=key, name=name),
                _("Nommez un autre rendez-vous."),
            )
    if constraint == Constraint(on=on, why=constraint.why, soft=constraint.soft):
        fields.report(
            Code.REQUEST,
            fields.node.place,
            _("Cette contrainte ne demande rien."),
            _("Ajoutez par exemple « days », « after », « before », « until » ou « practitioners »."),
        )
    return constraint


def _read_gap(fields: Fields) -> Gap | None:
    node = fields.value("gap_after")
    if node is None:
        return None
    if not isinstance(node, Mapping):
        fields.report(
            Code.WRONG_SHAPE,
            node.place,
            _("« {key} » attend un groupe de clés.").format(key="gap_after"),
            _("Écrivez « gap_after: {{booking: petit, minutes: 30}} ».").format(),
        )
        return None
    inner = Fields(node, fields.problems)
    before = fields.problems.errors
    least = inner.integer("minutes", 0, LONGEST_GAP)
    most = inner.integer("at_most", 0, LONGEST_GAP) if inner.has("at_most") else None
    found = Gap(inner.text("booking"), least, most)
    inner.finish()
    if most is not None and most < least and fields.problems.errors == before:
        fields.report(
            Code.REQUEST,
            inner.place("at_most"),
            _("« at_most » ({most} min) est plus court que « minutes » ({least} min).").format(
                most=most, least=least
            ),
            _("Écrivez un nombre de minutes plus grand, ou ôtez l’une des deux."),
        )
    return found
