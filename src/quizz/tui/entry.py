"""An entry of the glossary as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from quizz import wording
from quizz.domain.term import Term, TermKind
from quizz.i18n import _


def entry_content(term: Term, names: Mapping[str, str]) -> Content:
    """The page of an entry. `names`: id -> term, for the entries it must not be taken for."""
    return Content("\n").join(_lines(term, names))


def _lines(term: Term, names: Mapping[str, str]) -> Iterator[Content]:
    yield Content.assemble(
        Content(term.term).stylize("$accent bold"), Content(f"  {_nature(term)}").stylize("$secondary")
    )
    if term.expansion:
        yield Content(term.expansion).stylize("bold")
    yield Content("")
    yield Content(_sentence(term.definition))
    facts = list(_facts(term, names))
    if facts:
        yield Content("")
        yield from facts
    if term.example:
        yield Content("")
        yield Content(f"« {term.example} »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")).stylize(
            "italic"
        )
    if term.sources:
        yield Content("")
        yield Content(" · ".join(term.sources)).stylize("$secondary")


def _facts(term: Term, names: Mapping[str, str]) -> Iterator[Content]:
    for part in term.parts:
        origin = f" ({part.origin})" if part.origin else ""
        yield _fact(part.form, f"{part.meaning}{origin}")
    if term.forms:
        yield _fact(_("Autres formes"), ", ".join(term.forms))
    if term.examples:
        yield _fact(_("Exemples"), ", ".join(term.examples))
    if term.abbreviation:
        yield _fact(_("Sigle"), term.abbreviation)
    if term.plural:
        yield _fact(_("Pluriel"), term.plural)
    if term.synonyms:
        yield _fact(_("Synonymes"), ", ".join(term.synonyms))
    if term.confused_with:
        others = ", ".join(names.get(other, other) for other in term.confused_with)
        yield _fact(_("À ne pas confondre avec"), others)
    if term.contrast:
        yield Content(term.contrast)


def _fact(label: str, text: str) -> Content:
    return Content.assemble(Content(wording.label(label)).stylize("$secondary"), Content(text))


def _nature(term: Term) -> str:
    roles = {"prefix": _("préfixe"), "root": _("racine"), "suffix": _("suffixe")}
    genders = {"m": _("nom masculin"), "f": _("nom féminin"), "mf": _("nom masculin ou féminin")}
    match term.kind:
        case TermKind.WORD_PART:
            words = [roles.get(term.role, _("élément")), term.origin]
        case TermKind.ABBREVIATION:
            words = [_("sigle"), term.specialty]
        case _:
            words = [genders.get(term.gender, ""), term.specialty]
    return " · ".join(word for word in words if word)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
