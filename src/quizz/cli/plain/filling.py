"""A sheet filled line by line: what is said of each box, and what a line means there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizz import wording
from quizz.cli.plain.asking import hint_line, numbered
from quizz.cli.plain.lines import Command, Meaning, Unreadable, read_choice, read_text
from quizz.domain.answer import DontKnow, Typed
from quizz.domain.sheet import EURO, Box, ReasoningLine
from quizz.i18n import _
from quizz.wording import stopped


def box_lines(number: int, total: int, box: Box) -> list[str]:
    """Which box it is, and its numbered options when it is chosen."""
    return [_head(number, total, box), *numbered(box.options)]


def box_hint(box: Box, offered: Collection[Command], *, first: bool) -> str:
    """What may be typed. `first`: the first box of its manner on the sheet, where the commands are told."""
    if not first:
        if box.options:
            return _("Un numéro de 1 à {n}, ou une ligne vide.").format(n=len(box.options))
        return _("Un nombre en chiffres, ou une ligne vide.")
    empty = _("une ligne vide (case laissée vide)")
    if box.options:
        what = _("un numéro de 1 à {n}").format(n=len(box.options))
        return hint_line(what, empty, "", offered, _("Si vous hésitez, ajoutez ? après : 1?."))
    what = _("un nombre en chiffres, comme 12,50")
    return hint_line(what, empty, ":", offered, _("Si vous hésitez, tapez :h avant de répondre."))


def read_box(line: str, box: Box) -> Meaning:
    """An option, a number, or a command; an empty line leaves the box empty."""
    if not line.strip():
        return DontKnow()
    return read_choice(line, len(box.options), several=False) if box.options else read_number(line)


def read_number(line: str) -> Meaning:
    """A number in any unit, which the judgement tells: only what is no number is asked again.

    Judging is imported here, once something is typed.
    """
    from quizz.domain.judging import read_quantity

    heard = read_text(line)
    if isinstance(heard, Typed) and read_quantity(heard.text) is None:
        return Unreadable(
            _("Ligne non comprise. Tapez un nombre en chiffres, comme 12,50, ou ? si vous ne savez pas.")
        )
    return heard


def reasoning_lines(lines: Collection[ReasoningLine]) -> Iterator[str]:
    """The reasoning, line by line."""
    if lines:
        yield _("Le calcul :")
    for line in lines:
        label = f"{line.act}, {_lowered(line.label)}" if line.act else line.label
        amount = _("{what} : {amount}").format(what=label, amount=line.amount)
        source = _("Source : {source}").format(source=stopped(wording.sources(line.source)))
        yield " ".join(sentence for sentence in (stopped(amount), stopped(line.rule), source) if sentence)


def _head(number: int, total: int, box: Box) -> str:
    place = _("Case {number} sur {total}, {label}").format(number=number, total=total, label=box.label)
    if box.unit and not box.options:
        unit = _("euros") if box.unit == EURO else box.unit
        place = _("{place}, en {unit}").format(place=place, unit=unit)
    return place if place.endswith("?") else wording.label(place).rstrip()


def _lowered(label: str) -> str:
    """A label inside a sentence; « ALD » stays as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
