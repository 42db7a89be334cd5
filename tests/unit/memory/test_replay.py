from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry, PointState, Standing
from quizz.errors import DatabaseCorrupt
from quizz.memory.replay import advance, replay
from quizz.memory.scheduler import Scheduler

A, H, G, E = Rating
K = EntryKind
Row = Callable[..., LogEntry]
ANSWERS = {K.REVIEW, K.FREE}
CORRECTIONS = (K.EASY, K.OVERRULE, K.UNDO)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([K.REVIEW, K.REVIEW, K.REVIEW, K.FREE, K.SUSPEND, K.KNOWN, K.RESUME]),
        st.sampled_from(Rating),
        st.integers(0, 40),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=12,
)
Steps = list[tuple[EntryKind, Rating, int, str]]


def history(row: Row, steps: Steps) -> list[LogEntry]:
    rows, day = [], 0
    for number, (kind, rating, gap, question) in enumerate(steps, start=1):
        day += gap
        rated = rating if kind in ANSWERS else None
        rows.append(row(number, kind, day=day, rating=rated, question=question))
    return rows


def fold(rows: list[LogEntry], scheduler: Scheduler) -> PointState | None:
    state = None
    for entry in rows:
        state = advance(state, entry, scheduler)
    return state


@given(STEPS, st.randoms(use_true_random=False))
def test_replay_is_the_fold_of_advance_in_any_order(
    scheduler: Scheduler, row: Row, steps: Steps, random: Random
) -> None:
    rows = history(row, steps)
    expected = fold(rows, scheduler)
    shuffled = random.sample(rows, len(rows))
    assert replay(shuffled, scheduler) == expected
    assert replay(iter(shuffled), scheduler) == expected


@given(STEPS)
def test_undoing_answers_one_by_one_is_never_having_given_them(
    scheduler: Scheduler, row: Row, steps: Steps
) -> None:
    rows = history(row, steps)
    log, kept = list(rows), list(rows)
    for entry in [entry for entry in reversed(rows) if entry.kind in ANSWERS]:
        log.append(row(1_000 + len(log), K.UNDO, corrects=entry.id.int))
        kept.remove(entry)
        assert replay(log, scheduler) == replay(kept, scheduler)


@settings(max_examples=60)
@given(STEPS, st.data())
def test_corrections_act_in_the_place_of_their_answer(
    scheduler: Scheduler, row: Row, steps: Steps, data: st.DataObject
) -> None:
    rows = history(row, steps)
    wanted = data.draw(
        st.lists(st.sampled_from([None, *CORRECTIONS]), min_size=len(rows), max_size=len(rows))
    )
    log, expected = list(rows), []
    for entry, kind in zip(rows, wanted, strict=True):
        if kind is None:
            expected.append(entry)
            continue
        overruled = H if len(log) % 2 else G
        log.append(row(1_000 + len(log), kind, corrects=entry.id.int, rating=overruled))
        if entry.kind not in ANSWERS or kind is not K.UNDO:
            rating = {K.EASY: E, K.OVERRULE: overruled}.get(kind, entry.rating)
            expected.append(_rated(row, entry, rating))
    assert replay(log, scheduler) == fold(expected, scheduler)


def _rated(row: Row, entry: LogEntry, rating: Rating | None) -> LogEntry:
    day = (entry.study_day - row(0).study_day).days
    rated = rating if entry.kind in ANSWERS else None
    return row(entry.id.int, entry.kind, day=day, rating=rated, question=entry.question)


def test_nothing_leaves_nothing(scheduler: Scheduler, row: Row) -> None:
    assert replay([], scheduler) is None
    assert replay([row(1, rating=G), row(2, K.UNDO, corrects=1)], scheduler) is None
    assert replay([row(1, K.FREE, rating=A)], scheduler) is None


def test_free_practice_leaves_the_schedule_alone(scheduler: Scheduler, row: Row) -> None:
    rows = [row(1, rating=G)]
    before = replay(rows, scheduler)
    rows += [row(2, K.FREE, day=30, rating=A, question="other"), row(3, K.EASY, day=30, corrects=2)]
    rows += [row(4, K.OVERRULE, day=30, corrects=2, rating=G)]
    assert replay(rows, scheduler) == before


def test_easy_wins_over_overrule_in_either_order(scheduler: Scheduler, row: Row) -> None:
    answer = row(1, rating=A)
    easy = scheduler.review(None, answer, E)
    for first, second in ((K.EASY, K.OVERRULE), (K.OVERRULE, K.EASY)):
        rows = [answer, row(2, first, corrects=1, rating=H), row(3, second, corrects=1, rating=H)]
        assert replay(rows, scheduler) == easy


@pytest.mark.parametrize("rating", [H, G])
def test_overruling_makes_a_miss_right_with_the_rating_of_its_row(
    scheduler: Scheduler, row: Row, rating: Rating
) -> None:
    state = replay([row(1, rating=A), row(2, K.OVERRULE, corrects=1, rating=rating)], scheduler)
    assert state == scheduler.review(None, row(1), rating)
    assert state is not None
    assert not state.pending


def test_the_last_of_two_rows_that_overrule_counts(scheduler: Scheduler, row: Row) -> None:
    rows = [
        row(1, rating=A),
        row(2, K.OVERRULE, corrects=1, rating=G),
        row(3, K.OVERRULE, corrects=1, rating=H),
    ]
    assert replay(rows, scheduler) == scheduler.review(None, row(1), H)
    assert replay(reversed(rows), scheduler) == scheduler.review(None, row(1), H)


def test_undo_takes_the_corrections_with_the_answer(scheduler: Scheduler, row: Row) -> None:
    rows = [
        row(1, rating=G),
        row(2, rating=A, day=3),
        row(3, K.OVERRULE, corrects=2),
        row(4, K.EASY, corrects=2),
    ]
    rows.append(row(5, K.UNDO, corrects=2))
    assert replay(rows, scheduler) == replay(rows[:1], scheduler)


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_of_another_point_or_of_nothing_does_nothing(
    scheduler: Scheduler, row: Row, kind: EntryKind
) -> None:
    rows = [row(1, rating=A), row(2, K.SUSPEND)]
    expected = replay(rows, scheduler)
    strays = [row(3, kind, corrects=99), row(4, kind), row(5, kind, corrects=2), row(6, kind, corrects=3)]
    assert replay(rows + strays, scheduler) == expected


def test_standings_follow_the_last_word(scheduler: Scheduler, row: Row) -> None:
    rows = [row(1, rating=G), row(2, K.SUSPEND), row(3, K.KNOWN), row(4, K.RESUME)]
    standings = [state.standing for n in range(1, 5) if (state := replay(rows[:n], scheduler))]
    assert standings == [Standing.ACTIVE, Standing.SUSPENDED, Standing.KNOWN, Standing.ACTIVE]
    resumed = replay(rows, scheduler)
    assert resumed is not None
    assert resumed.due_day == scheduler.review(None, rows[0], G).due_day
    assert resumed.last_entry == rows[3].id


def test_a_point_set_aside_before_any_answer_has_a_state(scheduler: Scheduler, row: Row) -> None:
    state = replay([row(1, K.KNOWN)], scheduler)
    assert state == PointState(point="point", standing=Standing.KNOWN, last_entry=row(1).id)


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_advance_refuses_a_correction(scheduler: Scheduler, row: Row, kind: EntryKind) -> None:
    with pytest.raises(ValueError, match="replay"):
        advance(None, row(1, kind, corrects=1), scheduler)


def test_an_answer_without_a_rating_is_told_in_words(scheduler: Scheduler, row: Row) -> None:
    for rows in ([row(1)], [row(1, rating=A), row(2, K.OVERRULE, corrects=1)]):
        with pytest.raises(DatabaseCorrupt, match="«\u00a0point\u00a0» n’a pas de note"):
            replay(rows, scheduler)
