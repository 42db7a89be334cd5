"""Sentences about the switchboard, shared by the screens and the plain mode."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.domain.question import Call, Harm, Place
from quizz.domain.switchboard import ROUTE_NAMES, SECOND, Level, Outcome, Score, State
from quizz.i18n import _, ngettext


def expected() -> str:
    """What is expected of a rush, in three sentences."""
    return _(
        "Trois lignes sonnent, on attend à l’accueil, un médecin ouvre sa porte. "
        "Prenez chaque appel, demandez ce qui manque, orientez-le, puis répondez. "
        "Ce qui ne peut pas attendre passe d’abord, le secret et la politesse ne cèdent jamais."
    )


def level(pace: Level) -> str:
    """`Niveau 1 : 8 appels, longue patience`."""
    calls = ngettext("{n} appel", "{n} appels", pace.calls).format(n=pace.calls)
    patience = {1: _("longue patience"), 2: _("patience moyenne")}.get(pace.number, _("courte patience"))
    return _("Niveau {n} : {calls}, {patience}").format(n=pace.number, calls=calls, patience=patience)


def name(card: Call) -> str:
    """Who it is, without what follows: `Mme Garnier` for `Mme Garnier, 67 ans`."""
    return card.who.partition(",")[0]


def left(number: int, state: State) -> str:
    """`Reprendre le niveau 2, 4 appels sur 12`: a rush that was left on the way."""
    total = len(state.calls)
    return _("Reprendre le niveau {level} : {n} sur {total}").format(
        level=number, n=total - state.left, total=total
    )


def ended(told: Outcome) -> str:
    """One line on a call that is over: who it was, and what it was worth."""
    return _("{who} : {verdict}").format(who=name(told.card), verdict=verdict(told))


def verdict(told: Outcome) -> str:
    """What a call that is over was worth, in a few words."""
    if told.lost:
        return lost(told.card.via)
    if told.route is told.card.route:
        route = _("bien orienté")
    elif told.route in told.card.fair:
        route = _("orientation acceptable")
    else:
        route = _("orientation à revoir")
    right = told.reply is not None and told.reply.correct
    both = _("{route}, {reply}").format(
        route=route, reply=_("bien répondu") if right else _("réponse à revoir")
    )
    harmed = harms(told)
    return _("{what} ({harms})").format(what=both, harms=harmed) if harmed else both


def lost(via: Place) -> str:
    """That nobody was there any more."""
    return _("a raccroché") if via is Place.PHONE else _("n’a pas attendu")


def harms(told: Outcome) -> str:
    """What was damaged: `danger, confidentialité`; empty when nothing was."""
    return ", ".join(harm(one) for one in told.harms)


def harm(what: Harm) -> str:
    """What may be damaged, in a word."""
    return {
        Harm.DANGER: _("danger"),
        Harm.CONFIDENTIALITY: _("confidentialité"),
        Harm.COURTESY: _("courtoisie"),
    }[what]


def mine(told: Outcome) -> str:
    """What one did with a call: its route, or that it was lost."""
    return lost(told.card.via) if told.lost or told.route is None else ROUTE_NAMES[told.route]


def summary(counts: Score) -> str:
    """`5 appels sur 8 comme il fallait.`."""
    return ngettext(
        "{n} appel sur {total} traité au mieux.", "{n} appels sur {total} traités au mieux.", counts.best
    ).format(n=counts.best, total=counts.calls)


def counts(told: Score, *, unhurried: bool) -> Iterator[tuple[str, str, bool]]:
    """Danger, waiting, confidentiality, courtesy: what it is about, what came of it, whether all is well.

    Without a clock nobody waits.
    """
    yield _("Danger"), _danger(told), not told.danger
    if not unhurried:
        yield _("Attente"), _waiting(told), not told.lost
    yield _("Confidentialité"), _harmed(told.confidentiality), not told.confidentiality
    yield _("Courtoisie"), _harmed(told.courtesy), not told.courtesy


def seconds(milliseconds: int) -> str:
    """How long somebody waited in all."""
    return _("{n} s d’attente").format(n=round(milliseconds / SECOND))


def _danger(told: Score) -> str:
    if told.danger:
        return ngettext("{n} personne mise en danger", "{n} personnes mises en danger", told.danger).format(
            n=told.danger
        )
    if not told.dangers:
        return _("aucune urgence cette fois")
    return ngettext("{n} urgence, reconnue", "{n} urgences, toutes reconnues", told.dangers).format(
        n=told.dangers
    )


def _waiting(told: Score) -> str:
    waited = _("{mean} s en moyenne, {longest} s au plus").format(
        mean=round(told.mean_wait / SECOND), longest=round(told.longest_wait / SECOND)
    )
    if not told.lost:
        return waited
    gone = ngettext("{n} appel perdu", "{n} appels perdus", told.lost).format(n=told.lost)
    return _("{waited}, {lost}").format(waited=waited, lost=gone)


def _harmed(n: int) -> str:
    return ngettext("{n} appel à revoir", "{n} appels à revoir", n).format(n=n) if n else _("rien à redire")
