"""What a day withholds, when another day begins meanwhile."""

from __future__ import annotations

from datetime import date

from quizz.services import withholding
from quizz.services.withholding import Withholding

TODAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 22)


def test_a_day_that_ends_while_it_is_worked_out_is_not_taken_for_the_next(monkeypatch):
    told = Withholding(content=None, points=None)

    def slowly(_content, day):
        if day == TODAY:
            assert told.questions(TOMORROW) == {"q": TOMORROW}
        return {"q": day}

    monkeypatch.setattr(withholding, "withheld", slowly)
    assert told.questions(TODAY) == {"q": TODAY}
    assert told.questions(TOMORROW) == {"q": TOMORROW}
