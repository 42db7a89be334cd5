"""The settings file that `quizz settings --init` writes: everything is there, behind a `#`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.reasons import reason_of
from quizz.services.settings import APPEARANCES, BACKUPS, DEFAULTS, MINUTES

WIDTH = 40


def write_template(path: Path, text: str) -> None:
    """Write a new file, and its folder. Raises UsageError when it is there already, or cannot be written."""
    if path.exists():
        raise UsageError(
            _("{path} existe déjà : rien n’est changé. Modifiez-le, ou déplacez-le d’abord.").format(
                path=path
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(
            _(
                "{path} ne peut pas être écrit ({reason}). --settings FICHIER choisit un autre endroit."
            ).format(path=path, reason=reason_of(error))
        ) from error


def template(commands: Iterable[tuple[str, str, str]]) -> str:
    """The text. `commands`: name, keys as the file writes them, what each does."""
    return "\n".join([*_lines(commands), ""])


def _lines(commands: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    yield _comment(_("Les réglages de quizz. Enlevez le # d’une ligne pour qu’elle compte."))
    yield _comment(_("« quizz settings » dit ce qui est en vigueur et ce qui ne va pas."))
    yield ""
    yield _comment(_('Langue des écrans : "fr", "en", ou "" pour celle du système.'))
    yield _off("language", f'"{DEFAULTS.language}"')
    yield ""
    yield _comment(_("Dossiers de banques à ajouter à celles du programme."))
    yield _comment(_("Un chemin de Windows s’écrit entre apostrophes : 'C:\\Cours\\banques'."))
    yield _off("content", "[]")
    yield ""
    yield _comment(_('Base de données : un fichier, ou une adresse ; "" pour l’endroit habituel.'))
    yield _off("database", f'"{DEFAULTS.database}"')
    yield ""
    yield _comment(
        _("Ce avec quoi une nouvelle personne commence ; chacun le change ensuite dans ses réglages.")
    )
    yield "[new_person]"
    yield _comment(_("Minutes par jour, de {least} à {most}.").format(least=MINUTES[0], most=MINUTES[-1]))
    yield _off("minutes", str(DEFAULTS.minutes))
    looks = ", ".join(f'"{look}"' for look in APPEARANCES)
    yield _comment(_("Aspect des écrans : {looks}.").format(looks=looks))
    yield _off("appearance", f'"{DEFAULTS.appearance}"')
    yield ""
    yield "[backups]"
    yield _comment(_("Sauvegardes gardées, de {least} à {most}.").format(least=BACKUPS[0], most=BACKUPS[-1]))
    yield _off("keep", str(DEFAULTS.backups_kept))
    yield ""
    yield "[audio]"
    yield _comment(_('Dictées : "auto" (la voix de l’ordinateur, s’il en a une) ou "off" (à l’écran).'))
    yield _off("dictation", '"auto"')
    yield ""
    yield _comment(_("Les touches : la première est celle que les écrans montrent."))
    yield _comment(_('Par exemple : "f7, ctrl+z, u", ou ["échap", "entrée", "espace", "page bas"].'))
    yield "[keys]"
    for name, keys, what in commands:
        line = _off(f'"{name}"', f'"{keys}"')
        yield f"{line:<{WIDTH}}  # {what}"


def _comment(sentence: str) -> str:
    return f"# {sentence}"


def _off(name: str, value: str) -> str:
    return f"#{name} = {value}"
