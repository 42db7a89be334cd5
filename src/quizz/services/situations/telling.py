"""Sentences about situations, shared by the screens and the plain mode."""

from __future__ import annotations

from quizz.domain.scenario import Effects, Ending, Worth
from quizz.i18n import _, ngettext
from quizz.services.situations.catalogue import Situation, State
from quizz.services.situations.play import Happened
from quizz.services.situations.review import Review


def state(situation: Situation) -> str:
    """How the person did, in a few words; empty when she never played it."""
    if situation.state is State.BEGUN:
        return _("en cours, décision {n}").format(n=situation.at)
    if situation.state is State.DONE:
        if not situation.made:
            return _("jouée, revue depuis")
        return _("jouée : {n} sur {total}").format(n=situation.best, total=situation.made)
    return ""


def length(situation: Situation) -> str:
    """`6 décisions, 5 min`."""
    decisions = ngettext("{n} décision", "{n} décisions", situation.decisions).format(n=situation.decisions)
    return _("{decisions}, {m} min").format(decisions=decisions, m=situation.minutes)


def verdict(worth: Worth) -> str:
    """What a choice was worth."""
    return {
        Worth.BEST: _("Le meilleur choix"),
        Worth.FAIR: _("Acceptable, il y avait mieux"),
        Worth.WRONG: _("À éviter"),
    }[worth]


def effects(changed: Effects) -> str:
    """What a choice changed: `La confiance monte. 2 minutes de plus.`; empty when nothing did."""
    told = []
    if changed.trust:
        told.append(_("La confiance monte.") if changed.trust > 0 else _("La confiance baisse."))
    if changed.minutes > 0:
        told.append(
            ngettext("{n} minute de plus.", "{n} minutes de plus.", changed.minutes).format(n=changed.minutes)
        )
    if changed.minutes < 0:
        told.append(
            ngettext("{n} minute de moins.", "{n} minutes de moins.", -changed.minutes).format(
                n=-changed.minutes
            )
        )
    if changed.risk:
        told.append(_("Le risque monte.") if changed.risk > 0 else _("Le risque baisse."))
    return " ".join(told)


def changed(happened: Happened) -> str:
    """What a choice changed, then what time it is in the story when that passed."""
    told = effects(happened.action.effects)
    if not happened.hour or happened.hour == happened.decision.hour:
        return told
    return " ".join(filter(None, (told, _("Il est {hour}.").format(hour=hour(happened.hour)))))


def taken_up(number: int) -> str:
    """That a situation goes on where it was left."""
    return _("Vous reprenez à la décision {n}.").format(n=number)


def hour(at: str) -> str:
    """`10:42` as `10 h 42`; empty when time does not count."""
    hours, colon, minutes = at.partition(":")
    return f"{hours}\u00a0h\u00a0{minutes}" if colon else ""


def ending(how: Ending | None) -> str:
    """How the story ended."""
    if how is None:
        return _("L’histoire s’arrête ici")
    return {
        Ending.GOOD: _("Une bonne fin"),
        Ending.MIXED: _("Une fin mitigée"),
        Ending.BAD: _("Une mauvaise fin"),
    }[how]


def counts(told: Review) -> str:
    """`4 décisions sur 6 étaient les meilleures. Confiance : +2. …`; what did not change is not told."""
    parts = [
        ngettext(
            "Le meilleur choix {n} fois sur {total}.", "Le meilleur choix {n} fois sur {total}.", told.best
        ).format(n=told.best, total=told.made)
    ]
    if told.trust:
        parts.append(_("Confiance : {n}.").format(n=_signed(told.trust)))
    if told.minutes:
        parts.append(
            ngettext("{n} minute passée.", "{n} minutes passées.", told.minutes).format(n=told.minutes)
        )
    if told.risk:
        parts.append(_("Risque pris : {n}.").format(n=_signed(told.risk)))
    return " ".join(parts)


def _signed(n: int) -> str:
    return f"+{n}" if n > 0 else f"\u2212{-n}"
