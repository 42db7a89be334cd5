"""Writes content/SOURCES.md: what the content was checked against, theme by theme. `make sources`.

A source stands as the trainee reads it under the explanation, with how many questions, situations or entries
name it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from quizz.content.loader import load
from quizz.domain.bank import THEMES

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
PAGE = CONTENT / "SOURCES.md"
NAMES = {
    "terminologie": "Terminologie",
    "confidentialite": "Confidentialité",
    "facturation": "Facturation",
    "accueil": "Accueil",
    "redaction": "Rédaction",
    "organisation": "Organisation",
    "anglais": "Anglais médical",
}
HEAD = """\
# Les sources

Ce que disent les banques, le glossaire et les tarifs vient des textes ci-dessous, thème par thème\u00a0;
le nombre entre parenthèses est celui des questions, des situations ou des entrées qui les citent. On n’en
a pris que des faits et des chiffres, jamais des phrases. Chaque fait réglementé porte, dans sa question,
sa source et le mois de sa dernière vérification (`checked`).

Cette page est écrite par `make sources` d’après les banques\u00a0: on ne la corrige pas à la main.
"""


def sources_page(folder: Path) -> str:
    """The page of a folder of content."""
    content = load([folder], None)
    cited: dict[str, Counter[str]] = defaultdict(Counter)
    for question in content.questions():
        cited[question.theme].update(question.sources)
    for found in content.scenarios:
        scenario = found.scenario()
        cited[scenario.theme].update(scenario.sources)
    amounts = (value for tariff in content.tariffs.by_id.values() for value in tariff.values)
    parts = {
        **{NAMES[theme]: cited[theme] for theme in THEMES},
        "Glossaire": Counter(source for term in content.terms for source in term.sources),
        "Tarifs": Counter(value.source for value in amounts if value.source),
    }
    return "\n".join((HEAD, *(_part(title, counted) for title, counted in parts.items())))


def _part(title: str, counted: Counter[str]) -> str:
    lines = "\n".join(f"- {source} ({counted[source]})" for source in _in_order(counted))
    return f"## {title}\n\n{lines}\n"


def _in_order(sources: Iterable[str]) -> list[str]:
    """As a dictionary has them: accents, capitals and quotation marks do not count."""

    def key(source: str) -> tuple[str, str]:
        letters = unicodedata.normalize("NFD", source.casefold())
        return "".join(letter for letter in letters if letter.isalnum()), source

    return sorted(sources, key=key)


def main() -> int:
    """Write the page."""
    PAGE.write_text(sources_page(CONTENT), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
