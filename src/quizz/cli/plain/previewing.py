"""A whole bank as text, for a screen reader or a printer: each question, its options, its key, its faults."""

from __future__ import annotations

from collections.abc import Iterator

from quizz import wording
from quizz.cli.plain.asking import body_lines
from quizz.domain.presentation import Presented
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario
from quizz.errors import MissingTariff, Refused
from quizz.i18n import _, ngettext
from quizz.services.previewing.answer_key import answer_key, describes
from quizz.services.previewing.key_lines import Line
from quizz.services.previewing.preview import ERROR, WARNING, Finding, Item, Preview
from quizz.services.previewing.story_map import step_line, story_map
from quizz.services.situations import telling
from quizz.wording import stopped

_SEED = 0
"""The same order at each run."""


def preview_lines(preview: Preview) -> Iterator[str]:
    """What the file holds, then each item, with what is wrong at its place."""
    count = len(preview.items)
    yield from _head(preview, count)
    for finding in preview.of_file:
        yield from _finding_lines(finding)
    for item in preview.items:
        yield ""
        yield _title(item, count)
        for finding in preview.of(item):
            yield from _finding_lines(finding)
        yield from _item_lines(preview, item)


def _head(preview: Preview, count: int) -> Iterator[str]:
    yield " · ".join(filter(None, (wording.theme_name(preview.theme), preview.title or preview.name)))
    if preview.broken:
        yield _("Le fichier ne peut pas être lu tel qu’il est.")
        return
    in_glossary = any(item.term is not None for item in preview.items)
    yield (
        ngettext("{n} entrée.", "{n} entrées.", count)
        if in_glossary
        else ngettext("{n} question.", "{n} questions.", count)
    ).format(n=count)
    yield from preview.not_run
    if not preview.findings:
        yield _("La vérification ne trouve rien à signaler.")


def _title(item: Item, count: int) -> str:
    name = item.key.partition("@")[0] or _("sans identifiant")
    words = _("{rank} sur {count} · {name} · {kind}, ligne {line}")
    return words.format(
        rank=item.rank, count=count, name=name, kind=wording.kind_name(item.kind) or "?", line=item.line
    )


def _finding_lines(finding: Finding) -> Iterator[str]:
    kind = {ERROR: _("Erreur"), WARNING: _("Avertissement")}.get(finding.severity, _("Information"))
    said = " ".join(filter(None, (finding.message, finding.remedy)))
    yield _("{kind} {code}, ligne {line} : {said}").format(
        kind=kind, code=finding.code, line=finding.line, said=said
    )


def _item_lines(preview: Preview, item: Item) -> Iterator[str]:
    if not item.is_read:
        yield _("Cette question ne peut pas être lue.")
    if item.withheld:
        yield wording.withheld(item.withheld)
    if item.term is not None:
        yield stopped(item.term.term)
        yield stopped(item.term.definition)
    if item.scenario is not None:
        yield from _map_lines(item.scenario)
    for number, question in enumerate(preview.questions(item), start=1):
        if item.has_page:
            yield _("Question {n}, {kind} :").format(n=number, kind=_kind_of(question))
        yield from _question_lines(preview, question)


def _map_lines(scenario: Scenario) -> Iterator[str]:
    """Where the story begins, then each step with where its actions lead."""
    yield scenario.prompt
    yield scenario.setting
    for step in story_map(scenario):
        yield stopped(step_line(step))
        for way in step.ways:
            line = _("   {text} ({worth}) : {where}").format(
                text=way.text, worth=telling.verdict(way.worth).lower(), where=wording.series(way.targets)
            )
            yield line if way.offered else f"{line} {_('Jamais offert.')}"


def _question_lines(preview: Preview, question: AnyQuestion) -> Iterator[str]:
    try:
        presented = preview.deal(question, _SEED)
    except (MissingTariff, Refused) as error:
        yield question.prompt
        yield wording.withheld(str(error))
        return
    yield from body_lines(presented)
    yield from _key_lines(presented)
    yield _("Explication : {text}").format(text=question.explanation)
    source = wording.source_line(question)
    if source:
        yield _("Source : {source}").format(source=stopped(source))
    yield stopped(" · ".join((wording.skill_name(question.skill), *describes(question))))


def _key_lines(presented: Presented) -> Iterator[str]:
    for group in answer_key(presented):
        yield wording.label(group.title or _("Corrigé")).rstrip()
        yield from map(_key_line, group.lines)


def _key_line(line: Line) -> str:
    if line.place:
        said = _("{item} : {place}").format(item=line.text, place=stopped(line.place))
    elif line.right is None:
        said = stopped(line.text)
    else:
        verdict = _("Bonne réponse : {text}") if line.right else _("Mauvaise réponse : {text}")
        said = verdict.format(text=stopped(line.text))
    return " ".join(word for word in (line.label, said, line.note) if word)


def _kind_of(question: AnyQuestion) -> str:
    return wording.kind_name(str(question.__struct_config__.tag))
