"""One file of questions to a bank. A question with an error is left out alone."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from quizz.content.agendas import read_agendas
from quizz.content.checkpoints import checkpoints
from quizz.content.codes import RULES, Code
from quizz.content.compiled import Reference, ReferenceKind
from quizz.content.fields import ID, Fields
from quizz.content.locating import place_in
from quizz.content.nodes import Mapping, Node, Scalar, Sequence
from quizz.content.problems import Problems, tell_dropped
from quizz.content.question_types import READERS
from quizz.content.question_types_appointment import APPOINTMENT, APPOINTMENT_KEYS, read_appointment
from quizz.content.question_types_billing import SUBJECT_KEYS
from quizz.content.question_types_calls import CALL_KEYS
from quizz.content.question_types_texts import TEXT_KEYS
from quizz.content.scenarios import SCENARIO, SCENARIO_KEYS, read_scenario
from quizz.content.suggestions import did_you_mean, nearest
from quizz.content.templates import OPENING, scan
from quizz.domain.agenda.week import Agenda
from quizz.domain.bank import SKILLS, THEMES, Bank, is_regulated
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario
from quizz.i18n import _

TYPES: tuple[str, ...] = (*READERS, SCENARIO)
"""What may stand in `type:`."""
_POINT = re.compile(rf"{ID.pattern}(?:/(?:[a-z_]+|{ID.pattern}))?")
"""A point of one's own, the facet of an entry of the glossary, the decision of a scenario."""
_QUESTION_KEYS = frozenset(
    {"prompt", "type", "explanation", "sources", "checked", "skill", "covers", "terms", "level", "revision"}
    | {"point", "tags", "as_of", "choices", "answer", "answers", "blanks", "draw", "confusions", "feedback"}
    | {
        "pairs",
        "decoys",
        "items",
        "categories",
        "papers",
        "boxes",
        "ignore",
        *SUBJECT_KEYS,
        *SCENARIO_KEYS,
        *APPOINTMENT_KEYS,
        *CALL_KEYS,
        *TEXT_KEYS,
    }
)


class ReadBank(Struct, frozen=True):
    """A bank, what it is written in, what it names, and how many questions or scenarios could not be used."""

    bank: Bank
    nodes: list[Mapping]
    scenario_nodes: list[Mapping]
    references: list[Reference]
    dropped: int


def read_bank(root: Mapping, problems: Problems, folder: str) -> ReadBank | None:
    """The bank of a file that lies in the folder of a theme; None when its head cannot be used."""
    before = problems.errors
    fields = Fields(root, problems)
    bank_id = fields.identifier()
    title = fields.text("title")
    theme = _read_theme(fields, folder)
    authors = fields.texts("authors")
    ignore = read_ignored(fields)
    weeks = fields.mappings("agendas")
    entries = fields.items("questions", required=not problems.left_out)
    fields.finish(elsewhere=_QUESTION_KEYS)
    usable = problems.errors == before and not problems.structural_outside(entries)

    agendas = read_agendas(fields, weeks)
    questions: list[AnyQuestion] = []
    scenarios: list[Scenario] = []
    nodes: list[Mapping] = []
    scenario_nodes: list[Mapping] = []
    references: list[Reference] = []
    for node in fields.groups("questions", entries):
        errors = problems.errors
        found, named = _read_entry(node, problems, theme, bank_id, agendas)
        references += named
        if found is None or problems.broken(node, errors):
            continue
        if isinstance(found, Scenario):
            scenarios.append(found)
            scenario_nodes.append(node)
        else:
            questions.append(found)
            nodes.append(node)
    if not usable:
        return None
    count = len(entries) + len(problems.left_out)
    kept = len(questions) + len(scenarios)
    tell_dropped(problems, root.entries["questions"][0].place, kept, count)
    bank = Bank(
        id=bank_id,
        title=title,
        theme=theme,
        authors=authors,
        ignore=ignore,
        questions=tuple(questions),
        scenarios=tuple(scenarios),
    )
    return ReadBank(bank, nodes, scenario_nodes, references, count - kept)


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


def _read_entry(
    node: Mapping, problems: Problems, theme: str, bank: str, agendas: dict[str, Agenda | None]
) -> tuple[AnyQuestion | Scenario | None, list[Reference]]:
    """A question or a scenario, None when its type is none, and what it names."""
    fields = Fields(node, problems)
    kind = fields.one_of("type", TYPES, required=True)
    shared = _read_shared(fields, theme, bank)
    if kind == SCENARIO:
        _check_shared(fields, shared)
        return read_scenario(fields, shared), []
    common: dict[str, Any] = {
        **shared,
        "terms": fields.texts("terms"),
        "point": fields.identifier("point", form=_POINT, required=False),
        "as_of": fields.date("as_of"),
    }
    _check_shared(fields, common)
    question = None
    if kind:
        is_of_week = kind == APPOINTMENT
        question = read_appointment(fields, common, agendas) if is_of_week else READERS[kind](fields, common)
        fields.finish()
    return question, [*_tariffs_named(node, common["id"], problems), *_terms_named(node, common["id"])]


def _read_shared(fields: Fields, theme: str, bank: str) -> dict[str, Any]:
    """What questions and scenarios have alike."""
    return {
        "id": fields.identifier(),
        "theme": theme,
        "bank": bank,
        "prompt": fields.text("prompt"),
        "explanation": fields.text("explanation"),
        "skill": fields.one_of("skill", SKILLS, required=True),
        "level": fields.integer("level", 1, 3, required=True),
        "sources": fields.texts("sources"),
        "checked": fields.month("checked"),
        "covers": _read_covers(fields),
        "revision": fields.integer("revision", 1, 9999, default=1),
        "tags": fields.texts("tags"),
        "ignore": read_ignored(fields),
    }


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
    seen: set[str] = set()
    for checkpoint, place in found:
        if checkpoint in seen:
            fields.warn(
                Code.LABEL_FORM,
                place,
                _("Le point de contrôle « {text} » est donné deux fois.").format(text=checkpoint[:40]),
                _("Supprimez l’un des deux."),
            )
        seen.add(checkpoint)
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
    return tuple(dict.fromkeys(checkpoint for checkpoint, _place in found))


def _check_shared(fields: Fields, common: dict[str, Any]) -> None:
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
        for message, offset in faults:
            problems.report(
                Code.TEMPLATE,
                place_in(problems.lines, scalar.place, scalar.text, offset),
                message,
                _(
                    "Écrivez {{{{tariff:G}}}}, {{{{tariff:G@2024-11-15}}}} ou {{{{amount:70% * G - PF}}}}."
                ).format(),
            )
        used = dict.fromkeys(use.id for template in templates for use in template.uses)
        for tariff in used:
            offset = _offset_of(tariff, scalar.text)
            place = place_in(problems.lines, scalar.place, scalar.text, offset)
            found.append(Reference(ReferenceKind.TARIFF, tariff, owner, *place))
    return found


def _offset_of(tariff: str, text: str) -> int:
    """Where a text names a tariff, in a template."""
    named = re.search(rf"\{{\{{[^{{}}]*?\b(?P<id>{tariff})\b", text)
    return named.start("id") if named else 0


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
