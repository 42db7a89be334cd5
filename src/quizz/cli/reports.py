"""`quizz reports` and `quizz reports close`: what was flagged, question by question, and what is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import tzinfo
from typing import TYPE_CHECKING

from quizz import wording
from quizz.cli.parser import Options
from quizz.cli.places import places, places_here
from quizz.cli.plain.asking import numbered
from quizz.cli.plain.output import Input, Output
from quizz.cli.streams import input_stream, is_terminal, output_stream
from quizz.errors import UsageError
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.domain.remark import Remark
    from quizz.services.opening import Workshop
    from quizz.services.reports import Flagged, Reports

_PROMPT_SHOWN = 160
"""Characters of a prompt: enough to know the question by."""


def show(options: Options) -> int:
    """List the remarks, the question with the most first."""
    from quizz.services.opening import Workshop
    from quizz.services.reports import Reports, Status, by_question

    status, person = Status(options.status), options.learner or ""
    with closing(Workshop.open(places_here(options))) as shop:
        reports = Reports(shop.database, shop.clock)
        found = by_question(reports.remarks(status, person), shop.library)
        output = Output(output_stream(), wraps=not options.json)
        if options.json:
            output.say(as_json(found))
        elif found:
            output.say(*as_lines(found, shop.clock.zone()))
            _mark_read(shop, found, person)
        else:
            output.say(*_nothing(reports, status, person))
    return 0


def close(options: Options) -> int:
    """Answer remarks, by their ids or by their question."""
    from quizz.services.clock import SystemClock
    from quizz.services.databases import open_database
    from quizz.services.reports import Reports

    output = Output(output_stream(), wraps=True)
    answer = _asked(output) if options.answer is None else options.answer
    with closing(open_database(places(options))) as database:
        closed = Reports(database, SystemClock()).close(options.names, answer)
    output.say(*_closed(closed))
    return 0


def as_json(found: Sequence[Flagged]) -> str:
    """One object; what is not known is null. `answered` empty: « je ne sais pas »."""
    questions = [
        {
            "question": flagged.question,
            "path": flagged.now.path if flagged.now else None,
            "line": flagged.now.line if flagged.now else None,
            "column": flagged.now.column if flagged.now else None,
            "revision": flagged.now.revision if flagged.now else None,
            "prompt": flagged.prompt or None,
            "remarks": [_as_object(remark) for remark in flagged.remarks],
        }
        for flagged in found
    ]
    return json.dumps({"questions": questions}, ensure_ascii=False, indent=2)


def as_lines(found: Sequence[Flagged], zone: tzinfo) -> list[str]:
    """How many there are, then question after question, with the place to open."""
    count = sum(len(flagged.remarks) for flagged in found)
    summary = _("{remarks} sur {questions}.").format(
        remarks=_remarks(count), questions=wording.questions(len(found))
    )
    return [summary, *(line for flagged in found for line in _question_lines(flagged, zone))]


def _question_lines(flagged: Flagged, zone: tzinfo) -> Iterator[str]:
    now = flagged.now
    place = f"{now.path}:{now.line}:{now.column}" if now else _("la question n’existe plus")
    yield ""
    yield _("{place}, {question}, {remarks}").format(
        place=place, question=flagged.question, remarks=_remarks(len(flagged.remarks))
    )
    if flagged.prompt:
        yield _one_line(flagged.prompt, _PROMPT_SHOWN)
    for remark in flagged.remarks:
        said, *details = _remark_lines(remark, now.revision if now else None, zone)
        yield f"  {said}"
        yield from (f"    {detail}" for detail in details)


def _remark_lines(remark: Remark, revision: int | None, zone: tzinfo) -> Iterator[str]:
    said = _("{id}, le {at:%d/%m/%Y}, {author} : {kind}").format(
        id=remark.name,
        at=remark.at.astimezone(zone),
        author=remark.author or _("(sans nom)"),
        kind=wording.stopped(wording.remark_kind(remark.kind)),
    )
    yield " ".join([said, *([_one_line(remark.text)] if remark.text else [])])
    if remark.answered is not None:
        yield _given(remark)
    if remark.shown:
        yield _("Ce qui était proposé :")
        yield from (f"  {line}" for line in numbered(map(_one_line, remark.shown)))
    if revision is not None and revision != remark.revision:
        yield _("Elle parle de la révision {then} de la question, qui en est à la {now}.").format(
            then=remark.revision, now=revision
        )
    if remark.reply is not None and remark.replied_at is not None:
        yield _("Répondu le {at:%d/%m/%Y} : {reply}").format(
            at=remark.replied_at.astimezone(zone), reply=_one_line(remark.reply)
        )


def _given(remark: Remark) -> str:
    if not remark.answered:
        return _("Sa réponse : je ne sais pas.")
    answer = wording.series(text for text in remark.answered if text)
    verdict = _("comptée juste") if remark.correct else _("comptée fausse")
    return _("Sa réponse : {answer} ({verdict}).").format(answer=answer, verdict=verdict)


def _nothing(reports: Reports, status: str, person: str) -> Iterator[str]:
    n = len(reports.remarks(person=person))
    if status == "open":
        yield _("Aucune remarque n’attend de réponse.")
        if n:
            yield ngettext(
                "{n} remarque a sa réponse : « quizz reports --closed » la montre.",
                "{n} remarques ont leur réponse : « quizz reports --closed » les montre.",
                n,
            ).format(n=n)
    elif n:
        yield _("Aucune remarque n’a encore de réponse. « quizz reports » montre celles qui attendent.")
    else:
        yield _("Personne n’a rien signalé ici.")


def _mark_read(shop: Workshop, found: Sequence[Flagged], person: str) -> None:
    """Answers are seen when the list is that of one person, the only one here or the one who is named."""
    from quizz.services.replies import Replies

    everyone = shop.learners.all()
    reader = shop.learners.find(person) if person else everyone[0] if len(everyone) == 1 else None
    if reader and any(remark.learner == reader.id and remark.is_unread for remark in _all(found)):
        Replies(shop.database, reader.id, shop.clock).mark_read()


def _all(found: Sequence[Flagged]) -> Iterator[Remark]:
    return (remark for flagged in found for remark in flagged.remarks)


def _asked(output: Output) -> str:
    """The answer, typed; only where a person can type."""
    if not is_terminal():
        raise UsageError(_("Il manque la réponse. Ajoutez --answer et son texte, entre guillemets."))
    output.say(_("Votre réponse, que la personne lira :"))
    reader = Input(input_stream())
    while (line := reader.line()) is not None:
        if line.strip():
            return line
        output.say(_("Elle est vide : écrivez au moins une phrase, ou Ctrl+C pour ne pas répondre."))
    return ""


def _closed(closed: Sequence[Remark]) -> Iterator[str]:
    n = len(closed)
    yield ngettext("{n} remarque a sa réponse.", "{n} remarques ont leur réponse.", n).format(n=n)
    if any(remark.learner is not None for remark in closed):
        yield _("Ceux qui s’entraînent dans cette base la verront sur leur accueil.")
    if any(remark.learner is None for remark in closed):
        yield _(
            "Pour ceux dont vous avez reçu un fichier : « quizz reports export --answers FICHIER » "
            "écrit toutes les réponses, à leur renvoyer."
        )


def _as_object(remark: Remark) -> dict[str, object]:
    return {
        "id": str(remark.id),
        "name": remark.name,
        "author": remark.author or None,
        "received": remark.learner is None,
        "at": remark.at.isoformat(),
        "revision": remark.revision,
        "kind": remark.kind.value,
        "text": remark.text,
        "prompt": remark.prompt or None,
        "shown": list(remark.shown),
        "answered": None if remark.answered is None else list(remark.answered),
        "correct": remark.correct,
        "reply": remark.reply,
        "replied_at": remark.replied_at.isoformat() if remark.replied_at else None,
    }


def _remarks(n: int) -> str:
    return ngettext("{n} remarque", "{n} remarques", n).format(n=n)


def _one_line(text: str, most: int = 10_000) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
