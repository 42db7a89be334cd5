"""What the commands of instructors take: one function a group of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.cli.common_arguments import add_command, helpful
from quizz.cli.french import check_format
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.cli.common_arguments import Commands


def add_figures(inside: Commands) -> None:
    """`quizz content stats` and `quizz content coverage`."""
    for name, summary in (
        ("stats", _("de quoi les questions sont faites : thèmes, types, niveaux, bonnes réponses")),
        ("coverage", _("combien de questions servent chaque point de contrôle")),
    ):
        group = helpful(add_command(inside, name, f"content {name}", summary))
        group.add_argument(
            "paths",
            metavar=_("DOSSIER"),
            nargs="*",
            help=_("ces dossiers de contenu seuls, à la place de ceux du programme"),
        )
        group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))


def add_check(commands: Commands) -> None:
    """`quizz check` and `quizz explain`."""
    parser = add_command(commands, "check", "check", _("vérifier des banques : tout ce qui ne va pas, et où"))
    group = helpful(parser)
    group.add_argument(
        "paths",
        metavar=_("CHEMIN"),
        nargs="*",
        help=_(
            "un dossier de contenu ou de paquet, un dossier de banques, un fichier ; sans chemin : "
            "les dossiers de --content, sinon le contenu du dossier courant, sinon celui du programme"
        ),
    )
    group.add_argument(
        "--format",
        metavar="FORMAT",
        type=check_format,
        default="text",
        help=_("text, json ou sarif"),
    )
    group.add_argument(
        "--select",
        metavar="CODES",
        action="append",
        default=[],
        help=_("seulement ces codes, ou ceux qui commencent ainsi : Q1,F301 ; peut se répéter"),
    )
    group.add_argument(
        "--ignore",
        metavar="CODES",
        dest="ignored",
        action="append",
        default=[],
        help=_("sans ces codes, ou ceux qui commencent ainsi ; peut se répéter"),
    )
    group.add_argument(
        "--strict", action="store_true", help=_("rendre 1 aussi quand il y a un avertissement")
    )
    group.add_argument(
        "--fix",
        action="store_true",
        help=_("corriger d’abord la typographie et ajouter les identifiants qui manquent"),
    )
    group.add_argument("--watch", action="store_true", help=_("vérifier à nouveau à chaque enregistrement"))
    parser = add_command(commands, "explain", "explain", _("expliquer un code de quizz check"))
    helpful(parser).add_argument(
        "code", metavar="CODE", nargs="?", default="", help=_("le code, comme Q105 ; sans code, la liste")
    )


def add_preview(commands: Commands) -> None:
    """`quizz preview`."""
    parser = add_command(
        commands,
        "preview",
        "preview",
        _("voir une banque comme une personne qui s’entraîne, relue à chaque enregistrement"),
    )
    group = helpful(parser)
    group.add_argument("source", metavar=_("FICHIER"), help=_("une banque, ou glossary.yaml"))
    group.add_argument(
        "--plain", action="store_true", help=_("écrire tout le texte : questions, corrigés, ce qui ne va pas")
    )
