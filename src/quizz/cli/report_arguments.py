"""What `quizz reports` takes, and what is inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.cli.common_arguments import add_command, helpful
from quizz.cli.french import FrenchParser
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.cli.common_arguments import Commands


def add_reports(commands: Commands) -> None:
    """`quizz reports`, which lists what was flagged, and the commands after it."""
    summary = _("ce que les personnes signalent dans les questions, et les réponses")
    parser = add_command(commands, "reports", "reports", summary)
    group = helpful(parser)
    wanted = group.add_mutually_exclusive_group()
    for status, told in (
        ("open", _("celles qui attendent une réponse, ce qui est le cas sans option")),
        ("closed", _("celles qui ont leur réponse")),
        ("all", _("toutes les remarques")),
    ):
        wanted.add_argument(
            f"--{status}", dest="status", action="store_const", const=status, default="open", help=told
        )
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    inside = parser.add_subparsers(
        title=_("Commandes"),
        metavar=_("COMMANDE"),
        help=_("sans elle, les remarques sont montrées"),
        parser_class=FrenchParser,
    )
    _add_close(inside)
    _add_export(inside)
    _add_import(inside)


def _add_close(inside: Commands) -> None:
    group = helpful(add_command(inside, "close", "reports close", _("répondre à des remarques")))
    group.add_argument(
        "names",
        metavar=_("IDENTIFIANT"),
        nargs="+",
        help=_("une remarque, ou une question pour toutes celles qui y attendent ; plusieurs à la fois"),
    )
    group.add_argument(
        "--answer", metavar=_("TEXTE"), help=_("la réponse, que la personne lira (sinon, elle est demandée)")
    )


def _add_export(inside: Commands) -> None:
    summary = _("écrire ses remarques dans un fichier, à envoyer")
    group = helpful(add_command(inside, "export", "reports export", summary))
    group.add_argument(
        "file",
        metavar=_("FICHIER"),
        nargs="?",
        help=_("le fichier, ou son dossier (sinon un nom fait de la date, dans le dossier courant)"),
    )
    group.add_argument("--anonymous", action="store_true", help=_("sans le nom de la personne"))
    group.add_argument(
        "--answers",
        action="store_true",
        help=_("à la place, les réponses aux remarques reçues dans des fichiers, à renvoyer"),
    )
    group.add_argument("--yes", action="store_true", help=_("remplacer le fichier s’il existe déjà"))


def _add_import(inside: Commands) -> None:
    summary = _("lire un fichier de remarques ou de réponses")
    group = helpful(add_command(inside, "import", "reports import", summary))
    group.add_argument("file", metavar=_("FICHIER"), help=_("le fichier reçu"))
