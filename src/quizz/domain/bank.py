"""Banks, themes and skills."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question import AnyQuestion

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


class Bank(Struct, frozen=True, kw_only=True):
    """One file of questions."""

    id: str
    title: str
    theme: str
    authors: tuple[str, ...]
    questions: tuple[AnyQuestion, ...]
