"""What is seen of a rush at one moment, in words."""

from __future__ import annotations

from quizz.domain.question import Route
from quizz.domain.switchboard import ROUTE_NAMES, SECOND, Phase, Rush, State
from quizz.i18n import _, ngettext
from quizz.services.switchboard import telling
from quizz.tui.widgets.switchboard.board import Doing, Stand

_DOING = {Phase.WAITING: Doing.CALLING, Phase.HELD: Doing.HELD, Phase.OPEN: Doing.OPEN}


def place_names() -> tuple[str, ...]:
    """The places as the screen names them, in the order of PLACES."""
    return (
        _("Ligne {n}").format(n=1),
        _("Ligne {n}").format(n=2),
        _("Ligne {n}").format(n=3),
        _("Accueil"),
        _("Médecin"),
    )


def stands(rush: Rush, state: State) -> tuple[Stand, ...]:
    """The places; seconds are told when there is a clock."""
    longest = state.longest_waiting
    several = sum(call.waits for call in state.calls) > 1
    return tuple(
        Stand(
            key=str(number),
            name=name,
            doing=Doing.NOTHING if rank is None else _DOING[state.calls[rank].phase],
            who="" if rank is None or not _is_known(state, rank) else telling.name(rush.calls[rank].card),
            seconds=None if rank is None or rush.unhurried else state.waits_for(rank) // SECOND,
            is_longest=several and rank is not None and rank == longest,
        )
        for number, (name, rank) in enumerate(zip(place_names(), state.places, strict=True), start=1)
    )


def still_to_come(state: State) -> str:
    """How many calls have not come yet."""
    n = sum(call.phase is Phase.COMING for call in state.calls)
    return ngettext("encore {n} à venir", "encore {n} à venir", n).format(n=n) if n else ""


def handled(state: State) -> str:
    """`4 sur 12`: the calls that are over."""
    total = len(state.calls)
    return _("{n} sur {total}").format(n=total - state.left, total=total)


def route_names(*, short: bool) -> tuple[str, ...]:
    """The routes in their order; `short`: where two do not stand side by side in full."""
    if not short:
        return tuple(ROUTE_NAMES[route] for route in Route)
    names = {
        Route.EMERGENCY: _("Le 15, tout de suite"),
        Route.DOCTOR_NOW: _("Le médecin maintenant"),
        Route.TODAY: _("Une place aujourd’hui"),
        Route.APPOINTMENT: _("Un rendez-vous"),
        Route.MESSAGE: _("Un message"),
        Route.NOT_OURS: _("Refus ou ailleurs"),
    }
    return tuple(names[route] for route in Route)


def _is_known(state: State, rank: int) -> bool:
    return state.calls[rank].phase is not Phase.WAITING
