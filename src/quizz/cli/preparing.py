"""Before the command line is read: the settings, and the language in which errors and help will speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from quizz import i18n, locations
from quizz.cli.parser import Options, parse
from quizz.cli.streams import complain
from quizz.services.settings import DEFAULTS, language_of, summary
from quizz.services.settings_file import read_settings


def prepared(arguments: Sequence[str], environment: Mapping[str, str]) -> Options:
    """The options, with the settings that hold for them. Raises what `parse` raises."""
    path, named = locations.settings_file(
        environment, value_of("--settings", arguments), value_of("--data-dir", arguments)
    )
    option = value_of("--lang", arguments)
    i18n.use(language_of(option, DEFAULTS, environment))
    found = read_settings(path, named=named)
    if found.settings.language:
        i18n.use(language_of(option, found.settings, environment))
        found = read_settings(path, named=named) if found.problems else found  # told in its own language
    return replace(parse(arguments), settings=found)


def tell_problems(options: Options) -> None:
    """Say on the error stream what is wrong in the settings."""
    sentence = summary(options.settings.problems)
    if sentence:
        complain(sentence)


def value_of(option: str, arguments: Sequence[str]) -> str | None:
    """The value that an option will have, the last one when it is repeated; None without one."""
    found = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == option and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found
