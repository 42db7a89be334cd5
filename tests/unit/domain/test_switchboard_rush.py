"""A rush as pure rules: calls come, wait, hang up, are sorted and answered; its events alone decide it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.domain.question import Call, Detail, Harm, Place, Reply, Route, Routing
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import (
    ASKING_TAKES,
    LEVELS,
    PLACES,
    SECOND,
    Do,
    Event,
    Phase,
    Rush,
    State,
    advance,
    apply,
    begin,
    level_of,
    outcome,
    outcomes,
    replay,
    rush_of,
    score,
)
from quizz.errors import UsageError


def card(name: str, via: Place = Place.PHONE, route: Route = Route.TODAY, patience: int = 30) -> Call:
    wrong = [other for other in Route if other is not route]
    return Call(
        id=name,
        theme="accueil",
        bank="b",
        prompt=name,
        explanation=".",
        skill="accueil",
        level=1,
        via=via,
        who=f"M. {name}",
        said="« Allô ? »",
        route=route,
        fair=(wrong[0],),
        routings=(
            Routing(route, "Oui."),
            Routing(wrong[1], "Trop poli.", Harm.COURTESY),
            Routing(wrong[2], "Non.", Harm.DANGER),
        ),
        replies=(
            Reply(text="juste", correct=True, feedback="Oui."),
            Reply(text="sec", feedback="Le ton.", harm=Harm.COURTESY),
            Reply(text="secret", feedback="Le secret.", harm=Harm.CONFIDENTIALITY),
            Reply(text="à côté", feedback="Non."),
        ),
        details=(Detail("Depuis quand ?", "Hier."), Detail("Où ?", "Ici.")),
        patience=patience,
    )


ROUTES = tuple(Route)
VIA = (Place.PHONE, Place.COUNTER, Place.PHONE, Place.DOOR, Place.PHONE)
CARDS = tuple(
    card(f"c{n}", VIA[n % len(VIA)], ROUTES[n % len(ROUTES)], patience=15 + 5 * (n % 4)) for n in range(9)
)
RUSH = rush_of(CARDS, seed=5, level=3)
SLOW = rush_of(CARDS, seed=5, level=1, unhurried=True)
TWO = rush_of([card(name, patience=180) for name in "ab"], seed=1, level=3)
"""Both are there after forty seconds, and stay."""
ONE = rush_of((card("seul"),), seed=1, level=3)


def state_with(rush: Rush, *doings: Event) -> State:
    return replay(rush, doings)


def picked_up(rush: Rush = ONE, at: int = 5 * SECOND) -> State:
    return state_with(rush, Event(at, Do.PICK_UP, call=0))


class TestWhatComes:
    def test_is_decided_by_the_seed(self) -> None:
        assert rush_of(CARDS, seed=5, level=3) == RUSH
        assert rush_of(CARDS, seed=6, level=3) != RUSH
        assert sorted(call.card.id for call in RUSH.calls) == [f"c{n}" for n in range(9)]

    @pytest.mark.parametrize("level", LEVELS)
    def test_has_the_gaps_and_the_patience_of_its_level(self, level) -> None:
        rush = rush_of(CARDS, seed=5, level=level.number)
        shortest, longest = level.gaps
        assert all(shortest <= call.gap <= longest for call in rush.calls[1:])
        for call in rush.calls:
            assert call.patience == round(call.card.patience * level.patience) * SECOND

    def test_is_harder_from_level_to_level(self) -> None:
        for easier, harder in pairwise(LEVELS):
            assert easier.calls < harder.calls
            assert easier.gaps > harder.gaps
            assert easier.patience > harder.patience

    def test_has_no_other_level(self) -> None:
        with pytest.raises(UsageError, match="de 1 à 3"):
            level_of(4)

    def test_comes_where_it_belongs(self) -> None:
        state = advance(RUSH, begin(RUSH), 40 * SECOND)
        there = [
            (PLACES[place], RUSH.calls[rank].card.via)
            for place, rank in enumerate(state.places)
            if rank is not None
        ]
        assert there
        assert all(place is via for place, via in there)

    def test_waits_outside_while_its_place_is_taken(self) -> None:
        """The counter holds one person: the next comes when she is gone."""
        both = rush_of([card(name, Place.COUNTER, patience=180) for name in "ab"], seed=1, level=3)
        state = advance(both, begin(both), 100 * SECOND)
        assert [call.phase for call in state.calls] == [Phase.WAITING, Phase.COMING]
        state = advance(both, state, 182 * SECOND)
        assert [call.phase for call in state.calls] == [Phase.LOST, Phase.WAITING]
        assert state.calls[1].since == state.calls[0].over == 182 * SECOND

    def test_comes_soon_when_nobody_is_there(self) -> None:
        """The second of level 3 comes twelve seconds after the first at the earliest."""
        two = rush_of([card("a"), card("b")], seed=1, level=3)
        events = [
            Event(2 * SECOND, Do.PICK_UP, call=0),
            Event(2 * SECOND, Do.SORT, route=Route.TODAY),
            Event(3 * SECOND, Do.REPLY),
        ]
        state = replay(two, events)
        assert advance(two, state, 5 * SECOND).calls[1].phase is Phase.COMING
        assert advance(two, state, 6 * SECOND).calls[1].phase is Phase.WAITING


class TestWaiting:
    def test_ends_with_patience(self) -> None:
        before = advance(ONE, begin(ONE), 31_999)
        assert (before.calls[0].phase, before.waits_for(0)) == (Phase.WAITING, 29_999)
        after = advance(ONE, before, 40 * SECOND)
        assert (after.calls[0].phase, after.calls[0].over, after.calls[0].waited) == (
            Phase.LOST,
            32 * SECOND,
            30 * SECOND,
        )
        assert after.is_over
        assert after.places == (None,) * len(PLACES)

    def test_is_over_once_picked_up(self) -> None:
        state = advance(ONE, picked_up(), 900 * SECOND)
        assert (state.calls[0].phase, state.calls[0].waited) == (Phase.OPEN, 3 * SECOND)

    def test_on_hold_begins_anew_and_counts(self) -> None:
        state = apply(ONE, picked_up(), Event(10 * SECOND, Do.HOLD))
        assert (state.calls[0].phase, state.open) == (Phase.HELD, None)
        back = apply(ONE, state, Event(30 * SECOND, Do.PICK_UP, call=0))
        assert (back.open, back.calls[0].waited, back.calls[0].listened) == (0, 23 * SECOND, 5 * SECOND)
        lost = advance(ONE, state, 40 * SECOND)
        assert (lost.calls[0].phase, lost.calls[0].waited) == (Phase.LOST, 33 * SECOND)

    def test_the_longest_is_told(self) -> None:
        state = advance(TWO, begin(TWO), 40 * SECOND)
        assert (state.longest_waiting, begin(TWO).longest_waiting) == (0, None)
        state = apply(TWO, state, Event(state.now, Do.PICK_UP, call=0))
        assert apply(TWO, state, Event(state.now, Do.HOLD)).longest_waiting == 1


class TestDoing:
    def test_picking_up_puts_the_open_one_on_hold(self) -> None:
        state = apply(TWO, begin(TWO), Event(40 * SECOND, Do.PICK_UP, call=0))
        state = apply(TWO, state, Event(state.now, Do.PICK_UP, call=1))
        assert (state.open, state.calls[0].phase) == (1, Phase.HELD)

    def test_asking_takes_its_time(self) -> None:
        state = apply(ONE, picked_up(), Event(6 * SECOND, Do.ASK, rank=1))
        assert (state.now, state.calls[0].asked) == (6 * SECOND + ASKING_TAKES, (1,))

    def test_asking_may_lose_another_call(self) -> None:
        two = rush_of([card("a", patience=30), card("b", patience=15)], seed=3, level=3)
        other = 1
        state = advance(two, begin(two), 2 * SECOND)
        state = apply(two, state, Event(state.now, Do.PICK_UP, call=0))
        state = advance(two, state, two.calls[1].gap + 2 * SECOND + two.calls[1].patience - SECOND)
        assert state.calls[other].phase is Phase.WAITING
        state = apply(two, state, Event(state.now, Do.ASK))
        assert state.calls[other].phase is Phase.LOST

    def test_a_call_is_sorted_then_answered(self) -> None:
        state = apply(ONE, picked_up(), Event(6 * SECOND, Do.SORT, route=Route.MESSAGE))
        assert (state.calls[0].route, state.open) == (Route.MESSAGE, 0)
        state = apply(ONE, state, Event(9 * SECOND, Do.REPLY, rank=2))
        call = state.calls[0]
        assert (call.phase, call.reply, call.over, call.listened) == (Phase.ENDED, 2, 9 * SECOND, 4 * SECOND)
        assert state.is_over

    def test_nothing_is_written_twice_for_waiting(self) -> None:
        state = apply(ONE, begin(ONE), Event(9 * SECOND, Do.WAIT))
        assert state == advance(ONE, begin(ONE), 9 * SECOND)

    @pytest.mark.parametrize(
        "impossible",
        [
            Event(4 * SECOND, Do.WAIT),  # before now
            Event(5 * SECOND, Do.PICK_UP, call=0),  # open already
            Event(5 * SECOND, Do.PICK_UP, call=7),
            Event(5 * SECOND, Do.PICK_UP, call=-1),
            Event(5 * SECOND, Do.ASK, rank=2),
            Event(5 * SECOND, Do.ASK, rank=-1),
            Event(5 * SECOND, Do.SORT),
            Event(5 * SECOND, Do.REPLY),  # not sorted
        ],
    )
    def test_what_makes_no_sense_is_refused(self, impossible) -> None:
        with pytest.raises(UsageError):
            apply(ONE, picked_up(), impossible)

    @pytest.mark.parametrize(
        "impossible",
        [
            Event(6 * SECOND, Do.SORT, route=Route.TODAY),  # a second time
            Event(6 * SECOND, Do.ASK),
            Event(6 * SECOND, Do.REPLY, rank=4),
            Event(6 * SECOND, Do.REPLY, rank=-1),
        ],
    )
    def test_nor_once_it_is_sorted(self, impossible) -> None:
        state = apply(ONE, picked_up(), Event(5 * SECOND, Do.SORT, route=Route.TODAY))
        with pytest.raises(UsageError):
            apply(ONE, state, impossible)

    def test_nor_while_nobody_is_listened_to(self) -> None:
        for doing in (Do.ASK, Do.SORT, Do.REPLY, Do.HOLD):
            with pytest.raises(UsageError):
                apply(ONE, begin(ONE), Event(0, doing, route=Route.TODAY))

    def test_a_detail_is_asked_once(self) -> None:
        state = apply(ONE, picked_up(), Event(5 * SECOND, Do.ASK, rank=0))
        with pytest.raises(UsageError):
            apply(ONE, state, Event(state.now, Do.ASK, rank=0))


class TestWithoutAClock:
    def test_calls_come_one_after_the_other(self) -> None:
        state = begin(SLOW)
        for rank in range(len(SLOW.calls)):
            assert (state.longest_waiting, state.left) == (rank, len(SLOW.calls) - rank)
            assert sum(call.waits for call in state.calls) == 1
            state = apply(SLOW, state, Event(0, Do.PICK_UP, call=rank))
            state = apply(SLOW, state, Event(0, Do.ASK))
            state = apply(SLOW, state, Event(0, Do.SORT, route=Route.TODAY))
            state = apply(SLOW, state, Event(0, Do.REPLY))
        assert (state.is_over, state.now) == (True, 0)
        assert score(outcomes(SLOW, state)).longest_wait == 0

    def test_nobody_hangs_up(self) -> None:
        assert advance(SLOW, begin(SLOW), 10_000 * SECOND) == begin(SLOW)

    def test_nobody_is_put_on_hold(self) -> None:
        state = apply(SLOW, begin(SLOW), Event(0, Do.PICK_UP))
        with pytest.raises(UsageError):
            apply(SLOW, state, Event(0, Do.HOLD))


def over(route: Route, reply: int, right: Route = Route.TODAY) -> State:
    rush = rush_of((card("seul", route=right),), seed=1, level=3)
    state = apply(rush, picked_up(rush), Event(5 * SECOND, Do.SORT, route=route))
    return apply(rush, state, Event(6 * SECOND, Do.REPLY, rank=reply))


def told(route: Route, reply: int, right: Route = Route.TODAY):
    rush = rush_of((card("seul", route=right),), seed=1, level=3)
    return outcome(rush, over(route, reply, right), 0)


class TestWorth:
    """Of a card whose right route is `today`: `emergency` is fair, `doctor_now` rude, `appointment` harms."""

    @pytest.mark.parametrize(
        ("route", "reply", "worth", "harms"),
        [
            (Route.TODAY, 0, Worth.BEST, ()),
            (Route.EMERGENCY, 0, Worth.FAIR, ()),
            (Route.DOCTOR_NOW, 0, Worth.FAIR, (Harm.COURTESY,)),
            (Route.TODAY, 1, Worth.FAIR, (Harm.COURTESY,)),
            (Route.EMERGENCY, 1, Worth.FAIR, (Harm.COURTESY,)),
            (Route.APPOINTMENT, 0, Worth.WRONG, (Harm.DANGER,)),
            (Route.TODAY, 2, Worth.WRONG, (Harm.CONFIDENTIALITY,)),
            (Route.TODAY, 3, Worth.WRONG, ()),
            (Route.MESSAGE, 0, Worth.WRONG, ()),  # nothing is said of it
            (Route.APPOINTMENT, 2, Worth.WRONG, (Harm.DANGER, Harm.CONFIDENTIALITY)),
        ],
    )
    def test_of_a_route_and_a_reply(self, route, reply, worth, harms) -> None:
        found = told(route, reply)
        assert (found.worth, found.harms, found.lost) == (worth, harms, False)

    def test_a_route_of_which_nothing_is_said_is_a_danger_when_somebody_cannot_wait(self) -> None:
        assert told(Route.NOT_OURS, 0, right=Route.EMERGENCY).harms == (Harm.DANGER,)

    def test_is_not_known_before_the_end(self) -> None:
        assert outcome(ONE, picked_up(), 0) is None
        assert outcomes(ONE, picked_up()) == ()

    def test_a_call_that_is_lost_is_wrong_and_a_danger_when_it_could_not_wait(self) -> None:
        for right, harms in ((Route.EMERGENCY, (Harm.DANGER,)), (Route.TODAY, ())):
            rush = rush_of((card("seul", route=right),), seed=1, level=3)
            found = outcome(rush, advance(rush, begin(rush), 99 * SECOND), 0)
            assert (found.worth, found.harms, found.lost) == (Worth.WRONG, harms, True)
            assert (found.route, found.reply, found.waited) == (None, None, 30 * SECOND)


class TestScore:
    def test_counts(self) -> None:
        found = [
            told(Route.TODAY, 0),
            told(Route.APPOINTMENT, 2),
            told(Route.TODAY, 1),
            replace(told(Route.TODAY, 0), waited=27 * SECOND, lost=True, worth=Worth.WRONG),
        ]
        counts = score(found)
        assert (counts.calls, counts.best, counts.share) == (4, 1, 0.375)
        assert (counts.danger, counts.confidentiality, counts.courtesy, counts.lost) == (1, 1, 1, 1)
        assert (counts.mean_wait, counts.longest_wait) == (9 * SECOND, 27 * SECOND)
        assert counts.dangers == 0

    def test_of_nothing(self) -> None:
        assert score([]).share == 0
        assert score([]).mean_wait == 0


# Whatever is done


@st.composite
def sequences(draw: st.DrawFn) -> tuple[Rush, list[Event]]:
    """A rush and what was done in it: at each moment, something that may be possible."""
    rush = rush_of(
        draw(st.lists(st.sampled_from(CARDS), min_size=1, max_size=6, unique=True)),
        seed=draw(st.integers(0, 9)),
        level=draw(st.integers(1, 3)),
        unhurried=draw(st.booleans()),
    )
    state, events = begin(rush), []
    for _turn in range(draw(st.integers(0, 25))):
        event = Event(
            state.now + draw(st.sampled_from([0, 1, SECOND, 9 * SECOND, 40 * SECOND])),
            draw(st.sampled_from(Do)),
            call=draw(st.integers(0, len(rush.calls) - 1)),
            rank=draw(st.integers(0, 3)),
            route=draw(st.sampled_from(Route)),
        )
        try:
            state = apply(rush, state, event)
        except UsageError:
            continue
        events.append(event)
    return rush, events


@settings(max_examples=60)
@given(sequences())
def test_the_invariants_hold_whatever_is_done(done: tuple[Rush, list[Event]]) -> None:
    rush, events = done
    state = begin(rush)
    for event in events:
        before, state = state, apply(rush, state, event)
        assert state.now >= before.now
        assert sum(call.phase is Phase.OPEN for call in state.calls) <= 1
        for was, now in zip(before.calls, state.calls, strict=True):
            assert not was.is_over or was == now  # each ends once
        taken = [call.place for call in state.calls if call.place is not None]
        assert len(taken) == len(set(taken))
        for rank, call in enumerate(state.calls):
            there = call.phase in {Phase.WAITING, Phase.OPEN, Phase.HELD}
            assert there == (call.place is not None)
            assert call.place is None or PLACES[call.place] is rush.calls[rank].card.via
            assert (call.over is not None) == call.is_over
            assert not call.waits or state.waits_for(rank) <= rush.calls[rank].patience
    assert replay(rush, events) == state
    found = outcomes(rush, state)
    assert len(found) == len(rush.calls) - state.left
    counts = score(found)
    assert 0 <= counts.share <= 1
    assert counts.best + counts.lost <= counts.calls
    assert max(counts.danger, counts.confidentiality, counts.courtesy) <= counts.calls
    assert counts.mean_wait <= counts.longest_wait


@settings(max_examples=60)
@given(sequences(), st.lists(st.integers(0, 40 * SECOND), max_size=6))
def test_time_that_passes_in_pieces_is_the_same_time(
    done: tuple[Rush, list[Event]], pieces: list[int]
) -> None:
    """What the screen sees second by second is what a replay finds in one go."""
    rush, events = done
    start = replay(rush, events)
    stepped = start
    for piece in pieces:
        stepped = advance(rush, stepped, stepped.now + piece)
    assert stepped == advance(rush, start, start.now + (0 if rush.unhurried else sum(pieces)))


@given(st.integers(0, 2**32), st.integers(1, 3))
def test_left_alone_every_call_is_lost(seed: int, level: int) -> None:
    rush = rush_of(CARDS, seed=seed, level=level)
    state = advance(rush, begin(rush), 10_000 * SECOND)
    assert all(call.phase is Phase.LOST for call in state.calls)
    assert score(outcomes(rush, state)).lost == len(CARDS)
