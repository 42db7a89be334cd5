"""What can be typed after `quizz`."""

from __future__ import annotations

from argparse import SUPPRESS
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizz.cli.french import FrenchParser, whole_number
from quizz.i18n import _

if TYPE_CHECKING:
    from argparse import _ArgumentGroup as ArgumentGroup
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[FrenchParser]


@dataclass(frozen=True, kw_only=True)
class Options:
    """A command and its options. `command` is empty for bare `quizz`."""

    command: str = ""
    data_dir: str | None = None
    database: str | None = None
    content: tuple[str, ...] = ()
    learner: str | None = None
    plain: bool = False
    limit: int | None = None
    minutes: int | None = None
    themes: tuple[str, ...] = ()
    banks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    mistakes: bool = False
    free: bool = False
    json: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether a particular session was asked for."""
        return bool(self.themes or self.banks or self.tags or self.mistakes or self.free or self.minutes)


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line.

    Raises UsageError on what makes no sense, SystemExit after --help. The common options are read first, by a
    parser of their own: they may stand before or after the command.
    """
    common = FrenchParser(prog="quizz")
    _add_common(common)
    shared, rest = common.parse_known_args(arguments)
    own = _commands().parse_args(rest)
    if own.version:
        own.command = "version"
    del own.version
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in (vars(own) | vars(shared)).items()
    }
    return Options(**given)


def _add_common(parser: FrenchParser) -> None:
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


def _commands() -> FrenchParser:
    parser = FrenchParser(
        prog="quizz",
        description=_(
            "S’entraîner au métier de secrétaire médicale. Sans commande : les écrans, "
            "ou le mode texte quand l’entrée ou la sortie n’est pas un terminal."
        ),
    )
    parser.set_defaults(command="")
    general = _helpful(parser)
    general.add_argument("--version", action="store_true", help=_("affiche la version"))
    commands = parser.add_subparsers(title=_("Commandes"), metavar=_("COMMANDE"), parser_class=FrenchParser)
    _practice(_command(commands, "practice", "practice", _("s’entraîner")))
    stats = _helpful(_command(commands, "stats", "stats", _("les chiffres : réponses, à revoir, nouvelles")))
    stats.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    database = _command(commands, "db", "", _("la base de données"))
    _helpful(database)
    inside = database.add_subparsers(
        title=_("Commandes"),
        metavar=_("COMMANDE"),
        required=True,
        parser_class=FrenchParser,
    )
    _helpful(_command(inside, "check", "db check", _("vérifier que rien n’est abîmé ni perdu")))
    return parser


def _practice(parser: FrenchParser) -> None:
    group = _helpful(parser)
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


def _command(commands: Commands, name: str, command: str, summary: str) -> FrenchParser:
    about = f"{summary[:1].upper()}{summary[1:]}."
    parser = commands.add_parser(name, help=summary, description=about)
    parser.set_defaults(command=command)
    return parser


def _helpful(parser: FrenchParser) -> ArgumentGroup:
    """The group of a parser's own options, --help first; the common ones are told after it."""
    group = parser.add_argument_group(_("Options"))
    group.add_argument("-h", "--help", action="help", help=_("affiche cette aide"))
    _add_common(parser)
    return group
