"""The keys that the settings give to commands, put in the place of the declared ones.

Textual has a keymap of its own, but it takes a key away from every command that shares it, as « Valider » and
« Suite » share Enter, and it makes letters that a text field has the right to look free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from msgspec import Struct
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from quizz.tui.commands import with_capitals
from quizz.tui.keys import key_name

Keymap = Mapping[str, tuple[str, ...]]
"""Name of a command -> its Textual keys; commands that it lacks keep theirs."""
SHARED = "app"
"""What comes before the name of a command that every screen has."""


class Declared(Struct, frozen=True):
    """A command as a screen or the app declares it. `name`: `practice.undo`."""

    name: str
    binding: Binding

    @property
    def keys(self) -> tuple[str, ...]:
        """The declared keys, each letter once."""
        return tuple(key for key in self.binding.key.split(",") if not key.isupper())


def declared(owner: type[DOMNode]) -> dict[str, Declared]:
    """The commands of a screen or the app by their names, those of its bases first."""
    return {found.name: found for base in reversed(owner.__mro__) for found in _own(base)}


def rebind(node: DOMNode, keymap: Keymap) -> None:
    """Give a screen or the app, before it is shown, the keys of the settings; commands keep their order."""
    moved = {
        str(command.binding.id): [*_with_keys(command.binding, keymap[command.name])]
        for command in declared(type(node)).values()
        if command.name in keymap
    }
    if not moved:
        return
    bindings: dict[str, list[Binding]] = {}
    placed: set[str] = set()

    def place(identifier: str) -> None:
        if identifier not in placed:
            placed.add(identifier)
            for new in moved[identifier]:
                bindings.setdefault(new.key, []).append(new)

    for key, binding in node._bindings:
        if binding.id in moved:
            place(binding.id)
        else:
            bindings.setdefault(key, []).append(binding)
    for identifier in moved:
        place(identifier)
    node._bindings = BindingsMap.from_keys(bindings)


def shown_key(owner: type[DOMNode], name: str, keymap: Keymap) -> str:
    """The key to tell in a sentence for a command of a screen or the app."""
    return key_name((keymap.get(name) or declared(owner)[name].keys)[0])


def group(owner: type) -> str:
    """`practice` for PracticeScreen, SHARED for what all screens have: the start of a command's name."""
    name = owner.__name__.removesuffix("Screen").removesuffix("App").lower()
    return SHARED if name in {"shell", "quizz"} else name


def _own(base: type) -> Iterator[Declared]:
    for binding in vars(base).get("BINDINGS", ()):
        if isinstance(binding, Binding) and binding.id and binding.tooltip:
            yield Declared(f"{group(base)}.{binding.id}", binding)


def _with_keys(binding: Binding, keys: tuple[str, ...]) -> Iterator[Binding]:
    yield from Binding.make_bindings([replace(binding, key=with_capitals(",".join(keys)))])
