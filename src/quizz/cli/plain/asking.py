"""A question as lines, and the line that says what may be typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from quizz import wording
from quizz.cli.plain.lines import Command
from quizz.cli.plain.placing import letters, order_example, pairs_example
from quizz.cli.plain.week import appointment_lines
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    AnyQuestion,
    Appointment,
    Cloze,
    MultipleChoice,
    Numeric,
    Proofreading,
    ShortAnswer,
    Sorting,
    Spelling,
    Transcription,
)
from quizz.domain.sheet import Paper
from quizz.i18n import _, ngettext
from quizz.services.exchange import Asked

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
    return ["", place, *body_lines(asked.presented)]


def body_lines(presented: Presented) -> list[str]:
    """The prompt, what it needs, and the numbered options when there are some; boxes come one by one."""
    if isinstance(presented.question, Appointment):
        return [presented.question.prompt, *appointment_lines(presented.question)]
    if presented.sheet is not None:
        return [presented.question.prompt, *paper_lines(presented.sheet.papers)]
    options = _to_place(presented) if presented.items else numbered(presented.options)
    return [presented.question.prompt, *_details(presented.question), *options]


def paper_lines(papers: Iterable[Paper]) -> Iterator[str]:
    """Each paper by its title, then its lines."""
    for paper in papers:
        yield wording.label(paper.title).rstrip()
        yield from (line.said for line in paper.lines)


def numbered(options: Iterable[str]) -> list[str]:
    """`1. …`, a line an option."""
    return [f"{number}. {option}" for number, option in enumerate(options, start=1)]


def lines_of(text: str) -> list[str]:
    """The lines of a text that have something on them: the others are never said."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def blank_lines(number: int, options: Collection[str]) -> list[str]:
    """One blank of a cloze, with its options when it is chosen."""
    return [_("Trou {n} :").format(n=number), *numbered(options)]


def placing_hint(presented: Presented, offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to place things or put them in order. `first`: as in choice_hint."""
    if presented.targets:
        example = pairs_example(len(presented.targets))
        what = _("chaque numéro avec sa lettre (par exemple {example})").format(example=example)
    else:
        example = order_example(len(presented.items))
        what = _("les numéros dans l’ordre (par exemple {example})").format(example=example)
    doubt = (
        _("Si vous hésitez, ajoutez ? à la fin : {example}.").format(example=f"{example}?") if first else ""
    )
    return hint_line(what, _("0 (je ne sais pas)"), "", offered, doubt)


def choice_hint(count: int, offered: Collection[Command], *, several: bool, first: bool) -> str:
    """What may be typed to choose. `first`: the first time, where being unsure is explained."""
    return hint_line(
        _numbers(count, several=several),
        _("0 (je ne sais pas)"),
        "",
        offered,
        _("Si vous hésitez, ajoutez ? après : 1?.") if first else "",
    )


def _numbers(count: int, *, several: bool) -> str:
    if count == 2:
        return _("1, 2 ou les deux (1 2)") if several else _("1 ou 2")
    return (
        _("des numéros de 1 à {n} séparés par des espaces") if several else _("un numéro de 1 à {n}")
    ).format(n=count)


def text_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to answer in words. `first`: the first time, where being unsure is explained."""
    return hint_line(
        _("votre réponse"),
        _("? (je ne sais pas)"),
        ":",
        offered,
        _("Si vous hésitez, tapez :h avant de répondre.") if first else "",
    )


def hint_line(what: str, unknown: str, prefix: str, offered: Collection[Command], more: str) -> str:
    """« Tapez … »: what answers, what leaves the answer open, the commands after their `prefix`."""
    names = {
        Command.UNDO: _("reprendre"),
        Command.EASY: _("c’était facile"),
        Command.COUNT_RIGHT: _("compter juste"),
        Command.REPORT: _("signaler"),
        Command.QUIT: _("quitter"),
    }
    commands = [f"{prefix}{command.value} ({name})" for command, name in names.items() if command in offered]
    line = _("Tapez {what}, {others}.").format(what=what, others=", ".join([unknown, *commands]))
    return f"{line} {more}".rstrip()


def _to_place(presented: Presented) -> list[str]:
    """What is to be placed, by numbers, then where, by letters."""
    items = numbered([item.text for item in presented.items])
    if not presented.targets:
        return [_("À mettre dans l’ordre :"), *items]
    sorting = isinstance(presented.question, Sorting)
    targets = zip(letters(len(presented.targets)), presented.targets, strict=True)
    return [
        _("À classer :") if sorting else _("À associer :"),
        *items,
        _("Catégories :") if sorting else _("Avec :"),
        *(f"{letter}. {target}" for letter, target in targets),
    ]


def _details(question: AnyQuestion) -> list[str]:
    match question:
        case MultipleChoice():
            return [_("Plusieurs réponses sont justes.")]
        case ShortAnswer(spelling=Spelling.STRICT):
            return [_("L’orthographe compte, accents compris.")]
        case Numeric(unit=unit) if unit:
            return [_("Réponse en {unit}.").format(unit=unit)]
        case Proofreading() | Transcription():
            return _texts(question)
        case Cloze(text=text):
            return [_BLANK.sub(lambda gap: _("(trou {n})").format(n=gap[1]), text)]
        case _:
            return []


def _texts(question: Proofreading | Transcription) -> list[str]:
    """The notes; or the papers, how many faults there are, and the text by its lines."""
    if isinstance(question, Transcription):
        return lines_of(question.notes)
    count = len(question.faults)
    said = ngettext("Il y a {n} faute dans ce texte :", "Il y a {n} fautes dans ce texte :", count)
    return [*paper_lines(question.papers), said.format(n=count), *numbered(lines_of(question.text))]
