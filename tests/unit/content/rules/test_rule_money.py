"""Amounts, dates of checks, cited articles."""

from datetime import date
from decimal import Decimal

import pytest

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.reading import read
from quizz.content.rules.citations import citations, known_articles
from quizz.content.rules.context import Context
from quizz.content.rules.running import examine
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs, Unit

DAY = date(2026, 11, 22)
HEAD = "id: essai\ntitle: Essai\ntheme: {theme}\nquestions:\n  - id: q\n    skill: accueil\n    level: 1\n"
OPEN = """\
    prompt: Une demande ?
    type: short_answer
    explanation: {explanation}
    answers: [{answer}]
"""


def tariff(name: str, mark: str, until: date | None = None) -> Tariff:
    value = DatedAmount(
        amount=Decimal(30), valid_from=date(2024, 1, 1), valid_until=until, source="s", confidence=mark
    )
    return Tariff(id=name, label=name, unit=Unit.EUR, values=(value,))


TARIFFS = Tariffs({mark: tariff(mark, mark) for mark in "ABC"})


def found(text: str, *codes: str, kind: FileKind = FileKind.BANK) -> list[tuple[str, int, int, Severity]]:
    reading = read(text.encode(), kind, "")
    assert not reading.problems.errors, reading.problems.found()
    examine(reading, Context(day=DAY, tariffs=TARIFFS))
    return [(d.code, d.line, d.column, d.severity) for d in reading.problems.found() if d.code in codes]


def question(answer: str = "oui", explanation: str = "Voilà.", more: str = "", theme: str = "accueil") -> str:
    return HEAD.format(theme=theme) + OPEN.format(answer=answer, explanation=explanation) + more


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (question(explanation="Il paie 12,50 € au comptoir."), (10, 26)),
        (question(explanation="La caisse rembourse 70 % de la base."), (10, 38)),
        (question(explanation="Soit 1 867,02 euros."), (10, 23)),
        (question(explanation="Il est conservé 20 ans."), (10, 25)),
        (question(explanation="On répond dans un délai de huit jours ou sous 8 jours."), (10, 59)),
        (question(answer="30 €"), (11, 15)),
    ],
)
def test_a_figure_that_nothing_backs(text, place):
    assert found(text, "F301") == [("F301", *place, Severity.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        question(explanation="Il paie {{tariff:A}}."),
        question(explanation="Il paie 12,50 €.", more="    sources: [NGAP]\n    checked: 2026-11\n"),
        question(explanation="Le 15 répond, et le patient a 30 ans."),
        question(explanation="Il y a 3 ans, il est venu deux jours."),
        question(explanation="Article 226-13 du Code pénal."),
        question(explanation="Il paie 12,50 €.", more="    ignore: [F301]\n"),
        question().replace("Une demande ?", "Il vous tend 50 €. Que dites-vous ?"),
    ],
)
def test_figures_that_are_fine(text):
    assert found(text, "F301") == []


def test_a_number_of_euros_is_a_figure_too():
    numeric = question().replace("short_answer", "numeric").replace("answers: [oui]", 'answer: "30"')
    assert found(numeric + "    unit: €\n", "F301") == [("F301", 11, 13, Severity.WARNING)]
    assert found(numeric + "    unit: mL\n", "F301") == []
    assert found(numeric.replace('"30"', '"{{tariff:A}}"') + "    unit: €\n", "F301") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (question(explanation="Il paie {{tariff:C}}."), [("F303", 10, 18, Severity.ERROR)]),
        (question(answer="'{{tariff:B}}'"), [("F303", 11, 15, Severity.WARNING)]),
        (question(explanation="Il paie {{tariff:B}}."), []),
        (question(answer="'{{tariff:A}}'"), []),
    ],
)
def test_amounts_that_are_not_established(text, expected):
    assert found(text, "F303") == expected


def test_the_answer_of_a_numeric_question_is_scored():
    text = question().replace("short_answer", "numeric").replace("answers: [oui]", "answer: '{{tariff:B}}'")
    assert found(text, "F303") == [("F303", 11, 13, Severity.WARNING)]


@pytest.mark.parametrize(
    ("theme", "more", "expected"),
    [
        ("facturation", "", [("F302", 5, 5, Severity.ERROR)]),
        ("facturation", "    sources: [ameli.fr]\n", [("F302", 12, 14, Severity.ERROR)]),
        ("facturation", "    sources: [ameli.fr]\n    checked: 2025-11\n", []),
        (
            "facturation",
            "    sources: [ameli.fr]\n    checked: 2025-10\n",
            [("F302", 13, 14, Severity.WARNING)],
        ),
        ("accueil", "    sources: [Ordre]\n    checked: 2025-10\n", [("F302", 13, 14, Severity.WARNING)]),
        ("accueil", "", []),
        ("facturation", "    ignore: [F302]\n", []),
    ],
)
def test_sources_and_the_month_of_their_check(theme, more, expected):
    assert found(question(theme=theme, more=more), "F302") == expected


def test_questions_on_rights_are_regulated_in_any_theme():
    text = question().replace("skill: accueil", "skill: cadre")
    assert found(text, "F302") == [("F302", 5, 5, Severity.ERROR)]


def test_an_article_that_is_perhaps_mistyped():
    more = "    sources: [Ordre, 'CSS, art. L. 162-4-11']\n    checked: 2026-11\n"
    assert found(question(more=more), "F303") == [("F303", 12, 22, Severity.WARNING)]
    assert found(question(more=more.replace("4-11", "4-1")), "F303") == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("CSS, art. L. 162-4-1", ["CSS, art. L. 162-4-1"]),
        ("Code de la sécurité sociale, article L162-4-1", ["CSS, art. L. 162-4-1"]),
        (
            "CSP, art. L. 1434-12, L. 6132-1 et L. 6327-1",
            ["CSP, art. L. 1434-12", "CSP, art. L. 6132-1", "CSP, art. L. 6327-1"],
        ),
        ("RGPD, art. 2, § 1, et art. 4, 6)", ["RGPD, art. 2", "RGPD, art. 4"]),
        ("Code de procédure pénale, art. 60-1 et 77-1-1", None),
        ("Loi n° 85-772 du 25 juillet 1985, art. 44 (psychologue)", ["Loi n° 85-772, art. 44"]),
        ("NGAP, art. 14.1.3 (JO du 14/05/2023)", ["NGAP, art. 14.1.3"]),
        ("Arrêté du 2 juin 2025, art. 3", []),
        ("ameli.fr, tarifs", []),
    ],
)
def test_what_a_source_cites(source, names):
    cited = [citation.name for citation in citations(source)]
    if names is None:
        names = ["Code de procédure pénale, art. 60-1", "Code de procédure pénale, art. 77-1-1"]
    assert cited == names


def test_the_list_of_articles_is_in_the_form_that_citations_have():
    assert all(next(citations(name)).name == name for name in known_articles())


TARIFF = """\
tariffs:
  - id: G
    label: Consultation
    unit: EUR
    values:
      - {{amount: "30", valid_from: 2024-01-01, valid_until: {until}, source: s, confidence: A}}
"""


def test_a_tariff_that_ended():
    ended = TARIFF.format(until="2026-11-21")
    assert found(ended, "Q121", kind=FileKind.TARIFFS) == [("Q121", 6, 7, Severity.WARNING)]
    assert found(TARIFF.format(until="2026-11-22"), "Q121", kind=FileKind.TARIFFS) == []
    assert found(TARIFF.format(until=""), "Q121", kind=FileKind.TARIFFS) == []


def test_an_article_is_proposed_only_one_sign_away(diagnostics):
    def remedies(article):
        more = f"    sources: ['CSS, art. {article}']\n    checked: 2026-11\n"
        return [d.remedy for d in diagnostics(question(more=more), theme="") if d.code == "F303"]

    [near] = remedies("L. 162-4-11")
    assert "« CSS, art. L. 162-4-1 »" in near.replace("\u00a0", " ")
    [far] = remedies("L. 999-77")
    assert "Voulez-vous dire" not in far
