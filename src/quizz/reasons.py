"""Why the system refused, in the language of the person: what `strerror` says is in that of the system."""

from __future__ import annotations

import errno

from quizz.i18n import _


def reason_of(error: BaseException) -> str:
    """Words that end a sentence, or stand between brackets; those of the system for what is not usual."""
    usual = _usual(error.errno) if isinstance(error, OSError) else ""
    return usual or getattr(error, "strerror", None) or str(error)


def _usual(number: int | None) -> str:
    words = {
        errno.ENOENT: _("ce fichier ou ce dossier n’existe pas"),
        errno.EACCES: _("l’accès est refusé"),
        errno.EPERM: _("l’accès est refusé"),
        errno.EISDIR: _("c’est un dossier"),
        errno.ENOTDIR: _("un élément du chemin n’est pas un dossier"),
        errno.EEXIST: _("ce nom est déjà pris"),
        errno.ENOSPC: _("le disque est plein"),
        errno.EROFS: _("le disque est en lecture seule"),
        errno.ELOOP: _("trop de liens s’enchaînent"),
        errno.ENAMETOOLONG: _("le nom est trop long"),
    }
    return words.get(number or 0, "")
