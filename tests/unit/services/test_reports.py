"""What was flagged, question by question, and the answers that close it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizz.domain.remark import LONGEST_REPLY, RemarkKind
from quizz.errors import UsageError
from quizz.services.remark_exchange import Exchange
from quizz.services.replies import Replies
from quizz.services.reports import Reports, Status, by_question
from quizz.services.selection import Selection

EVERYTHING = Selection(free=True)
GLOSSARY = """\
terms:
  - id: uretere
    term: uretère
    kind: term
    gender: m
    definition: Conduit qui mène l’urine du rein à la vessie.
    revision: 4
"""


class Scene:
    """Léa and Tom practise on one computer; `say` flags a question that is on screen."""

    def __init__(self, world, text) -> None:
        self.world = world
        world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
        world.glossary(GLOSSARY)
        self.shop = world.open()
        self.reports = Reports(self.shop.database, self.shop.clock)
        self.people = {name: self.shop.learners.named(name) for name in ("Léa", "Tom")}

    def say(self, name, question, text="Oups.", kind=RemarkKind.OTHER):
        self.world.clock.instant += timedelta(minutes=1)
        practice = self.shop.trainer(self.people[name]).practise(EVERYTHING)
        while (asked := practice.next()).question.id != question:
            practice._queue.passed(asked.point)
        practice.report(text, kind)
        return self.reports.remarks()[-1]

    def flagged(self, *names):
        return by_question(self.reports.remarks(*names), self.shop.library)

    def replies(self, name):
        return Replies(self.shop.database, self.people[name].id, self.shop.clock)


@pytest.fixture
def scene(world, text):
    return Scene(world, text)


def told(error) -> str:
    return str(error.value).replace("\u00a0", " ")


def test_the_question_that_is_flagged_most_comes_first(scene):
    for name, question in (("Léa", "q1"), ("Léa", "q2"), ("Tom", "q2"), ("Tom", "q3")):
        scene.say(name, question)
    found = scene.flagged()
    assert [(flagged.question, len(flagged.remarks)) for flagged in found] == [
        ("q2", 2),
        ("q3", 1),
        ("q1", 1),
    ]
    assert [remark.author for remark in found[0].remarks] == ["Léa", "Tom"]


def test_a_question_is_told_where_it_stands_now(scene, text):
    scene.say("Léa", "q2")
    (flagged,) = scene.flagged()
    file = scene.world.content / "questions" / "facturation" / "b.yaml"
    assert (flagged.now.path, flagged.now.revision) == (str(file), 1)
    assert "q2" in file.read_text(encoding="utf-8").splitlines()[flagged.now.line - 1]
    scene.world.bank("b", "facturation", text.choice("q0"), text.choice("q1"), text.choice("q2", revision=3))
    scene.shop = scene.world.open()
    (moved,) = scene.flagged()
    assert moved.now.line > flagged.now.line
    assert (moved.now.revision, moved.remarks[0].revision) == (3, 1)


def test_a_question_that_is_gone_is_known_by_what_was_seen(scene, text):
    scene.say("Léa", "q2")
    scene.world.bank("b", "facturation", text.choice("q1"))
    scene.shop = scene.world.open()
    (flagged,) = scene.flagged()
    assert flagged.now is None
    assert flagged.prompt == "Question q2 ?"


def test_a_question_that_the_glossary_makes_is_told_by_its_entry(scene):
    (way, *_others) = scene.shop.library.ways("uretere/meaning", scene.shop.clock.now().date())
    scene.say("Léa", way.question)
    (flagged,) = scene.flagged()
    assert Path(flagged.now.path).name == "glossary.yaml"
    assert (flagged.now.line, flagged.now.revision) == (2, 4)
    assert scene.shop.library.whereabouts("uretere/meaning/zut") is None
    assert scene.shop.library.whereabouts("zut/meaning/define") is None


def test_what_was_seen_and_answered_is_kept(scene, hand):
    practice = scene.shop.trainer(scene.people["Léa"]).practise(EVERYTHING)

    def report(*said, **about):
        scene.world.clock.instant += timedelta(seconds=1)
        practice.report(*said, **about)

    asked = practice.next()
    report("Avant.")
    hand.answer(practice, right=False)
    report("Après.", RemarkKind.KEY)
    practice.next()
    report("Celle d’avant.", RemarkKind.SPELLING, before=True)
    report("Celle-ci.")
    before, after, late, here = scene.reports.remarks()
    assert (before.question, before.prompt) == (asked.question.id, asked.question.prompt)
    assert before.shown == asked.presented.shown
    assert (before.answered, before.correct) == (None, None)
    assert (after.answered, after.correct, after.kind) == ((), False, RemarkKind.KEY)
    assert (late.question, late.answered, late.kind) == (asked.question.id, (), RemarkKind.SPELLING)
    assert here.question == practice.current.question.id != asked.question.id
    assert here.answered is None


def test_an_answer_that_was_taken_back_is_not_told(scene, hand):
    practice = scene.shop.trainer(scene.people["Léa"]).practise(EVERYTHING)
    practice.next()
    hand.answer(practice)
    practice.undo()
    practice.report("Reprise.")
    (remark,) = scene.reports.remarks()
    assert remark.answered is None


def test_open_closed_and_of_one_person(scene):
    first, second, third = (
        scene.say(name, question) for name, question in (("Léa", "q1"), ("Tom", "q1"), ("Tom", "q2"))
    )
    scene.reports.close([second.name], "Merci.")
    ids = [[remark.id for remark in scene.reports.remarks(status)] for status in Status]
    assert ids == [[first.id, third.id], [second.id], [first.id, second.id, third.id]]
    assert [remark.id for remark in scene.reports.remarks(Status.ALL, " TOM ")] == [second.id, third.id]
    scene.shop.learners.add("Zoé")
    assert scene.reports.remarks(Status.ALL, "Zoé") == []
    with pytest.raises(UsageError) as raised:
        scene.reports.remarks(Status.ALL, "Lea")
    assert told(raised) == "Personne ne s’appelle « Lea » ici. Noms connus : Léa, Tom, Zoé."


def test_a_question_closes_all_that_is_open_on_it(scene):
    scene.say("Léa", "q1")
    scene.say("Tom", "q1")
    scene.say("Tom", "q2")
    scene.reports.close([scene.reports.remarks()[0].name], "Pour Léa.")
    closed = scene.reports.close(["q1"], "  C’est corrigé.\x1b ")
    assert [remark.author for remark in closed] == ["Tom"]
    assert [remark.reply for remark in scene.reports.remarks()] == ["Pour Léa.", "C’est corrigé.", None]
    with pytest.raises(UsageError, match="Tout a déjà sa réponse sur"):
        scene.reports.close(["q1"], "Encore.")


def test_an_answer_can_be_changed_and_is_then_to_be_read_again(scene):
    remark = scene.say("Léa", "q1")
    scene.reports.close([str(remark.id)], "Non.")
    lea, tom = scene.replies("Léa"), scene.replies("Tom")
    assert (lea.unread(), tom.unread()) == (1, 0)
    lea.mark_read()
    assert lea.unread() == 0
    scene.world.clock.pass_days(1)
    scene.reports.close([remark.id.hex[-6:].upper()], "Si, après tout.")
    assert lea.unread() == 1
    assert [remark.reply for remark in lea.all()] == ["Si, après tout."]


def test_answers_that_wait_come_first_then_the_latest_remark(scene):
    first, second, third = (scene.say("Léa", question) for question in ("q1", "q2", "q3"))
    scene.reports.close([first.name], "Merci.")
    assert [remark.id for remark in scene.replies("Léa").all()] == [first.id, third.id, second.id]


@pytest.mark.parametrize("name", ["zut", "", "abc", "../..", "0" * 32, "%", "é" * 200])
def test_a_name_that_is_none_closes_nothing(scene, name):
    remark = scene.say("Léa", "q1")
    with pytest.raises(UsageError, match="n’est ni une remarque ni une question"):
        scene.reports.close([remark.name, name], "Merci.")
    assert scene.reports.remarks()[0].is_open


def test_an_end_that_several_have_is_told(scene):
    remark = scene.say("Léa", "q1")
    twin = replace(remark, id=type(remark.id)(int=remark.id.int ^ (1 << 100)))
    with scene.shop.database.writing() as store:
        store.remarks.add(twin)
    with pytest.raises(UsageError) as raised:
        scene.reports.close([remark.name], "Merci.")
    assert "désigne plusieurs remarques" in told(raised)
    assert str(twin.id) in told(raised)
    assert len(scene.reports.close([str(twin.id)], "Merci.")) == 1


@pytest.mark.parametrize("answer", ["", " \x00\u202e\n", "x" * (LONGEST_REPLY + 1)])
def test_an_answer_that_says_nothing_or_too_much_is_refused(scene, answer):
    scene.say("Léa", "q1")
    with pytest.raises(UsageError, match="La réponse"):
        scene.reports.close(["q1"], answer)
    assert scene.reports.remarks()[0].is_open


def test_a_person_sends_what_is_open_and_nothing_of_others(scene):
    first = scene.say("Léa", "q1")
    second = scene.say("Léa", "q2", "Faute.", RemarkKind.SPELLING)
    scene.say("Tom", "q3")
    scene.reports.close([first.name], "Merci.")
    exchange = Exchange(scene.shop.database, scene.shop.clock)
    file = exchange.remarks_of(scene.people["Léa"])
    assert (file.author, [sent.id for sent in file.remarks], file.answers) == ("Léa", [second.id], ())
    assert exchange.remarks_of(scene.people["Léa"], anonymous=True) == replace(file, author="")
    assert exchange.answers().answers == ()  # what was answered here came in no file
