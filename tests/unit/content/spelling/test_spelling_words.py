"""Which words of a text are judged: true ones, where they stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.spelling.words import can_be_judged, is_judged, words_of


def judged(text: str) -> list[str]:
    found = [word for word in words_of(text) if can_be_judged(word.text) and is_judged(word, text)]
    for word in found:
        assert (
            text[word.offset : word.offset + len(word.text)].replace("’", "'").replace("‑", "-") == word.text
        )
    return [word.text for word in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le patient attend.", ["le", "patient", "attend"]),
        ("l’ordonnance, qu’elle a", ["l'ordonnance", "qu'elle"]),
        ("viendra‑t‑il aujourd’hui ?", ["viendra-t-il", "aujourd'hui"]),
        ("vaut {{tariff:G}} et {{amount:70% * G - PF}} soit {1} euros", ["vaut", "et", "soit", "euros"]),
        ("le 12 mars 2026, 1er étage, C2S, 3e, x_y, 50 %", ["le", "mars", "étage"]),
        ("une AMO, la SESAM-Vitale, un ECG", ["une", "la", "un"]),
        ("5 mmHg, DxCare, les ALDs et le pH", ["les", "et", "le"]),
        ("au XIXe siècle", ["au", "siècle"]),
        ("le suffixe -ectomie, hépato- et splénomégalie", ["le", "suffixe", "et", "splénomégalie"]),
        ("néphr(o)- est une racine", ["est", "une", "racine"]),
        ("un lecteur(trice) (seule)", ["un", "lecteur", "seule"]),
        ("des agent·e·s", ["des", "agent"]),
        ("sur ameli.fr, https://www.has.fr/x, a@b.fr, www.ici", ["sur"]),
        ("on écrit qu’« ici »", ["on", "écrit", "ici"]),
        ("avec Mme Costa et l’Oréal", ["avec", "et"]),
        ("Prenez rendez-vous. Merci ! Oui", ["Prenez", "rendez-vous", "Merci", "Oui"]),
        ("chez le Dr. Lefèvre et J. Dupond, M. Nguyen", ["chez", "le", "et"]),
        ("Il dit : « Bonjour »", ["Il", "dit", "Bonjour"]),
        ("un mot : Dupond", ["un", "mot"]),
        ("RÉSULTATS DE BIOLOGIE", ["RÉSULTATS", "BIOLOGIE"]),
        ("**important**", ["important"]),
        ("ligne\nSuite", ["ligne", "Suite"]),
        ("a" * 61, []),
        ("", []),
    ],
)
def test_words_that_are_judged(text, expected):
    assert judged(text) == expected


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("a", 2_000_000),
        ("a.a", 500_000),
        ("{{", 1_000_000),
        ("a-", 1_000_000),
        (" É", 300_000),
        (" ", 2_000_000),
    ],
)
def test_no_text_takes_more_than_linear_time(piece, count):
    """Four times the text, four times the work: sixteen times would be the square of it."""

    def cost(times: int) -> float:
        start = time.process_time()
        for word in words_of(piece * times + "É"):
            can_be_judged(word.text)
        return time.process_time() - start

    judged((piece * count)[:20_000])
    assert cost(count) < 10 * cost(count // 4) + 0.1


@given(st.text(alphabet="aéA'’-‑ .:(){}1·«»\n…", max_size=60))
def test_offsets_are_those_of_the_text(text):
    judged(text)
