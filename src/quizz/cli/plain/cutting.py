"""A word taken apart line by line: the cut, what is said of it, then the meaning of each part."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizz.cli.plain.asking import hint_line
from quizz.cli.plain.lines import Command, Heard, Meaning, Unreadable, read_text
from quizz.cli.plain.spelling import difference_sentence
from quizz.domain.answer import Typed
from quizz.domain.judgement import Judgement, Part
from quizz.domain.question import Element, WordParts
from quizz.domain.text import search_key
from quizz.i18n import _
from quizz.wording import stopped


def cut_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to cut. `first`: the first time, where being unsure is explained."""
    return hint_line(
        _("le mot découpé avec des barres obliques, comme {example}").format(example="gastr/ite"),
        _("? (je ne sais pas)"),
        ":",
        offered,
        _("Si vous hésitez, tapez :h avant de répondre.") if first else "",
    )


def read_cut(line: str, question: WordParts) -> Meaning:
    """The word with a stroke between its parts; what does not give the word again is asked anew."""
    from quizz.domain.judging.cutting import pieces_of  # it imports what compares spellings

    heard = read_text(line)
    if not isinstance(heard, Typed):
        return heard
    pieces = pieces_of(heard.text)
    if search_key("".join(pieces)) != search_key(question.word):
        return Unreadable(
            _("Ces morceaux ne redonnent pas « {word} » : tapez le mot entier, avec des barres.").format(
                word=question.word
            )
        )
    if len(pieces) < 2:
        return Unreadable(_("Mettez au moins une barre oblique, ou ? si vous ne savez pas."))
    return heard


def cut_told(heard: Heard | None, question: WordParts) -> str:
    """The right cut, after what was typed: the meanings asked next are those of its parts."""
    from quizz.domain.judging.cutting import is_right_cut, pieces_of, right_cut

    cut = " / ".join(right_cut(question))
    if not isinstance(heard, Typed):
        return _("Le découpage : {cut}").format(cut=stopped(cut))
    pieces = pieces_of(heard.text)
    if not is_right_cut(question, pieces):
        return _("Ce n’est pas le découpage. Le bon : {cut}").format(cut=stopped(cut))
    if search_key(" ".join(pieces)) == search_key(" ".join(right_cut(question))):
        return _("Le découpage est juste : {cut}").format(cut=stopped(cut))
    return _("Votre découpage est accepté. L’habituel : {cut}").format(cut=stopped(cut))


def meaning_lines(number: int, total: int, element: Element) -> list[str]:
    """Which part it is."""
    named = f"{element.text} ({element.form})" if element.form.strip("-") != element.text else element.form
    return [
        _("Élément {number} sur {total}, {part} : son sens ?").format(number=number, total=total, part=named)
    ]


def meaning_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed; `first`: the first part, where the commands are told."""
    if not first:
        return _("Son sens, ou ? si vous ne savez pas.")
    return hint_line(_("son sens"), _("? (je ne sais pas)"), ":", offered, "")


def cutting_lines(judgement: Judgement) -> Iterator[str]:
    """The cut, then the meaning of each part, each right or not."""
    cut, *meanings = judgement.parts
    yield _part_line(_("Découpage"), cut, known=not judgement.unknown)
    for part in meanings:
        yield _part_line(part.place, part, known=not judgement.unknown)


def _part_line(name: str, part: Part, *, known: bool) -> str:
    right = stopped(part.text.replace(" | ", " / "))
    if not known:
        return _("{item} : {place}").format(item=name, place=right)
    if part.right and not part.forgiven:
        return _("{item} : juste, {place}").format(item=name, place=right)
    said = _("{item} : juste. Réponse : {answer}") if part.right else _("{item} : non. Réponse : {answer}")
    sentences = [said.format(item=name, answer=right)]
    if part.given:
        given = stopped(part.given.replace(" | ", " / "))
        sentences.append(_("Vous avez répondu : {answer}").format(answer=given))
    sentences += [difference_sentence(part.difference), part.feedback]
    return " ".join(filter(None, sentences))
