"""What is said of calls that are over."""

import pytest
from msgspec.structs import replace

from quizz.domain.question import Call, Harm, Place, Reply, Route, Routing
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import LEVELS, Outcome, score
from quizz.services.switchboard import telling

RIGHT = Reply(text="Je vous passe le 15.", correct=True)
WRONG = Reply(text="Cela va passer.", harm=Harm.DANGER)
CARD = Call(
    id="std-essai",
    bank="standard-essai",
    prompt="Douleur dans la poitrine",
    explanation="Le 15.",
    theme="accueil",
    skill="accueil",
    level=2,
    via=Place.PHONE,
    who="M. Bernard, 58 ans, au téléphone",
    said="« J’ai mal. »",
    route=Route.EMERGENCY,
    fair=(Route.DOCTOR_NOW,),
    routings=(Routing(Route.EMERGENCY, "Le 15."), Routing(Route.TODAY, "Trop tard.", Harm.DANGER)),
    replies=(RIGHT, WRONG),
)
BEST = Outcome(rank=0, card=CARD, worth=Worth.BEST, harms=(), waited=4000, route=Route.EMERGENCY, reply=RIGHT)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("route", "reply", "harms", "told"),
    [
        (Route.EMERGENCY, RIGHT, (), "bien orienté, bien répondu"),
        (Route.EMERGENCY, WRONG, (Harm.DANGER,), "bien orienté, réponse à revoir (danger)"),
        (Route.DOCTOR_NOW, RIGHT, (), "orientation acceptable, bien répondu"),
        (Route.TODAY, RIGHT, (Harm.DANGER,), "orientation à revoir, bien répondu (danger)"),
        (
            Route.TODAY,
            WRONG,
            (Harm.DANGER, Harm.COURTESY),
            "orientation à revoir, réponse à revoir (danger, courtoisie)",
        ),
    ],
)
def test_a_line_tells_the_route_the_reply_and_the_harm(route, reply, harms, told) -> None:
    outcome = replace(BEST, route=route, reply=reply, harms=harms)
    assert telling.verdict(outcome) == told
    assert plain(telling.ended(outcome)) == f"M. Bernard : {told}"


@pytest.mark.parametrize(("via", "told"), [(Place.PHONE, "a raccroché"), (Place.COUNTER, "n’a pas attendu")])
def test_who_was_lost_is_told_as_the_place_wants(via, told) -> None:
    lost = replace(BEST, card=replace(CARD, via=via), lost=True, route=None, reply=None, worth=Worth.WRONG)
    assert telling.verdict(lost) == told
    assert telling.mine(lost) == told


def test_counts_name_what_went_wrong_and_what_went_well() -> None:
    lost = replace(
        BEST, worth=Worth.WRONG, harms=(Harm.DANGER,), lost=True, route=None, reply=None, waited=20_000
    )
    counts = list(telling.counts(score([BEST, lost]), unhurried=False))
    assert counts == [
        ("Danger", "1 personne mise en danger", False),
        ("Attente", "12 s en moyenne, 20 s au plus, 1 appel perdu", False),
        ("Confidentialité", "rien à redire", True),
        ("Courtoisie", "rien à redire", True),
    ]
    assert telling.summary(score([BEST, lost])) == "1 appel sur 2 traité au mieux."


def test_without_a_clock_waiting_is_not_counted() -> None:
    names = [name for name, _told, _well in telling.counts(score([BEST]), unhurried=True)]
    assert names == ["Danger", "Confidentialité", "Courtoisie"]


def test_each_level_has_its_own_words() -> None:
    assert len({telling.level(level).partition(",")[2] for level in LEVELS}) == len(LEVELS)
