"""Q120: data that could be somebody's. Numbers with a right key are made here."""

from itertools import pairwise

import pytest

from quizz.content.compiled import FileKind
from quizz.content.rules.privacy import could_be_somebody, has_valid_key


def prompt(text, more=""):
    """A typed question; its prompt is on line 10 and starts in column 14."""
    return f'type: short_answer\nprompt: "{text}"\nanswers: [oui]\n{more}'


def with_key(number):
    """13 characters and their key."""
    digits = int(number.replace("2A", "19").replace("2B", "18"))
    return f"{number}{97 - digits % 97:02}"


def spaced(nir):
    """As it is printed on a card."""
    cuts = (0, 1, 3, 5, 7, 10, 13, 15)
    return " ".join(nir[a:b] for a, b in pairwise(cuts) if nir[a:b])


@pytest.fixture
def flaws(bank_of, found):
    """The places of the findings of Q120 in a question."""

    def of(body):
        return [(line, column) for _code, line, column in found(bank_of(body), "Q120")]

    return of


NUMBERS = ("1840675123456", "284122A123456", "184062B123456", "2991299123456")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_whose_key_is_right_could_be_somebody(flaws, number):
    nir = with_key(number)
    assert has_valid_key(nir)
    for shown in (nir, spaced(nir), spaced(nir).replace(" ", "\u00a0"), spaced(nir).replace(" ", ".")):
        assert flaws(prompt(f"Il dicte {shown} au guichet ?")) == [(10, 23)]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_whose_key_is_wrong_is_nobody(flaws, number):
    nir = with_key(number)
    wrong = f"{nir[:13]}{int(nir[13:]) % 97 + 1:02}"
    assert not has_valid_key(wrong)
    assert flaws(prompt(f"Il dicte {spaced(wrong)} au guichet ?")) == []


def test_keys_that_are_known():
    # INSEE: 97 less the remainder by 97; in Corsica 2A counts for 19 and 2B for 18.
    assert has_valid_key("2" + "0" * 12 + f"{97 - 2 * 10**12 % 97:02}")
    assert has_valid_key("180012A00000092")
    assert not has_valid_key("180012A00000093")


@pytest.mark.parametrize("number", ["1840675123456", "1 84 06 75 123 456"])
def test_thirteen_digits_are_enough(flaws, number):
    assert flaws(prompt(f"Il dicte {number} au guichet ?")) == [(10, 23)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Il dicte 1 84 06 75 … au guichet ?", id="incomplete"),
        pytest.param("La boîte porte 3400930000120 ?", id="the code of a medicine"),
        pytest.param("Le livre porte 9782294745027 ?", id="an ISBN"),
        pytest.param("Le numéro 1849975123456 est faux ?", id="a month that is none"),
        pytest.param("Le SIRET est 18406751234560 ?", id="14 digits"),
        pytest.param("Le compte est 18406751234560001 ?", id="17 digits"),
        pytest.param("Le RPPS est 10001234567 ?", id="11 digits"),
        pytest.param("Du 01/02/2026 au 03/04/2026 ?", id="dates"),
        pytest.param("De 8 h 30 à 12 h 15, 14 h, 16 h 45 ?", id="hours"),
    ],
)
def test_numbers_that_are_nobody(flaws, text):
    assert flaws(prompt(text)) == []


@pytest.mark.parametrize("number", ["1849975123456", "3840675123456", "1840600123456"])
def test_thirteen_digits_that_are_no_living_person(number):
    assert not could_be_somebody(number)


REAL = (
    "01 42 34 56 78",
    "0142345678",
    "01.42.34.56.78",
    "01-42-34-56-78",
    "+33 1 42 34 56 78",
    "+33 (0)6 12 34 56 78",
)


@pytest.mark.parametrize(
    "number",
    [*REAL, "0033 6 12 34 56 78", "07\u00a012\u00a034\u00a056\u00a078", "09 72 34 56 78", "06 39 97 12 34"],
)
def test_a_telephone_number_that_may_ring(flaws, number):
    assert flaws(prompt(f"Rappelez le {number} ce soir ?")) == [(10, 26)]


FICTION = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98")


@pytest.mark.parametrize("start", FICTION)
def test_numbers_of_fiction_ring_nowhere(flaws, start):
    for number in (f"{start} 12 34", f"{start} 12 34".replace(" ", ""), f"+33 {start[1:]} 12 34"):
        assert flaws(prompt(f"Rappelez le {number} ce soir ?")) == []


@pytest.mark.parametrize(
    "number", ["15", "112", "114", "3114", "3919", "116 117", "0 800 13 00 00", "0800130000"]
)
def test_numbers_of_services_are_nobody(flaws, number):
    assert flaws(prompt(f"Composez le {number} ?")) == []


@pytest.mark.parametrize(
    "address",
    [
        "lea.martin@cabinet-roy.fr",
        "a@b.co",
        "contact@exemple.fr",
        "lea@example.fr",
        "x@example.com.fr",
        "lea@monexample.com",
    ],
)
def test_an_address_that_may_be_read(flaws, address):
    assert flaws(prompt(f"Écrivez à {address} demain ?")) == [(10, 24)]


@pytest.mark.parametrize(
    "address",
    ["lea@example.com", "lea@mail.example.org", "lea@cabinet.example", "a@b.test", "a@b.invalid", "@cabinet"],
)
def test_reserved_domains_are_nobody(flaws, address):
    assert flaws(prompt(f"Écrivez à {address} demain ?")) == []


def test_every_text_is_looked_at(flaws, bank_of, found):
    body = (
        "type: single_choice\nprompt: Qui ?\nchoices:\n  - {text: Lui, correct: oui}\n"
        "  - {text: Le 01 42 34 56 78, feedback: 'Non, a@b.fr.'}\n  - {text: Elle, feedback: Non.}\n"
    )
    assert flaws(body) == [(13, 19), (13, 51)]
    term = "terms:\n  - id: nir\n    term: NIR\n    kind: term\n    gender: m\n    definition: Un numéro.\n"
    term += "    example: Le NIR 1 84 06 75 123 456 est lu.\n"
    assert found(term, "Q120", kind=FileKind.GLOSSARY) == [("Q120", 7, 21)]


def test_it_is_an_error_that_a_question_may_silence(bank_of, diagnostics, flaws):
    [told] = [d for d in diagnostics(bank_of(prompt("Le 01 42 34 56 78 ?"))) if d.code == "Q120"]
    assert told.severity == "error"
    assert "06 39 98" in told.remedy
    assert flaws(prompt("Le 01 42 34 56 78 ?", more="ignore: [Q120]\n")) == []


def test_a_text_made_to_cost_time_costs_none(flaws):
    assert flaws(prompt("a" * 200_000 + " @ " + "1 " * 50_000)) == []
    assert len(flaws(prompt("01 42 34 56 78, " * 2_000))) == 10
