"""Calls of the switchboard: what is said, where it belongs, what may be answered.

The limits are those of docs/bank-format.md: a call is read while others ring.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Place
from quizz.content.question_texts import Common, Located, check_distinct, check_short, check_size
from quizz.content.suggestions import did_you_mean
from quizz.domain import question
from quizz.domain.question import AnyQuestion, Call, Detail, Harm, Reply, Route, Routing
from quizz.i18n import _

CALL_KEYS = frozenset({"via", "who", "said", "details", "patience", "route", "fair", "routings", "replies"})
ROUTES = tuple(route.value for route in Route)
VIA = tuple(place.value for place in question.Place)
PATIENCE = (15, 180)
USUAL_PATIENCE = 60
MOST_DETAILS = 3
REPLIES = (3, 4)
FEWEST_WRONG = 2
PROMPT_LENGTH = 80
WHO_LENGTH = 60
SAID_LENGTH = 300
ASK_LENGTH = 60
TOLD_LENGTH = 200
REPLY_LENGTH = 160


def read_switchboard(fields: Fields, common: Common) -> AnyQuestion:
    """Who says what, the route with what is said of it and of those that tempt, the replies."""
    via = fields.one_of("via", VIA, required=True)
    who, said = fields.text("who"), fields.text("said")
    route = fields.one_of("route", ROUTES, required=True)
    check_short(fields, [(common["prompt"], fields.place("prompt"))], PROMPT_LENGTH)
    check_short(fields, [(who, fields.place("who"))], WHO_LENGTH)
    check_short(fields, [(said, fields.place("said"))], SAID_LENGTH)
    right = Route(route) if route else Route.MESSAGE
    fair = _read_fair(fields, right if route else None)
    call = Call(
        **common,
        via=question.Place(via) if via else question.Place.PHONE,
        who=who,
        said=said,
        route=right,
        details=_read_details(fields),
        fair=fair,
        patience=fields.integer("patience", *PATIENCE, default=USUAL_PATIENCE),
        routings=_read_routings(fields, right, fair, known=bool(route)),
        replies=_read_replies(fields),
    )
    return call


def _read_details(fields: Fields) -> tuple[Detail, ...]:
    nodes = fields.mappings("details")
    check_size(fields, "details", len(nodes), 1, MOST_DETAILS)
    details: list[Detail] = []
    asks: list[Located] = []
    for node in nodes:
        inner = Fields(node, fields.problems)
        detail = Detail(inner.text("ask"), inner.text("told"))
        inner.finish()
        check_short(inner, [(detail.ask, inner.place("ask"))], ASK_LENGTH)
        check_short(inner, [(detail.told, inner.place("told"))], TOLD_LENGTH)
        details.append(detail)
        asks.append((detail.ask, inner.place("ask")))
    check_distinct(fields, asks)
    return tuple(details)


def _read_fair(fields: Fields, right: Route | None) -> tuple[Route, ...]:
    """Routes that do no harm, the right one not among them."""
    found = fields.located_texts("fair")
    check_distinct(fields, found)
    fair: list[Route] = []
    for text, place in found:
        if text not in ROUTES:
            fields.report(
                Code.UNKNOWN_VALUE,
                place,
                _("« {key} » ne peut pas être « {text} ».").format(key="fair", text=text[:40]),
                did_you_mean(text, ROUTES),
            )
        elif text == right:
            fields.report(
                Code.CALL,
                place,
                _("« {text} » est déjà la bonne orientation.").format(text=text),
                _("Retirez-la de « fair », où vont les autres qui ne font pas de mal."),
            )
        else:
            fair.append(Route(text))
    return tuple(fair)


def _read_routings(
    fields: Fields, right: Route, fair: Iterable[Route], *, known: bool
) -> tuple[Routing, ...]:
    """`known`: whether the right route could be read; what it is not is not told twice."""
    nodes = fields.mappings("routings", required=True)
    routings: list[Routing] = []
    routes: list[Located] = []
    for node in nodes:
        inner = Fields(node, fields.problems)
        route = inner.one_of("route", ROUTES, required=True)
        feedback = inner.text("feedback")
        harm = _read_harm(inner)
        inner.finish()
        routes.append((route, inner.place("route")))
        if route:
            routing = Routing(Route(route), feedback, harm)
            routings.append(routing)
            if known:
                _check_harm(inner, routing, right, fair)
    check_distinct(fields, routes)
    if nodes and known and len({routing.route for routing in routings}) == len(nodes):
        _check_routings(fields, routings, right, fair)
    return tuple(routings)


def _check_harm(fields: Fields, routing: Routing, right: Route, fair: Iterable[Route]) -> None:
    """What is right or fair damages nothing; what delays an emergency is a danger."""
    harmless = routing.route is right or routing.route in fair
    misread = routing.harm is None and fields.has("harm")
    if harmless and routing.harm is not None:
        _report_harmless(fields, fields.place("harm"))
    elif right is Route.EMERGENCY and not (
        harmless or misread or routing.route.is_at_once or routing.harm is Harm.DANGER
    ):
        fields.report(
            Code.CALL,
            fields.node.place,
            _("« {route} » fait attendre une urgence, et l’orientation ne dit pas le danger.").format(
                route=routing.route.value
            ),
            _("Ajoutez « harm: danger » à cette orientation."),
        )


def _check_routings(fields: Fields, routings: list[Routing], right: Route, fair: Iterable[Route]) -> None:
    told = {routing.route for routing in routings}
    if right not in told:
        fields.report(
            Code.CALL,
            fields.place("routings"),
            _("Rien n’est dit de la bonne orientation, « {route} ».").format(route=right.value),
            _("Ajoutez-la dans « routings », avec son « feedback »."),
        )
    wrong = told - {right} - set(fair)
    if len(wrong) < FEWEST_WRONG:
        fields.report(
            Code.CALL,
            fields.place("routings"),
            _("« routings » ne dit rien d’assez de mauvaises orientations : {count}.").format(
                count=len(wrong)
            ),
            _("Dites pourquoi de deux au moins, celles qui tentent le plus."),
        )


def _read_replies(fields: Fields) -> tuple[Reply, ...]:
    nodes = fields.mappings("replies", required=True)
    check_size(fields, "replies", len(nodes), *REPLIES)
    replies: list[Reply] = []
    texts: list[Located] = []
    for node in nodes:
        reply, place = _read_reply(node, fields)
        replies.append(reply)
        texts.append((reply.text, place))
    check_distinct(fields, texts)
    check_short(fields, texts, REPLY_LENGTH)
    keys = sum(reply.correct for reply in replies)
    if nodes and keys != 1:
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("replies"),
            _("Un appel a une seule bonne réponse, et celui-ci en a {count}.").format(count=keys),
            _("Mettez « correct: oui » sur une seule réponse."),
        )
    return tuple(replies)


def _read_reply(node: Mapping, fields: Fields) -> tuple[Reply, Place]:
    inner = Fields(node, fields.problems)
    reply = Reply(
        text=inner.text("text"),
        correct=inner.yes_no("correct"),
        feedback=inner.text("feedback", required=False),
        harm=_read_harm(inner),
    )
    inner.finish()
    if reply.correct and reply.harm is not None:
        _report_harmless(inner, inner.place("harm"))
    return reply, inner.place("text")


def _read_harm(fields: Fields) -> Harm | None:
    text = fields.one_of("harm", [harm.value for harm in Harm])
    return Harm(text) if text else None


def _report_harmless(fields: Fields, place: Place) -> None:
    fields.report(
        Code.CALL,
        place,
        _("Ce qui est juste, ou sans mal, n’a pas de « harm »."),
        _("Supprimez « harm », ou corrigez ce qui est juste."),
    )
