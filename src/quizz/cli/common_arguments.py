"""What all commands share: their common options, their help, their place in the tree of commands."""

from __future__ import annotations

from argparse import SUPPRESS
from typing import TYPE_CHECKING

from quizz.cli.french import FrenchParser, language
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
    group.add_argument(
        "--settings",
        metavar=_("FICHIER"),
        dest="settings_file",
        help=_("fichier de réglages (sinon QUIZZ_SETTINGS, sinon celui du système)"),
    )
    group.add_argument(
        "--lang",
        metavar=_("LANGUE"),
        type=language,
        help=_("langue des écrans : fr ou en (sinon les réglages, sinon celle du système)"),
    )


def helpful(parser: FrenchParser) -> ArgumentGroup:
    """The group of a parser's own options, --help first; the common ones are told after it."""
    group = parser.add_argument_group(_("Options"))
    group.add_argument("-h", "--help", action="help", help=_("affiche cette aide"))
    add_common(parser)
    return group


def add_group(commands: Commands, name: str, summary: str) -> Commands:
    """A command that only has commands inside, which are to be added to what is given back."""
    parser = add_command(commands, name, "", summary)
    helpful(parser)
    return parser.add_subparsers(
        title=_("Commandes"), metavar=_("COMMANDE"), required=True, parser_class=FrenchParser
    )


def add_command(commands: Commands, name: str, command: str, summary: str) -> FrenchParser:
    """A command: its last word, the whole of it as in `COMMANDS`, and what it does, without a capital."""
    about = f"{summary[:1].upper()}{summary[1:]}."
    parser = commands.add_parser(name, help=summary, description=about)
    parser.set_defaults(command=command)
    return parser
