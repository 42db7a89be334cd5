"""One call of the switchboard: who calls or stands there, where it belongs, what may be answered."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question


class Place(StrEnum):
    """Where it comes from."""

    PHONE = "phone"
    COUNTER = "counter"
    DOOR = "door"
    """The doctor's."""


class Route(StrEnum):
    """Where a call belongs."""

    EMERGENCY = "emergency"
    """The 15, at once."""
    DOCTOR_NOW = "doctor_now"
    TODAY = "today"
    """Seen today."""
    APPOINTMENT = "appointment"
    MESSAGE = "message"
    """Written down and passed on."""
    NOT_OURS = "not_ours"
    """Refused, or sent elsewhere."""

    @property
    def is_at_once(self) -> bool:
        """Whether somebody acts at once."""
        return self in {Route.EMERGENCY, Route.DOCTOR_NOW}


class Harm(StrEnum):
    """What a wrong choice damages."""

    DANGER = "danger"
    CONFIDENTIALITY = "confidentiality"
    COURTESY = "courtesy"


class Detail(Struct, frozen=True):
    """Something that may be asked, and what is then told."""

    ask: str
    told: str


class Routing(Struct, frozen=True, omit_defaults=True):
    """What is said of a route that was chosen, and what it damages when it is wrong."""

    route: Route
    feedback: str
    harm: Harm | None = None


class Reply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that may be answered. `harm`: what a wrong one damages."""

    text: str
    correct: bool = False
    feedback: str = ""
    harm: Harm | None = None


class Call(Question, frozen=True, kw_only=True, tag="switchboard"):
    """A call to sort and to answer; `prompt` is its title. `patience`: seconds before the caller hangs up or
    leaves. `fair`: routes that do no harm. `routings`: what is said of routes, the right one among them."""

    mode = Mode.RECOGNITION
    via: Place
    who: str
    said: str
    route: Route
    replies: tuple[Reply, ...]
    routings: tuple[Routing, ...]
    details: tuple[Detail, ...] = ()
    fair: tuple[Route, ...] = ()
    patience: int = 60

    @property
    def is_danger(self) -> bool:
        """Whether somebody's life or health cannot wait."""
        return self.route.is_at_once
