"""The search for every way to settle a request gives up in time, and says so."""

from msgspec.structs import replace

from quizz.domain.agenda import solutions as searching
from quizz.domain.agenda.solutions import solutions
from quizz.domain.agenda.week import Constraint, Moment, Wanted


def test_a_search_that_gives_up_looked_at_no_more_than_it_may(asked, monkeypatch):
    week = asked().agenda
    others = tuple(
        replace(week.bookings[0], id=f"b{rank}", at=Moment(0, 9 * 60 + 15 * rank), who=f"M. B{rank}")
        for rank in range(1, 8)
    )
    asks = tuple(Constraint(on=one.id, after=1000, before=1000, why="Jamais.") for one in others[:1])
    question = asked(
        agenda=replace(week, bookings=(*week.bookings, *others)),
        wanted=tuple(Wanted(id=f"w{rank}", kind="ecg", who=f"W{rank}") for rank in range(4)),
        movable=tuple(one.id for one in others),
        constraints=asks,
    )
    looked = []
    real = searching.in_the_way
    monkeypatch.setattr(searching, "in_the_way", lambda *given: looked.append(1) or real(*given))
    monkeypatch.setattr(searching, "MOST_TRIED", 400)
    found = solutions(question)
    assert (found.found, found.complete) == ((), False)
    assert len(looked) <= 400
    assert found.told == "La recherche s’est arrêtée avant de trouver une réponse."
