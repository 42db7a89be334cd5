"""What is practised apart, in the words of the screens and of the plain mode."""

from __future__ import annotations

from quizz.i18n import _, ngettext
from quizz.services.kinds.counting import KindCount


def title(kind: str) -> str:
    """What a kind is called where it is chosen."""
    return {
        "scenario": _("Situations jouées"),
        "switchboard": _("Standard"),
        "appointment": _("Agenda"),
        "proofreading": _("Relecture"),
        "transcription": _("Transcription"),
        "dictation": _("Dictée"),
        "word_parts": _("Mots à découper"),
        "billing_case": _("Factures"),
    }[kind]


def about(kind: str) -> str:
    """What it is, in one line."""
    return {
        "scenario": _("Une histoire, des choix, et ce qui s’ensuit."),
        "switchboard": _("Des appels à trier, l’un après l’autre."),
        "appointment": _("Des rendez-vous à placer dans une semaine."),
        "proofreading": _("Des courriers à corriger avant signature."),
        "transcription": _("Des notes à écrire en toutes lettres."),
        "dictation": _("Des phrases à écrire sous la dictée."),
        "word_parts": _("Des termes à découper, avec leur sens."),
        "billing_case": _("Des factures à remplir, jamais les mêmes."),
    }[kind]


def counts(found: KindCount) -> str:
    """`26 · 2 en cours`, `14 · 3 à revoir · 5 à découvrir`, or `14 à découvrir` when none was met."""
    told = [str(found.points)] if found.new < found.points else []
    if found.begun:
        told.append(_("{n} en cours").format(n=found.begun))
    if found.due:
        told.append(ngettext("{n} à revoir", "{n} à revoir", found.due).format(n=found.due))
    if found.new:
        told.append(ngettext("{n} à découvrir", "{n} à découvrir", found.new).format(n=found.new))
    return " · ".join(told)
