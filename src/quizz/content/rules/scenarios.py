"""S201, S203, S205 and S206: where the steps of a scenario lead. The reader itself tells S202 and S204."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import shortened
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenScenario
from quizz.domain.scenario import Ending, best_walk
from quizz.i18n import _


def unreachable(written: WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """S201: a step where no walk goes; an action or a way out whose conditions no walk meets.

    The last way out of an action has no condition: that no walk needs it is no fault.
    """
    ways = written.ways
    for rank, step in enumerate(written.scenario.steps):
        if step.id not in ways.steps:
            yield Flaw(
                written.place("steps", rank, "id"),
                _("On n’arrive jamais à l’étape « {id} ».").format(id=step.id),
                _("Menez-y par le « next » d’une action, ou supprimez-la."),
            )
            continue
        for number, action in enumerate(step.actions):
            place = ("steps", rank, "actions", number)
            if (step.id, number) not in ways.actions:
                yield Flaw(
                    written.place(*place, "when" if action.when else "unless"),
                    _("« {text} » n’est jamais offert : aucun chemin n’y arrive ainsi.").format(
                        text=shortened(action.text)
                    ),
                    _("Changez ses conditions, ou supprimez cette action."),
                )
                continue
            for way, leaving in enumerate(action.exits[:-1]):
                if (step.id, number, way) not in ways.exits:
                    yield Flaw(
                        written.place(*place, "next", way),
                        _("Cette sortie vers « {id} » n’est jamais prise.").format(id=leaving.to),
                        _("Changez ses conditions, placez-la avant les autres, ou supprimez-la."),
                    )


def endless(written: WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """S203: steps from which no ending is reached; told once, at the first of them."""
    lost = [rank for rank, step in enumerate(written.scenario.steps) if step.id in written.ways.endless]
    if lost:
        names = ", ".join(_("« {text} »").format(text=written.scenario.steps[rank].id) for rank in lost[:6])
        yield Flaw(
            written.place("steps", lost[0], "id"),
            _("On peut tourner sans fin : de {steps}, aucun choix ne mène plus à une fin.").format(
                steps=names
            ),
            _("Donnez à l’une de ces étapes une action qui mène vers une fin."),
        )


def identical_outcomes(written: WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """S205: whatever is chosen, the next step and the effects are the same."""
    for rank, step in enumerate(written.scenario.steps):
        if step.actions and len({(action.exits, action.effects) for action in step.actions}) == 1:
            yield Flaw(
                written.place("steps", rank, "actions"),
                _("À l’étape « {id} », tous les choix ont les mêmes suites.").format(id=step.id),
                _("Donnez à une erreur son effet (confiance, minutes, risque) ou une autre étape."),
            )


def best_end(written: WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """S206: doing the best everywhere does not lead to a good ending."""
    scenario = written.scenario
    last = scenario.step(best_walk(scenario).step)
    if last.ending is Ending.GOOD:
        return
    rank = scenario.steps.index(last)
    yield Flaw(
        written.place("steps", rank, "id"),
        _("Par les meilleures actions, on finit à l’étape « {id} », qui n’est pas une bonne fin.").format(
            id=last.id
        )
        if last.ending
        else _("Par les meilleures actions, on n’arrive à aucune fin."),
        _("Menez chaque action « worth: best » vers une étape « ending: good »."),
    )


OF_SCENARIOS: tuple[Rule[WrittenScenario], ...] = (
    Rule(Code.UNREACHABLE_STEP, Severity.WARNING, unreachable),
    Rule(Code.ENDLESS_CYCLE, Severity.ERROR, endless),
    Rule(Code.IDENTICAL_OUTCOMES, Severity.WARNING, identical_outcomes),
    Rule(Code.MISSING_END, Severity.ERROR, best_end),
)
