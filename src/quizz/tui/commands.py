"""Commands: one declaration gives the key, the line at the bottom, the palette entry and the help page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.binding import Binding
from textual.screen import Screen

from quizz.i18n import _


@dataclass(frozen=True)
class Command:
    """What a person can do on a screen.

    `keys`: Textual names, the first one is shown. `label` and `help` are French, translated when shown.
    `bar`: whether the line at the bottom names it. `priority`: taken before the focused widget sees the key.
    """

    action: str
    keys: str
    label: str
    help: str
    bar: bool = True
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The binding that Textual wants; a binding without a tooltip is no command.

        A letter serves with Caps Lock too.
        """
        keys = self.keys.split(",")
        keys += [key.upper() for key in keys if len(key) == 1 and key.isalpha()]
        return Binding(
            ",".join(keys), self.action, self.label, show=self.bar, tooltip=self.help, priority=self.priority
        )


def bindings(*commands: Command) -> list[Binding]:
    """The bindings of a screen or a widget."""
    return [command.binding for command in commands]


def key_name(key: str) -> str:
    """The name of a key on a French keyboard: `Échap`, `Ctrl+G`, `F1`."""
    names = {
        "enter": _("Entrée"),
        "escape": _("Échap"),
        "space": _("Espace"),
        "tab": _("Tab"),
        "up": "↑",
        "down": "↓",
        "pageup": _("Page haut"),
        "pagedown": _("Page bas"),
        "question_mark": "?",
    }
    if key in names:
        return names[key]
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))


@dataclass(frozen=True)
class Available:
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
