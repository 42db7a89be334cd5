"""Sessions of one kind: how kinds are named, what is asked, how, and how much there is of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.domain.question import ShortAnswer, WordParts, kind_of
from quizz.errors import UsageError
from quizz.services.kinds import KINDS, PRACTISED_APART, command_of, kinds_named, telling
from quizz.services.kinds.counting import KindCount
from quizz.services.kinds.naming import NAMES
from quizz.services.selection import Selection

STORIES = Path(__file__).parents[2] / "stories"
GLOSSARY = """\
terms:
  - id: hematurie
    term: hématurie
    kind: term
    gender: f
    definition: Présence de sang dans les urines.
    parts:
      - {form: hémato-, meaning: sang}
      - {form: -urie, meaning: urine}
  - id: nephrite
    term: néphrite
    kind: term
    gender: f
    definition: Inflammation d’un organe qui filtre.
    parts:
      - {form: néphro-, meaning: rein}
      - {form: -ite, meaning: inflammation}
  - {id: hernie, term: hernie, kind: term, gender: f, definition: Sortie d’un organe hors de sa cavité.}
"""
TYPED = frozenset({"short_answer"})
WORDS = frozenset({"word_parts"})
CALLS = frozenset({"switchboard"})


def questions_of(name: str) -> str:
    return (STORIES / name).read_text("utf-8").partition("questions:\n")[2]


class TestNames:
    def test_every_kind_has_a_french_name_of_its_own(self) -> None:
        assert set(NAMES) == set(KINDS)
        names = [name for names in NAMES.values() for name in names]
        assert len(names) == len(set(names))

    @pytest.mark.parametrize(
        ("words", "kinds"),
        [
            (["relecture"], {"proofreading"}),
            (["proofreading,appointment"], {"proofreading", "appointment"}),
            (["Dictée, agenda", "MOTS"], {"dictation", "appointment", "word_parts"}),
            (["dictee", "rendez vous", "word-parts"], {"dictation", "appointment", "word_parts"}),
            ([","], set()),
            ([], set()),
        ],
    )
    def test_french_ones_and_those_of_banks(self, words, kinds) -> None:
        assert kinds_named(words) == kinds

    def test_an_unknown_one_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(UsageError, match="Voulez-vous dire « relecture »".replace(" ", ".")) as error:
            kinds_named(["relectur"])
        assert all(names[0] in str(error.value) for names in NAMES.values())
        with pytest.raises(UsageError, match="« zzz »".replace(" ", ".")):
            kinds_named(["zzz"])

    def test_the_command_of_each_is_understood(self) -> None:
        for kind in PRACTISED_APART:
            command = command_of(kind)
            name = command.rpartition(" ")[2]
            assert command == "quizz switchboard" or kinds_named([name]) == {kind}
            assert telling.title(kind)
            assert telling.about(kind)


class TestSessions:
    def test_takes_the_points_of_its_kinds_and_asks_them_so(self, world, text, hand) -> None:
        choice = text.choice("q1", point="q2")
        world.bank("b", "facturation", choice, text.typed("q2"), *text.choices("q3", "q4"))
        trainer = world.trainer()
        practice = trainer.practise(Selection(kinds=TYPED))
        assert practice.total == 1
        assert isinstance(practice.next().question, ShortAnswer)
        hand.answer(practice, right=False)
        assert isinstance(practice.next().question, ShortAnswer)
        both = trainer.practise(Selection(kinds=TYPED | {"single_choice"}))
        assert both.total == 3
        assert trainer.practise(Selection(kinds=TYPED, banks=frozenset({"glossaire"}))).total == 0

    def test_takes_new_ones_and_due_ones_only_unless_free(self, world, text, hand) -> None:
        world.bank("b", "facturation", text.typed("q1"), text.choice("q2"))
        trainer = world.trainer()
        assert hand.sit(trainer.practise(Selection(kinds=TYPED))) == ["q1"]
        assert trainer.practise(Selection(kinds=TYPED)).total == 0
        assert trainer.practise(Selection(kinds=TYPED, free=True)).total == 1
        world.clock.pass_days(60)
        assert trainer.practise(Selection(kinds=TYPED)).total == 1

    def test_words_are_asked_by_cutting_them(self, world) -> None:
        world.glossary(GLOSSARY)
        trainer = world.trainer()
        practice = trainer.practise(Selection(kinds=WORDS))
        assert practice.total == 2
        asked = practice.next()
        assert isinstance(asked.question, WordParts)
        assert asked.point in {"hematurie/parts", "nephrite/parts"}

    def test_other_kinds_of_the_glossary_are_found_too(self, world) -> None:
        world.glossary(GLOSSARY)
        practice = world.trainer().practise(Selection(kinds=TYPED), minutes=60)
        kinds = set()
        while (asked := practice.next()) is not None:
            kinds.add(kind_of(asked.question))
            practice._queue.passed(asked.point)
        assert kinds == TYPED

    def test_a_bank_may_ask_the_parts_of_a_word_otherwise(self, world, text) -> None:
        world.glossary(GLOSSARY)
        world.bank("b", "terminologie", text.choice("q1", point="hernie/parts"))
        assert world.trainer().practise(Selection(kinds=WORDS)).total == 2

    def test_an_unknown_kind_is_refused(self, world, text) -> None:
        world.bank("b", "facturation", text.choice("q1"))
        with pytest.raises(UsageError, match="relecture2"):
            world.trainer().practise(Selection(kinds=frozenset({"relecture2"})))

    def test_calls_may_be_asked_alone_by_their_kind_decisions_may_not(self, world) -> None:
        world.bank("standard", "accueil", questions_of("standard.yaml"))
        world.bank("situations", "accueil", questions_of("situations.yaml"))
        trainer = world.trainer()
        assert trainer.practise(Selection()).total == 0
        practice = trainer.practise(Selection(kinds=CALLS))
        assert practice.total > 0
        assert kind_of(practice.next().question) == "switchboard"
        assert trainer.practise(Selection(kinds=frozenset({"single_choice"}))).total == 0


class TestCounts:
    def test_what_there_is_and_what_waits(self, world, hand) -> None:
        world.glossary(GLOSSARY)
        world.bank("situations", "accueil", questions_of("situations.yaml"))
        trainer = world.trainer()
        played = KindCount(kind="scenario", points=1)
        assert trainer.kinds() == (played, KindCount(kind="word_parts", points=2, new=2))
        practice = trainer.practise(Selection(kinds=WORDS))
        practice.next()
        hand.answer(practice, right=False)
        assert trainer.kinds()[1] == KindCount(kind="word_parts", points=2, due=1, new=1)
        trainer.situations().play("sc-mal").choose(0, milliseconds=1000)
        assert trainer.kinds()[0] == KindCount(kind="scenario", points=1, begun=1)

    def test_what_is_set_aside_counts_nowhere(self, world) -> None:
        from quizz.domain.review import Standing

        world.glossary(GLOSSARY)
        trainer = world.trainer()
        practice = trainer.practise(Selection(kinds=WORDS))
        practice.next()
        practice.set_aside(Standing.KNOWN)
        assert trainer.kinds() == (KindCount(kind="word_parts", points=1, new=1),)

    def test_nothing_of_the_kind(self, world, text) -> None:
        world.bank("b", "facturation", text.choice("q1"))
        trainer = world.trainer()
        assert trainer.kinds() == ()
        assert trainer.library.practised_apart == frozenset()

    @pytest.mark.parametrize(
        ("found", "told"),
        [
            (KindCount(kind="dictation", points=5, new=5), "5 à découvrir"),
            (KindCount(kind="dictation", points=5, due=2, new=1), "5 · 2 à revoir · 1 à découvrir"),
            (KindCount(kind="scenario", points=26, begun=2), "26 · 2 en cours"),
            (KindCount(kind="dictation", points=5), "5"),
        ],
    )
    def test_in_words(self, found, told) -> None:
        assert telling.counts(found) == told
