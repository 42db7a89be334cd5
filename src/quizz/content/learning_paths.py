"""`paths/*.yaml`: one learning path a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quizz.content.banks import TYPES
from quizz.content.checkpoints import checkpoints
from quizz.content.codes import Code
from quizz.content.fields import ID, Fields
from quizz.content.nodes import Mapping
from quizz.content.problems import Problems
from quizz.content.suggestions import did_you_mean
from quizz.domain.bank import SKILLS, THEMES
from quizz.domain.learning_path import LearningPath, PathStep, Pick
from quizz.i18n import _

STEPS = (1, 20)
PICKS = (1, 20)
MOST = 500
LEVELS = (1, 2, 3)
TITLE_LENGTH = 60
SUMMARY_LENGTH = 300
CRITERIA = (
    "themes",
    "banks",
    "tags",
    "skills",
    "types",
    "levels",
    "covers",
    "specialties",
    "questions",
)


def read_path(root: Mapping, problems: Problems) -> LearningPath | None:
    """The path of a file; None when something in it is wrong."""
    fields = Fields(root, problems)
    path = LearningPath(
        id=fields.identifier(),
        title=_line(fields, "title", TITLE_LENGTH),
        summary=_line(fields, "summary", SUMMARY_LENGTH),
        steps=tuple(_read_step(node, problems) for node in fields.mappings("steps", required=True)),
    )
    _refuse_count(fields, "steps", len(path.steps), STEPS)
    fields.finish()
    return None if problems.errors else path


def _read_step(node: Mapping, problems: Problems) -> PathStep:
    fields = Fields(node, problems)
    step = PathStep(
        title=_line(fields, "title", TITLE_LENGTH),
        picks=tuple(_read_pick(pick, problems) for pick in fields.mappings("picks", required=True)),
        most=fields.integer("most", 1, MOST),
    )
    _refuse_count(fields, "picks", len(step.picks), PICKS)
    fields.finish()
    return step


def _read_pick(node: Mapping, problems: Problems) -> Pick:
    fields = Fields(node, problems)
    if not node.entries:
        fields.report(
            Code.PICK,
            node.place,
            _("Ce choix ne dit pas ce qu’il prend."),
            _("Donnez-lui un critère : {keys}.").format(keys=", ".join(CRITERIA)),
        )
    pick = Pick(
        themes=_known(fields, "themes", THEMES),
        banks=_ids(fields, "banks"),
        tags=fields.texts("tags"),
        skills=_known(fields, "skills", SKILLS),
        kinds=_known(fields, "types", TYPES),
        levels=tuple(map(int, _known(fields, "levels", map(str, LEVELS)))),
        covers=_known(fields, "covers", checkpoints()),
        specialties=fields.texts("specialties"),
        questions=_ids(fields, "questions"),
    )
    fields.finish()
    return pick


def _known(fields: Fields, key: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of a list of words that are known; the others are reported."""
    known = tuple(known)
    found = []
    for text, place in fields.located_texts(key):
        if text in known:
            found.append(text)
        else:
            message = _("« {key} » ne peut pas contenir « {text} ».").format(key=key, text=text[:40])
            fields.report(Code.UNKNOWN_VALUE, place, message, did_you_mean(text, known))
    return tuple(found)


def _ids(fields: Fields, key: str) -> tuple[str, ...]:
    found = []
    for text, place in fields.located_texts(key):
        if ID.fullmatch(text):
            found.append(text)
        else:
            message = _("« {text} » ne peut pas servir dans « {key} ».").format(text=text[:40], key=key)
            fields.report(Code.BAD_ID, place, message, _("Recopiez l’identifiant de la banque."))
    return tuple(found)


def _line(fields: Fields, key: str, longest: int) -> str:
    text = " ".join(fields.text(key).split())
    if len(text) > longest:
        fields.report(
            Code.TOO_LONG,
            fields.place(key),
            _("« {key} » fait {size} caractères.").format(key=key, size=len(text)),
            _("Écrivez-en {limit} au plus.").format(limit=longest),
        )
    return text


def _refuse_count(fields: Fields, key: str, count: int, bounds: Collection[int]) -> None:
    low, high = bounds
    if count > high:
        fields.report(
            Code.OUT_OF_RANGE,
            fields.place(key),
            _("« {key} » a {n} éléments.").format(key=key, n=count),
            _("Écrivez-en de {low} à {high}.").format(low=low, high=high),
        )
