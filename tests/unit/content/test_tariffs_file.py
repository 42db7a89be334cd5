from datetime import date
from decimal import Decimal

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file
from quizz.domain.tariff import Unit


def compiled(text):
    return compile_file(text.encode(), FileKind.TARIFFS, "")


def test_sound_tariffs(tariffs_text):
    result = compiled(tariffs_text)
    assert result.diagnostics == ()
    consultation, rate = result.tariffs
    assert (consultation.id, consultation.unit, rate.unit) == ("G", Unit.EUR, Unit.PERCENT)
    assert [value.amount for value in consultation.values] == [Decimal("26.50"), Decimal("30.00")]
    assert consultation.values[0].valid_until == date(2024, 12, 21)
    assert result.places == ((2, 5), (8, 5))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("valid_from: 2024-12-22", "valid_from: 2024-12-21", ("B033", 7, 9)),
        (", valid_until: 2024-12-21", "", ("B033", 7, 9)),
        ('"30,00"', "trente", ("B006", 7, 18)),
        ('"30,00"', '"-30"', ("B006", 7, 18)),
        ("valid_from: 2024-12-22", "valid_from: 22/12/2024", ("B008", 7, 39)),
        ("valid_until: 2024-12-21", "valid_until: 2023-10-31", ("B008", 6, 64)),
        ("unit: EUR", "unit: euros", ("B010", 4, 11)),
        ("confidence: A}\n  - id: TAUX", "confidence: Z}\n  - id: TAUX", ("B010", 7, 74)),
        ("id: G", "id: G 2", ("B011", 2, 9)),
        ("    label: Taux\n", "", ("B002", 8, 5)),
        (", source: s, confidence: A}\n  - id: TAUX", ", confidence: A}\n  - id: TAUX", ("B002", 7, 9)),
        ("unit: percent", "unite: percent\n    unit: percent", ("B001", 10, 5)),
    ],
)
def test_faults_and_their_places(tariffs_text, old, new, expected):
    assert old in tariffs_text
    found = compiled(tariffs_text.replace(old, new, 1)).diagnostics
    assert [(d.code, d.line, d.column) for d in found] == [expected]


def test_of_two_periods_that_overlap_the_first_is_kept(tariffs_text):
    result = compiled(tariffs_text.replace("valid_from: 2024-12-22", "valid_from: 2024-12-01"))
    assert [value.amount for value in result.tariffs[0].values] == [Decimal("26.50")]
    assert "ligne 6, colonne 9" in result.diagnostics[0].message
