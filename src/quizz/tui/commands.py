"""Commands: one declaration gives the key, the line at the bottom, the palette entry and the help page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding
from textual.screen import Screen

from quizz.i18n import _


class Command(Struct, frozen=True):
    """What a person can do on a screen.

    `keys`: Textual names, the first one is shown. `label` and `help` are French, translated when shown.
    `bar`: whether the line at the bottom names it. `priority`: taken before the focused widget sees the key.
    `name`: how the settings call it, after the name of its screen; the action itself when none is given.
    """

    action: str
    keys: str
    label: str
    help: str
    bar: bool = True
    priority: bool = False
    name: str = ""

    @property
    def binding(self) -> Binding:
        """The binding that Textual wants; a binding without a tooltip is no command."""
        return Binding(
            with_capitals(self.keys),
            self.action,
            self.label,
            show=self.bar,
            tooltip=self.help,
            priority=self.priority,
            id=self.name or self.action.rpartition(".")[2].partition("(")[0],
        )


def with_capitals(keys: str) -> str:
    """Keys, a letter serving with Caps Lock too."""
    given = keys.split(",")
    return ",".join([*given, *(key.upper() for key in given if len(key) == 1 and key.isalpha())])


def bindings(*commands: Command) -> list[Binding]:
    """The bindings of a screen or a widget."""
    return [command.binding for command in commands]


class Available(Struct, frozen=True):
    """A command that can be used now, with all its keys. `action` is qualified: `screen.validate`."""

    action: str
    keys: tuple[str, ...]
    label: str
    help: str
    bar: bool


def available(screen: Screen[object]) -> Iterator[Available]:
    """The commands of a screen and of the app that can be used now, in the order of their declaration."""
    merged: dict[str, Available] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (active.enabled and binding.description and binding.tooltip) or binding.key.isupper():
            continue
        owner = "app" if active.node is screen.app else "screen"
        action = binding.action if "." in binding.action else f"{owner}.{binding.action}"
        known = merged.get(action)
        if known is None:
            label, explained = _(binding.description), _(binding.tooltip)
            merged[action] = Available(action, (binding.key,), label, explained, binding.show)
        else:
            merged[action] = replace(known, keys=(*known.keys, binding.key))
    yield from merged.values()
