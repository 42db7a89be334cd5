"""Every screen and its commands: what `quizz settings --keys` lists and the keymap is checked against.

Imports all the screens: for those who have a keymap, or ask for the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import OptionList

from quizz.i18n import _, pgettext
from quizz.tui.app import QuizzApp
from quizz.tui.keymap import SHARED, Declared, declared, group
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.screens.call import CallScreen
from quizz.tui.screens.choose import ChooseScreen
from quizz.tui.screens.contents import ContentsScreen
from quizz.tui.screens.debrief import DebriefScreen
from quizz.tui.screens.findings import FindingsScreen
from quizz.tui.screens.glossary import GlossaryScreen
from quizz.tui.screens.help import HelpScreen
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.kinds import KindsScreen
from quizz.tui.screens.paths import PathsScreen
from quizz.tui.screens.people import PeopleScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.practice_commands import AFTER, BEFORE
from quizz.tui.screens.preview import PreviewScreen
from quizz.tui.screens.preview_commands import ANSWERING, LOOKING
from quizz.tui.screens.problems import ProblemsScreen
from quizz.tui.screens.remark import RemarkScreen
from quizz.tui.screens.remark_files import ExportScreen, ImportScreen
from quizz.tui.screens.remarks import RemarksScreen
from quizz.tui.screens.rush import RushScreen
from quizz.tui.screens.settings import SettingsScreen
from quizz.tui.screens.situation import SituationScreen
from quizz.tui.screens.situations import SituationsScreen
from quizz.tui.screens.summary import SummaryScreen
from quizz.tui.screens.switchboard import SwitchboardScreen
from quizz.tui.screens.term import TermScreen
from quizz.tui.widgets.agenda.grid import AgendaGrid
from quizz.tui.widgets.box_list import BoxList
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.cloze import BlankChoices
from quizz.tui.widgets.cutting import WordToCut
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.ordering import OrderingList
from quizz.tui.widgets.placing import PlacingList
from quizz.tui.widgets.switchboard.board import Board
from quizz.tui.widgets.switchboard.lettered import LetteredList
from quizz.tui.widgets.text_field import TextField

Apart = tuple[frozenset[str], frozenset[str]]


class Place(Struct, frozen=True):
    """A screen. `field`: whether text is typed there; `choosers`: the other widgets with keys of their own.

    `lettered`: whether the options of its lists may have letters. `apart`: actions of the one are never
    offered together with actions of the other. `free`: actions offered only when none of these widgets has
    the keys.
    """

    screen: type[Screen[Any]]
    field: bool = False
    choosers: tuple[type[Widget], ...] = ()
    lettered: bool = False
    apart: tuple[Apart, ...] = ()
    free: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """The first word of the names of its own commands."""
        return group(self.screen)

    @property
    def commands(self) -> dict[str, Declared]:
        """Those of the screen and, unless it stands over another one, of the app."""
        own = declared(self.screen)
        return own if issubclass(self.screen, ModalScreen) else {**own, **declared(QuizzApp)}

    def together(self, one: str, other: str) -> bool:
        """Whether two actions can be offered at the same time."""
        return not any(
            (one in left and other in right) or (one in right and other in left) for left, right in self.apart
        )


ANSWERED_WITH: tuple[type[Widget], ...] = (
    ChoiceList,
    BlankChoices,
    PlacingList,
    OrderingList,
    WordToCut,
    BoxList,
    AgendaGrid,
    TextField,
)
"""What the panels of questions have, beside fields."""

PLACES: tuple[Place, ...] = (
    Place(HomeScreen),
    Place(
        PracticeScreen,
        field=True,
        choosers=ANSWERED_WITH,
        lettered=True,
        apart=((BEFORE, AFTER), (frozenset({"easy"}), frozenset({"count_right"}))),
        free=AFTER,
    ),
    Place(SummaryScreen),
    Place(ChooseScreen, choosers=(ChoiceList, OneOf)),
    Place(KindsScreen, choosers=(ChoiceList,)),
    Place(PathsScreen, choosers=(ChoiceList,)),
    Place(SituationsScreen, choosers=(ChoiceList,)),
    Place(
        SituationScreen,
        choosers=(ChoiceList,),
        apart=(
            (frozenset({"choose"}), frozenset({"next"})),
            (frozenset({"stop", "choose"}), frozenset({"close"})),
        ),
    ),
    Place(SwitchboardScreen, choosers=(ChoiceList, OneOf)),
    Place(
        RushScreen,
        choosers=(LetteredList, Board),
        lettered=True,
        apart=(
            (frozenset({"resume"}), frozenset({"answer", "choose", "end", "hold", "pause"})),
            (frozenset({"end"}), frozenset({"answer", "choose", "hold", "pause", "stop"})),
            (frozenset({"answer"}), frozenset({"choose", "hold"})),
        ),
    ),
    Place(DebriefScreen, choosers=(ChoiceList,)),
    Place(CallScreen),
    Place(GlossaryScreen, field=True),
    Place(TermScreen),
    Place(RemarkScreen, field=True, choosers=(OneOf,)),
    Place(RemarksScreen),
    Place(ExportScreen, field=True, choosers=(OneOf,)),
    Place(ImportScreen, field=True),
    Place(
        SettingsScreen,
        field=True,
        choosers=(ChoiceList, OneOf),
        apart=((frozenset({"begin", "skip"}), frozenset({"save", "leave", "resume_all"})),),
    ),
    Place(PeopleScreen, choosers=(ChoiceList,)),
    Place(ProblemsScreen),
    Place(HelpScreen),
    Place(
        PreviewScreen,
        field=True,
        choosers=ANSWERED_WITH,
        lettered=True,
        apart=((ANSWERING, LOOKING), (frozenset({"answer"}), frozenset({"proceed"}))),
        free=LOOKING,
    ),
    Place(ContentsScreen, field=True),
    Place(FindingsScreen, choosers=(OptionList,)),
)


def all_commands() -> dict[str, Declared]:
    """Every command by its name; first those that all screens share."""
    found: dict[str, Declared] = {}
    owners: Iterator[type[DOMNode]] = iter((QuizzApp, QuizzScreen, *(place.screen for place in PLACES)))
    for owner in owners:
        found.update(declared(owner))
    return found


NEEDED = frozenset(
    {
        "app.quit",
        "home.start",
        "home.quit",
        "practice.next",
        "practice.validate",
        "practice.finish",
        "practice.stop",
        "summary.close",
        "choose.start",
        "choose.close",
        "kinds.open",
        "kinds.close",
        "paths.follow",
        "paths.close",
        "situations.play",
        "situations.close",
        "situation.next",
        "situation.choose",
        "situation.stop",
        "situation.close",
        "switchboard.start",
        "switchboard.close",
        "rush.answer",
        "rush.choose",
        "rush.resume",
        "rush.end",
        "rush.stop",
        "debrief.open",
        "debrief.close",
        "call.close",
        "glossary.close",
        "term.close",
        "remark.send",
        "remark.cancel",
        "remarks.close",
        "export.write",
        "export.cancel",
        "import.read",
        "import.cancel",
        "settings.begin",
        "settings.save",
        "settings.skip",
        "settings.leave",
        "people.choose",
        "problems.close",
        "help.close",
        "preview.answer",
        "preview.validate",
        "preview.finish",
        "preview.back",
        "preview.next",
        "contents.close",
        "findings.close",
    }
)
"""Commands without which a person would be stuck on a screen."""


def place_name(first_word: str) -> str:
    """What a screen is called, by the first word of the names of its commands."""
    return {
        SHARED: _("Partout"),
        "home": pgettext("screen", "Accueil"),
        "practice": _("Séance"),
        "summary": _("Bilan de la séance"),
        "choose": _("S’entraîner"),
        "kinds": _("Situations"),
        "paths": _("Parcours"),
        "situations": _("Situations jouées"),
        "situation": _("Situation"),
        "switchboard": _("Standard"),
        "rush": _("Standard, pendant les appels"),
        "debrief": _("Bilan du standard"),
        "call": _("Explication d’un appel"),
        "glossary": _("Glossaire"),
        "term": _("Mot du glossaire"),
        "remark": _("Signaler"),
        "remarks": _("Vos remarques"),
        "export": _("Écrire vos remarques"),
        "import": _("Lire des réponses"),
        "settings": _("Réglages"),
        "people": _("Qui s’entraîne ?"),
        "problems": _("Banques"),
        "help": _("Aide"),
        "preview": _("Aperçu"),
        "contents": _("Liste de l’aperçu"),
        "findings": _("Vérification"),
    }[first_word]
