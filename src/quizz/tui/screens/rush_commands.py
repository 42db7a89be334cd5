"""What can be done during a rush; digits are places, letters are choices."""

from __future__ import annotations

from quizz.services.switchboard import Shift
from quizz.tui.commands import Command
from quizz.tui.widgets.switchboard.call import ASKING

COMMANDS = (
    Command("answer", "enter", "Décrocher", "Prendre l’appel pointé, sinon celui qui attend le plus."),
    Command("choose", "enter", "Choisir", "Faire ce qui est choisi."),
    Command("resume", "enter,p", "Reprendre", "Montrer les appels ; le temps repart."),
    Command("end", "enter,escape", "Bilan", "Voir le bilan."),
    Command("hold", "m", "Mettre en attente", "Faire patienter, pour prendre un autre appel."),
    Command("pause", "p", "Pause", "Cacher les appels et arrêter le temps."),
    Command("stop", "escape", "Arrêter", "Partir ; vous reprendrez ici, en pause."),
    Command("take(0)", "1", "Ligne 1", "Prendre la ligne 1.", bar=False, name="line_one"),
    Command("take(1)", "2", "Ligne 2", "Prendre la ligne 2.", bar=False, name="line_two"),
    Command("take(2)", "3", "Ligne 3", "Prendre la ligne 3.", bar=False, name="line_three"),
    Command("take(3)", "4", "Accueil", "Prendre la personne à l’accueil.", bar=False, name="counter"),
    Command("take(4)", "5", "Médecin", "Prendre le médecin à sa porte.", bar=False, name="door"),
    *(
        Command(
            f"ask({rank})",
            letter,
            "Demander",
            "Poser la question qui a cette lettre ; cela prend huit secondes.",
            bar=False,
            name=f"ask_{number}",
        )
        for rank, (letter, number) in enumerate(zip(ASKING, ("one", "two", "three"), strict=True))
    ),
)


def is_offered(action: str, parameters: tuple[object, ...], shift: Shift, *, paused: bool) -> bool:
    """Whether a command makes sense where the rush stands."""
    if shift.is_over:
        return action in {"end", "scroll"}
    if paused:
        return action in {"resume", "stop", "scroll"}
    call, unhurried = shift.open, shift.rush.unhurried
    return {
        "end": False,
        "resume": False,
        "answer": call is None and shift.state.longest_waiting is not None,
        "choose": call is not None,
        "ask": call is not None and call.route is None and bool({*parameters} & {*call.unasked}),
        "hold": call is not None and not unhurried,
        "pause": not unhurried,
    }.get(action, True)
