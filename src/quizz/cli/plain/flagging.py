"""« Signaler » in plain mode: which question, what is wrong with it, in a line of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from quizz import wording
from quizz.cli.plain.asking import numbered
from quizz.cli.plain.output import Reader, Writer
from quizz.domain.remark import LONGEST_TEXT, RemarkKind
from quizz.i18n import _
from quizz.services.practice import Practice


def flag(practice: Practice, reader: Reader, writer: Writer) -> None:
    """Hear a remark and store it; 0, or the end of the input, gives up."""
    last = practice.history[-1] if practice.history else None
    before = False
    if last is not None and last.asked is not practice.current:
        choice = _choice(
            reader,
            writer,
            _("Signaler quelle question ?"),
            [
                _("Celle d’avant : {prompt}").format(prompt=last.asked.question.prompt),
                _("Celle qui est posée maintenant"),
            ],
        )
        if choice is None:
            writer.say(_("Rien n’est signalé."))
            return
        before = choice == 0
    kinds = list(RemarkKind)
    named = [wording.remark_kind(kind) for kind in kinds]
    chosen = _choice(reader, writer, _("Qu’est-ce qui ne va pas dans cette question ?"), named)
    text = None if chosen is None else _text(reader, writer, required=kinds[chosen] is RemarkKind.OTHER)
    if chosen is None or text is None:
        writer.say(_("Rien n’est signalé."))
        return
    practice.report(text, kinds[chosen], before=before)
    writer.say(_("Merci : votre remarque est gardée. « quizz reports export » l’écrit dans un fichier."))


def _choice(reader: Reader, writer: Writer, question: str, choices: Sequence[str]) -> int | None:
    """A position, None to give up."""
    n = len(choices)
    expected = _("Tapez un numéro de 1 à {n}, ou 0 pour renoncer.").format(n=n)
    writer.say(question, *numbered(choices), expected)
    while (line := reader.line()) is not None:
        typed = line.strip()
        if typed == "0":
            return None
        if typed.isascii() and typed.isdecimal() and len(typed) < 3 and 1 <= int(typed) <= n:
            return int(typed) - 1
        writer.say(expected)
    return None


def _text(reader: Reader, writer: Writer, *, required: bool) -> str | None:
    """A line, empty where the kind says enough; None to give up."""
    writer.say(
        _("Dites-le en une ligne, ou tapez 0 pour renoncer.")
        if required
        else _("Dites-le en une ligne. Une ligne vide suffit ; 0 renonce.")
    )
    while (line := reader.line()) is not None:
        text = line.strip()
        if text == "0":
            return None
        if len(text) > LONGEST_TEXT:
            writer.say(_("C’est trop long : {n} caractères au plus. Recommencez.").format(n=LONGEST_TEXT))
        elif text or not required:
            return text
        else:
            writer.say(_("La ligne est vide. Dites ce qui ne va pas, ou tapez 0 pour renoncer."))
    return None
