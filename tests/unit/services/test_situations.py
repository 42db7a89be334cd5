"""A situation played, left, taken up, ended; what memory keeps of it; when it is asked alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.domain.answer import Chosen
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind
from quizz.domain.scenario import Effects, Ending, Taken, Worth
from quizz.errors import UsageError
from quizz.services.checking import check
from quizz.services.rebuilding import rebuild
from quizz.services.selection import Selection
from quizz.services.situations import Play, Situation, State, telling

STORY = (
    (Path(__file__).parents[2] / "stories" / "situations.yaml")
    .read_text("utf-8")
    .partition("questions:\n")[2]
)
POINTS = ["sc-mal/appel", "sc-mal/rappel", "sc-mal/relais"]


@pytest.fixture
def story(world):
    world.bank("situations", "accueil", STORY)
    return world


def begin(story, seed: int = 7) -> Play:
    return story.trainer(story.open(seed=seed)).situations().play("sc-mal")


def do(play: Play, words: str):
    """Choose the action that has these words."""
    (position,) = (i for i, text in enumerate(play.decision.texts) if words in text)
    return play.choose(position, milliseconds=4000)


def listed(story) -> Situation:
    (found,) = story.trainer().situations().all()
    return found


def kept(story):
    trainer = story.trainer()
    with story.reading() as store:
        return store.plays.of_learner(trainer.learner.id)


class TestChoosing:
    def test_tells_what_happened_and_leads_on(self, story) -> None:
        play = begin(story)
        decision = play.decision
        assert (decision.number, decision.step.id, decision.hour) == (1, "appel", "23:58")
        happened = do(play, "demain")
        assert happened.action.worth is Worth.WRONG
        assert happened.action.effects == Effects(minutes=3, risk=2)
        assert (happened.decision, happened.hour) == (decision, "0:01")
        assert (play.decision.number, play.decision.step.id) == (2, "rappel")

    def test_offers_an_action_only_with_its_flags(self, story) -> None:
        play = begin(story)
        do(play, "médecin")
        assert sorted(play.decision.texts) == ["Appeler un taxi", "Faire le 15 et rester en ligne"]
        do(play, "15 et rester")
        again = begin(story)
        do(again, "où il est")
        assert len(again.decision.texts) == 3

    @pytest.mark.parametrize(
        ("words", "rating", "score", "correct"),
        [
            ("où il est", Rating.GOOD, 1.0, True),
            ("médecin", Rating.HARD, 0.5, True),
            ("demain", Rating.AGAIN, 0.0, False),
        ],
    )
    def test_is_a_review_of_the_decision(self, story, words, rating, score, correct) -> None:
        play = begin(story)
        shown = play.decision.texts
        do(play, words)
        trainer = story.trainer()
        (entry,) = story.log(trainer.learner)
        assert (entry.kind, entry.point, entry.question) == (EntryKind.REVIEW, "sc-mal/appel", "sc-mal/appel")
        assert (entry.rating, entry.score, entry.correct) == (rating, score, correct)
        assert (entry.revision, entry.milliseconds, entry.shown) == (1, 4000, shown)
        assert isinstance(entry.answer, Chosen)
        (position,) = entry.answer.positions
        assert words in entry.shown[position]
        (state,) = story.states(trainer.learner).values()
        assert (state.point, state.reviews, state.pending) == ("sc-mal/appel", 1, not correct)

    def test_leaves_a_database_that_checks_and_rebuilds(self, story) -> None:
        play = begin(story)
        for words in ("demain", "retenir", "taxi", "retenir", "15 et rester"):
            do(play, words)
        shop = story.open()
        assert check(shop.database).problems == ()
        assert rebuild(shop.database).changed == 0
        assert len(kept(story)) == 1

    def test_of_what_is_over_is_refused(self, story) -> None:
        play = begin(story)
        for words in ("où il est", "15 et rester"):
            do(play, words)
        with pytest.raises(RuntimeError):
            play.choose(0, milliseconds=1)

    def test_shuffles_the_actions_by_the_seed(self, story) -> None:
        shown = {begin(story, seed).decision.texts for seed in range(30)}
        assert len(shown) == 6
        assert len({tuple(sorted(texts)) for texts in shown}) == 1


class TestLeaving:
    def test_before_any_choice_keeps_nothing(self, story) -> None:
        begin(story)
        assert kept(story) == []
        assert listed(story).state is State.NEW

    def test_takes_up_at_the_decision_in_the_same_order(self, story) -> None:
        play = begin(story)
        do(play, "demain")
        there = play.decision
        again = begin(story, seed=99)
        assert again.resumed
        assert again.note == ""
        assert again.decision == there
        assert (listed(story).state, listed(story).at) == (State.BEGUN, 2)
        do(again, "retenir")
        (played,) = kept(story)
        assert played.path == (Taken("appel", 0), Taken("rappel", 0))
        assert played.ended_at is None

    def test_two_programs_do_not_play_the_same_decision(self, story) -> None:
        do(begin(story), "demain")
        one, other = begin(story), begin(story)
        do(one, "retenir")
        with pytest.raises(UsageError, match="autre programme"):
            do(other, "Raccrocher")
        assert len(story.log(story.trainer().learner)) == 2
        assert kept(story)[0].path[-1] == Taken("rappel", 0)

    def test_of_two_people_is_apart(self, story) -> None:
        shop = story.open()
        shop.trainer(shop.learners.named("Léa")).situations().play("sc-mal").choose(0, milliseconds=1)
        tom = shop.trainer(shop.learners.named("Tom")).situations()
        assert not tom.play("sc-mal").resumed
        assert tom.all()[0].state is State.NEW


class TestTheEnd:
    def test_compares_with_the_best_way(self, story) -> None:
        play = begin(story)
        for words in ("demain", "retenir", "chez lui"):
            do(play, words)
        told = play.review()
        assert (told.ending.ending, told.ending.lesson) == (
            Ending.GOOD,
            "Le 15 d’abord, le planning ensuite.",
        )
        assert (told.best, told.made, told.trust, told.minutes, told.risk) == (1, 3, 0, 4, 2)
        assert [(row.number, row.chosen, row.worth, row.best) for row in told.rows] == [
            (1, "Lui donner une place demain", Worth.WRONG, "Lui demander où il est"),
            (
                2,
                "Le retenir et lui demander où il est",
                Worth.BEST,
                "Le retenir et lui demander où il est",
            ),
            (3, "Envoyer le 15 chez lui", Worth.FAIR, "Faire le 15 et rester en ligne"),
        ]
        assert play.decision is None

    def test_shows_what_only_the_best_way_meets(self, story) -> None:
        play = begin(story)
        for words in ("demain", "Raccrocher"):
            do(play, words)
        last = play.review().rows[-1]
        assert (last.number, last.step.id, last.chosen, last.worth) == (0, "relais", "", None)
        assert last.best == "Faire le 15 et rester en ligne"
        assert play.review().made == 2

    def test_is_told_in_the_list_and_the_next_time_begins_anew(self, story) -> None:
        play = begin(story)
        for words in ("médecin", "15 et rester"):
            do(play, words)
        found = listed(story)
        assert (found.state, found.best, found.made, found.decisions) == (State.DONE, 1, 2, 2)
        assert kept(story)[0].ended_at == story.clock.now()
        again = begin(story)
        assert not again.resumed
        do(again, "où il est")
        do(again, "15 et rester")
        assert len(kept(story)) == 2
        assert listed(story).best == 2


class TestRevised:
    def rewrite(self, story, *changes: tuple[str, str], revision: int = 2) -> None:
        text = STORY.replace("    level: 2\n", f"    level: 2\n    revision: {revision}\n")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        story.bank("situations", "accueil", text)

    def test_in_its_words_is_taken_up_where_it_was_left(self, story) -> None:
        do(begin(story), "demain")
        self.rewrite(story)
        play = begin(story)
        assert play.note == "Cette situation a été revue depuis\u00a0: vous la reprenez à la décision 2."
        assert play.decision.step.id == "rappel"
        do(play, "retenir")
        assert (kept(story)[0].revision, len(kept(story)[0].path)) == (2, 2)
        assert begin(story).note == ""

    def test_in_its_way_is_taken_up_where_both_agree(self, story) -> None:
        play = begin(story)
        for words in ("demain", "retenir"):
            do(play, words)
        self.rewrite(
            story,
            ("next: rappel\n          - text: Lui demander", "next: relais\n          - text: Lui demander"),
        )
        play = begin(story)
        assert "à la décision 2" in play.note
        assert play.decision.step.id == "relais"
        do(play, "15 et rester")
        assert kept(story)[0].path == (Taken("appel", 0), Taken("relais", 0))

    def test_from_its_first_step_begins_again(self, story) -> None:
        do(begin(story), "demain")
        self.rewrite(story, ("id: appel", "id: sonnerie"))
        play = begin(story)
        assert play.note == "Cette situation a été revue depuis\u00a0: elle reprend au début."
        assert play.decision.number == 1

    def test_so_that_it_ends_there_is_over(self, story) -> None:
        do(begin(story), "demain")
        self.rewrite(story, ("risk: 2}\n            next: rappel", "risk: 2}\n            next: fin-seul"))
        play = begin(story)
        assert play.decision is None
        assert play.review().ending.id == "fin-seul"
        assert listed(story).state is State.DONE

    def test_after_its_end_has_no_score_any_more(self, story) -> None:
        play = begin(story)
        for words in ("où il est", "15 et rester"):
            do(play, words)
        self.rewrite(story, ("id: relais", "id: secours"), ("next: relais", "next: secours"))
        found = listed(story)
        assert (found.state, found.made) == (State.DONE, 0)
        assert telling.state(found) == "jouée, revue depuis"

    def test_away_is_not_listed(self, story, text) -> None:
        do(begin(story), "demain")
        story.bank("situations", "accueil", text.choice("autre"))
        situations = story.trainer().situations()
        assert situations.all() == ()
        with pytest.raises(UsageError, match="n’existe plus"):
            situations.play("sc-mal")


class TestInSessions:
    def test_a_decision_that_was_not_met_never_comes(self, story, text) -> None:
        story.bank("autres", "accueil", text.choice("q1"))
        trainer = story.trainer()
        for selection in (Selection(), Selection(free=True), Selection(themes=frozenset({"accueil"}))):
            assert trainer.practise(selection, minutes=60).total == 1
        assert trainer.overview().new == 1

    def test_one_that_was_met_comes_back_alone_when_due(self, story, hand) -> None:
        play = begin(story)
        do(play, "demain")
        do(play, "retenir")
        story.clock.pass_days(20)
        trainer = story.trainer()
        assert (trainer.overview().due, trainer.overview().points) == (2, 2)
        assert sorted(hand.sit(trainer.practise(Selection()))) == POINTS[:2]
        practice = story.trainer().practise(Selection(free=True))
        assert {practice.next().point, practice.next().point} <= set(POINTS)

    def test_asked_alone_it_is_a_choice_with_its_situation(self, story) -> None:
        do(begin(story), "médecin")
        story.clock.pass_days(20)
        asked = story.trainer().practise(Selection()).next()
        assert asked.question.prompt.startswith("Un homme de 58 ans décrit un étau")
        assert sorted(asked.presented.options) == ["Lui demander où il est", "Lui donner une place demain"]


class TestTheList:
    def test_finds_by_name_and_by_number(self, story) -> None:
        situations = story.trainer().situations()
        assert situations.named("sc-mal") == situations.named("1") == situations.all()[0]

    @pytest.mark.parametrize("name", ["2", "0", "zzz"])
    def test_refuses_what_it_does_not_know(self, story, name) -> None:
        with pytest.raises(UsageError, match="quizz situations"):
            story.trainer().situations().named(name)

    def test_tells_the_name_that_was_probably_meant(self, story) -> None:
        with pytest.raises(UsageError, match="« sc-mal »".replace(" ", "\u00a0")):
            story.trainer().situations().named("sc-mla")

    def test_goes_by_theme_then_by_level(self, story) -> None:
        def other(name: str, level: int) -> str:
            return STORY.replace("sc-mal", name).replace("level: 2", f"level: {level}")

        story.bank("b", "confidentialite", other("sc-c", 3), other("sc-d", 1))
        assert [found.id for found in story.trainer().situations().all()] == ["sc-d", "sc-c", "sc-mal"]


@pytest.mark.parametrize(
    ("effects", "told"),
    [
        (Effects(), ""),
        (Effects(sets=("adresse",)), ""),
        (Effects(trust=1, minutes=1), "La confiance monte. 1 minute de plus."),
        (Effects(trust=-2, minutes=2, risk=1), "La confiance baisse. 2 minutes de plus. Le risque monte."),
        (Effects(minutes=-2, risk=-1), "2 minutes de moins. Le risque baisse."),
    ],
)
def test_effects_are_told_in_words(effects: Effects, told: str) -> None:
    assert telling.effects(effects).replace("\u00a0", " ") == told


def test_an_hour_is_told_as_people_say_it() -> None:
    assert telling.hour("9:05") == "9\u00a0h\u00a005"
    assert telling.hour("") == ""
