"""A week that is changed line by line, by sentences such as « Mme Garcia mardi 14:00 Roche »."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from quizz.cli.plain.asking import hint_line
from quizz.cli.plain.lines import Command, Meaning, Partly, read_text
from quizz.cli.plain.orders import Order, Verb, read_order
from quizz.cli.plain.week import request_lines, to_do_lines, week_lines
from quizz.domain.agenda import words
from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.looking import day_words, done_words, left
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.week import Booking, Change, Moment, Practitioner, Wanted
from quizz.domain.answer import Arranged, Typed
from quizz.domain.question import Appointment
from quizz.domain.text import search_key
from quizz.i18n import _, ngettext
from quizz.wording import series, stopped

_Thing = TypeVar("_Thing", Booking, Wanted)
_NO_LETTERS = re.compile(r"[^\w-]+")


def arranging_hint(question: Appointment, offered: Collection[Command], *, first: bool) -> str:
    """What may be typed. `first`: the first time, where everything is explained."""
    practitioner = question.agenda.practitioners[0]
    plan = plan_of(question)
    moved = [name for name in question.movable if not plan.initial[name].is_kept]
    named = (*(wanted.id for wanted in question.wanted), *moved)
    people = [words.name_words(plan, name, placed=True) for name in named[:1]] or [_("Mme Petit")]
    example = _("{who} mardi 14:00 {name}").format(who=people[0], name=practitioner.name)
    what = _("un rendez-vous et sa place (par exemple : {example}), annuler et un nom, fin").format(
        example=example
    )
    more = _("« aide » dit tout ce qui peut s’écrire.") if first else ""
    return hint_line(what, _("? (je ne sais pas)"), ":", offered, more)


def help_lines() -> Iterator[str]:
    """Every order."""
    yield _("Le nom, le jour, l’heure, le praticien : place ce rendez-vous, ou le déplace.")
    yield _("annuler et un nom : annule ce rendez-vous. garder et un nom : le remet où il était.")
    yield _("reprendre : défait le dernier changement.")
    yield _("Le nom suffit ; s’il revient deux fois, ajoutez le genre : {example}.").format(
        example=_("Mme Petit contrôle mardi 14:00")
    )
    yield _(
        "semaine : relit la semaine, ou celle du praticien nommé ensuite ; un jour, comme mardi : relit ce "
        "jour ; un nom : où il est."
    )
    yield _("demande : relit la demande et les règles. fait : ce qui est fait et ce qui reste.")
    yield _("fin : valide. ? : je ne sais pas.")


class ArrangingReader:
    """Reads orders one after the other, until « fin »; each is done, or refused in a sentence.

    `begun`: what was changed before.
    """

    def __init__(self, question: Appointment, begun: tuple[Change, ...] = ()) -> None:
        self._question = question
        self._arranging = Arranging(question)
        self._arranging.resume(begun)
        self._warned = False

    @property
    def so_far(self) -> Arranged | None:
        """What is changed."""
        return Arranged(self._plan.changes) if self._plan.changes else None

    @property
    def lines(self) -> Iterator[str]:
        """What is done and what is left, to be told."""
        return to_do_lines(self._plan)

    def __call__(self, line: str) -> Meaning:
        """What a line does."""
        heard = read_text(line) if line.strip() else None
        if heard is not None and not isinstance(heard, Typed):
            return heard
        order = read_order(line)
        if order.verb is not Verb.END:
            self._warned = False
        return self._end() if order.verb is Verb.END else Partly(self._done(order))

    def _done(self, order: Order) -> str:
        """Do what is ordered; gives what to say of it."""
        told: dict[Verb, Callable[[], str]] = {
            Verb.HELP: lambda: "\n".join(help_lines()),
            Verb.WEEK: lambda: self._week(order.place),
            Verb.REQUEST: lambda: "\n".join(request_lines(self._question, self._plan)),
            Verb.DONE: self._so_far,
            Verb.UNDO: self._undo,
            Verb.CANCEL: lambda: self._cancel(order),
            Verb.KEEP: lambda: self._keep(order),
        }
        return told.get(order.verb, lambda: self._put_or_tell(order))()

    @property
    def _plan(self) -> Plan:
        return self._arranging.plan

    def _week(self, name: str) -> str:
        if not name:
            return "\n".join(week_lines(self._plan))
        practitioner = self._named(name)
        if isinstance(practitioner, str):
            return practitioner
        return "\n".join(line for day in range(words.DAYS) for line in self._day_of(practitioner, day))

    def _day_of(self, practitioner: Practitioner, day: int) -> Iterator[str]:
        if any(opening.day == day for opening in practitioner.openings):
            yield from day_words(self._plan, practitioner, day)

    def _so_far(self) -> str:
        return "\n".join(to_do_lines(self._plan)) or _("Rien n’est changé.")

    def _undo(self) -> str:
        return self._so_far() if self._arranging.undo() else _("Il n’y a rien à reprendre.")

    def _end(self) -> Meaning:
        to_place = len(left(self._plan))
        if not self._plan.changes:
            return Partly(_("Rien n’est changé dans l’agenda. Tapez ? si vous ne savez pas."))
        if to_place and not self._warned:
            self._warned = True
            sentence = ngettext(
                "Il reste {n} rendez-vous à placer. Tapez encore « fin » pour répondre ainsi.",
                "Il reste {n} rendez-vous à placer. Tapez encore « fin » pour répondre ainsi.",
                to_place,
            )
            return Partly(sentence.format(n=to_place))
        return Arranged(self._plan.changes)

    # Placing and moving

    def _put_or_tell(self, order: Order) -> str:
        if not order.name:
            if order.day is None or order.minute is not None:
                return _("Ligne non comprise. « aide » dit ce qui peut s’écrire.")
            return "\n".join(self._day_lines(order))
        things = self._things(order.name, moved=order.verb is Verb.MOVE)
        if order.day is None and order.minute is None:
            return self._where(order, things)
        return self._put(order, things[0]) if len(things) == 1 else self._which(order.name, things)

    def _put(self, order: Order, thing: Booking | Wanted) -> str:
        if order.day is None or order.minute is None:
            return _("Il manque le jour ou l’heure, comme dans : {who} mardi 14:00.").format(
                who=words.name_words(self._plan, thing.id, placed=True)
            )
        practitioner = self._practitioner(order.place, thing)
        if isinstance(practitioner, str):
            return practitioner
        refused = self._arranging.put(thing.id, practitioner, Moment(order.day, order.minute))
        if refused:
            return _("Impossible. {why}").format(why=refused)
        change = next((one for one in self._plan.changes if one.booking == thing.id), None)
        return stopped(done_words(self._plan, change)) if change else _("Ce rendez-vous reste où il était.")

    def _practitioner(self, name: str, thing: Booking | Wanted) -> Practitioner | str:
        """Who is named, else who can only be meant; a sentence when nobody is."""
        known = self._plan.agenda.practitioners
        if name:
            return self._named(name)
        if isinstance(thing, Booking):
            here = self._plan.standing.get(thing.id, thing)
            return next(one for one in known if one.id == here.practitioner)
        if len(known) == 1:
            return known[0]
        return _("Chez qui ? Ajoutez {names} à la fin.").format(names=self._names())

    def _named(self, name: str) -> Practitioner | str:
        known = self._plan.agenda.practitioners
        found = [one for one in known if _is_named(name, one.name)]
        if len(found) == 1:
            return found[0]
        return _("« {name} » n’a pas de colonne ici : {names}.").format(name=name, names=self._names())

    def _names(self) -> str:
        return words.one_of([one.name for one in self._plan.agenda.practitioners])

    # Cancelling

    def _cancel(self, order: Order) -> str:
        standing = [
            thing for thing in self._booked(order.name) if order.takes(self._plan.standing[thing.id].at)
        ]
        if len(standing) != 1:
            return self._which(order.name, standing)
        (booking,) = standing
        refused = self._arranging.take_out(booking)
        return refused or _("{who} : annulé.").format(who=words.name_words(self._plan, booking.id))

    def _keep(self, order: Order) -> str:
        changed = [
            thing
            for change in self._plan.changes
            if (thing := self._plan.initial.get(change.booking)) and self._is_meant(order.name, thing)
        ]
        if len(changed) != 1:
            return self._which(order.name, changed)
        refused = self._arranging.restore(changed[0].id)
        if refused:
            return _("Impossible. {why}").format(why=refused)
        who = words.name_words(self._plan, changed[0].id)
        return _("{who} : remis où il était.").format(who=who)

    # Who is meant

    def _is_meant(self, name: str, thing: Booking | Wanted) -> bool:
        """Whether every word is of who comes, or of what for: « obry contrôle »."""
        kind = self._plan.kind(thing)
        who, asked = _words(thing.who), _words(name)
        known = (*who, *_words(kind.name if kind else ""))
        return any(word in who for word in asked) and all(word in known for word in asked)

    def _likeliest(self, name: str, things: list[_Thing]) -> list[_Thing]:
        """Those whose kind begins with a word that is told: « obry opération » is no « contrôle après
        opération »."""
        asked = set(_words(name))
        found = [thing for thing in things if (kind := self._plan.kind(thing)) and asked & _first(kind.name)]
        return found or things

    def _booked(self, name: str) -> list[Booking]:
        booked = [
            booking
            for booking in self._plan.standing.values()
            if not booking.is_kept and self._is_meant(name, booking)
        ]
        return self._likeliest(name, booked)

    def _things(self, name: str, *, moved: bool) -> list[Booking | Wanted]:
        """What is to be booked comes before what stands in the agenda, unless it is told to be moved."""
        meant = [one for one in self._plan.wanted if self._is_meant(name, one)]
        wanted: list[Booking | Wanted] = [*self._likeliest(name, meant)]
        own = {one.id for one in wanted}
        booked: list[Booking | Wanted] = [one for one in self._booked(name) if one.id not in own]
        return booked if moved and booked else wanted or booked

    def _which(self, name: str, things: Collection[Booking | Wanted]) -> str:
        if not name:
            return _("De qui s’agit-il ? Ajoutez un nom.")
        if not things:
            return _("« {name} » n’a pas de rendez-vous ici. « semaine » relit la semaine.").format(name=name)
        told = series(self._told(thing) for thing in things)
        return _(
            "Plusieurs rendez-vous répondent à ce nom : {told}. Ajoutez le genre de rendez-vous après le "
            "nom, ou, pour annuler, le jour."
        ).format(told=told)

    def _where(self, order: Order, things: Collection[Booking | Wanted]) -> str:
        booked = {thing.id: thing for thing in (*things, *self._booked(order.name))}
        if not booked:
            return self._which(order.name, ())
        return "\n".join(stopped(self._told(thing)) for thing in booked.values())

    def _told(self, thing: Booking | Wanted) -> str:
        booking = self._plan.standing.get(thing.id)
        if booking is None:
            return words.thing_words(self._plan, thing)
        place = words.place_words(self._plan, booking.practitioner, booking.at)
        who = words.name_words(self._plan, thing.id, placed=True)
        return _("{who}, {place}").format(who=who, place=place)

    def _day_lines(self, order: Order) -> Iterator[str]:
        known = self._plan.agenda.practitioners
        named = [one for one in known if order.place and _is_named(order.place, one.name)]
        for practitioner in named or known:
            yield from day_words(self._plan, practitioner, order.day or 0)


def _is_named(name: str, who: str) -> bool:
    """Whether every word of a name stands in the other: « petit » for « Mme Petit »."""
    theirs = _words(who)
    return bool(name) and all(word in theirs for word in _words(name))


def _first(kind: str) -> set[str]:
    return set(_words(kind)[:1])


def _words(name: str) -> list[str]:
    return search_key(_NO_LETTERS.sub(" ", name)).split()
