from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import fsrs
import fsrs_rs_python
import pytest
from msgspec.structs import replace

from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry, PointState, Standing
from quizz.memory.calendar import elapsed_days, study_day
from quizz.memory.fuzz import bounds
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Parameters, Scheduler

A, H, G, E = Rating
Row = Callable[..., LogEntry]
FSRS_5 = Parameters(
    "fsrs-rs-tests",
    (
        *(0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254),
        *(1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072),
        *(0.18046261, 0.121442534),
    ),
)


def after(
    scheduler: Scheduler,
    row: Row,
    ratings: Sequence[Rating],
    gaps: Sequence[int],
    state: PointState | None = None,
) -> PointState:
    day = 0
    for number, (rating, gap) in enumerate(zip(ratings, gaps, strict=True), start=1):
        day += gap
        state = scheduler.review(state, row(number, day=day), rating)
    assert state is not None
    return state


def memory(state: PointState) -> tuple[float, float]:
    return state.stability, state.difficulty


def test_default_weights_are_those_of_the_engine() -> None:
    assert DEFAULT_PARAMETERS.weights == pytest.approx(fsrs_rs_python.DEFAULT_PARAMETERS)
    assert DEFAULT_PARAMETERS.weights == fsrs.scheduler.DEFAULT_PARAMETERS
    assert DEFAULT_PARAMETERS.desired_retention == 0.9


def test_weights_that_fsrs_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="InvalidParameters"):
        Scheduler(Parameters("short", (1.0, 2.0)))


def test_v2_v3_memory_state(scheduler: Scheduler, row: Row) -> None:
    state = after(scheduler, row, [A, G, G, G, G, G], [0, 0, 1, 3, 8, 21])
    assert memory(state) == pytest.approx((53.62691, 6.3574867), abs=1e-4)


def test_v4_memory_state_without_answers_of_the_same_day(row: Row) -> None:
    weights = DEFAULT_PARAMETERS.weights
    scheduler = Scheduler(Parameters("no-short-term", (*weights[:17], 0.0, 0.0, 0.0, weights[20])))
    state = after(scheduler, row, [A, G, G, G, G, G], [0, 0, 1, 3, 8, 21])
    assert memory(state) == pytest.approx((53.335106, 6.3574867), abs=1e-4)


def test_v5_next_interval() -> None:
    engine = fsrs_rs_python.FSRS(DEFAULT_PARAMETERS.weights)
    days = [max(1, round(engine.next_interval(1.0, tenths / 10, 1))) for tenths in range(1, 11)]
    assert days == [3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1]


def test_v6_memory_state_with_19_weights(row: Row) -> None:
    state = after(Scheduler(FSRS_5), row, [A, G, G, G, G], [0, 1, 3, 8, 21])
    assert memory(state) == pytest.approx((31.722992, 7.382128), abs=1e-4)


def test_v7_next_state(row: Row, first_day: date) -> None:
    before = PointState(
        point="point",
        stability=20.925528,
        difficulty=7.005062,
        reviews=4,
        last_day=first_day - timedelta(days=21),
    )
    state = Scheduler(FSRS_5).review(before, row(1), G)
    assert memory(state) == pytest.approx((40.87456, 6.9913807), abs=1e-4)


def test_v8_next_states(row: Row) -> None:
    scheduler = Scheduler(FSRS_5)
    before = after(scheduler, row, [A, G, G, G], [0, 1, 3, 8])
    states = [scheduler.review(before, row(9, day=33), rating) for rating in Rating]
    assert [state.stability for state in states] == pytest.approx(
        [2.9691455, 17.091452, 31.722992, 71.7502], abs=1e-4
    )
    assert [state.difficulty for state in states] == pytest.approx(
        [8.000659, 7.6913934, 7.382128, 7.0728626], abs=1e-4
    )


def test_v9_memory_from_sm2() -> None:
    engine = fsrs_rs_python.FSRS(DEFAULT_PARAMETERS.weights)
    cases = {
        (2.5, 10.0, 0.9): (10.0, 6.9140563),
        (2.5, 10.0, 0.8): (3.01572, 9.393428),
        (2.5, 10.0, 0.95): (24.841097, 1.2974405),
        (1.3, 20.0, 0.9): (20.0, 10.0),
    }
    for case, expected in cases.items():
        state = engine.memory_state_from_sm2(*case)
        assert (state.stability, state.difficulty) == pytest.approx(expected, abs=1e-4)


def test_easy_on_monday_evening_then_good_on_tuesday_morning(scheduler: Scheduler, row: Row) -> None:
    paris = ZoneInfo("Europe/Paris")
    state = None
    for number, (instant, rating) in enumerate(
        [
            (datetime(2026, 11, 16, 18, tzinfo=paris), E),
            (datetime(2026, 11, 17, 8, tzinfo=paris), G),
        ]
    ):
        at = instant.astimezone(UTC)
        state = scheduler.review(state, replace(row(number), at=at, study_day=study_day(at, paris)), rating)
    assert state is not None
    assert state.stability == pytest.approx(13.4851, abs=1e-4)


def test_2000_random_histories_agree_with_the_fsrs_package(scheduler: Scheduler, row: Row) -> None:
    oracle = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    random = Random(20261121)
    for _history in range(2_000):
        card, state = fsrs.Card(card_id=1), None
        day = 0
        for number in range(random.randint(1, 12)):
            rating = random.choices(list(Rating), (2, 2, 5, 1))[0]
            entry = row(number, day=day)
            noon = datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(days=day)
            card, _log = oracle.review_card(card, fsrs.Rating(rating), noon)
            state = scheduler.review(state, entry, rating)
            assert memory(state) == pytest.approx((card.stability, card.difficulty), rel=1e-4)
            day += random.choice((0, 0, 1, 1, 2, 3, 5, 8, 13, 30, 90, 365))


def test_again_is_due_the_same_day_and_pending_until_right_once(
    scheduler: Scheduler, row: Row, first_day: date
) -> None:
    missed = scheduler.review(None, row(1), A)
    assert (missed.pending, missed.due_day, missed.last_day) == (True, first_day, first_day)
    right = scheduler.review(missed, row(2), H)
    assert not right.pending
    assert right.due_day is not None
    assert right.due_day > first_day


def test_a_lapse_is_a_miss_of_what_was_right_before(scheduler: Scheduler, row: Row) -> None:
    state, counts = None, []
    for number, rating in enumerate([A, A, G, A, A, G, H, A]):
        state = scheduler.review(state, row(number), rating)
        counts.append((state.reviews, state.lapses))
    assert counts == [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1), (6, 1), (7, 1), (8, 2)]


def test_the_due_day_is_the_interval_fuzzed_by_the_row(
    scheduler: Scheduler, row: Row, first_day: date
) -> None:
    lowest, highest = bounds(scheduler.review(None, row(1), E).stability, 1, 36_500)  # for a recall of 0.9
    due = {
        elapsed_days(first_day, scheduler.review(None, row(n), E).due_day or first_day) for n in range(200)
    }
    assert due == set(range(lowest, highest + 1))
    assert scheduler.review(None, row(7), E) == scheduler.review(None, row(7), E)


def test_a_right_answer_is_never_due_the_same_day(row: Row, first_day: date) -> None:
    eager = Scheduler(Parameters("eager", DEFAULT_PARAMETERS.weights, desired_retention=0.999))
    assert eager.review(None, row(1), H).due_day == first_day + timedelta(days=1)


def test_a_lower_retention_waits_longer(row: Row, scheduler: Scheduler, first_day: date) -> None:
    relaxed = Scheduler(Parameters("relaxed", DEFAULT_PARAMETERS.weights, desired_retention=0.8))
    waits = [
        elapsed_days(first_day, each.review(None, row(1), E).due_day or first_day)
        for each in (scheduler, relaxed)
    ]
    assert waits[1] > 2 * waits[0]


def test_seen_keeps_the_revision_and_moves_the_question_last(scheduler: Scheduler, row: Row) -> None:
    state = None
    for number, (question, revision) in enumerate([("a", 1), ("b", 1), ("a", 2)], start=1):
        state = scheduler.review(state, row(number, question=question, revision=revision), G)
    assert state is not None
    assert list(state.seen.items()) == [("b", 1), ("a", 2)]
    assert state.last_question == "a"
    assert state.last_entry == UUID(int=3)


def test_a_clock_set_back_counts_as_the_same_day_then_days_count_again(
    scheduler: Scheduler, row: Row, first_day: date
) -> None:
    first = scheduler.review(None, row(1, day=400), E)
    back = scheduler.review(first, row(2, day=0), G)
    assert back.stability == scheduler.review(first, row(2, day=400), G).stability
    assert back.last_day == first_day
    later = scheduler.review(back, row(3, day=8), G)
    assert later.stability > 2 * back.stability


def test_the_first_answer_of_a_point_that_was_only_set_aside(scheduler: Scheduler, row: Row) -> None:
    aside = PointState(point="point", standing=Standing.SUSPENDED)
    state = scheduler.review(aside, row(1, EntryKind.REVIEW), G)
    assert memory(state) == memory(scheduler.review(None, row(1), G))
    assert state.standing is Standing.SUSPENDED


def test_stability_never_shrinks_on_a_right_answer_of_a_later_day(scheduler: Scheduler, row: Row) -> None:
    random = Random(3)
    for _ in range(200):
        days = sorted(random.sample(range(300), 6))
        states = []
        state = None
        for number, day in enumerate(days):
            state = scheduler.review(state, row(number, day=day), G)
            states.append(state.stability)
        assert all(before < later for before, later in pairwise(states))
