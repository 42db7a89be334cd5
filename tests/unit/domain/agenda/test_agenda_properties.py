"""Random weeks and requests: the search finds what trying everything finds, and all of it is judged right."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.domain.agenda.breaches import BreachKind, breaches, is_right
from quizz.domain.agenda.obstacles import obstacle
from quizz.domain.agenda.plan import plan_of
from quizz.domain.agenda.solutions import MOST, solutions
from quizz.domain.agenda.week import (
    Absence,
    Agenda,
    Booking,
    Change,
    Constraint,
    Equipment,
    Gap,
    Kind,
    Moment,
    Opening,
    Practitioner,
    Request,
    Via,
    Wanted,
)
from quizz.domain.judging.appointments import judge_appointment
from quizz.domain.question import Appointment

KINDS = (
    Kind(id="short", name="Court", letter="C", minutes=15),
    Kind(id="long", name="Long", letter="L", minutes=30, needs=("device",)),
    Kind(id="urgent", name="Urgent", letter="U", minutes=15, urgent=True),
)
WANTED = ("w0", "w1")
FIRST, LAST = 540, 615
minutes = st.sampled_from(range(FIRST, LAST, 15))
moments = st.builds(Moment, st.integers(0, 1), minutes)
people = st.sampled_from(["a", "b"])
kinds = st.sampled_from([kind.id for kind in KINDS])


@st.composite
def weeks(draw: st.DrawFn) -> Agenda:
    """Two columns, two days of five quarters; bookings that can stand where they are."""
    practitioners = tuple(
        Practitioner(
            id=name,
            name=name.upper(),
            openings=tuple(Opening(day, FIRST, LAST) for day in draw(st.sets(st.integers(0, 1), min_size=1))),
            absences=tuple(Absence(day, "congés") for day in draw(st.sets(st.just(1)))),
            does=draw(st.sampled_from([(), ("short", "urgent"), ("long",)])),
        )
        for name in ("a", "b")
    )
    week = Agenda(
        id="",
        title="",
        monday=date(2026, 11, 23),
        practitioners=practitioners,
        kinds=KINDS,
        equipment=(Equipment("device", "D", draw(st.integers(1, 2))),),
    )
    kept: list[Booking] = []
    names = [f"b{rank}" for rank in range(draw(st.integers(0, 6)))]
    for name in names:
        who = draw(st.sampled_from(["", "M.", "Mme"]))
        one = Booking(id=name, kind=draw(kinds), practitioner=draw(people), at=draw(moments), who=who)
        plan = plan_of(request(with_bookings(week, [*kept, one]), now=Moment(-1, 0)))
        if obstacle(plan, one) is None and all(obstacle(plan, other) is None for other in kept):
            kept.append(one)
    return with_bookings(week, kept)


def with_bookings(week: Agenda, bookings: list[Booking]) -> Agenda:
    fields = {name: getattr(week, name) for name in week.__struct_fields__}
    return Agenda(**fields | {"bookings": tuple(bookings)})


def request(week: Agenda, **asked: object) -> Appointment:
    shared: dict[str, object] = {
        **{"id": "q", "theme": "t", "bank": "b", "prompt": "P", "explanation": "E", "skill": "s", "level": 1},
        **{"agenda": week, "request": Request(Via.PHONE, "", ""), "now": Moment(0, 0), "best": ()},
        "because": "",
    }
    return Appointment(**(shared | asked))


@st.composite
def constraints(draw: st.DrawFn, on: list[str], others: list[str]) -> Constraint:
    other = st.sampled_from(others)
    field, value = draw(
        st.one_of(
            st.tuples(st.just("practitioners"), st.tuples(people)),
            st.tuples(st.just("days"), st.tuples(st.integers(0, 1))),
            st.tuples(st.sampled_from(["from_", "until"]), moments),
            st.tuples(st.sampled_from(["after", "before"]), minutes),
            st.tuples(
                st.just("gap_after"),
                st.builds(Gap, other, st.sampled_from([0, 15, 30, 1440]), st.sampled_from([None, 30, 1500])),
            ),
            st.tuples(st.sampled_from(["same_day_as", "not_same_day_as", "next_day_of"]), other),
        )
    )
    return Constraint(on=draw(st.sampled_from(on)), why="W", soft=draw(st.booleans()), **{field: value})


def since_away(week: Agenda, name: str) -> Agenda:
    """The week whose practitioner is away on the day of a booking."""
    [booking] = (one for one in week.bookings if one.id == name)
    away = Absence(booking.at.day, "malade")
    practitioners = tuple(
        replace(one, absences=(*one.absences, away)) if one.id == booking.practitioner else one
        for one in week.practitioners
    )
    return replace(week, practitioners=practitioners)


@st.composite
def questions(draw: st.DrawFn, most: int = 2) -> Appointment:
    """`most`: bookings to make or that may move."""
    week = draw(weeks())
    booked = [booking.id for booking in week.bookings]
    cancelled = draw(st.lists(st.sampled_from(booked), unique=True, max_size=1)) if booked else []
    free = [name for name in booked if name not in cancelled]
    movable = draw(st.lists(st.sampled_from(free), unique=True, max_size=1)) if free else []
    if movable and draw(st.booleans()):
        week = since_away(week, movable[0])
    count = draw(st.integers(0 if movable or cancelled else 1, most - len(movable)))
    wanted = tuple(Wanted(id=name, kind=draw(kinds), who=name) for name in WANTED[:count])
    on = [*(one.id for one in wanted), *movable]
    rules = draw(st.lists(constraints(on, [*on, *booked]), max_size=3)) if on else []
    if movable and draw(st.booleans()):
        [day] = (booking.at.day for booking in week.bookings if booking.id == movable[0])
        rules = [Constraint(on=movable[0], why="W", days=(1 - day,))]
    return request(
        week,
        now=draw(moments),
        wanted=wanted,
        cancelled=tuple(cancelled),
        movable=tuple(movable),
        constraints=tuple(
            rule for rule in rules if rule.on != (rule.gap_after.booking if rule.gap_after else "")
        ),
    )


def everywhere(name: str) -> list[Change]:
    quarters = (Moment(day, minute) for day in (0, 1) for minute in range(FIRST, LAST, 15))
    return [Change(name, who, at) for at in quarters for who in ("a", "b")]


def tried(question: Appointment) -> set[frozenset[Change]]:
    """Every combination of changes that is right."""
    choices: list[list[Change | None]] = [[*everywhere(one.id)] for one in question.wanted]
    choices += [[None, *everywhere(name)] for name in question.movable]
    cancelled = [Change(name) for name in question.cancelled]
    found = set()
    for chosen in product(*choices):
        plan = plan_of(question, [*cancelled, *filter(None, chosen)])
        if all(breach.is_soft for breach in breaches(question, plan.changes)):
            found.add(frozenset(plan.changes))
    return found


@settings(max_examples=60)
@given(questions())
def test_the_search_agrees_with_trying_everything(question: Appointment) -> None:
    found = solutions(question, 10_000)
    assert found.complete
    assert len(found.found) == len(set(map(frozenset, found.found)))
    assert set(map(frozenset, found.found)) == tried(question)


@given(questions(most=3))
def test_what_is_found_is_judged_right(question: Appointment) -> None:
    found = solutions(question, 20)
    assert len(found.found) <= 20
    for changes in found.found:
        verdict = judge_appointment(question, changes)
        assert verdict.correct
        assert verdict.score == 1.0
        assert all(part.right for part in verdict.parts[: len(question.wanted) + len(question.cancelled)])


anything = st.lists(
    st.builds(
        Change,
        st.sampled_from([*WANTED, *(f"b{rank}" for rank in range(6)), "nobody"]),
        st.sampled_from(["a", "b", "c", ""]),
        st.one_of(st.none(), st.builds(Moment, st.integers(-1, 8), st.integers(0, 1500))),
    ),
    max_size=5,
)


@given(questions(), anything)
def test_any_changes_are_judged_in_whole(question: Appointment, changes: list[Change]) -> None:
    plan = plan_of(question, changes)
    found = breaches(question, changes)
    hard = [breach for breach in found if not breach.is_soft]
    verdict = judge_appointment(question, changes)
    assert verdict.correct == (not hard) == is_right(question, plan)
    assert verdict.score == 1.0 if verdict.correct else 0.0 <= verdict.score < 1.0
    assert all("{" not in breach.text and breach.text for breach in found)


@given(questions(), anything)
def test_disturbing_anybody_else_is_a_breach(question: Appointment, changes: list[Change]) -> None:
    free = {*(one.id for one in question.wanted), *question.movable, *question.cancelled}
    disturbed = {one.booking for one in plan_of(question, changes).changes} - free
    told = {one.booking for one in breaches(question, changes) if one.kind is BreachKind.CHANGED}
    assert told == disturbed


def test_the_random_questions_are_worth_something() -> None:
    """They have solutions or none, some that move a booking, some that break a wish."""
    seen: set[str] = set()

    @settings(max_examples=150)
    @given(questions())
    def look(question: Appointment) -> None:
        found = solutions(question).found
        seen.add("some" if found else "none")
        for changes in found:
            seen.update("moved" for one in changes if one.booking in question.movable and one.at)
            seen.update("cancelled" for one in changes if one.at is None)
            seen.update("wish" for _breach in breaches(question, changes))

    look()
    assert seen == {"some", "none", "moved", "cancelled", "wish"}


@pytest.mark.parametrize(
    ("limit", "told"), [(3, "Au moins 3 réponses conviennent."), (MOST, "55 réponses conviennent.")]
)
def test_a_search_stops_at_its_limit(asked, limit: int, told: str) -> None:
    found = solutions(asked(), limit)
    assert (found.told, found.complete) == (told, limit == MOST)
