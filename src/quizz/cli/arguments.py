"""What each command takes: one function a group of commands."""

from __future__ import annotations

from argparse import SUPPRESS
from typing import TYPE_CHECKING

from quizz.cli.french import FrenchParser, whole_number
from quizz.i18n import _

if TYPE_CHECKING:
    from argparse import _ArgumentGroup as ArgumentGroup
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[FrenchParser]


def add_common(parser: FrenchParser) -> None:
    """The options of every command; without a default, so that only the parser that meets them sets them."""
    group = parser.add_argument_group(_("Options communes"), argument_default=SUPPRESS)
    group.add_argument(
        "--data-dir",
        metavar=_("DOSSIER"),
        help=_("dossier où sont gardés les progrès (sinon QUIZZ_DATA_DIR, sinon celui du système)"),
    )
    group.add_argument(
        "--database",
        metavar=_("URL"),
        help=_("base de données à la place du fichier (sinon QUIZZ_DATABASE_URL)"),
    )
    group.add_argument(
        "--content",
        metavar=_("DOSSIER"),
        action="append",
        help=_("dossier de banques à ajouter à celles du programme ; peut se répéter"),
    )
    group.add_argument(
        "--learner",
        metavar=_("NOM"),
        help=_("la personne qui s’entraîne ; practice ajoute un nom nouveau"),
    )


def add_practice(commands: Commands) -> None:
    """`quizz practice`."""
    group = helpful(_command(commands, "practice", "practice", _("s’entraîner")))
    group.add_argument("--plain", action="store_true", help=_("mode texte, ligne par ligne, sans écrans"))
    group.add_argument(
        "--limit",
        metavar="N",
        type=whole_number,
        help=_("s’arrêter après N réponses (en mode texte)"),
    )
    group.add_argument(
        "--minutes", metavar="M", type=whole_number, help=_("durée visée, à la place de celle des réglages")
    )
    group.add_argument(
        "--theme",
        metavar=_("THÈME"),
        dest="themes",
        action="append",
        default=[],
        help=_("un thème, par exemple facturation ; peut se répéter"),
    )
    group.add_argument(
        "--bank",
        metavar=_("BANQUE"),
        dest="banks",
        action="append",
        default=[],
        help=_("une banque, par son identifiant ; peut se répéter"),
    )
    group.add_argument(
        "--tag",
        metavar=_("ÉTIQUETTE"),
        dest="tags",
        action="append",
        default=[],
        help=_("une étiquette des questions ; peut se répéter"),
    )
    group.add_argument("--mistakes", action="store_true", help=_("seulement ce qui a été manqué récemment"))
    group.add_argument(
        "--free", action="store_true", help=_("entraînement libre : le calendrier ne bouge pas")
    )


def add_stats(commands: Commands) -> None:
    """`quizz stats`."""
    group = helpful(_command(commands, "stats", "stats", _("les chiffres : réponses, à revoir, nouvelles")))
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))


def add_database(commands: Commands) -> None:
    """`quizz db …`."""
    inside = _group(commands, "db", _("la base de données"))
    helpful(_command(inside, "check", "db check", _("vérifier que rien n’est abîmé ni perdu")))


def helpful(parser: FrenchParser) -> ArgumentGroup:
    """The group of a parser's own options, --help first; the common ones are told after it."""
    group = parser.add_argument_group(_("Options"))
    group.add_argument("-h", "--help", action="help", help=_("affiche cette aide"))
    add_common(parser)
    return group


def _group(commands: Commands, name: str, summary: str) -> Commands:
    """A command that only has commands inside."""
    parser = _command(commands, name, "", summary)
    helpful(parser)
    return parser.add_subparsers(
        title=_("Commandes"), metavar=_("COMMANDE"), required=True, parser_class=FrenchParser
    )


def _command(commands: Commands, name: str, command: str, summary: str) -> FrenchParser:
    about = f"{summary[:1].upper()}{summary[1:]}."
    parser = commands.add_parser(name, help=summary, description=about)
    parser.set_defaults(command=command)
    return parser
