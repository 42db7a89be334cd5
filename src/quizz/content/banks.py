"""One file of questions to a bank. A question with an error is left out alone."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from quizz.content.checkpoints import checkpoints
from quizz.content.codes import RULES, Code
from quizz.content.compiled import Reference, ReferenceKind
from quizz.content.diagnostics import Severity
from quizz.content.fields import ID, Fields
from quizz.content.nodes import Mapping, Node, Scalar, Sequence
from quizz.content.problems import Problems
from quizz.content.question_types import READERS
from quizz.content.suggestions import did_you_mean, nearest
from quizz.content.templates import OPENING, scan
from quizz.domain.bank import SKILLS, THEMES, Bank, is_regulated
from quizz.domain.question import AnyQuestion
from quizz.i18n import _, ngettext

_POINT = re.compile(rf"{ID.pattern}(?:/[a-z_]+)?")
"""A point of one's own, or the facet of an entry of the glossary."""
_QUESTION_KEYS = frozenset(
    {"prompt", "type", "explanation", "sources", "checked", "skill", "covers", "terms", "level", "revision"}
    | {"point", "tags", "as_of", "choices", "answer", "answers", "blanks", "draw", "confusions", "feedback"}
    | {"pairs", "decoys", "items", "categories", "ignore"}
)


class ReadBank(Struct, frozen=True):
    """A bank, what its questions are written in, and what they name."""

    bank: Bank
    nodes: list[Mapping]
    references: list[Reference]


def read_bank(root: Mapping, problems: Problems, folder: str) -> ReadBank | None:
    """The bank of a file that lies in the folder of a theme; None when its head cannot be used."""
    before = problems.errors
    fields = Fields(root, problems)
    bank_id = fields.identifier()
    title = fields.text("title")
    theme = _read_theme(fields, folder)
    authors = fields.texts("authors")
    ignore = read_ignored(fields)
    entries = fields.items("questions", required=not problems.left_out)
    fields.finish(elsewhere=_QUESTION_KEYS)
    usable = problems.errors == before and not problems.structural_outside(entries)

    questions: list[AnyQuestion] = []
    nodes: list[Mapping] = []
    references: list[Reference] = []
    for node in fields.groups("questions", entries):
        errors = problems.errors
        question, named = _read_question(node, problems, theme, bank_id)
        references += named
        if question is not None and not problems.broken(node, errors):
            questions.append(question)
            nodes.append(node)
    if not usable:
        return None
    _tell_dropped(fields, len(questions), len(entries) + len(problems.left_out))
    bank = Bank(
        id=bank_id, title=title, theme=theme, authors=authors, ignore=ignore, questions=tuple(questions)
    )
    return ReadBank(bank, nodes, references)


def _read_theme(fields: Fields, folder: str) -> str:
    theme = fields.one_of("theme", THEMES, required=True)
    if theme and folder and theme != folder:
        fields.report(
            Code.WRONG_FOLDER,
            fields.place("theme"),
            _("Le thème est « {theme} », mais le fichier est dans le dossier « {folder} ».").format(
                theme=theme, folder=folder
            ),
            _("Déplacez le fichier dans questions/{theme}/, ou corrigez le thème.").format(theme=theme),
        )
    return theme


def _tell_dropped(fields: Fields, kept: int, count: int) -> None:
    if kept < count:
        fields.problems.report(
            Code.QUESTIONS_DROPPED,
            fields.node.entries["questions"][0].place,
            ngettext(
                "{kept} question retenue sur {count}.", "{kept} questions retenues sur {count}.", kept
            ).format(kept=kept, count=count),
            _("Les autres sont laissées de côté jusqu’à leur correction."),
            severity=Severity.INFO,
        )


def _read_question(
    node: Mapping, problems: Problems, theme: str, bank: str
) -> tuple[AnyQuestion | None, list[Reference]]:
    fields = Fields(node, problems)
    question_id = fields.identifier()
    kind = fields.one_of("type", READERS, required=True)
    common: dict[str, Any] = {
        "id": question_id,
        "theme": theme,
        "bank": bank,
        "prompt": fields.text("prompt"),
        "explanation": fields.text("explanation"),
        "skill": fields.one_of("skill", SKILLS, required=True),
        "level": fields.integer("level", 1, 3, required=True),
        "sources": fields.texts("sources"),
        "checked": fields.month("checked"),
        "covers": _read_covers(fields),
        "terms": fields.texts("terms"),
        "revision": fields.integer("revision", 1, 9999, default=1),
        "point": fields.identifier("point", form=_POINT, required=False),
        "tags": fields.texts("tags"),
        "as_of": fields.date("as_of"),
        "ignore": read_ignored(fields),
    }
    _check_common(fields, common)
    question = None
    if kind:
        question = READERS[kind](fields, common)
        fields.finish()
    return question, [*_tariffs_named(node, question_id, problems), *_terms_named(node, question_id)]


def read_ignored(fields: Fields) -> tuple[str, ...]:
    """The rules of writing that an author silences; a code that is none is told."""
    found = fields.located_texts("ignore")
    for code, place in found:
        if code not in RULES:
            fields.warn(
                Code.UNKNOWN_RULE,
                place,
                _("« {code} » n’est pas une règle d’écriture.").format(code=code[:40]),
                did_you_mean(code, RULES),
            )
    return tuple(code for code, _place in found)


def _read_covers(fields: Fields) -> tuple[str, ...]:
    """The checkpoints that a question serves; one that is not in the list is told."""
    known = checkpoints()
    found = fields.located_texts("covers")
    for checkpoint, place in found:
        if checkpoint not in known:
            near = nearest(checkpoint, known)
            fields.warn(
                Code.LABEL_FORM,
                place,
                _("« {text} » n’est pas un point de contrôle.").format(text=checkpoint[:40]),
                _("Voulez-vous dire « {word} » ?").format(word=near)
                if near
                else _("« quizz content coverage » les donne tous."),
            )
    return tuple(checkpoint for checkpoint, _place in found)


def _check_common(fields: Fields, common: dict[str, Any]) -> None:
    if common["sources"] and not fields.has("checked") and not is_regulated(common["theme"], common["skill"]):
        fields.warn(
            Code.UNCHECKED_SOURCES,
            fields.place("sources"),
            _("Des sources sont citées sans date de vérification."),
            _("Ajoutez checked: et le mois de la dernière vérification."),
        )
    for tag in common["tags"]:
        if tag != tag.lower():
            fields.warn(
                Code.LABEL_FORM,
                fields.place("tags"),
                _("L’étiquette « {tag} » n’est pas en minuscules.").format(tag=tag[:40]),
                _("Écrivez « {tag} ».").format(tag=tag[:40].lower()),
            )


def _tariffs_named(node: Node, owner: str, problems: Problems) -> list[Reference]:
    """The tariffs of all the texts of a question; templates that are not well formed are reported."""
    found = []
    for scalar in _with_templates(node, []):
        templates, faults = scan(scalar.text)
        for fault in faults:
            problems.report(
                Code.TEMPLATE,
                scalar.place,
                fault,
                _(
                    "Écrivez {{{{tariff:G}}}}, {{{{tariff:G@2024-11-15}}}} ou {{{{amount:70% * G - PF}}}}."
                ).format(),
            )
        used = dict.fromkeys(use.id for template in templates for use in template.uses)
        found += [Reference(ReferenceKind.TARIFF, tariff, owner, *scalar.place) for tariff in used]
    return found


def _terms_named(node: Mapping, owner: str) -> list[Reference]:
    terms = node.get("terms")
    items = terms.items if isinstance(terms, Sequence) else []
    return [
        Reference(ReferenceKind.TERM, item.text.strip(), owner, *item.place)
        for item in items
        if isinstance(item, Scalar)
    ]


def _with_templates(node: Node, found: list[Scalar]) -> list[Scalar]:
    """Add every text below a node that has a template, in order; the tree is never deep."""
    if isinstance(node, Scalar):
        if OPENING in node.text:
            found.append(node)
    elif isinstance(node, Mapping):
        for _key, value in node.entries.values():
            _with_templates(value, found)
    else:
        for item in node.items:
            _with_templates(item, found)
    return found
