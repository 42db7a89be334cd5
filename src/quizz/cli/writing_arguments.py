"""What the commands that help to write banks take."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quizz.cli.common_arguments import add_command, add_group, helpful
from quizz.i18n import _

if TYPE_CHECKING:
    from argparse import _ArgumentGroup as ArgumentGroup

    from quizz.cli.common_arguments import Commands
    from quizz.cli.french import FrenchParser


class Given(Action):
    """Keeps a text in `given`, under the name of its option."""

    def __call__(
        self,
        parser: ArgumentParser,  # noqa: ARG002  argparse gives the signature
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002  as above
    ) -> None:
        """Add this text to the others."""
        namespace.given = {**namespace.given, self.dest: values}


def add_schema(commands: Commands) -> None:
    """`quizz schema`."""
    parser = add_command(
        commands, "schema", "schema", _("les schémas par lesquels un éditeur complète et vérifie les banques")
    )
    group = helpful(parser)
    group.add_argument(
        "schema", metavar=_("NOM"), nargs="?", default="", help=_("questions, glossary, tariffs ou paths")
    )
    group.add_argument(
        "--output", metavar=_("DOSSIER"), help=_("les écrire dans ce dossier ; sans nom, les trois")
    )


def add_new(commands: Commands) -> None:
    """`quizz new bank`, `quizz new question` and `quizz new term`."""
    inside = add_group(commands, "new", _("écrire une banque, une question ou un terme, à compléter"))
    group = _command(inside, "bank", _("écrire une banque, avec une question en exemple"))
    _option(group, "title", _("TITRE"), _("le titre de la banque"))
    _option(group, "theme", _("THÈME"), _("son thème, par exemple accueil"))
    _option(group, "id", _("IDENTIFIANT"), _("son identifiant (sinon, tiré du titre)"))
    _option(group, "author", _("NOM"), _("qui l’écrit"))
    _option(group, "type", _("TYPE"), _("le type de la première question (sinon, single_choice)"))
    _common(group)
    group = _command(inside, "question", _("ajouter une question à la fin d’une banque"))
    _option(
        group,
        "bank",
        _("BANQUE"),
        _("la banque, par son identifiant ou son chemin (sinon, la seule du dossier)"),
    )
    _option(group, "type", _("TYPE"), _("le type de la question, par exemple matching"))
    _option(group, "prompt", _("TEXTE"), _("son énoncé (sinon, celui de l’exemple)"))
    _option(group, "id", _("IDENTIFIANT"), _("son identifiant (sinon, tiré de la banque et de l’énoncé)"))
    _common(group)
    group = _command(inside, "term", _("ajouter une entrée à la fin du glossaire"))
    _option(group, "kind", _("SORTE"), _("term, word_part ou abbreviation"))
    _option(
        group,
        "term",
        _("MOT"),
        _("le mot, l’élément de mot ou l’abréviation ; un tiret au début s’écrit --term=-ite"),
    )
    _option(group, "definition", _("TEXTE"), _("sa définition, en une phrase"))
    _option(group, "gender", _("GENRE"), _("le genre d’un terme : m, f ou mf"))
    _option(group, "role", _("PLACE"), _("la place d’un élément de mot : prefix, root ou suffix"))
    _option(group, "expansion", _("TEXTE"), _("ce qu’une abréviation abrège"))
    _option(group, "id", _("IDENTIFIANT"), _("son identifiant (sinon, tiré du mot)"))


def _command(inside: Commands, name: str, summary: str) -> ArgumentGroup:
    parser: FrenchParser = add_command(inside, name, f"new {name}", summary)
    parser.set_defaults(given={})
    group = helpful(parser)
    group.add_argument(
        "--folder",
        metavar=_("DOSSIER"),
        help=_("le dossier de contenu (sinon celui où l’on est, ou son dossier content)"),
    )
    return group


def _common(group: ArgumentGroup) -> None:
    _option(group, "skill", _("ACTIVITÉ"), _("l’activité du métier (sinon, l’habituelle du thème)"))
    _option(group, "level", _("NIVEAU"), _("1, 2 ou 3 (sinon, 1)"))


def _option(group: ArgumentGroup, name: str, metavar: str, told: str) -> None:
    group.add_argument(f"--{name}", metavar=metavar, action=Given, default=SUPPRESS, help=told)
