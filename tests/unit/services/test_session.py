"""What a session holds, and what an answer does."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from quizz.domain.answer import DontKnow
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, Standing
from quizz.errors import UsageError
from quizz.services.checking import check
from quizz.services.selection import Selection
from quizz.wording import coming_back

TODAY = date(2026, 11, 21)
EVERYTHING = Selection()


@pytest.fixture
def three_themes(world, text):
    """Four points in each of three themes."""
    for theme in ("facturation", "accueil", "redaction"):
        world.bank(theme[:4], theme, *text.choices(*(f"{theme[:4]}-{n}" for n in range(4))))
    return world


def plain(text):
    return text.replace("\u00a0", " ")


def themes_of(trainer, points):
    return [trainer.library.theme_of(point) for point in points]


def test_new_points_alternate_between_themes(three_themes, hand):
    trainer = three_themes.trainer()
    order = hand.sit(trainer.practise(EVERYTHING, minutes=5))
    assert len(order) == len(set(order)) == 12
    turns = [themes_of(trainer, order[start : start + 3]) for start in range(0, 12, 3)]
    assert all(len(set(turn)) == 3 for turn in turns)


def test_a_session_lasts_about_the_minutes_asked(three_themes, hand):
    trainer = three_themes.trainer()
    assert trainer.practise(EVERYTHING, minutes=2).total == 4  # 25 seconds a question at first
    for _day in range(2):
        hand.sit(trainer.practise(Selection(free=True), minutes=10))
    assert trainer.seconds_per_question() == 8.0  # answers of four seconds
    assert trainer.practise(Selection(free=True), minutes=1).total == 7


def test_one_very_long_answer_does_not_count_for_more_than_two_minutes(three_themes):
    trainer = three_themes.trainer()
    practice = trainer.practise(Selection(free=True), minutes=30)
    for _answer in range(20):
        practice.next()
        practice.answer(DontKnow(), milliseconds=3_600_000)
    assert trainer.seconds_per_question() == pytest.approx(192)


def test_due_points_come_least_remembered_first(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    trainer = world.trainer()
    for name, day in (("q3", 0), ("q1", 2), ("q2", 1)):
        world.clock.instant = world.clock.instant.replace(day=21 + day)
        practice = trainer.practise(EVERYTHING)
        while (asked := practice.next()) is not None and asked.point != name:
            practice.set_aside(Standing.SUSPENDED)
        hand.answer(practice, right=True)
        for point in trainer.set_aside(Standing.SUSPENDED):
            trainer.resume(point)
    world.clock.pass_days(60)
    assert hand.sit(trainer.practise(EVERYTHING)) == ["q3", "q2", "q1"]


def test_points_due_leave_a_third_to_new_ones(world, text, hand):
    world.bank("b", "facturation", *text.choices(*(f"q{n}" for n in range(12))))
    trainer = world.trainer()
    hand.sit(trainer.practise(EVERYTHING, minutes=3))
    seen = set(world.states(trainer.learner))
    assert len(seen) == 7
    world.bank("b", "facturation", *text.choices(*(f"q{n}" for n in range(40))))
    trainer = world.trainer()
    world.clock.pass_days(30)
    order = hand.sit(trainer.practise(EVERYTHING, minutes=5))
    assert len(order) == 7 + 12 // 3
    assert seen < set(order)
    assert order[0] in seen


def test_a_wrong_answer_comes_back_after_three_others_until_right_once(three_themes, hand):
    trainer = three_themes.trainer()
    practice = trainer.practise(EVERYTHING, minutes=5)
    left = {"fact-0": 2}

    def right(asked):
        left[asked.point] = left.get(asked.point, 0) - 1
        return left[asked.point] < 0

    order = hand.sit(practice, right)
    places = [place for place, point in enumerate(order) if point == "fact-0"]
    assert len(places) == 3
    assert len(order) == 14
    gaps = [later - earlier for earlier, later in itertools.pairwise(places)]
    assert all(gap >= 4 or later == len(order) - 1 for gap, later in zip(gaps, places[1:], strict=True))
    assert not three_themes.states(trainer.learner)["fact-0"].pending


def test_a_wrong_answer_waits_for_those_that_are_left_when_they_are_few(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    practice = world.trainer().practise(EVERYTHING)
    first = practice.next().point
    told = hand.answer(practice, right=False)
    assert told.back_in_session
    assert practice.next().point != first
    hand.answer(practice)
    assert practice.next().point == first


@pytest.mark.parametrize(
    ("right", "unsure", "rating"),
    [
        (False, False, Rating.AGAIN),
        (False, True, Rating.AGAIN),
        (True, True, Rating.HARD),
        (True, False, Rating.GOOD),
    ],
)
def test_the_rating_follows_the_answer(world, text, hand, right, unsure, rating):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    told = hand.answer(practice, right, unsure=unsure)
    assert told.rating is rating
    state = world.states(trainer.learner)["q1"]
    assert (told.due, told.days) == (state.due_day, (state.due_day - TODAY).days)
    assert state.pending is (not right)


def test_easy_puts_the_point_off(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    good = hand.answer(practice)
    easy = practice.mark_easy()
    assert easy.rating is Rating.EASY
    assert easy.days > good.days
    assert world.states(trainer.learner)["q1"].due_day == easy.due
    assert practice.mark_easy() is easy
    assert practice.history == (easy,)


def test_a_wrong_answer_cannot_be_easy(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    told = hand.answer(practice, right=False)
    assert practice.mark_easy() is told
    assert world.states(trainer.learner)["q1"].pending


def test_an_answer_counted_right_leaves_the_session_and_is_logged(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    first = practice.next().point
    wrong = hand.answer(practice, right=False)
    told = practice.count_right()
    assert told.overruled
    assert told.right
    assert not told.back_in_session
    assert told.days > 0
    assert hand.sit(practice) == [point for point in ("q1", "q2") if point != first]
    assert not world.states(trainer.learner)[first].pending
    assert practice.tally().right == 2
    assert practice.tally().missed == ()
    log = [entry for entry in world.log(trainer.learner) if entry.point == first]
    assert [entry.kind for entry in log] == [EntryKind.REVIEW, EntryKind.OVERRULE]
    assert log[0].correct is False
    assert log[1].corrects == wrong.entry


def test_a_doubt_is_kept_when_a_wrong_answer_is_counted_right(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    ratings, states = {}, {}
    for unsure in (True, False):
        asked = practice.next()
        wrong = hand.answer(practice, right=False, unsure=unsure)
        assert wrong.unsure is unsure
        ratings[unsure] = practice.count_right().rating
        states[unsure] = world.states(trainer.learner)[asked.point]
    assert ratings == {True: Rating.HARD, False: Rating.GOOD}
    assert states[True].stability < states[False].stability
    rows = [entry.rating for entry in world.log(trainer.learner) if entry.kind is EntryKind.OVERRULE]
    assert rows == [Rating.HARD, Rating.GOOD]
    assert check(world.open().database).problems == ()


def test_an_answer_counted_right_can_then_be_easy(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    practice = world.trainer().practise(EVERYTHING)
    practice.next()
    hand.answer(practice, right=False)
    good = practice.count_right()
    assert practice.mark_easy().days > good.days


def test_the_log_keeps_what_was_shown_and_answered(world, text, hand):
    world.bank("b", "facturation", text.choice("q1", revision=3))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    asked = practice.next()
    told = hand.answer(practice)
    (entry,) = world.log(trainer.learner)
    assert (entry.id, entry.question, entry.revision) == (told.entry, "q1", 3)
    assert (entry.shown, entry.answer) == (asked.presented.options, told.answer)
    assert entry.seed == asked.presented.seed
    assert (entry.correct, entry.score, entry.rating, entry.milliseconds) == (True, 1.0, Rating.GOOD, 4000)
    assert (entry.at, entry.study_day) == (world.clock.instant, TODAY)


def test_the_log_keeps_the_options_of_the_blanks(world, hand):
    cloze = """\
  - id: q1
    type: cloze
    prompt: Complétez.
    text: "{1}, {2} et {3}."
    blanks:
      - {answers: [a], options: [a, b, c]}
      - {answers: [d]}
      - {answers: [e], options: [e, f]}
    explanation: Règle.
    skill: cadre
    level: 1
"""
    world.bank("b", "facturation", cloze)
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    first, second, third = practice.next().presented.blank_options
    hand.answer(practice, right=False)
    (entry,) = world.log(trainer.learner)
    assert second == ()
    assert entry.shown == (*first, *third)
    assert sorted(entry.shown) == ["a", "b", "c", "e", "f"]


def test_the_study_day_of_an_answer_begins_at_four(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    world.clock.set_paris(date(2026, 11, 22), 3, 59)
    practice.next()
    hand.answer(practice)
    world.clock.set_paris(date(2026, 11, 22), 4, 1)
    practice.next()
    hand.answer(practice)
    days = sorted(state.last_day for state in world.states(trainer.learner).values())
    assert days == [TODAY, TODAY + timedelta(days=1)]


def test_the_tally_counts_answers_and_names_what_was_missed(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    practice = world.trainer().practise(EVERYTHING)
    wrong = {"q2"}

    def right(asked):
        return asked.point not in wrong or bool(wrong.discard(asked.point))

    hand.sit(practice, right)
    tally = practice.tally()
    assert tally.answered == len(practice.history) == 4
    assert tally.right == 3
    assert tally.milliseconds == 16_000
    assert tally.missed == ("q2",)
    assert [plain(prompt) for prompt in tally.missed_prompts] == ["Question q2 ?"]


def test_a_session_of_nothing_is_over_at_once(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    hand.sit(trainer.practise(EVERYTHING))
    practice = trainer.practise(EVERYTHING)
    assert practice.total == 0
    assert practice.next() is None
    assert practice.tally().answered == 0
    with pytest.raises(RuntimeError):
        practice.answer(DontKnow(), milliseconds=1)


def test_numbers_count_up_to_the_total(three_themes, hand):
    practice = three_themes.trainer().practise(EVERYTHING, minutes=5)
    places = []
    missed = set()
    while (asked := practice.next()) is not None:
        places.append((asked.number, asked.total, asked.back))
        hand.answer(practice, right=asked.point in missed or len(missed) > 1)
        missed.add(asked.point)
    assert {total for _number, total, _back in places} == {12}
    assert [number for number, _total, back in places if not back] == list(range(1, 13))
    assert sorted(number for number, _total, back in places if back) == [1, 2]


# Free practice


def test_free_practice_leaves_the_schedule_alone_and_is_logged(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    hand.sit(trainer.practise(EVERYTHING))
    before = world.states(trainer.learner)
    practice = trainer.practise(Selection(free=True))
    assert practice.free
    practice.next()
    wrong = hand.answer(practice, right=False)
    assert (wrong.due, wrong.days, wrong.back_in_session) == (None, None, True)
    right = practice.count_right()
    assert (right.due, right.days) == (None, None)
    assert practice.mark_easy() is right
    assert wrong.free
    assert coming_back(right).startswith("Entraînement libre")
    assert len(hand.sit(practice)) == 1
    assert world.states(trainer.learner) == before
    kinds = [entry.kind for entry in world.log(trainer.learner)]
    assert kinds == [EntryKind.REVIEW] * 2 + [EntryKind.FREE, EntryKind.OVERRULE, EntryKind.FREE]
    assert trainer.stats().reviews == 2


def test_free_practice_of_new_points_leaves_them_new(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    trainer = world.trainer()
    hand.sit(trainer.practise(Selection(free=True)), right=lambda asked: True)
    assert world.states(trainer.learner) == {}
    assert trainer.overview().new == 2
    assert trainer.practise(EVERYTHING).total == 2


def test_free_practice_is_taken_back_too(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    practice = trainer.practise(Selection(free=True))
    practice.next()
    hand.answer(practice)
    assert practice.undo().asked.point == "q1"
    assert trainer.stats().reviews == 0
    assert world.states(trainer.learner) == {}


# What a session is about


@pytest.fixture
def mixed(world, text):
    world.bank(
        "tiers", "facturation", *text.choices("t1", "t2", tags="[argent, cotation]"), text.choice("t3")
    )
    world.bank("actes", "facturation", text.choice("a1", tags="[argent]"))
    world.bank("secret", "confidentialite", text.choice("s1", tags="[secret]"))
    return world


@pytest.mark.parametrize(
    ("selection", "points"),
    [
        (Selection(), {"t1", "t2", "t3", "a1", "s1"}),
        (Selection(themes=frozenset({"facturation"})), {"t1", "t2", "t3", "a1"}),
        (Selection(themes=frozenset({"facturation", "confidentialite"})), {"t1", "t2", "t3", "a1", "s1"}),
        (Selection(banks=frozenset({"tiers"})), {"t1", "t2", "t3"}),
        (Selection(banks=frozenset({"tiers", "secret"})), {"t1", "t2", "t3", "s1"}),
        (Selection(tags=frozenset({"argent"})), {"t1", "t2", "a1"}),
        (Selection(tags=frozenset({"cotation", "secret"})), {"t1", "t2", "s1"}),
        (Selection(banks=frozenset({"tiers"}), tags=frozenset({"argent"})), {"t1", "t2"}),
        (Selection(themes=frozenset({"confidentialite"}), tags=frozenset({"argent"})), set()),
        (Selection(banks=frozenset({"glossaire"})), set()),
    ],
)
def test_a_session_is_narrowed(mixed, hand, selection, points):
    assert set(hand.sit(mixed.trainer().practise(selection))) == points


@pytest.mark.parametrize(
    ("selection", "unknown", "known"),
    [
        (Selection(themes=frozenset({"cuisine"})), "cuisine", "confidentialite, facturation"),
        (Selection(themes=frozenset({"anglais"})), "anglais", "confidentialite, facturation"),
        (Selection(banks=frozenset({"tiers", "rien"})), "rien", "actes, glossaire, secret, tiers"),
        (Selection(tags=frozenset({"b", "a"})), "a, b", "argent, cotation, secret"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(mixed, selection, unknown, known):
    with pytest.raises(UsageError) as refused:
        mixed.trainer().practise(selection)
    assert f": {unknown}." in str(refused.value).replace("\u00a0", "")
    assert str(refused.value).endswith(f": {known}.")


def test_without_any_tag_the_sentence_says_so(world, text):
    world.bank("b", "facturation", text.choice("q1"))
    with pytest.raises(UsageError, match="—"):
        world.trainer().practise(Selection(tags=frozenset({"x"})))


def preferring(world, *themes):
    shop = world.open()
    learner = shop.only_learner()
    preferences = replace(learner.preferences, themes=themes)
    return shop.trainer(shop.learners.save(replace(learner, preferences=preferences)))


def test_the_learners_themes_narrow_a_session_that_names_no_subject(mixed, hand):
    trainer = preferring(mixed, "confidentialite")
    assert trainer.practise(Selection(banks=frozenset({"actes"}))).total == 1
    assert trainer.practise(Selection(free=True)).total == 1
    assert hand.sit(trainer.practise(EVERYTHING)) == ["s1"]


def test_a_session_lasts_the_minutes_that_the_learner_prefers(three_themes):
    shop = three_themes.open()
    learner = shop.only_learner()
    trainer = shop.trainer(replace(learner, preferences=replace(learner.preferences, minutes=3)))
    assert trainer.practise(EVERYTHING).total == 7
    assert trainer.practise(EVERYTHING, minutes=1).total == 2


def test_preferred_themes_that_are_gone_leave_everything_in(mixed):
    assert preferring(mixed, "anglais").practise(EVERYTHING).total == 5
    assert preferring(mixed, "anglais", "facturation").practise(EVERYTHING).total == 4


# « Mes erreurs »


def test_mistakes_are_asked_again_though_not_due(mixed, hand):
    trainer = mixed.trainer()
    missed = {"t2", "s1"}
    hand.sit(trainer.practise(EVERYTHING), right=lambda asked: asked.point not in missed or not asked.new)
    assert trainer.practise(EVERYTHING).total == 0
    mistakes = Selection(mistakes=True)
    practice = trainer.practise(mistakes)
    assert practice.total == 2
    assert set(hand.sit(practice)) == missed
    narrowed = Selection(mistakes=True, themes=frozenset({"confidentialite"}))
    assert hand.sit(trainer.practise(narrowed)) == ["s1"]


def test_mistakes_are_behind_after_two_days_without_one(mixed, hand):
    trainer = mixed.trainer()
    mistakes = Selection(mistakes=True)
    hand.sit(trainer.practise(EVERYTHING), right=lambda asked: asked.point != "t1" or not asked.new)
    for expected in (1, 1, 0):
        mixed.clock.pass_days(1)
        practice = trainer.practise(mistakes)
        assert practice.total == expected
        hand.sit(practice)


def test_mistakes_of_more_than_a_month_ago_are_forgotten(mixed, hand):
    trainer = mixed.trainer()
    hand.sit(trainer.practise(EVERYTHING), right=lambda asked: asked.point != "t1" or not asked.new)
    mixed.clock.pass_days(30)
    assert trainer.practise(Selection(mistakes=True)).total == 1
    mixed.clock.pass_days(1)
    assert trainer.practise(Selection(mistakes=True)).total == 0


def test_an_answer_counted_right_is_no_mistake(mixed, hand):
    trainer = mixed.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    hand.answer(practice, right=False)
    practice.count_right()
    assert trainer.practise(Selection(mistakes=True)).total == 0


# Set aside


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.KNOWN])
def test_a_point_set_aside_leaves_the_session_and_comes_back_when_resumed(mixed, hand, standing):
    trainer = mixed.trainer()
    practice = trainer.practise(EVERYTHING)
    aside = practice.next().point
    practice.set_aside(standing)
    assert aside not in hand.sit(practice)
    assert practice.tally().answered == 4
    assert trainer.set_aside(standing) == (aside,)
    mixed.clock.pass_days(400)
    assert aside not in hand.sit(trainer.practise(EVERYTHING))
    assert trainer.practise(Selection(free=True)).total == 4
    trainer.resume(aside)
    assert trainer.set_aside(standing) == ()
    practice = trainer.practise(EVERYTHING)
    assert practice.next().new
    assert hand.sit(practice) == [aside]


def test_points_suspended_and_points_known_are_listed_apart(mixed):
    trainer = mixed.trainer()
    practice = trainer.practise(EVERYTHING)
    points = {}
    for standing in (Standing.SUSPENDED, Standing.KNOWN):
        points[standing] = (practice.next().point,)
        practice.set_aside(standing)
    assert {standing: trainer.set_aside(standing) for standing in points} == points


def test_a_point_set_aside_keeps_its_memory(mixed, hand):
    trainer = mixed.trainer()
    hand.sit(trainer.practise(EVERYTHING))
    before = mixed.states(trainer.learner)
    mixed.clock.pass_days(400)
    practice = trainer.practise(EVERYTHING)
    aside = practice.next().point
    practice.set_aside(Standing.SUSPENDED)
    trainer.resume(aside)
    after = mixed.states(trainer.learner)[aside]
    assert replace(after, last_entry=before[aside].last_entry) == before[aside]


def test_a_remark_is_kept(mixed):
    trainer = mixed.trainer()
    practice = trainer.practise(EVERYTHING)
    asked = practice.next()
    practice.report("[red]Coquille[/red]")
    with mixed.reading() as store:
        (remark,) = store.remarks.all()
    assert (remark.learner, remark.question, remark.revision) == (trainer.learner.id, asked.question.id, 1)
    assert remark.text == "[red]Coquille[/red]"
