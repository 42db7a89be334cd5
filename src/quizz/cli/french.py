"""argparse in French. It has no setting for its own words: headings are given, errors reworded here."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

from quizz.errors import UsageError
from quizz.i18n import LANGUAGES, _

CHECK_FORMATS: tuple[str, ...] = ("text", "json", "sarif")
SHELLS: tuple[str, ...] = ("bash", "zsh", "fish", "powershell")
_LONGEST_COUNT = 6


class FrenchParser(ArgumentParser):
    """A parser whose help and errors are French. `error` raises UsageError instead of leaving."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        own = {"formatter_class": FrenchFormatter, "add_help": False, "allow_abbrev": False}
        super().__init__(*arguments, **{**own, **keywords})

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the French sentence."""
        see = _("« {program} --help » dit ce qui existe.").format(program=self.prog)
        raise UsageError(f"{in_french(message)} {see}")


class FrenchFormatter(HelpFormatter):
    """The heading of the usage line, and a no-break space before the colon of the others."""

    def start_section(self, heading: str | None) -> None:
        """Begin a group of options."""
        super().start_section(heading and _("{heading} ").format(heading=heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Write the usage line."""
        super().add_usage(usage, actions, groups, _("Usage : ") if prefix is None else prefix)


class FrenchLines(FrenchFormatter, RawDescriptionHelpFormatter):
    """Keeps the lines of a description as they are."""


def language(text: str) -> str:
    """A language of the screens, for an option."""
    return _one_of(text, LANGUAGES)


def check_format(text: str) -> str:
    """A format of `quizz check`, for an option."""
    return _one_of(text, CHECK_FORMATS)


def shell(text: str) -> str:
    """A shell that can complete, for an argument."""
    return _one_of(text, SHELLS)


def whole_number(text: str) -> int:
    """A count of 1 or more, for an option."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_COUNT and int(text)):
        raise ArgumentTypeError(
            _("« {text} » ne convient pas, il faut un nombre entier, 1 ou plus.").format(text=text)
        )
    return int(text)


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise ArgumentTypeError(
            _("« {text} » ne convient pas. Valeurs possibles : {known}.").format(
                text=text, known=", ".join(known)
            )
        )
    return text


def in_french(message: str) -> str:
    """An error of argparse as a French sentence; one that is not known here is quoted."""
    for pattern, sentence in _sentences().items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(**{name: text.strip("'\"") for name, text in found.groupdict().items()})
    return _("La commande n’est pas comprise ({message}).").format(message=message)


def _sentences() -> dict[str, str]:
    """Pattern of an argparse error -> its French sentence. The last one takes errors of `whole_number`."""
    option = r"argument (?P<name>[^:]+): "
    return {
        option + "expected one argument": _("L’option {name} attend une valeur."),
        option + "ignored explicit argument .+": _("L’option {name} ne prend pas de valeur."),
        option + r"invalid choice: (?P<value>.+) \(choose from .+\)": _(
            "La commande « {value} » n’existe pas."
        ),
        option + "not allowed with argument (?P<other>.+)": _("{name} et {other} ne vont pas ensemble."),
        "unrecognized arguments: (?P<value>.+)": _("« {value} » n’est pas compris."),
        "the following arguments are required: (?P<name>.+)": _("Il manque {name}."),
        option + "(?P<message>.+)": _("Option {name} : {message}"),
    }
