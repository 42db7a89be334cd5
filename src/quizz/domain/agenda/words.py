"""Days, hours and changes of an agenda in words: for the screens, plain mode and verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import Booking, Change, Moment, Opening, Practitioner, Via, Wanted
from quizz.i18n import _

NO_BREAK = "\u00a0"
DAYS = 7


def day_name(day: int) -> str:
    """`mardi`."""
    return _("lundi mardi mercredi jeudi vendredi samedi dimanche").split()[day % DAYS]


def day_short(monday: date, day: int) -> str:
    """`mar. 24`."""
    names = _("lun. mar. mer. jeu. ven. sam. dim.").split()
    return f"{names[day % DAYS]}{NO_BREAK}{_number(monday, day)}"


def day_numbered(monday: date, day: int) -> str:
    """`mardi 24`."""
    return f"{day_name(day)}{NO_BREAK}{_number(monday, day)}"


def day_long(monday: date, day: int) -> str:
    """`mardi 24 novembre`."""
    months = _("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()
    month = (monday + timedelta(days=day)).month
    return f"{day_numbered(monday, day)} {months[month - 1]}"


def hour(minute: int) -> str:
    """`14 h 00`."""
    return _("{hours} h {minutes}").format(hours=minute // 60, minutes=f"{minute % 60:02}")


def hours(opening: Opening) -> str:
    """`9 h 00-12 h 00`."""
    return _("{start}-{end}").format(start=hour(opening.start), end=hour(opening.end))


def length(minutes: int) -> str:
    """`30 min`, `1 h 15`."""
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    if minutes % 60 == 0:
        return _("{hours} h").format(hours=minutes // 60)
    return _("{hours} h {rest}").format(hours=minutes // 60, rest=f"{minutes % 60:02}")


def moment(monday: date, at: Moment) -> str:
    """`mardi 24 à 14 h 00`."""
    return _("{day} à {hour}").format(day=day_numbered(monday, at.day), hour=hour(at.minute))


def long_moment(monday: date, at: Moment) -> str:
    """`mardi 24 novembre, 14 h 00`."""
    return _("{day}, {hour}").format(day=day_long(monday, at.day), hour=hour(at.minute))


def via_words(via: Via) -> str:
    """How a request comes, in a few words."""
    return {
        Via.PHONE: _("au téléphone"),
        Via.LETTER: _("par courrier"),
        Via.ONLINE: _("en ligne"),
        Via.COUNTER: _("à l’accueil"),
        Via.INSIDE: _("en interne"),
    }[via]


def who_words(thing: Booking | Wanted) -> str:
    """Whose appointment it is; a slot that is kept has nobody."""
    return thing.who or _("créneau gardé pour les urgences")


def name_words(plan: Plan, name: str, *, placed: bool = False) -> str:
    """`Mme Garcia`; `M. Keller (échographie)` when he has, or asks for, other bookings this week.

    Bookings of one kind are told apart by when they stood, unless that is said beside: `placed`.
    """
    thing = plan.thing(name)
    if thing is None or not thing.who:
        return name if thing is None else who_words(thing)
    everything: tuple[Booking | Wanted, ...] = (*plan.agenda.bookings, *plan.wanted)
    others = [one for one in everything if one.who == thing.who and one.id != name]
    kind, before = plan.kind(thing), plan.initial.get(name)
    told = ""
    if others and kind is not None and all(one.kind != kind.id for one in others):
        told = _lowered(kind.name)
    elif others and before is not None and not placed:
        told = moment(plan.agenda.monday, before.at)
    return _("{who} ({told})").format(who=thing.who, told=told) if told else thing.who


def with_article(name: str) -> str:
    """`le Dr Roche`, `Mme Weber`: as inside a sentence, without what they do."""
    name = name.partition(",")[0]
    title = name.partition(" ")[0].casefold().rstrip(".")
    if title in {"dr", "docteur", "pr", "professeur"}:
        return _("le {name}").format(name=name)
    if title in {"dre", "docteure", "pre", "professeure"}:
        return _("la {name}").format(name=name)
    return name


def thing_words(plan: Plan, thing: Booking | Wanted) -> str:
    """`Mme Garcia, consultation avec ECG, 30 min`: what is to be placed, or what stands in a cell."""
    kind = plan.kind(thing)
    name = kind.name if kind else thing.kind
    return _("{who}, {kind}, {length}").format(
        who=who_words(thing), kind=_lowered(name), length=length(plan.minutes(thing))
    )


def place_words(plan: Plan, practitioner: str, at: Moment) -> str:
    """`mardi 24 à 14 h 00, Dr Roche`."""
    found = plan.practitioner(practitioner)
    return _("{moment}, {practitioner}").format(
        moment=moment(plan.agenda.monday, at), practitioner=found.name if found else practitioner
    )


def change_words(plan: Plan, change: Change) -> str:
    """`Mme Garcia : mardi 24 à 14 h 00, Dr Roche, 30 min`, `M. Petit : rendez-vous annulé`."""
    thing = plan.thing(change.booking)
    who = name_words(plan, change.booking)
    if change.at is None:
        return _("{who} : rendez-vous annulé").format(who=who)
    return _("{who} : {place}, {length}").format(
        who=who,
        place=place_words(plan, change.practitioner, change.at),
        length=length(plan.minutes(thing) if thing else 0),
    )


def day_openings(practitioner: Practitioner, day: int) -> str:
    """`9 h 00-12 h 00, 14 h 00-18 h 00`; empty when nobody is received."""
    return ", ".join(hours(opening) for opening in practitioner.openings if opening.day == day)


def one_of(texts: Sequence[str]) -> str:
    """`lundi ou jeudi`, `lundi, mardi ou jeudi`."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{first} ou {last}").format(first=", ".join(texts[:-1]), last=texts[-1])


def capital(text: str) -> str:
    """The text with a capital first, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _lowered(name: str) -> str:
    """`consultation avec ECG`: the first letter as inside a sentence, unless the word is an acronym."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _number(monday: date, day: int) -> str:
    number = (monday + timedelta(days=day)).day
    return _("1er") if number == 1 else str(number)
