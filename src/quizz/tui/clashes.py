"""Whether the keys of the settings can serve; those that cannot are told, and the declared ones stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.settings import Problem, Rebinding
from quizz.services.suggesting import near_name
from quizz.tui.catalogue import NEEDED, PLACES, Place, all_commands, place_name
from quizz.tui.keymap import Declared, Keymap
from quizz.tui.keys import character_of, is_reliable, key_name, read_key

EDITED = frozenset(binding.key for binding in Binding.make_bindings(Input.BINDINGS))
"""What a text field does itself, Enter among it."""


def checked(rebindings: Sequence[Rebinding]) -> tuple[Keymap, tuple[Problem, ...]]:
    """The keys that can serve, and a sentence on each of the others, in the order of the file."""
    known = all_commands()
    keymap: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for asked in rebindings:
        try:
            keys = _keys(asked, known)
            if asked.command in keymap:
                raise UsageError(_("« {name} » est écrit deux fois.").format(name=asked.command))
        except UsageError as error:
            problems.append(Problem(str(error), asked.line))
        else:
            keymap[asked.command] = keys
            lines[asked.command] = asked.line
    while (refused := next(_refused(keymap), None)) is not None:
        name, sentence = refused
        del keymap[name]
        kept = _("« {name} » garde {keys}.").format(name=name, keys=key_names(known[name].keys))
        problems.append(Problem(f"{sentence} {kept}", lines[name]))
    return keymap, tuple(sorted(problems, key=lambda problem: problem.line))


def key_names(keys: Iterable[str]) -> str:
    """Keys as screens show them."""
    return ", ".join(map(key_name, keys))


def used_by(place: Place) -> frozenset[str]:
    """The keys that the widgets of a screen have for themselves, whichever of them is there."""
    unused = frozenset({"ignore"} if place.lettered else {"ignore", "letter"})
    used = {
        binding.key
        for widget in place.choosers
        for binding in _bindings_of(widget)
        if binding.action.partition("(")[0] not in unused
    }
    return frozenset(used | EDITED if place.field else used) - {"enter"}


def _bindings_of(widget: type[Widget]) -> Iterator[Binding]:
    """Those of a widget and of the kinds that it takes them from, down to those that all widgets have."""
    for base in widget.__mro__[: widget.__mro__.index(Widget)]:
        yield from Binding.make_bindings(vars(base).get("BINDINGS", ()))
        if not vars(base).get("_inherit_bindings", True):
            return


def _keys(asked: Rebinding, known: dict[str, Declared]) -> tuple[str, ...]:
    if asked.command not in known:
        near = near_name(asked.command, known)
        raise UsageError(
            _("La commande « {name} » n’existe pas. Voulez-vous dire « {near} » ?").format(
                name=asked.command, near=near
            )
            if near
            else _("La commande « {name} » n’existe pas. « quizz settings --keys » les donne toutes.").format(
                name=asked.command
            )
        )
    try:
        return tuple(dict.fromkeys(map(read_key, asked.keys)))
    except UsageError as error:
        sentence = _("« {name} » : {error}").format(name=asked.command, error=error)
        raise UsageError(sentence) from error


def _refused(keymap: Keymap) -> Iterator[tuple[str, str]]:
    """Commands that cannot have their new keys, and why."""
    order = list(keymap)
    for name in order:
        if name in NEEDED and not any(map(is_reliable, keymap[name])):
            sentence = _(
                "« {name} » n’aurait aucune touche sûre : ajoutez une touche simple, F1 à F12, "
                "ou Ctrl et une lettre."
            )
            yield name, sentence.format(name=name)
    for place in PLACES:
        here = place.commands
        for name in order:
            if name in here:
                yield from ((name, why) for why in _useless(here[name], keymap[name], place))
        for one, other in combinations(here.values(), 2):
            mine = [command.name for command in (one, other) if command.name in keymap]
            if mine and (key := _shared_key(one, other, keymap, place)):
                loser = max(mine, key=order.index)
                rival = one.name if loser == other.name else other.name
                sentence = _(
                    "« {name} » et « {other} » auraient la même touche, {key}, sur l’écran {screen}."
                )
                yield (
                    loser,
                    sentence.format(
                        name=loser, other=rival, key=key_name(key), screen=place_name(place.group)
                    ),
                )


def _shared_key(one: Declared, other: Declared, keymap: Keymap, place: Place) -> str:
    """The key that both would answer to; those that share one as declared, or do the same, may do so."""
    mine, its = _action(one), _action(other)
    if mine == its or set(one.keys) & set(other.keys) or not place.together(mine, its):
        return ""
    keys = keymap.get(other.name, other.keys)
    return next((key for key in keymap.get(one.name, one.keys) if key in keys), "")


def _useless(command: Declared, keys: Sequence[str], place: Place) -> Iterator[str]:
    """Why keys would not do on a screen where one types or chooses."""
    if _action(command) in place.free:
        return
    new = [key for key in keys if key not in command.keys]
    if place.field:
        stolen = [key for key in new if _typed(key) and key != "enter"]
        if command.binding.priority and stolen:
            yield _("« {name} » prendrait {key} à ce qu’on écrit sur l’écran {screen}.").format(
                name=command.name, key=key_name(stolen[0]), screen=place_name(place.group)
            )
        elif all(map(_typed, keys)) and not all(map(_typed, command.keys)):
            yield _(
                "« {name} » n’aurait aucune touche qui serve pendant qu’on écrit, sur l’écran {screen} : "
                "ajoutez une touche F ou Ctrl."
            ).format(name=command.name, screen=place_name(place.group))
    used = used_by(place)
    mine = [key for key in new if key in used]
    if mine:
        yield _("« {name} » : {key} sert déjà à répondre ou à choisir sur l’écran {screen}.").format(
            name=command.name, key=key_name(mine[0]), screen=place_name(place.group)
        )


def _typed(key: str) -> bool:
    return key in EDITED or key == "space" or bool(character_of(key))


def _action(command: Declared) -> str:
    """Without the name of who does it: `quit` for `app.quit`."""
    return command.binding.action.removeprefix("app.").removeprefix("screen.")
