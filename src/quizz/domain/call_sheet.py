"""One call asked by itself: what is said and what may be asked on papers, the route and the reply in boxes.

What stands there is content, kept in the log: French in every language.
"""

from __future__ import annotations

from random import Random

from quizz.domain.question import Call, Place, Reply, Route
from quizz.domain.sheet import Box, Paper, PaperLine, Sheet, Slip

ROUTE_NAMES = {
    Route.EMERGENCY: "Le 15, tout de suite",
    Route.DOCTOR_NOW: "Le médecin, tout de suite",
    Route.TODAY: "Une place aujourd’hui",
    Route.APPOINTMENT: "Un rendez-vous ordinaire",
    Route.MESSAGE: "Un message à transmettre",
    Route.NOT_OURS: "Refuser ou renvoyer ailleurs",
}
PLACE_NAMES = {
    Place.PHONE: "Au téléphone",
    Place.COUNTER: "À l’accueil",
    Place.DOOR: "À la porte du cabinet",
}
_ROUTE_LABELS = {Place.PHONE: "Où orienter cet appel\u00a0?"}
_ROUTE_LABEL = "Où orienter cette demande\u00a0?"
_REPLY_LABEL = "Que répondez-vous\u00a0?"
_DETAILS = "Si vous demandez"


def reply_order(replies: tuple[Reply, ...], seed: int) -> tuple[int, ...]:
    """The replies as they are shown, by their ranks among those written."""
    return tuple(Random(seed).sample(range(len(replies)), len(replies)))


def call_sheet(card: Call, seed: int) -> Sheet:
    """Its papers and boxes; the routes stay in their order, the replies are mixed."""
    said = Paper(f"{PLACE_NAMES[card.via]} · {card.who}", (PaperLine(card.said),))
    details = tuple(PaperLine(f"{detail.ask} {detail.told}") for detail in card.details)
    papers = (said, Paper(_DETAILS, details)) if details else (said,)
    return Sheet(papers, (_route_box(card), _reply_box(card, seed)))


def _route_box(card: Call) -> Box:
    told = {routing.route: routing.feedback for routing in card.routings}
    return Box(
        name="route",
        label=_ROUTE_LABELS.get(card.via, _ROUTE_LABEL),
        answer=ROUTE_NAMES[card.route],
        options=tuple(ROUTE_NAMES[route] for route in Route),
        feedback=told.get(card.route, ""),
        slips=tuple(Slip(ROUTE_NAMES[route], told[route]) for route in told if route is not card.route),
        fair=tuple(ROUTE_NAMES[route] for route in card.fair),
    )


def _reply_box(card: Call, seed: int) -> Box:
    shown = [card.replies[rank] for rank in reply_order(card.replies, seed)]
    right = next((reply for reply in shown if reply.correct), shown[0])
    return Box(
        name="reply",
        label=_REPLY_LABEL,
        answer=right.text,
        options=tuple(reply.text for reply in shown),
        feedback=right.feedback,
        slips=tuple(Slip(reply.text, reply.feedback) for reply in shown if not reply.correct),
    )
