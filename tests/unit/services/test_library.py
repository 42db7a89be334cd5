"""The content ready to be asked."""

from __future__ import annotations

from datetime import date

import pytest

from quizz.services.library import Library

TODAY = date(2026, 11, 21)

GLOSSARY = """\
terms:
  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit qui va du rein à la vessie.}
  - {id: ab-ecg, term: ECG, kind: abbreviation, expansion: électrocardiogramme, definition: Tracé du cœur.}
"""


@pytest.fixture
def library(world, text):
    world.bank("b", "accueil", *text.choices("q1", "q2", tags="[b, a]"), text.choice("q3", point="q1"))
    world.bank("a", "facturation", text.choice("q4", tags="[a]"))
    world.glossary(GLOSSARY)
    return world.open().library


def test_points_have_a_theme_and_themes_keep_their_order(library):
    points = dict(library.points())
    assert {point: points[point] for point in ("q1", "q2", "q4")} == {
        "q1": "accueil",
        "q2": "accueil",
        "q4": "facturation",
    }
    assert "q3" not in points
    assert points["uretere/meaning"] == points["ab-ecg/abbreviation"] == "terminologie"
    assert library.themes() == ("terminologie", "facturation", "accueil")


def test_banks_and_tags_are_listed(library):
    assert set(library.banks()) == {("a", "Banque a", "facturation"), ("b", "Banque b", "accueil")}
    assert library.tags() == ("a", "b")


def test_a_point_has_all_its_ways(library):
    assert [way.question for way in library.ways("q1", TODAY)] == ["q1", "q3"]
    assert library.can_ask("q1", TODAY)
    assert library.title_of(library.question("q1", "q3", TODAY)) == "Banque b"


def test_what_is_not_there_has_no_way(library):
    assert library.ways("q3", TODAY) == library.ways("nothing", TODAY) == ()
    assert not library.can_ask("nothing", TODAY)
    assert library.theme_of("nothing") == ""


def test_terms_are_found_without_accents(library):
    assert library.find_terms("uretere", 5)[0].id == "uretere"
    assert {term.id for term in library.terms} == {"uretere", "ab-ecg"}
    assert library.vocabulary is library.vocabulary


def test_an_info_is_no_problem(world, text):
    broken = text.choice("q2").replace("level: 1", "level: 9")
    world.bank("b", "accueil", text.choice("q1"), broken)
    library = Library.open((world.content,), None)
    assert {found.severity.value for found in library.diagnostics} == {"error", "info"}
    (problem,) = library.problems(TODAY)
    assert "level" in problem


def test_errors_come_before_warnings_and_these_before_what_is_withheld(world, text):
    labelled = text.choice("q2", tags="[RGPD]")
    withheld = text.choice("q3", prompt="'Payez {{tariff:G}} ?'")
    world.tariff("G", ("30.00", "2030-01-01", ""))
    world.bank("b", "accueil", labelled, withheld, text.choice("q4").replace("level: 1", "level: 9"))
    library = Library.open((world.content,), None)
    found = library.findings(TODAY)
    assert [(one.severity.value, one.code) for one in found] == [
        ("error", "B007"),
        ("warning", "B043"),
        ("warning", "B032"),
    ]
    assert len(library.problems(TODAY)) == 3
