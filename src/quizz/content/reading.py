"""One file, from its bytes to its compiled form."""

from __future__ import annotations

import re

from msgspec import Struct

from quizz.content.banks import read_bank
from quizz.content.characters import clean
from quizz.content.codes import Code
from quizz.content.comments import warn_of_lost_ends
from quizz.content.compiled import Compiled, FileKind, Reference
from quizz.content.glossary import read_glossary
from quizz.content.nodes import Mapping, Place, Sequence
from quizz.content.packs.manifest import read_manifest
from quizz.content.problems import LIMIT, Problems
from quizz.content.recovery import parse
from quizz.content.straightening import tell_more
from quizz.content.tariffs import read_tariffs
from quizz.domain.bank import Bank
from quizz.domain.learning_path import LearningPath
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term
from quizz.i18n import _

_TABLE = re.compile(
    r"(?:[^\n:;]*;){2}[^\n:]*\n(?:[^\n;]*;){2}|(?:[^\n:\t]*\t){2}[^\n:]*\n(?:[^\n\t]*\t){2}"
    r"|(?:[^\n:,#]*,){2}[^\n:]*\n(?:[^\n,]*,){2}"
)
"""Two lines of three cells, and no key in the first."""


_MOST_AGAIN = 20
"""Items whose indentation is broken that are looked at further: each is a small file by itself."""


class Reading(Struct, kw_only=True):
    """What one file gives, with the tree that it is written in.

    `nodes`: what each question, entry or tariff that is kept is written in, in their order, and
    `scenario_nodes`, each scenario. `root` is None when the file could not be parsed.
    """

    problems: Problems
    root: Mapping | None = None
    bank: Bank | None = None
    terms: tuple[Term, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    path: LearningPath | None = None
    nodes: tuple[Mapping, ...] = ()
    scenario_nodes: tuple[Mapping, ...] = ()
    references: tuple[Reference, ...] = ()
    dropped: int = 0

    def compiled(self) -> Compiled:
        """What is kept of it."""
        return Compiled(
            diagnostics=self.problems.found(),
            bank=self.bank,
            bank_place=self.root.place if self.root else (1, 1),
            terms=self.terms,
            tariffs=self.tariffs,
            path=self.path,
            places=tuple(node.place for node in self.nodes),
            scenario_places=tuple(_places_of(node) for node in self.scenario_nodes),
            references=self.references,
            dropped=self.dropped,
        )


def compile_file(data: bytes, kind: FileKind, theme: str) -> Compiled:
    """Everything that one file gives by itself. Never raises: what is wrong is in the diagnostics."""
    return read(data, kind, theme).compiled()


def read(data: bytes, kind: FileKind, theme: str, *, limit: int = LIMIT) -> Reading:
    """The same, not yet compiled; `limit`: the findings that are told, the others are counted."""
    problems = Problems(path="", limit=limit)
    text = clean(data, problems)
    if text is not None and _TABLE.match(text):
        problems.report(
            Code.WRONG_SHAPE,
            (1, 1),
            _("C’est un tableau (CSV), pas une banque."),
            _("« quizz new bank » écrit une banque à compléter : recopiez-y vos questions."),
        )
        return Reading(problems=problems)
    root = None if text is None else parse(text, problems, _LISTS[kind])
    if text is not None and root is not None:
        warn_of_lost_ends(text, root, problems)
    problems.end_structure()
    if root is None:
        return Reading(problems=problems)
    if not isinstance(root, Mapping):
        problems.report(
            Code.WRONG_SHAPE,
            root.place,
            _("Le fichier doit commencer par des clés, comme « {key}: ».").format(key=_FIRST_KEY[kind]),
            _("Comparez-le à docs/bank-format.md."),
        )
        return Reading(problems=problems)
    reading = _READERS[kind](root, problems, theme)
    if text is not None and problems.left_out:
        for item in problems.left_out[:_MOST_AGAIN]:
            tell_more(
                text, item, _LISTS[kind], lambda root, again: _READERS[kind](root, again, theme), problems
            )
    return reading


def _bank(root: Mapping, problems: Problems, theme: str) -> Reading:
    found = read_bank(root, problems, theme)
    if found is None:
        return Reading(problems=problems, root=root)
    return Reading(
        problems=problems,
        root=root,
        bank=found.bank,
        nodes=tuple(found.nodes),
        scenario_nodes=tuple(found.scenario_nodes),
        references=tuple(found.references),
        dropped=found.dropped,
    )


def _places_of(scenario: Mapping) -> tuple[Place, ...]:
    """Of a sound scenario, then of each of its steps."""
    steps = scenario.get("steps")
    below = steps.items if isinstance(steps, Sequence) else []
    return (scenario.place, *(step.place for step in below))


def _glossary(root: Mapping, problems: Problems, _theme: str) -> Reading:
    terms, references = read_glossary(root, problems)
    return Reading(
        problems=problems,
        root=root,
        terms=tuple(term for term, _node in terms),
        nodes=tuple(node for _term, node in terms),
        references=tuple(references),
    )


def _tariffs(root: Mapping, problems: Problems, _theme: str) -> Reading:
    tariffs = read_tariffs(root, problems)
    return Reading(
        problems=problems,
        root=root,
        tariffs=tuple(tariff for tariff, _node in tariffs),
        nodes=tuple(node for _tariff, node in tariffs),
    )


def _manifest(root: Mapping, problems: Problems, _theme: str) -> Reading:
    read_manifest(root, problems)
    return Reading(problems=problems, root=root)


def _path(root: Mapping, problems: Problems, _theme: str) -> Reading:
    from quizz.content.learning_paths import read_path  # few files hold a path

    path = read_path(root, problems)
    return Reading(problems=problems, root=root, path=path, nodes=(root,) if path else ())


_READERS = {
    FileKind.BANK: _bank,
    FileKind.GLOSSARY: _glossary,
    FileKind.TARIFFS: _tariffs,
    FileKind.MANIFEST: _manifest,
    FileKind.PATH: _path,
}
_LISTS = {
    FileKind.BANK: "questions",
    FileKind.GLOSSARY: "terms",
    FileKind.TARIFFS: "tariffs",
    FileKind.MANIFEST: "authors",
    FileKind.PATH: "steps",
}
_FIRST_KEY = {
    FileKind.BANK: "id",
    FileKind.GLOSSARY: "terms",
    FileKind.TARIFFS: "tariffs",
    FileKind.MANIFEST: "id",
    FileKind.PATH: "id",
}
