"""A question as lines, and the line that says what may be typed."""

from __future__ import annotations

import re
from collections.abc import Collection

from quizz import wording
from quizz.cli.plain.lines import Command
from quizz.domain.question import AnyQuestion, Cloze, MultipleChoice, Numeric, ShortAnswer, Spelling
from quizz.i18n import _
from quizz.services.practice import Asked

_BLANK = re.compile(r"\{(\d+)\}")


def question_lines(asked: Asked) -> list[str]:
    """Where one is, the prompt, and the numbered options when there are some."""
    question = asked.question
    place = _("Question {number} sur {total}{back} · {theme}, {bank}").format(
        back=_(", de retour") if asked.back else "",
        number=asked.number,
        total=asked.total,
        theme=wording.theme_name(question.theme),
        bank=asked.bank_title,
    )
    return ["", place, question.prompt, *_details(question), *numbered(asked.presented.options)]


def numbered(options: Collection[str]) -> list[str]:
    """`1. …`, a line an option."""
    return [f"{number}. {option}" for number, option in enumerate(options, start=1)]


def blank_lines(number: int, options: Collection[str]) -> list[str]:
    """One blank of a cloze, with its options when it is chosen."""
    return [_("Trou {n} :").format(n=number), *numbered(options)]


def choice_hint(count: int, offered: Collection[Command], *, several: bool, first: bool) -> str:
    """What may be typed to choose. `first`: the first time, where being unsure is explained."""
    what = (
        _("des numéros de 1 à {n} séparés par des espaces") if several else _("un numéro de 1 à {n}")
    ).format(n=count)
    return _hint(
        what,
        _("0 (je ne sais pas)"),
        "",
        offered,
        _("Si vous hésitez, ajoutez ? après : 1?.") if first else "",
    )


def text_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to answer in words. `first`: the first time, where being unsure is explained."""
    return _hint(
        _("votre réponse"),
        _("? (je ne sais pas)"),
        ":",
        offered,
        _("Si vous hésitez, tapez :h avant de répondre.") if first else "",
    )


def _hint(what: str, unknown: str, prefix: str, offered: Collection[Command], more: str) -> str:
    names = {
        Command.UNDO: _("reprendre"),
        Command.EASY: _("c’était facile"),
        Command.COUNT_RIGHT: _("compter juste"),
        Command.QUIT: _("quitter"),
    }
    commands = [f"{prefix}{command.value} ({name})" for command, name in names.items() if command in offered]
    line = _("Tapez {what}, {others}.").format(what=what, others=", ".join([unknown, *commands]))
    return f"{line} {more}".rstrip()


def _details(question: AnyQuestion) -> list[str]:
    match question:
        case MultipleChoice():
            return [_("Plusieurs réponses sont justes.")]
        case ShortAnswer(spelling=Spelling.STRICT):
            return [_("L’orthographe compte, accents compris.")]
        case Numeric(unit=unit) if unit:
            return [_("Réponse en {unit}.").format(unit=unit)]
        case Cloze(text=text):
            return [_BLANK.sub(lambda gap: _("(trou {n})").format(n=gap[1]), text)]
        case _:
            return []
