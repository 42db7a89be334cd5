"""A call asked by itself: a sheet of two boxes, in which a fair route is accepted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quizz.domain.answer import DontKnow, Filled
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.presentation import present
from quizz.domain.question import Call, Detail, Harm, Place, Reply, Route, Routing
from quizz.domain.sheet import Box, Sheet
from quizz.domain.switchboard import ROUTE_NAMES, reply_order

CALL = Call(
    id="q",
    theme="accueil",
    bank="b",
    prompt="Un bébé fiévreux",
    explanation=".",
    skill="accueil",
    level=1,
    via=Place.PHONE,
    who="Mme Petit",
    said="« Léo est chaud. »",
    details=(Detail("Quel âge ?", "« Deux mois. »"),),
    route=Route.DOCTOR_NOW,
    fair=(Route.EMERGENCY,),
    routings=(
        Routing(Route.DOCTOR_NOW, "À l’instant."),
        Routing(Route.EMERGENCY, "Le médecin est là."),
        Routing(Route.TODAY, "C’est attendre.", Harm.DANGER),
        Routing(Route.APPOINTMENT, "L’âge change tout.", Harm.DANGER),
    ),
    replies=(
        Reply(text="Ne quittez pas.", correct=True, feedback="Elle reste en ligne."),
        Reply(text="Un bain tiède.", feedback="C’est un conseil.", harm=Harm.DANGER),
        Reply(text="Rappelez ce soir."),
    ),
)
RIGHT = ROUTE_NAMES[Route.DOCTOR_NOW]
FAIR = ROUTE_NAMES[Route.EMERGENCY]
WRONG = ROUTE_NAMES[Route.TODAY]
UNSAID = ROUTE_NAMES[Route.NOT_OURS]


def sheet(call: Call = CALL, seed: int = 1) -> Sheet:
    found = present(call, seed).sheet
    assert found is not None
    return found


def boxes(seed: int = 1) -> tuple[Box, Box]:
    route, reply = sheet(seed=seed).boxes
    return route, reply


def verdict(*texts: str):
    return judge(present(CALL, 1), Filled(texts), EMPTY_VOCABULARY)


class TestTheSheet:
    def test_has_what_is_said_then_what_may_be_asked(self) -> None:
        said, asked = sheet().papers
        assert (said.title, [line.said for line in said.lines]) == (
            "Au téléphone · Mme Petit",
            ["« Léo est chaud. »"],
        )
        assert [line.said for line in asked.lines] == ["Quel âge ? « Deux mois. »"]

    def test_has_one_paper_when_nothing_may_be_asked(self) -> None:
        assert len(sheet(replace(CALL, details=())).papers) == 1

    def test_has_the_six_routes_in_their_order(self) -> None:
        for seed in range(6):
            route, _reply = boxes(seed)
            assert route.options == tuple(ROUTE_NAMES[one] for one in Route)
            assert (route.answer, route.fair) == (RIGHT, (FAIR,))

    def test_mixes_the_replies_as_the_rush_does(self) -> None:
        found = set()
        for seed in range(30):
            _route, reply = boxes(seed)
            order = reply_order(CALL.replies, seed)
            assert reply.options == tuple(CALL.replies[rank].text for rank in order)
            assert reply.answer == "Ne quittez pas."
            found.add(reply.options)
        assert len(found) == 6

    @pytest.mark.parametrize(
        ("via", "label"),
        [
            (Place.PHONE, "Où orienter cet appel\u00a0?"),
            (Place.COUNTER, "Où orienter cette demande\u00a0?"),
            (Place.DOOR, "Où orienter cette demande\u00a0?"),
        ],
    )
    def test_names_what_it_is(self, via: Place, label: str) -> None:
        assert sheet(replace(CALL, via=via)).boxes[0].label == label


class TestTheVerdict:
    def test_is_right_when_both_are(self) -> None:
        found = verdict(RIGHT, "Ne quittez pas.")
        assert (found.correct, found.score, found.is_fair, found.notes) == (True, 1.0, False, ())

    def test_accepts_a_fair_route_and_says_what_was_better(self) -> None:
        found = verdict(FAIR, "Ne quittez pas.")
        assert (found.correct, found.score, found.is_fair) == (True, 0.75, True)
        assert found.notes == ("Le médecin est là.",)
        route, reply = found.parts
        assert (route.right, route.fair, route.given, route.place) == (True, True, FAIR, RIGHT)
        assert (reply.right, reply.fair) == (True, False)

    def test_is_not_fair_when_the_reply_is_wrong(self) -> None:
        found = verdict(FAIR, "Un bain tiède.")
        assert (found.correct, found.is_fair) == (False, False)
        assert found.notes == ("Le médecin est là.", "C’est un conseil.")

    @pytest.mark.parametrize(
        ("route", "reply", "notes"),
        [
            (WRONG, "Ne quittez pas.", ("C’est attendre.",)),
            (UNSAID, "Ne quittez pas.", ("À l’instant.",)),
            (RIGHT, "Un bain tiède.", ("C’est un conseil.",)),
            (RIGHT, "Rappelez ce soir.", ("Elle reste en ligne.",)),
        ],
    )
    def test_tells_why_it_is_wrong(self, route: str, reply: str, notes: tuple[str, ...]) -> None:
        found = verdict(route, reply)
        assert (found.correct, found.notes) == (False, notes)
        assert 0 < found.score < 0.5

    def test_of_not_knowing_shows_both(self) -> None:
        found = judge(present(CALL, 1), DontKnow(), EMPTY_VOCABULARY)
        assert found.unknown
        assert [part.place for part in found.parts] == [RIGHT, "Ne quittez pas."]


def test_what_is_kept_of_it_shows_the_papers_then_the_boxes() -> None:
    shown = present(CALL, 1).shown
    assert shown[0] == "Au téléphone · Mme Petit"
    assert shown[-2].startswith("Où orienter cet appel\u00a0?\u00a0: Le 15, tout de suite / ")
