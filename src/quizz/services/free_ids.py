"""Ids that nothing has yet: proposed from titles, checked as they are typed."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from quizz.content.content import Content
from quizz.content.fields import ID
from quizz.content.packs.names import is_portable
from quizz.content.writing import slugs
from quizz.domain.term import TermKind
from quizz.domain.text import canonical
from quizz.i18n import _

_PREFIX_LENGTH = 24
_PREFIXES = {TermKind.WORD_PART: "wp-", TermKind.ABBREVIATION: "ab-"}


class FreeIds:
    """The ids of all the content that is in force are taken, and the points that its questions name."""

    def __init__(self, content: Content) -> None:
        self._content = content
        points = {outline.point for outline in content.outlines.values()}
        scenarios = (scenario.id for scenario in content.scenarios)
        self._questions = frozenset(points.union(content.outlines, scenarios))
        self._terms = frozenset(term.id for term in content.terms)
        self._banks = frozenset(bank.id for bank in content.banks)

    def bank(self, title: str) -> str:
        """A free id made from a title."""
        return slugs.free(slugs.slug(title) or "banque", self._banks)

    def question(self, bank: str, prompt: str, taken: frozenset[str] = frozenset()) -> str:
        """A free id made from the id of a bank and a prompt; a number stands for the prompt of an example."""
        prefix = bank if len(bank) <= _PREFIX_LENGTH else slugs.slug(bank, _PREFIX_LENGTH)
        taken = self._questions | taken
        told = slugs.slug(prompt, _PREFIX_LENGTH)
        if told:
            return slugs.free(f"{prefix}-{told}", taken)
        return next(found for number in count(1) if (found := f"{prefix}-{number}") not in taken)

    def term(self, word: str, kind: str) -> str:
        """A free id made from a word."""
        prefix = _PREFIXES.get(TermKind(kind), "")
        return slugs.free(f"{prefix}{slugs.slug(word) or 'terme'}", self._terms)

    def fault_of_bank(self, text: str) -> str:
        """Why a bank cannot have this id; empty when it can."""
        if text and not is_portable(f"{text}.yaml"):
            return _("« {id} » ne peut pas être un nom de fichier sur tous les systèmes.").format(
                id=text[:40]
            )
        return _fault_of_id(text, self._banks)

    def fault_of_question(self, text: str, taken: frozenset[str] = frozenset()) -> str:
        """Why a question cannot have this id; empty when it can."""
        return _fault_of_id(text, self._questions | taken)

    def fault_of_term(self, text: str) -> str:
        """Why an entry cannot have this id; empty when it can."""
        return _fault_of_id(text, self._terms)

    def fault_of_word(self, word: str, kind: str) -> str:
        """Why the glossary cannot take a word; abbreviations may have several meanings."""
        for term in self._content.terms:
            if (
                kind != TermKind.ABBREVIATION
                and term.kind == kind
                and canonical(term.term) == canonical(word)
            ):
                return _("« {word} » a déjà une entrée dans le glossaire : {id}.").format(
                    word=word[:40], id=term.id
                )
        return ""


def _fault_of_id(text: str, taken: Collection[str]) -> str:
    if len(text) > slugs.LONGEST or not ID.fullmatch(text):
        levelled = slugs.literal(text)
        if levelled and levelled not in taken:
            return _(
                "Écrivez des minuscules sans accent, des chiffres et des tirets : « {id} » convient."
            ).format(id=levelled)
        return _("Écrivez des minuscules sans accent, des chiffres et des tirets, comme tp-part-amo.")
    if text in taken:
        return _("« {id} » est déjà pris : « {free} » est libre.").format(
            id=text, free=slugs.free(text, taken)
        )
    return ""
