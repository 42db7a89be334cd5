"""What the commands of billing take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.cli.common_arguments import add_command, helpful
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.cli.common_arguments import Commands


def add_bill(commands: Commands) -> None:
    """`quizz bill`."""
    parser = add_command(commands, "bill", "bill", _("calculer qui paie quoi dans un cas de facturation"))
    group = helpful(parser)
    group.add_argument("source", metavar=_("CAS"), help=_("le fichier du cas, décrit dans docs/facturer.md"))
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    group.add_argument(
        "--explain", action="store_true", help=_("donner le raisonnement, ligne par ligne, avec ses sources")
    )
