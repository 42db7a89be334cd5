"""`glossary.yaml` to terms."""

from __future__ import annotations

from quizz.content.codes import Code
from quizz.content.compiled import Reference, ReferenceKind
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.domain.term import Term, TermKind, WordPart
from quizz.domain.text import canonical
from quizz.i18n import _

_ONLY: dict[str, tuple[TermKind, ...]] = {
    "gender": (TermKind.TERM, TermKind.ABBREVIATION),
    "number": (TermKind.TERM, TermKind.ABBREVIATION),
    "parts": (TermKind.TERM,),
    "misspellings": (TermKind.TERM,),
    "plural": (TermKind.TERM, TermKind.ABBREVIATION),
    "abbreviation": (TermKind.TERM,),
    "role": (TermKind.WORD_PART,),
    "origin": (TermKind.WORD_PART,),
    "expansion": (TermKind.ABBREVIATION,),
}
"""Keys that only some kinds of entry have."""


def read_glossary(root: Mapping, problems: Problems) -> tuple[list[tuple[Term, Mapping]], list[Reference]]:
    """Every sound entry with what it is written in, and the entries that it names."""
    fields = Fields(root, problems)
    terms: list[tuple[Term, Mapping]] = []
    references: list[Reference] = []
    for node in fields.mappings("terms", required=not problems.left_out):
        before = problems.errors
        term = _read_term(node, problems)
        if not problems.broken(node, before):
            terms.append((term, node))
            references += _references(node, term)
    fields.finish()
    return terms, references


def _read_term(node: Mapping, problems: Problems) -> Term:
    fields = Fields(node, problems)
    term_id = fields.identifier()
    word = fields.text("term")
    kind_name = fields.one_of("kind", [kind.value for kind in TermKind], required=True)
    kind = TermKind(kind_name) if kind_name else TermKind.TERM
    is_part, is_term = kind is TermKind.WORD_PART, kind is TermKind.TERM
    term = Term(
        id=term_id,
        term=word,
        kind=kind,
        definition=fields.text("definition"),
        gender=fields.one_of("gender", ("m", "f", "mf"), required=is_term and bool(kind_name)),
        number=fields.one_of("number", ("sg", "pl")),
        specialty=fields.text("specialty", required=False),
        role=fields.one_of("role", ("prefix", "root", "suffix"), required=is_part),
        origin=fields.text("origin", required=False),
        expansion=fields.text("expansion", required=kind is TermKind.ABBREVIATION),
        forms=fields.texts("forms"),
        examples=fields.texts("examples"),
        parts=tuple(_read_part(part, problems) for part in fields.mappings("parts")),
        misspellings=fields.texts("misspellings"),
        plural=fields.text("plural", required=False),
        abbreviation=fields.text("abbreviation", required=False),
        synonyms=fields.texts("synonyms"),
        confused_with=fields.texts("confused_with"),
        contrast=fields.text("contrast", required=False),
        example=fields.text("example", required=False),
        sources=fields.texts("sources"),
        checked=fields.month("checked"),
        covers=fields.texts("covers"),
        revision=fields.integer("revision", 1, 9999, default=1),
    )
    fields.finish()
    if kind_name:
        _check_kind(fields, kind)
    _check_words(fields, term)
    return term


def _read_part(node: Mapping, problems: Problems) -> WordPart:
    fields = Fields(node, problems)
    part = WordPart(
        form=fields.text("form"), meaning=fields.text("meaning"), origin=fields.text("origin", required=False)
    )
    fields.finish()
    return part


def _check_kind(fields: Fields, kind: TermKind) -> None:
    for key, kinds in _ONLY.items():
        if kind not in kinds and fields.has(key):
            fields.report(
                Code.WRONG_KIND,
                fields.node.entries[key][0].place,
                _("La clé « {key} » ne va pas avec kind: {kind}.").format(key=key, kind=kind.value),
                _("Supprimez-la, ou corrigez kind."),
            )


def _check_words(fields: Fields, term: Term) -> None:
    if term.kind is TermKind.WORD_PART and term.term and "-" not in term.term:
        fields.warn(
            Code.LABEL_FORM,
            fields.place("term"),
            _("Un élément de mot s’écrit avec un trait d’union du côté où il se joint."),
            _("Écrivez par exemple « -ectomie » ou « cardio- »."),
        )
    if term.sources and not term.checked:
        fields.warn(
            Code.UNCHECKED_SOURCES,
            fields.place("sources"),
            _("Des sources sont citées sans date de vérification."),
            _("Ajoutez checked: et le mois de la dernière vérification."),
        )
    if canonical(term.term) in {canonical(word) for word in term.misspellings}:
        fields.report(
            Code.REAL_MISSPELLING,
            fields.place("misspellings"),
            _("« {word} » est donné à la fois comme juste et comme fautif.").format(word=term.term[:40]),
            _("Retirez-le de misspellings."),
        )


def _references(node: Mapping, term: Term) -> list[Reference]:
    found: list[Reference] = []
    for key, kind in (
        ("confused_with", ReferenceKind.CONFUSED_WITH),
        ("misspellings", ReferenceKind.MISSPELLING),
    ):
        value = node.get(key)
        items = value.items if isinstance(value, Sequence) else []
        found += [
            Reference(kind, item.text.strip(), term.id, *item.place)
            for item in items
            if isinstance(item, Scalar)
        ]
    return found
