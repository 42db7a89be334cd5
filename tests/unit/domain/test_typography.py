import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.typography import Kind, corrected, corrections


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Que dire ?", "Que dire~?"),
        ("Que dire?", "Que dire~?"),
        ("Quoi ?!", "Quoi~?!"),
        ("Un ; deux", "Un~; deux"),
        ("Attention: danger", "Attention~: danger"),
        ("Il dit « oui ».", "Il dit «~oui~»."),
        ("Il dit «oui».", "Il dit «~oui~»."),
        ("« oui »?", "«~oui~»~?"),
        ("70% et 30 €", "70~% et 30~€"),
        ("C'est l'œil", "C’est l’œil"),
        ('d\'"ECG"', "d’«~ECG~»"),
        ('Il dit "bonjour" ici', "Il dit «~bonjour~» ici"),
        ("coeur, Soeurs, OEDÈME, oesophagites", "cœur, Sœurs, ŒDÈME, œsophagites"),
        ("A la caisse. A noter : rien", "À la caisse. À noter~: rien"),
        ("Etat civil des Equipes", "État civil des Équipes"),
        ("etc...", "etc…"),
        ("fin .", "fin."),
        ("a  b , c", "a b, c"),
        ("{{tariff:G}}?", "{{tariff:G}}~?"),
    ],
)
def test_what_is_corrected(written, right):
    assert corrected(written) == right.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "Que dire\u00a0? Rien\u202f! «\u202foui\u202f»\u00a0: 70\u00a0%",
        "Rendez-vous à 14:30, ratio 1:10.",
        "Voir http://exemple.fr/a?b=c;d ou C:\\dossier, ou a@exemple.fr.",
        "(?) et (!)",
        "moelle, poêle, coefficient, coexister, goéland, Noël",
        "A. Durand, groupe A, vitamine A",
        "Et elle, Elle, En",
        "{{amount:70% * G - PF}} et {1} ; {{tariff:A}}".replace(" ;", "\u00a0;"),
        'un écran de 24" au mur',
        "",
    ],
)
def test_what_is_left_alone(text):
    assert list(corrections(text)) == []


def test_each_correction_has_its_kind():
    found = [one.kind for one in corrections('A la "une" , l\'avis? Etc... fin')]
    assert found == [Kind.CAPITAL, Kind.QUOTES, Kind.EXTRA_SPACE, Kind.APOSTROPHE, Kind.SPACE, Kind.ELLIPSIS]
    assert [one.kind for one in corrections("le coeur")] == [Kind.LIGATURE]


TEXTS = st.lists(
    st.sampled_from(
        [
            *("mot", "A", "la", "coeur", "Etat", "?", "!", ";", ":", "«", "»", '"', "'", "...", ".", ","),
            *("%", "€", " ", "  ", "\u00a0", "\u202f", "\n", "7", "{{tariff:G}}", "{1}", "http://a.b/c?d"),
            *("(", ")"),
        ]
    ),
    max_size=14,
).map("".join)


@given(TEXTS)
def test_a_corrected_text_has_nothing_left_to_correct(text):
    assert corrected(corrected(text)) == corrected(text)


@given(TEXTS)
def test_nothing_but_typography_changes(text):
    def letters(of: str) -> str:
        levelled = of.replace("œ", "oe").replace("À", "A").replace("É", "E").replace("…", "...")
        return re.sub(r"[\s«»\"'’]", "", levelled)

    assert letters(corrected(text)) == letters(text)


@given(TEXTS)
def test_corrections_come_in_order_and_never_overlap(text):
    end = -1
    for one in corrections(text):
        assert end <= one.start <= one.end
        end = one.end
