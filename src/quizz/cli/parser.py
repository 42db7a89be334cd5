"""What can be typed after `quizz`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from quizz.cli.arguments import (
    add_completion,
    add_content,
    add_database,
    add_paths,
    add_practice,
    add_settings,
    add_situations,
    add_stats,
    add_switchboard,
)
from quizz.cli.authoring_arguments import add_check, add_preview
from quizz.cli.billing_arguments import add_bill
from quizz.cli.common_arguments import add_common, helpful
from quizz.cli.french import FrenchParser
from quizz.cli.report_arguments import add_reports
from quizz.cli.writing_arguments import add_new, add_schema
from quizz.i18n import _
from quizz.services.settings import NO_FILE, SettingsFile

if TYPE_CHECKING:
    from quizz.cli.common_arguments import Commands


class Options(Struct, frozen=True, kw_only=True):
    """A command and its options. `command` is empty for bare `quizz`. `settings`: what the file says."""

    command: str = ""
    settings: SettingsFile = NO_FILE
    settings_file: str | None = None
    lang: str | None = None
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
    kinds: tuple[str, ...] = ()
    path: str = ""
    mistakes: bool = False
    free: bool = False
    json: bool = False
    init: bool = False
    keys: bool = False
    shell: str = ""
    source: str = ""
    pack: str = ""
    situation: str | None = None
    level: int | None = None
    seed: int | None = None
    file: str | None = None
    yes: bool = False
    fix: bool = False
    status: str = "open"
    names: tuple[str, ...] = ()
    answer: str | None = None
    answers: bool = False
    anonymous: bool = False
    paths: tuple[str, ...] = ()
    format: str = "text"
    select: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    strict: bool = False
    watch: bool = False
    explain: bool = False
    code: str = ""
    schema: str = ""
    output: str | None = None
    folder: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def narrowed(self) -> bool:
        """Whether a particular session was asked for."""
        subject = self.themes or self.banks or self.tags or self.kinds or self.path
        return bool(subject or self.mistakes or self.free or self.minutes)


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line.

    Raises UsageError on what makes no sense, SystemExit after --help. The common options are read first, by a
    parser of their own: they may stand before or after the command.
    """
    common = FrenchParser(prog="quizz")
    add_common(common)
    shared, rest = common.parse_known_args(arguments)
    own = command_parser(_needed(rest)).parse_args(rest)
    if own.version:
        own.command = "version"
    del own.version
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in (vars(own) | vars(shared)).items()
    }
    return Options(**given)


ADDED: dict[str, Callable[[Commands], None]] = {
    "practice": add_practice,
    "situations": add_situations,
    "switchboard": add_switchboard,
    "paths": add_paths,
    "stats": add_stats,
    "content": add_content,
    "db": add_database,
    "check": add_check,
    "preview": add_preview,
    "bill": add_bill,
    "reports": add_reports,
    "new": add_new,
    "schema": add_schema,
    "settings": add_settings,
    "completion": add_completion,
}
"""First word of a command -> what adds it, in the order of the help."""


def _needed(arguments: Sequence[str]) -> Collection[str]:
    """The commands without which a line cannot be read: none, the one that it begins with, else all.

    To make the parsers of all takes as long as to read the settings and the line.
    """
    first = arguments[:1]
    return first if ADDED.keys() >= set(first) else ADDED


def command_parser(commands: Collection[str] = ADDED.keys()) -> FrenchParser:
    """The parser of these commands, in the language of the moment."""
    parser = FrenchParser(
        prog="quizz",
        description=_(
            "S’entraîner au métier de secrétaire médicale. Sans commande : les écrans, "
            "ou le mode texte quand l’entrée ou la sortie n’est pas un terminal."
        ),
    )
    parser.set_defaults(command="")
    general = helpful(parser)
    general.add_argument("--version", action="store_true", help=_("affiche la version"))
    added = parser.add_subparsers(title=_("Commandes"), metavar=_("COMMANDE"), parser_class=FrenchParser)
    for name, add in ADDED.items():
        if name in commands:
            add(added)
    return parser
