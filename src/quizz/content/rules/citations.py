"""Reads what a source cites: « CSS, art. L. 162-4-1 et R. 161-47 » names two articles of one code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

_CODES = {
    "css": "CSS",
    "code de la sécurité sociale": "CSS",
    "csp": "CSP",
    "code de la santé publique": "CSP",
    "casf": "CASF",
    "code de l’action sociale et des familles": "CASF",
    "code pénal": "Code pénal",
    "code civil": "Code civil",
    "code du travail": "Code du travail",
    "code de procédure pénale": "Code de procédure pénale",
    "rgpd": "RGPD",
    "ngap": "NGAP",
}
_LAW = re.compile(r"loi n°\s?(\d{2,4}-\d{1,4})")
_CODE = re.compile(rf"\b(?:{'|'.join(sorted(_CODES, key=len, reverse=True))})\b")
_NUMBER = r"(?:[LRD]\.?\s?)?(?:\*\s?)?\d+(?:[-.]\d+)*"
_FIRST = re.compile(rf"\bart(?:icles?|\.)\s?({_NUMBER})")
_NEXT = re.compile(rf"\s*(?:,|et|,\s*et)\s+(?:art(?:icles?|\.)\s?)?({_NUMBER})(?![\d)])")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


class Citation(Struct, frozen=True):
    """An article; `code`: a code or the number of a law; `offset`: where its number stands in the source."""

    code: str
    article: str
    offset: int

    @property
    def name(self) -> str:
        """As the list of known articles and messages write it."""
        return f"{self.code}, art. {self.article}"


def citations(source: str) -> Iterator[Citation]:
    """The articles that a source cites, when the code is one that is recognised."""
    levelled = _SPACES.sub(" ", source.replace("'", "’"))
    code = _code_of(levelled.lower())
    if not code:
        return
    for first in _FIRST.finditer(levelled):
        yield _citation(code, first)
        following = _NEXT.match(levelled, first.end())
        while following:
            yield _citation(code, following)
            following = _NEXT.match(levelled, following.end())


_ARTICLES = Path(__file__).with_name("articles.txt")


@cache
def known_articles() -> frozenset[str]:
    """The articles that were looked up, by name."""
    lines = _ARTICLES.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _code_of(lowered: str) -> str:
    found = _CODE.search(lowered)
    if found:
        return _CODES[found.group()]
    law = _LAW.search(lowered)
    return f"Loi n° {law.group(1)}" if law else ""


def _citation(code: str, found: re.Match[str]) -> Citation:
    number = (
        found.group(1).replace(" ", "").replace(".", "", 1) if found.group(1)[0] in "LRD" else found.group(1)
    )
    article = f"{number[0]}. {number[1:]}" if number[0] in "LRD" else number
    return Citation(code, article, found.start(1))
