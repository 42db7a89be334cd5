"""French as it is set in type: quotation marks, no-break spaces, articles and elisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quizz.domain.term import Term
from quizz.domain.text import canonical, without_accents, without_ligatures

NBSP = "\u00a0"

_ASPIRATED_H = re.compile(
    r"(hach|hale(te|ta)|halo\b|hanche|handicap|hangar|harcel|harnais|hasch|haut|hernia|hernie|hernio"
    r"|heurt|hideu|hierarchi|hilaire|hile\b|hiles\b|hochet|holter|homard|honte|hoquet|hors|houle"
    r"|housse|huit|hurle)"
)
"""Words in h, accents apart, that refuse the elision (Académie française); medical Greek in h accepts it:
l’hémiplégie, l’hypertension, but la hernie, la hanche, le hile, le hoquet, le handicap."""

_ELIDING = re.compile(r"[aeiou]|y(?![aeiou])|h")
_REFUSING = re.compile(r"(onz|oui\b|ouate|uhlan)")


@lru_cache(maxsize=1 << 13)  # to choose options, each entry is set beside all the others
def typeset(text: str) -> str:
    """Typographic apostrophes, and no-break spaces at « ; : ? ! »; a text already set is left alone."""
    text = re.sub(r"(?<=\w)'(?=[\w«])", "’", text)
    text = re.sub(r" (?=[;:!?»])", NBSP, text)
    return re.sub(r"« ", f"«{NBSP}", text)


def quoted(text: str, *, whole: bool = False) -> str:
    """Between « and », marks inside becoming “ and ”; only a `whole` sentence keeps its full stop."""
    inner = re.sub(rf"«[ {NBSP}]?", "“", typeset(text.strip()))
    inner = re.sub(rf"[ {NBSP}]?»", "”", inner)
    return f"«{NBSP}{inner if whole else unstopped(inner)}{NBSP}»"


def unstopped(text: str) -> str:
    """The text without a full stop at its end; suspension points stay."""
    text = text.rstrip()
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def capitalized(text: str) -> str:
    """The first letter as a capital, with its accent: épuration, Épuration."""
    return text[:1].upper() + text[1:]


def uncapitalized(text: str) -> str:
    """The first letter as a small one, unless the first word is an abbreviation."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() and not text[1:2].isdigit() else text


def sentence(text: str) -> str:
    """A capital, French typography, and a mark at the end."""
    text = capitalized(typeset(text.strip()))
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def listed(items: Sequence[str], last: str = "et") -> str:
    """`a`, `a et b`, `a, b et c`."""
    return f" {last} ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def elides(word: str) -> bool:
    """Whether an article before this word loses its vowel: l’uretère, l’hématome, but la hernie."""
    key = without_accents(without_ligatures(canonical(word)))
    return bool(_ELIDING.match(key)) and not _ASPIRATED_H.match(key) and not _REFUSING.match(key)


def the(term: Term) -> str:
    """With its definite article: l’uretère, la hernie, les règles; « le terme … » when no gender decides."""
    name = typeset(term.term)
    if term.number == "pl":
        return f"les {name}"
    if term.gender and elides(name):
        return f"l’{name}"
    article = {"m": "le", "f": "la"}.get(term.gender)
    return f"{article} {name}" if article else f"le terme {quoted(name)}"


def of_the(term: Term) -> str:
    """After `de`: de l’uretère, de la hernie, du périnée, des règles."""
    full = the(term)
    if full.startswith("les "):
        return f"des {full[4:]}"
    return f"du {full[3:]}" if full.startswith("le ") else f"de {full}"


def one(term: Term) -> str:
    """With its indefinite article; empty when the gender is unknown or double."""
    article = "des" if term.number == "pl" else {"m": "un", "f": "une"}.get(term.gender)
    return f"{article} {typeset(term.term)}" if article else ""
