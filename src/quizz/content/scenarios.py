"""A scenario in a bank: its head, its steps, and what holds between them."""

from __future__ import annotations

import re
from typing import Any

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Node, Sequence
from quizz.content.question_texts import check_short, check_size, with_braces
from quizz.content.scenario_steps import Story, read_step
from quizz.content.suggestions import did_you_mean, nearest
from quizz.domain.scenario import Scenario
from quizz.i18n import _

SCENARIO = "scenario"
"""What stands in `type:`."""
SCENARIO_KEYS = frozenset({"setting", "clock", "steps"})
STEPS = (2, 60)
TITLE_LENGTH = 60
SETTING_LENGTH = 800
_HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_NEAR_HOUR = re.compile(r"([0-9]{1,2})\s*[hH:.]\s*([0-9]{1,2})?")


def read_scenario(fields: Fields, shared: dict[str, Any]) -> Scenario:
    """A scenario; `shared`: what it has as any question, by name."""
    setting = fields.text("setting")
    clock = _read_clock(fields)
    nodes = fields.items("steps", required=True)
    story = Story()
    for node in fields.groups("steps", nodes):
        read_step(node, fields, story)
    fields.finish()
    check_short(fields, [(shared["prompt"], fields.place("prompt"))], TITLE_LENGTH)
    check_short(fields, [(setting, fields.place("setting"))], SETTING_LENGTH)
    check_size(fields, "steps", len(nodes), *STEPS)
    _check_targets(fields, story)
    _check_flags(fields, story)
    _check_ends(fields, story)
    for scalar in with_braces(fields.node):
        fields.report(
            Code.TEMPLATE,
            scalar.place,
            _("Une situation ne calcule pas de montant."),
            _("Racontez-la sans « {{{{ », et demandez le montant dans une question à part.").format(),
        )
    return Scenario(**shared, setting=setting, clock=clock, steps=tuple(story.steps))


def _read_clock(fields: Fields) -> str:
    text = fields.text("clock", required=False)
    if not text or _HOUR.fullmatch(text):
        return text
    near = _NEAR_HOUR.fullmatch(text)
    hint = f"{int(near[1]):02}:{int(near[2] or 0):02}" if near else ""
    fields.report(
        Code.BAD_DATE,
        fields.place("clock"),
        _("« {key} » attend une heure, et c’est « {text} ».").format(key="clock", text=text[:40]),
        _("Écrivez l’heure et les minutes : {hint}.").format(
            hint=f'"{hint if _HOUR.fullmatch(hint) else "10:40"}"'
        ),
    )
    return ""


def _check_targets(fields: Fields, story: Story) -> None:
    for target, place in story.targets:
        if target not in story.places:
            near = "" if fields.problems.overflowed else nearest(target, story.places)
            fields.report(
                Code.DANGLING_TARGET,
                place,
                _("L’étape « {id} » n’existe pas dans cette situation.").format(id=target[:40]),
                _("Voulez-vous dire « {word} » ?").format(word=near)
                if near
                else _("Écrivez l’identifiant d’une étape, ou ajoutez celle-ci à « steps »."),
            )


def _check_flags(fields: Fields, story: Story) -> None:
    for flag, place in story.awaited:
        if flag not in story.raised:
            fields.report(
                Code.UNKNOWN_VALUE,
                place,
                _("Aucune action ne pose « {flag} ».").format(flag=flag[:40]),
                did_you_mean(flag, story.raised)
                if story.raised and not fields.problems.overflowed
                else _("Ajoutez « sets: [{flag}] » aux effets de l’action qui le pose.").format(
                    flag=flag[:40]
                ),
            )


def _check_ends(fields: Fields, story: Story) -> None:
    """It begins by a decision, and ends somewhere."""
    nodes = _groups(fields.node.get("steps"))
    if nodes and "ending" in nodes[0].entries:
        fields.report(
            Code.STEP,
            nodes[0].entries["ending"][0].place,
            _("La première étape est une fin : il n’y a rien à décider."),
            _("Commencez la liste par l’étape où l’histoire commence."),
        )
    if story.steps and not any("ending" in node.entries for node in nodes):
        fields.report(
            Code.MISSING_END,
            fields.place("steps"),
            _("Cette situation n’a pas de fin."),
            _("Ajoutez une étape « ending: good », et une autre « ending: bad » pour les erreurs."),
        )


def _groups(node: Node | None) -> list[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
