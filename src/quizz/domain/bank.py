"""Banks, themes and skills."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario

THEMES: tuple[str, ...] = (
    "terminologie",
    "confidentialite",
    "facturation",
    "accueil",
    "redaction",
    "organisation",
    "anglais",
)
"""In the order in which screens list them."""

GLOSSARY_THEME = "terminologie"
GLOSSARY_BANK = "glossaire"
"""The theme and the bank of the questions that are made from the glossary."""

SKILLS: tuple[str, ...] = (
    "accueil",
    "prise_en_charge",
    "planification",
    "transcription",
    "suivi_dossier",
    "handicap",
    "cadre",
)
"""Activities of the SAMA title: RNCP40800, order of 2 June 2025."""


_REGULATED_THEMES = frozenset({"confidentialite", "facturation"})
_REGULATED_SKILLS = frozenset({"cadre"})


def is_regulated(theme: str, skill: str) -> bool:
    """Whether questions are about what a law, a convention or a tariff sets: secrecy, rights, billing."""
    return theme in _REGULATED_THEMES or skill in _REGULATED_SKILLS


class Bank(Struct, frozen=True, kw_only=True):
    """One file of questions. `ignore`: the rules of writing that do not apply to it."""

    id: str
    title: str
    theme: str
    authors: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    questions: tuple[AnyQuestion, ...]
    scenarios: tuple[Scenario, ...] = ()
