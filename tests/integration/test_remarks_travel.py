"""A remark goes from a trainee's database to the instructor's, and its answer comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from msgspec.structs import replace

from quizz.domain.answer import Chosen
from quizz.domain.remark import Remark, RemarkKind
from quizz.errors import UsageError
from quizz.locations import builtin_content
from quizz.services.learners import Learner
from quizz.services.library import Library
from quizz.services.opening import Workshop
from quizz.services.remark_exchange import Exchange, Receipt, file_name, save
from quizz.services.remark_file import RemarkFile, SentAnswer, read
from quizz.services.replies import Replies
from quizz.services.reports import Reports, by_question
from quizz.services.selection import Selection
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url

DAY = datetime(2026, 11, 22, tzinfo=UTC).date()


class Clock:
    """Moved by hand, shared by both ends."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 9, 0, 0, 123456, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant

    def zone(self) -> tzinfo:
        return UTC


class Computer:
    """A database with its banks, and what its owner does there."""

    def __init__(self, url: str, library: Library, clock: Clock, seed: int) -> None:
        self.shop = Workshop(Database.open(url), library, clock=clock, random=Random(seed))
        self.exchange = Exchange(self.shop.database, clock)
        self.reports = Reports(self.shop.database, clock)

    def person(self, name: str) -> Learner:
        return self.shop.learners.named(name)

    def flags(self, name: str, bank: str, text: str) -> Remark:
        practice = self.shop.trainer(self.person(name)).practise(
            Selection(banks=frozenset({bank}), free=True)
        )
        asked = practice.next()
        assert asked is not None
        practice.answer(Chosen((0,)), milliseconds=1000)
        practice.report(text, RemarkKind.KEY)
        return self.reports.remarks()[-1]

    def sends(self, name: str, folder: Path, **options: bool) -> Path:
        return save(self.exchange.remarks_of(self.person(name), **options), folder, DAY, replacing=True)

    def sends_answers(self, folder: Path) -> Path:
        return save(self.exchange.answers(), folder, DAY, replacing=True)

    def takes(self, file: Path) -> Receipt:
        return self.exchange.receive(read(file))

    def replies(self, name: str) -> Replies:
        return Replies(self.shop.database, self.person(name).id, self.shop.clock)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open((builtin_content(),), None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def computer(library: Library, clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Computer]]:
    """Makes computers, each with a SQLite file unless a database is given."""
    with ExitStack() as at_the_end:

        def make(name: str, url: str = "") -> Computer:
            made = Computer(url or sqlite_url(tmp_path / name / "quizz.db"), library, clock, len(name))
            at_the_end.callback(made.shop.close)
            return made

        yield make


@pytest.fixture
def instructor(computer: Callable[..., Computer], database_url: str) -> Computer:
    return computer("instructor", database_url)


def test_a_remark_and_its_answer_travel(
    computer: Callable[..., Computer], instructor: Computer, tmp_path: Path
) -> None:
    lea, tom = computer("lea"), computer("tomtom")
    mine = lea.flags("Léa", "tiers-payant", "La part [bold]mutuelle[/bold] manque : « 9,00 € » \\ %s {x}")
    other = tom.flags("Tom", "tiers-payant", "Pas claire.")

    sent = lea.sends("Léa", tmp_path)
    assert instructor.takes(sent) == Receipt("Léa", 1, 0, 0, 0, 0)
    assert instructor.takes(sent) == Receipt("Léa", 0, 1, 0, 0, 0)
    assert instructor.takes(tom.sends("Tom", tmp_path)) == Receipt("Tom", 1, 0, 0, 0, 0)

    here = {remark.id: remark for remark in instructor.reports.remarks()}
    assert here[mine.id] == replace(mine, learner=None, author="Léa")
    assert instructor.shop.learners.all() == ()  # nobody is added to those who practise
    flagged = by_question(instructor.reports.remarks(), instructor.shop.library)
    assert all(found.now is not None and Path(found.now.path).is_file() for found in flagged)

    instructor.reports.close([mine.name], "C’est corrigé : merci.")
    answers = instructor.sends_answers(tmp_path)
    raw = answers.read_text(encoding="utf-8")
    assert "Léa" not in raw
    assert mine.text not in raw

    assert lea.takes(answers) == Receipt("", 0, 0, 1, 0, 0)
    assert lea.takes(answers) == Receipt("", 0, 0, 0, 1, 0)
    assert tom.takes(answers) == Receipt("", 0, 0, 0, 0, 1)
    assert (lea.replies("Léa").unread(), tom.replies("Tom").unread()) == (1, 0)
    (seen,) = lea.replies("Léa").all()
    assert (seen.reply, seen.is_unread) == ("C’est corrigé : merci.", True)
    lea.replies("Léa").mark_read()
    assert lea.takes(answers).answers == 0
    assert lea.replies("Léa").unread() == 0
    assert not lea.exchange.remarks_of(lea.person("Léa")).remarks  # nothing is left to send
    assert tom.reports.remarks()[0].id == other.id


def test_an_answer_that_changes_comes_again_and_an_older_one_does_not(
    computer: Callable[..., Computer], instructor: Computer, tmp_path: Path
) -> None:
    lea = computer("lea")
    remark = lea.flags("Léa", "tiers-payant", "Oups.")
    instructor.takes(lea.sends("Léa", tmp_path))
    instructor.reports.close([remark.name], "Non.")
    first = instructor.exchange.answers()
    instructor.reports.close([remark.name], "Si.")
    second = instructor.exchange.answers()
    outcomes = [lea.exchange.receive(file).answers for file in (first, second, first, second)]
    assert outcomes == [1, 1, 0, 0]
    assert lea.replies("Léa").all()[0].reply == "Si."


def test_an_answer_from_a_clock_that_is_ahead_holds_until_a_later_one(
    computer: Callable[..., Computer], clock: Clock
) -> None:
    lea = computer("lea")
    remark = lea.flags("Léa", "tiers-payant", "Oups.")
    sent = lea.exchange.remarks_of(lea.person("Léa")).remarks[0]
    ahead = SentAnswer(remark=sent.id, text="Demain.", at=datetime(2999, 1, 1, tzinfo=UTC))
    file = RemarkFile(answers=(ahead,))
    assert [lea.exchange.receive(file).answers for _time in range(3)] == [1, 0, 0]
    lea.reports.close([remark.name], "Aujourd’hui.")
    assert lea.replies("Léa").all()[0].reply == "Aujourd’hui."


def test_a_remark_from_a_clock_that_is_ahead_is_of_today(
    computer: Callable[..., Computer], instructor: Computer, clock: Clock
) -> None:
    lea = computer("lea")
    lea.flags("Léa", "tiers-payant", "Oups.")
    file = lea.exchange.remarks_of(lea.person("Léa"))
    ahead = replace(file.remarks[0], at=datetime(2999, 1, 1, tzinfo=UTC))
    instructor.exchange.receive(replace(file, remarks=(ahead,)))
    assert instructor.reports.remarks()[0].at < clock.now()


def test_a_file_never_changes_a_remark_that_is_here(
    computer: Callable[..., Computer], instructor: Computer
) -> None:
    lea = computer("lea")
    lea.flags("Léa", "tiers-payant", "Oups.")
    file = lea.exchange.remarks_of(lea.person("Léa"))
    instructor.exchange.receive(file)
    forged = replace(file, author="Tom", remarks=(replace(file.remarks[0], text="Autre chose."),) * 2)
    assert instructor.exchange.receive(forged) == Receipt("Tom", 0, 2, 0, 0, 0)
    assert [(remark.author, remark.text) for remark in instructor.reports.remarks()] == [("Léa", "Oups.")]


def test_a_name_may_be_left_out(
    computer: Callable[..., Computer], instructor: Computer, tmp_path: Path
) -> None:
    lea = computer("lea")
    lea.flags("Léa", "tiers-payant", "Oups.")
    sent = lea.sends("Léa", tmp_path, anonymous=True)
    assert "Léa" not in sent.read_text(encoding="utf-8")
    assert sent.name == "quizz-remarques-2026-11-22.json"
    instructor.takes(sent)
    assert instructor.reports.remarks()[0].author == ""


def test_people_of_one_database_need_no_file(instructor: Computer) -> None:
    remark = instructor.flags("Léa", "tiers-payant", "Oups.")
    instructor.reports.close([remark.name], "Merci.")
    assert instructor.replies("Léa").unread() == 1
    assert instructor.exchange.answers().answers == ()


def test_a_file_of_thousands_is_taken(instructor: Computer, computer: Callable[..., Computer]) -> None:
    lea = computer("lea")
    lea.flags("Léa", "tiers-payant", "Oups.")
    (one,) = lea.exchange.remarks_of(lea.person("Léa")).remarks
    many = RemarkFile(author="Léa", remarks=tuple(replace(one, id=UUID(int=n)) for n in range(1, 5001)))
    assert instructor.exchange.receive(many).remarks == 5000
    assert instructor.exchange.receive(many).remarks == 0
    (flagged,) = by_question(instructor.reports.remarks(), instructor.shop.library)
    assert len(instructor.reports.close([flagged.question], "Corrigé.")) == 5000


# The file itself


def test_a_file_has_a_name_of_its_own(tmp_path: Path, computer: Callable[..., Computer]) -> None:
    lea = computer("lea")
    lea.flags("Zoé d’Œuvres ../x", "tiers-payant", "Oups.")
    file = lea.exchange.remarks_of(lea.person("Zoé d’Œuvres ../x"))
    assert file_name(file, DAY) == "quizz-remarques-zoe-d-oeuvres-x-2026-11-22.json"
    assert save(file, tmp_path, DAY) == tmp_path / file_name(file, DAY)
    with pytest.raises(UsageError, match="existe déjà"):
        save(file, tmp_path, DAY)
    assert save(file, tmp_path, DAY, replacing=True).is_file()
    assert [path.name for path in tmp_path.glob("*.tmp")] + [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.parametrize("goal", ["absent/f.json", "a\x00b", "x" * 300, "f.json/g"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, goal: str) -> None:
    (tmp_path / "f.json").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"ne peut pas être écrit \(.+\)"):
        save(RemarkFile(), tmp_path / goal, DAY)
