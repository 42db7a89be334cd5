"""Names of keys, names of commands, and keys that cannot serve."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.binding import Binding
from textual.screen import Screen

from quizz.errors import UsageError
from quizz.services.settings import Rebinding
from quizz.tui import screens
from quizz.tui.app import QuizzApp
from quizz.tui.catalogue import NEEDED, PLACES, all_commands, place_name
from quizz.tui.clashes import checked
from quizz.tui.keymap import declared
from quizz.tui.keys import character_of, is_reliable, key_name, read_key
from quizz.tui.screens.base import KeyedScreen, QuizzScreen, Sheet
from quizz.tui.screens.settings import SettingsScreen


@pytest.mark.parametrize(
    ("written", "key", "shown"),
    [
        ("f5", "f5", "F5"),
        ("F12", "f12", "F12"),
        ("ctrl+g", "ctrl+g", "Ctrl+G"),
        ("Ctrl + G", "ctrl+g", "Ctrl+G"),
        ("control+gauche", "ctrl+left", "Ctrl+←"),
        ("alt+x", "alt+x", "Alt+X"),
        ("alt+1", "alt+1", "Alt+1"),
        ("échap", "escape", "Échap"),
        ("ÉCHAP", "escape", "Échap"),
        ("esc", "escape", "Échap"),
        ("escape", "escape", "Échap"),
        ("entrée", "enter", "Entrée"),
        ("enter", "enter", "Entrée"),
        ("espace", "space", "Espace"),
        (" ", "space", "Espace"),
        ("haut", "up", "↑"),
        ("maj+gauche", "shift+left", "Maj+←"),
        ("page  bas", "pagedown", "Page bas"),
        ("pageup", "pageup", "Page haut"),
        ("retour arrière", "backspace", "Retour arrière"),
        ("suppr", "delete", "Suppr"),
        ("h", "h", "H"),
        ("H", "h", "H"),
        ("é", "é", "É"),
        ("1", "1", "1"),
        ("?", "question_mark", "?"),
        ("question_mark", "question_mark", "?"),
        ("+", "plus", "+"),
        (",", "comma", ","),
        ("virgule", "comma", ","),
    ],
)
def test_keys_are_read_as_people_write_them(written, key, shown):
    assert read_key(written) == key
    assert key_name(key) == shown


@pytest.mark.parametrize(
    "written",
    [
        "f0",
        "f25",
        "ctrl",
        "ctrl+",
        "ctrl++",
        "zut",
        "😀",
        "\x01",
        "hyper+a",
    ],
)
def test_what_is_no_key_is_told(written):
    with pytest.raises(UsageError, match="n’est pas une touche"):
        read_key(written)


@pytest.mark.parametrize(
    "written",
    [
        *("ctrl+1", "ctrl+enter", "ctrl+f5", "ctrl+space", "ctrl+é", "ctrl+tab", "ctrl+home", "ctrl+["),
        *("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+alt+x", "ctrl+maj+gauche"),
        *("alt+f4", "alt+f24", "alt+enter", "alt+left", "alt+?"),
        *("shift+a", "maj+f3", "maj+début", "maj+suppr"),
    ],
)
def test_keys_that_terminals_do_not_send_are_told(written):
    with pytest.raises(UsageError, match=r"^un terminal n’envoie pas (Ctrl|Alt|Maj)\+"):
        read_key(written)


def test_every_key_with_a_modifier_is_one_that_terminals_send():
    known = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    lasts = [*ascii_letters, *digits, *(key.rpartition("+")[2] for key in known)]
    found = set()
    for modifiers in ("ctrl+", "alt+", "shift+", "ctrl+alt+", "ctrl+shift+", "alt+shift+"):
        for last in lasts:
            try:
                found.add(read_key(modifiers + last))
            except UsageError:
                continue
    assert {"ctrl+g", "alt+g", "ctrl+left", "shift+up"} <= found
    # Textual makes Alt out of an escape before a single character.
    assert {key for key in found if not re.fullmatch("alt[+][a-z0-9]", key)} <= known


@pytest.mark.parametrize("written", ["tab", "tabulation", "maj+tab", "shift+tab", "ctrl+c"])
def test_keys_that_no_command_may_have(written):
    with pytest.raises(UsageError, match="sert partout"):
        read_key(written)


@given(st.text(max_size=12))
def test_any_text_is_a_key_that_textual_knows_or_is_refused(text):
    try:
        key = read_key(text or " ")
    except UsageError:
        return
    assert [binding.key for binding in Binding.make_bindings([Binding(key, "x")])] == [key]
    assert key_name(key)
    assert read_key(character_of(key) or key) == key


# Names of commands


def test_every_screen_is_in_the_catalogue():
    found = set()
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Screen) and thing.__module__ == module.name:
                found.add(thing)
    assert found - {KeyedScreen, QuizzScreen, Sheet} == {place.screen for place in PLACES}
    assert all(issubclass(screen, KeyedScreen) for screen in found)


def test_names_are_unique_and_every_place_has_a_name():
    for owner in (QuizzApp, *(place.screen for place in PLACES)):
        names = Counter(
            (binding.id, binding.action)
            for base in owner.__mro__
            for binding in vars(base).get("BINDINGS", ())
            if isinstance(binding, Binding) and binding.tooltip and binding.id
        )
        identifiers = Counter(identifier for identifier, _action in names)
        assert max(identifiers.values()) == 1, owner
    assert all(place_name(name.partition(".")[0]) for name in all_commands())


def test_names_can_be_relied_on():
    """They are in people's files: one that changes breaks them."""
    known = set(all_commands())
    assert {
        "app.help",
        "app.palette",
        "app.quit",
        "app.down",
        "app.page_up",
        "home.start",
        "home.glossary",
        "home.quit",
        "practice.validate",
        "practice.next",
        "practice.unsure",
        "practice.undo",
        "glossary.next",
        "term.next",
        "remark.send",
        "settings.save",
        "help.close",
    } <= known
    assert all(name.replace(".", "").replace("_", "").isalpha() and name.islower() for name in known)


def test_the_commands_that_people_need_are_commands():
    known = all_commands()
    assert known.keys() >= NEEDED
    assert all(any(map(is_reliable, command.keys)) for command in known.values())
    closing = {
        place.group for place in PLACES if any(name.partition(".")[0] == place.group for name in NEEDED)
    }
    assert closing == {place.group for place in PLACES}


def test_the_declared_keys_are_in_order_already():
    """No two commands of a screen clash as declared: giving every command its own keys changes nothing."""
    own = {name: command.keys for name, command in all_commands().items()}
    keymap, problems = checked([Rebinding(name, keys) for name, keys in own.items()])
    assert problems == ()
    assert keymap == own


# Keys that cannot serve


def keymap_of(**asked: str):
    lines = enumerate(asked.items(), start=1)
    rebindings = [
        Rebinding(name.replace("__", "."), tuple(keys.split(",")), line) for line, (name, keys) in lines
    ]
    keymap, problems = checked(rebindings)
    return dict(keymap), [(problem.line, problem.message.replace("\u00a0", " ")) for problem in problems]


@pytest.mark.parametrize(
    "asked",
    [
        {"practice__undo": "f12"},
        {"practice__undo": "f6", "practice__report": "f7"},
        {"practice__next": "n", "practice__validate": "f12"},
        {"practice__easy": "h"},
        {"practice__easy": "c,f11", "practice__known": "f8"},
        {"practice__count_right": "f"},
        {"settings__save": "f9", "settings__begin": "f9", "settings__resume_all": "f11"},
        {"home__quit": "ctrl+q"},
        {"app__help": "f3", "home__situations": "i,f12", "practice__unsure": "f1,h"},
        {"help__close": "f2"},
        {"glossary__close": "f2"},
        {"practice__validate": "enter,f12"},
        {"practice__easy": "1"},
        {"term__next": "f9"},
        {"practice__validate": "alt+v,f12"},
        {"practice__report": "alt+r,f20"},
        {"practice__easy": "d"},
        {"home__choose": "d"},
        {"choose__free": "v,f6"},
        {"practice__report": "f6,n"},
    ],
)
def test_keys_that_can_serve(asked):
    keymap, problems = keymap_of(**asked)
    assert problems == []
    assert set(keymap) == {name.replace("__", ".") for name in asked}


@pytest.mark.parametrize(
    ("asked", "line", "sentence"),
    [
        (
            {"practice__undo": "f6"},
            1,
            "« practice.undo » et « practice.report » auraient la même touche, F6, sur l’écran Séance. "
            "« practice.undo » garde F7, Ctrl+Z, U.",
        ),
        (
            {"practice__undo": "f12", "home__glossary": "f9", "practice__report": "s,f12"},
            3,
            "« practice.report » et « practice.undo » auraient la même touche, F12,",
        ),
        ({"app__help": "enter"}, 1, "« app.help » et « home.start » auraient la même touche, Entrée,"),
        (
            {"app__down": "b"},
            1,
            "« app.down » et « home.problems » auraient la même touche, B, sur l’écran Accueil",
        ),
        ({"practice__unsure": "échap,f3"}, 1, "« practice.stop » auraient la même touche, Échap,"),
        ({"settings__leave": "f2"}, 1, "« settings.leave » et « settings.save » auraient la même touche, F2"),
        ({"practice__easy": "o,g"}, 1, "« practice.easy » et « practice.terms » auraient la même touche, G"),
        ({"practice__validate": "v"}, 1, "« practice.validate » prendrait V à ce qu’on écrit"),
        ({"practice__validate": "f12,ctrl+u"}, 1, "« practice.validate » prendrait Ctrl+U à ce qu’on écrit"),
        ({"glossary__next": "n"}, 1, "« glossary.next » prendrait N à ce qu’on écrit sur l’écran Glossaire"),
        (
            {"practice__unsure": "h,é"},
            1,
            "« practice.unsure » n’aurait aucune touche qui serve pendant qu’on écrit",
        ),
        (
            {"practice__unsure": "h"},
            1,
            "« practice.unsure » n’aurait aucune touche qui serve pendant qu’on écrit",
        ),
        (
            {"practice__unsure": "é"},
            1,
            "« practice.unsure » n’aurait aucune touche qui serve pendant qu’on écrit",
        ),
        ({"settings__save": "entrée"}, 1, "« settings.save » n’aurait aucune touche qui serve"),
        ({"app__palette": "début"}, 1, "« app.palette » n’aurait aucune touche qui serve"),
        (
            {"practice__dont_know": "f4,0"},
            1,
            "« practice.dont_know » : 0 sert déjà à répondre ou à choisir sur l’écran Séance. "
            "« practice.dont_know » garde F4, Ctrl+N.",
        ),
        ({"practice__report": "f6,d"}, 1, "D sert déjà à répondre"),
        ({"practice__undo": "f7,v"}, 1, "V sert déjà à répondre"),
        ({"practice__undo": "f7,suppr"}, 1, "Suppr sert déjà à répondre"),
        ({"practice__undo": "f7,retour arrière"}, 1, "Retour arrière sert déjà à répondre"),
        ({"practice__stop": "échap,gauche"}, 1, "← sert déjà à répondre"),
        ({"app__help": "f1,ctrl+e"}, 1, "Ctrl+E sert déjà à répondre"),
        ({"settings__save": "f2,droite"}, 1, "→ sert déjà à répondre ou à choisir sur l’écran Réglages"),
        ({"practice__validate": "alt+v"}, 1, "« practice.validate » n’aurait aucune touche sûre"),
        ({"practice__stop": "f13,ctrl+haut"}, 1, "« practice.stop » n’aurait aucune touche sûre"),
        ({"home__start": "f24"}, 1, "« home.start » n’aurait aucune touche sûre"),
        ({"app__quit": "alt+q"}, 1, "« app.quit » n’aurait aucune touche sûre"),
        ({"app__quit": "ctrl+1"}, 1, "« app.quit » : un terminal n’envoie pas Ctrl+1"),
        ({"choose__free": "bas,f6"}, 1, "« choose.free »"),
        ({"home__glosary": "f5"}, 1, "« home.glosary » n’existe pas. Voulez-vous dire « home.glossary » ?"),
        ({"zzzzzz": "f5"}, 1, "« quizz settings --keys » les donne toutes."),
        ({"app__quit": "tab"}, 1, "« app.quit » : Tab sert partout"),
        ({"app__quit": "ctrl+zut"}, 1, "« app.quit » : « ctrl+zut » n’est pas une touche"),
    ],
)
def test_keys_that_cannot_serve_are_told_and_left(asked, line, sentence):
    keymap, problems = keymap_of(**asked)
    ((at, told),) = problems
    assert at == line
    assert sentence in told
    refused = list(asked)[line - 1].replace("__", ".")
    assert refused not in keymap
    assert len(keymap) == len(asked) - 1


def test_a_command_written_twice_counts_once():
    keymap, problems = checked(
        [Rebinding("practice.undo", ("f11",), 1), Rebinding("practice.undo", ("f12",), 2)]
    )
    assert keymap == {"practice.undo": ("f11",)}
    assert [problem.line for problem in problems] == [2]
    assert "écrit deux fois" in problems[0].message


def test_a_refusal_can_refuse_another():
    """« undo » may have F6 only if « report » gives it up, which it cannot."""
    keymap, problems = keymap_of(practice__undo="f6", practice__report="f4")
    assert keymap == {}
    assert [line for line, _told in problems] == [1, 2]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(all_commands())),
            st.lists(
                st.sampled_from(["f1", "f2", "f3", "f7", "enter", "escape", "h", "f", "space", "ctrl+s"]),
                min_size=1,
                max_size=2,
            ),
        ),
        max_size=6,
    )
)
def test_what_is_accepted_never_clashes(asked):
    """Checked again, what was accepted is accepted as it is: nothing hangs on the order of the file."""
    keymap, problems = checked([Rebinding(name, tuple(keys)) for name, keys in asked])
    assert len(keymap) + len(problems) == len(asked)
    again, none = checked([Rebinding(name, keys) for name, keys in reversed(keymap.items())])
    assert again == keymap
    assert none == ()


def test_declared_commands_of_a_screen_come_with_those_of_all():
    names = list(declared(SettingsScreen))
    assert names[:4] == ["app.down", "app.up", "app.page_down", "app.page_up"]
    assert names[4] == "settings.begin"
