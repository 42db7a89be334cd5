"""The switchboard of one person: which calls come, what memory keeps of each, leaving and taking up."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from quizz.domain.answer import DontKnow, Filled
from quizz.domain.judgement import Rating
from quizz.domain.question import Harm, Route
from quizz.domain.review import EntryKind, Standing
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import ROUTE_NAMES, SECOND, Do, Phase, right_reply
from quizz.errors import UsageError
from quizz.services.checking import check
from quizz.services.rebuilding import rebuild
from quizz.services.selection import Selection
from quizz.services.switchboard import Happened, Shift, Switchboard

CARDS = (
    (Path(__file__).parents[2] / "stories" / "standard.yaml").read_text("utf-8").partition("questions:\n")[2]
)
CHOICE = """\
  - id: ordinaire
    type: true_false
    prompt: Le 15 répond la nuit.
    answer: vrai
    explanation: Toujours.
    skill: accueil
    level: 1
"""
POINTS = {
    f"std-{name}" for name in ("douleur", "fievre", "mari", "ordonnance", "labo", "dossier", "vente", "genou")
}


@pytest.fixture
def desk(world):
    world.bank("standard", "accueil", CARDS, CHOICE)
    return world


def begin(desk, level: int = 1, **options) -> Shift:
    return desk.trainer().switchboard().begin(level, seed=3, **options)


def resumed(desk, **options) -> Shift:
    shift = desk.trainer().switchboard().resume(**options)
    assert shift is not None
    return shift


def kept(desk):
    trainer = desk.trainer()
    with desk.reading() as store:
        return store.rushes.of_learner(trainer.learner.id)


def log(desk):
    return desk.log(desk.trainer().learner)


def wait_for(shift: Shift) -> int:
    """Let time pass until somebody waits; gives who waits longest."""
    while shift.state.longest_waiting is None:
        shift.advance(SECOND)
    return shift.state.longest_waiting


def answer(
    shift: Shift, *, route: Route | None = None, right: bool = True, harm: Harm | None = None
) -> Happened:
    """Take who waits longest to the end: the right route unless another is given, the right reply or not."""
    shift.pick_up(wait_for(shift))
    call = shift.open
    shift.sort(route or call.card.route)
    (position,) = [
        place
        for place, reply in enumerate(call.replies)
        if reply.correct is right and (harm is None or reply.harm is harm)
    ][:1]
    return shift.reply(position, milliseconds=7000)


class TestChoosing:
    def test_all_the_cards_come_when_there_are_no_more(self, desk) -> None:
        assert {call.card.id for call in begin(desk, level=3).rush.calls} == POINTS

    def test_the_same_draw_gives_the_same_calls(self, desk) -> None:
        assert begin(desk).rush == begin(desk).rush
        board = desk.trainer().switchboard()
        assert board.begin(1, seed=3).rush != board.begin(1, seed=4).rush
        assert board.begin(1).rush.seed != board.begin(1).rush.seed

    def test_the_level_says_how_many_cannot_wait(self, world) -> None:
        def cards(name: str, route: str, count: int) -> str:
            one = next(card for card in CARDS.split("\n  - id: ") if f"std-{name}\n" in card)
            one = one.removeprefix("  - id: ")
            return "".join(f"  - id: {route}{n}\n{one.partition(chr(10))[2]}\n" for n in range(count))

        world.bank("standard", "accueil", cards("douleur", "d", 20), cards("labo", "m", 20))
        calls = world.trainer().switchboard().begin(2).rush.calls
        assert len(calls) == 12
        assert sum(call.card.is_danger for call in calls) == 3

    def test_what_is_due_comes_first_then_what_was_never_met(self, world) -> None:
        cards = [f"  - id: {card.removeprefix('  - id: ')}" for card in CARDS.split("\n  - id: ")]
        plain = [card for card in cards if not re.search(r"(?m)^    route: (?:emergency|doctor_now)$", card)]
        many = "".join(
            card.replace("- id: std-", f"- id: n{n}-") + "\n" for n in range(3) for card in plain[:4]
        )
        world.bank("standard", "accueil", many)
        first = world.trainer().switchboard().begin(1, seed=1, unhurried=True)
        met = {call.card.id for call in first.rush.calls}
        assert len(met) == 8
        missed = answer(first, route=Route.EMERGENCY, right=False).settled.card.id
        while not first.is_over:
            answer(first)
        world.clock.pass_days(1)
        due = {point for point, state in world.states(world.trainer().learner).items() if state.pending}
        assert missed in due
        all_of_them = {
            f"n{n}-{card.partition(chr(10))[0].removeprefix('  - id: std-')}"
            for n in range(3)
            for card in plain[:4]
        }
        board = world.trainer().switchboard()
        for seed in range(9):
            again = {call.card.id for call in board.begin(1, seed=seed).rush.calls}
            assert missed in again
            assert all_of_them - met <= again

    def test_what_was_set_aside_does_not_come(self, desk) -> None:
        shift = begin(desk, unhurried=True)
        gone = answer(shift).settled.card.id
        while not shift.is_over:
            answer(shift)
        trainer = desk.trainer()
        practice = trainer.practise(Selection(kinds=frozenset({"switchboard"}), free=True), minutes=60)
        while practice.next().point != gone:
            practice.set_aside(Standing.SUSPENDED)
        practice.set_aside(Standing.SUSPENDED)
        assert gone not in {call.card.id for call in begin(desk).rush.calls}

    def test_without_a_card_there_is_nothing_to_begin(self, world) -> None:
        world.bank("banque", "accueil", CHOICE)
        with pytest.raises(UsageError, match="pas d’appel"):
            world.trainer().switchboard().begin(1)

    def test_there_is_no_other_level(self, desk) -> None:
        with pytest.raises(UsageError, match="niveau 4"):
            begin(desk, level=4)


class TestACallThatIsOver:
    @pytest.mark.parametrize(
        ("options", "rating", "score", "correct"),
        [
            ({}, Rating.GOOD, 1.0, True),
            ({"route": Route.EMERGENCY}, Rating.HARD, 0.5, True),
            ({"route": Route.MESSAGE}, Rating.AGAIN, 0.0, False),
            ({"right": False, "harm": Harm.DANGER}, Rating.AGAIN, 0.0, False),
        ],
    )
    def test_is_a_review_of_its_point(self, desk, options, rating, score, correct) -> None:
        """Of the fever of a baby, for which the 15 would be fair."""
        shift = begin(desk, unhurried=True)
        while shift.rush.calls[shift.state.longest_waiting].card.id != "std-fievre":
            answer(shift)
        before = len(log(desk))
        happened = answer(shift, **options)
        entry = log(desk)[-1]
        assert len(log(desk)) == before + 1
        assert (entry.kind, entry.point, entry.question) == (EntryKind.REVIEW, "std-fievre", "std-fievre")
        assert (entry.rating, entry.score, entry.correct) == (rating, score, correct)
        assert (entry.revision, entry.milliseconds) == (1, 7000)
        settled = happened.settled
        assert entry.answer == Filled((ROUTE_NAMES[settled.route], settled.reply.text))
        assert settled.reply.text in entry.shown[-1]
        assert desk.states(desk.trainer().learner)["std-fievre"].pending is not correct

    def test_with_a_clock_its_time_is_that_of_listening(self, desk) -> None:
        shift = begin(desk)
        shift.pick_up(wait_for(shift))
        shift.advance(9 * SECOND)
        shift.sort(Route.TODAY)
        shift.reply(0)
        assert log(desk)[-1].milliseconds == 9 * SECOND

    def test_that_is_lost_is_not_known(self, desk) -> None:
        shift = begin(desk, level=3)
        wait_for(shift)
        lost = ()
        while not lost:
            lost = shift.advance(SECOND).lost
        (entry,) = log(desk)
        assert (entry.point, entry.answer, entry.rating) == (lost[0].card.id, DontKnow(), Rating.AGAIN)
        assert lost[0].worth is Worth.WRONG
        (rush,) = kept(desk)
        assert rush.events[-1].do is Do.WAIT

    def test_that_is_lost_while_one_asks_is_told_then(self, world) -> None:
        cards = {card.partition("\n")[0]: card for card in CARDS.split("  - id: std-")[1:]}
        world.bank("standard", "accueil", *(f"  - id: std-{cards[name]}" for name in ("douleur", "vente")))
        board = world.trainer().switchboard()
        shift = next(
            shift
            for seed in range(9)
            if (shift := board.begin(3, seed=seed)).rush.calls[0].card.id == "std-douleur"
        )
        shift.pick_up(wait_for(shift))
        while shift.state.calls[1].phase is not Phase.WAITING:
            shift.advance(SECOND)
        shift.advance(shift.rush.calls[1].patience - SECOND)
        assert shift.state.calls[1].phase is Phase.WAITING
        assert [told.card.id for told in shift.ask(0).lost] == ["std-vente"]
        assert [entry.point for entry in log(world)] == ["std-vente"]

    def test_leaves_a_database_that_checks_and_rebuilds(self, desk) -> None:
        shift = begin(desk, level=3)
        random = Random(4)
        while not shift.is_over:
            if random.random() < 0.1 and shift.state.longest_waiting is not None and shift.open is None:
                answer(shift, right=random.random() < 0.5)
            shift.advance(SECOND)
        shop = desk.open()
        assert check(shop.database).problems == ()
        assert rebuild(shop.database).changed == 0
        assert len(log(desk)) == len(POINTS)
        (rush,) = kept(desk)
        assert rush.ended_at is not None

    def test_counts_in_the_score(self, desk) -> None:
        shift = begin(desk, unhurried=True)
        while not shift.is_over:
            answer(shift)
        assert (shift.score().best, shift.score().share) == (8, 1.0)
        assert [told.rank for told in shift.outcomes()] == list(range(8))
        with pytest.raises(RuntimeError):
            shift.reply(0)


class TestTheOpenCall:
    def test_shows_the_replies_mixed_and_what_may_be_asked(self, desk) -> None:
        shift = begin(desk, unhurried=True)
        while shift.rush.calls[shift.state.longest_waiting].card.id != "std-douleur":
            answer(shift)
        assert shift.open is None
        shift.pick_up(shift.state.longest_waiting)
        call = shift.open
        assert (call.unasked, call.told, call.route) == ((0, 1), (), None)
        assert sorted(reply.text for reply in call.replies) == sorted(
            reply.text for reply in call.card.replies
        )
        assert right_reply(call.card) in call.replies
        shift.ask(1)
        assert (shift.open.unasked, shift.open.told) == ((0,), (call.card.details[1],))
        shift.sort(Route.EMERGENCY)
        assert (shift.open.route, shift.open.replies) == (Route.EMERGENCY, call.replies)

    def test_what_is_not_possible_is_refused_and_writes_nothing(self, desk) -> None:
        shift = begin(desk)
        with pytest.raises(UsageError):
            shift.sort(Route.TODAY)
        with pytest.raises(UsageError):
            shift.pick_up(5)
        assert kept(desk) == []


class TestLeaving:
    def test_before_anything_keeps_nothing(self, desk) -> None:
        shift = begin(desk)
        shift.advance(SECOND)
        shift.keep()
        assert kept(desk) == []
        assert desk.trainer().switchboard().resume() is None
        assert not desk.trainer().switchboard().is_begun()

    def test_takes_up_where_the_last_thing_was_done(self, desk) -> None:
        shift = begin(desk)
        shift.pick_up(wait_for(shift))
        there = shift.state
        shift.advance(20 * SECOND)
        again = resumed(desk)
        assert (again.resumed, again.rush, again.state) == (True, shift.rush, there)
        assert (again.open.card, again.open.replies) == (shift.open.card, shift.open.replies)

    def test_keeps_the_time_that_passed_when_one_leaves(self, desk) -> None:
        shift = begin(desk)
        shift.pick_up(wait_for(shift))
        shift.advance(5 * SECOND)
        shift.keep()
        shift.keep()
        assert resumed(desk).state == shift.state
        assert [event.do for event in kept(desk)[0].events] == [Do.PICK_UP, Do.WAIT]

    def test_goes_on_to_the_end(self, desk) -> None:
        answer(begin(desk, unhurried=True))
        for _turn in range(7):
            answer(resumed(desk))
        assert desk.trainer().switchboard().resume() is None
        assert len(log(desk)) == 8
        assert len(kept(desk)) == 1

    def test_time_that_merely_passes_is_not_written(self, desk) -> None:
        shift = begin(desk)
        shift.pick_up(wait_for(shift))
        before = kept(desk)
        shift.advance(SECOND)
        assert kept(desk) == before

    def test_a_new_rush_closes_the_one_of_its_manner(self, desk) -> None:
        answer(begin(desk, unhurried=True))
        clocked = desk.trainer(desk.open(seed=9)).switchboard().begin(1, seed=3)
        clocked.pick_up(wait_for(clocked))
        board = desk.trainer().switchboard()
        assert (board.is_begun(unhurried=True), board.is_begun(unhurried=False)) == (True, True)
        answer(desk.trainer(desk.open(seed=8)).switchboard().begin(1, seed=3, unhurried=True))
        assert sorted((rush.unhurried, rush.ended_at is None) for rush in kept(desk)) == [
            (False, True),
            (True, False),
            (True, True),
        ]
        assert resumed(desk, unhurried=False).rush == clocked.rush

    def test_two_programs_do_not_go_on_with_the_same(self, desk) -> None:
        answer(begin(desk, unhurried=True))
        one, other = resumed(desk), resumed(desk)
        answer(one)
        with pytest.raises(UsageError, match="autre programme"):
            answer(other)
        assert len(log(desk)) == 2

    @pytest.mark.parametrize(
        "change", [("level: 2\n", "level: 2\n    revision: 2\n"), ("id: std-", "id: autre-")]
    )
    def test_a_card_that_changed_closes_it(self, desk, change) -> None:
        answer(begin(desk, unhurried=True))
        desk.bank("standard", "accueil", CARDS.replace(*change), CHOICE)
        assert desk.trainer().switchboard().is_begun()
        assert desk.trainer().switchboard().resume() is None
        assert not desk.trainer().switchboard().is_begun()
        assert kept(desk)[0].ended_at is not None

    def test_closing_one_with_which_another_program_goes_on_loses_nothing(self, desk, monkeypatch) -> None:
        answer(begin(desk, unhurried=True))
        other, board = resumed(desk), desk.trainer().switchboard()

        def meanwhile(_board, _kept):
            answer(other)

        monkeypatch.setattr(Switchboard, "_rush", meanwhile)
        assert board.resume() is None
        [rush] = kept(desk)
        assert rush.ended_at is None
        assert len(log(desk)) == 2
        assert len(rush.events) > 2

    def test_replies_that_are_fewer_than_what_was_chosen_close_it(self, desk) -> None:
        """A card may be mended without a new revision."""
        shift = begin(desk, unhurried=True)
        while shift.open is None or len(shift.open.card.details) < 2:
            if shift.open is not None:
                shift.sort(Route.TODAY)
                shift.reply(0)
            shift.pick_up(shift.state.longest_waiting)
        shift.ask(1)
        fewer = "\n".join(line for line in CARDS.split("\n") if "Où êtes-vous" not in line)
        desk.bank("standard", "accueil", fewer, CHOICE)
        assert desk.trainer().switchboard().resume() is None

    def test_of_two_people_is_apart(self, desk) -> None:
        shop = desk.open()
        answer(shop.trainer(shop.learners.named("Léa")).switchboard().begin(1, unhurried=True))
        assert shop.trainer(shop.learners.named("Tom")).switchboard().resume() is None


class TestInSessions:
    def test_a_call_is_not_new_before_it_came(self, desk) -> None:
        assert desk.trainer().overview().points == 1
        practice = desk.trainer().practise(Selection(), minutes=60)
        assert practice.total == 1
        answer(begin(desk, unhurried=True))
        assert desk.trainer().overview().points == 2

    def test_it_comes_back_alone_when_it_is_due(self, desk) -> None:
        met = answer(begin(desk, unhurried=True), route=Route.NOT_OURS, right=False).settled.card.id
        desk.clock.pass_days(3)
        practice = desk.trainer().practise(Selection(), minutes=60)
        points = []
        while (asked := practice.next()) is not None:
            points.append(asked.point)
            if asked.point == met:
                assert asked.presented.sheet is not None
                right = Filled(tuple(box.answer for box in asked.presented.sheet.boxes))
                assert practice.answer(right, milliseconds=1).judgement.correct
            else:
                practice.set_aside(Standing.SUSPENDED)
        assert met in points
        assert set(points) & POINTS == {met}

    def test_a_fair_route_is_hard_there_too(self, desk) -> None:
        practice = desk.trainer().practise(Selection(kinds=frozenset({"switchboard"})), minutes=60)
        while (asked := practice.next()).point != "std-fievre":
            practice.set_aside(Standing.SUSPENDED)
        route, reply = asked.presented.sheet.boxes
        feedback = practice.answer(Filled((route.fair[0], reply.answer)), milliseconds=1)
        assert (feedback.right, feedback.rating, feedback.judgement.score) == (True, Rating.HARD, 0.75)

    def test_a_point_that_other_questions_ask_needs_no_rush(self, desk) -> None:
        desk.bank("autre", "accueil", CHOICE.replace("id: ordinaire", "id: autre\n    point: std-mari"))
        assert desk.trainer().overview().points == 2


def test_phases_are_those_that_a_screen_draws(desk) -> None:
    shift = begin(desk, level=3)
    seen = set()
    while not shift.is_over:
        seen |= {call.phase for call in shift.state.calls}
        if shift.open is None and shift.state.longest_waiting is not None and Phase.HELD not in seen:
            shift.pick_up(shift.state.longest_waiting)
            shift.advance(SECOND)
            seen.add(Phase.OPEN)
            shift.hold()
        shift.advance(SECOND)
    assert seen | {Phase.LOST, Phase.ENDED} == set(Phase)
