"""Names of keys: as people write them, as Textual knows them, as screens show them."""

from __future__ import annotations

from string import ascii_lowercase, digits

from textual.binding import Binding
from textual.keys import format_key

from quizz.errors import UsageError
from quizz.i18n import _

_WRITTEN = {
    "échap": "escape",
    "echap": "escape",
    "esc": "escape",
    "entrée": "enter",
    "entree": "enter",
    "return": "enter",
    "espace": "space",
    "tabulation": "tab",
    "haut": "up",
    "bas": "down",
    "gauche": "left",
    "droite": "right",
    "début": "home",
    "debut": "home",
    "fin": "end",
    "inser": "insert",
    "ins": "insert",
    "suppr": "delete",
    "del": "delete",
    "retour arrière": "backspace",
    "retour arriere": "backspace",
    "page haut": "pageup",
    "page bas": "pagedown",
    "page up": "pageup",
    "page down": "pagedown",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "virgule": "comma",
}
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "shift": "shift", "maj": "shift"}
_APART = {" ": "space", ",": "comma"}
"""What a list of keys cannot hold as it is."""
_ARROWS = frozenset({"up", "down", "left", "right"})
_FUNCTIONS = frozenset(f"f{number}" for number in range(1, 25))
_KEYBOARD = frozenset(f"f{number}" for number in range(1, 13))
_NAMED = (
    _ARROWS
    | _FUNCTIONS
    | {
        "home",
        "end",
        "delete",
        "pageup",
        "pagedown",
        "tab",
        "escape",
        "enter",
        "space",
        "insert",
        "backspace",
    }
)
_LETTERS = frozenset(ascii_lowercase)
_WITH: dict[tuple[str, ...], frozenset[str]] = {
    ("ctrl",): (_LETTERS - set("hijm")) | _ARROWS,
    ("alt",): _LETTERS | set(digits),
    ("shift",): _ARROWS | {"tab"},
}
"""What ordinary terminals send with a modifier; Ctrl+H, I, J and M are Backspace, Tab and Enter to them."""
TAKEN = frozenset({"tab", "shift+tab", "ctrl+c"})
"""Tab leads from field to field, Ctrl+C copies: no command may have them."""


def read_key(written: str) -> str:
    """The Textual name of a key: `Échap` and `escape` are `escape`, `?` is `question_mark`.

    Raises UsageError on what is no key, or one that no command may have.
    """
    word = " ".join(written.split()) or written[:1]
    key = _plain(word) if len(word) == 1 else _combined([part.strip() for part in word.lower().split("+")])
    if not key:
        raise UsageError(
            _(
                "« {key} » n’est pas une touche d’ici. Par exemple : f5, ctrl+g, échap, entrée, espace, "
                "page bas, h."
            ).format(key=written)
        )
    if not _is_sent(key):
        raise UsageError(
            _(
                "un terminal n’envoie pas {key}, ou l’envoie comme une autre touche. "
                "Prenez par exemple f5, ctrl+g, alt+x ou une lettre."
            ).format(key=key_name(key))
        )
    if key in TAKEN:
        raise UsageError(
            _("{key} sert partout (changer de champ, copier) : choisissez une autre touche.").format(
                key=key_name(key)
            )
        )
    return key


def is_reliable(key: str) -> bool:
    """Whether every keyboard has the key and every terminal sends it."""
    *modifiers, last = key.split("+")
    if modifiers:
        return modifiers == ["ctrl"] and last in _LETTERS
    return last not in _FUNCTIONS or last in _KEYBOARD


def key_name(key: str) -> str:
    """The name of a key on a French keyboard: `Échap`, `Ctrl+G`, `F1`."""
    names = {
        "enter": _("Entrée"),
        "escape": _("Échap"),
        "space": _("Espace"),
        "tab": _("Tab"),
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "home": _("Début"),
        "end": _("Fin"),
        "insert": _("Inser"),
        "delete": _("Suppr"),
        "backspace": _("Retour arrière"),
        "pageup": _("Page haut"),
        "pagedown": _("Page bas"),
        "shift": _("Maj"),
    }
    return "+".join(
        names.get(part) or character_of(part).upper() or part.capitalize() for part in key.split("+")
    )


def character_of(key: str) -> str:
    """The character that a key types; empty for one that types none."""
    shown = "" if key in _NAMED else format_key(key)
    return shown if len(shown) == 1 and shown.isprintable() else ""


def _plain(character: str) -> str:
    """A letter is the same key in both cases."""
    if character in _APART:
        return _APART[character]
    if character.isspace():
        return ""
    key = next(iter(Binding.make_bindings([Binding(character.lower(), "")]))).key
    return key if character_of(key) == character.lower() else ""


def _is_sent(key: str) -> bool:
    *modifiers, last = key.split("+")
    return not modifiers or last in _WITH.get(tuple(modifiers), ())


def _combined(parts: list[str]) -> str:
    *modifiers, last = (_MODIFIERS.get(part, _WRITTEN.get(part, part)) for part in parts)
    if any(modifier not in _MODIFIERS.values() for modifier in modifiers):
        return ""
    if last not in _NAMED and not character_of(last):
        return ""
    order = [modifier for modifier in ("alt", "ctrl", "shift") if modifier in modifiers]
    return "+".join([*order, last])
