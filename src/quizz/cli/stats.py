"""`quizz stats`."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec import to_builtins

from quizz import wording
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.cli.waiting import unread, waiting
from quizz.errors import UsageError
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.learners import Learner
    from quizz.services.opening import Workshop
    from quizz.services.trainer import Stats

_COLUMN_GAP = "   "


def stats(options: Options) -> int:
    """Print the figures of one learner; zeros when there is none yet."""
    from quizz.services.opening import Workshop

    with closing(Workshop.open(places(options))) as shop:
        learner = known_learner(shop, options.learner)
        figures = shop.trainer(learner).stats()
        answers = unread(shop, learner)
        told = waiting(shop, learner, answers)
    lines = [as_json(figures, answers)] if options.json else [*as_table(figures), *told]
    Output(output_stream(), wraps=not options.json).say(*lines)
    return 0


def known_learner(shop: Workshop, name: str | None) -> Learner:
    """The learner of that name, else the only one, else nobody.

    Raises UsageError on an unknown name, or when there is a choice to make. Looking at figures adds nobody,
    so a name with a typing error is told rather than counted as new.
    """
    from quizz.services.learners import NOBODY

    everyone = shop.learners.all()
    if not name:
        if len(everyone) < 2:
            return everyone[0] if everyone else NOBODY
    elif (found := shop.learners.find(name)) is not None:
        return found
    names = ", ".join(learner.name or _("(sans nom)") for learner in everyone) or _("personne encore")
    if name:
        raise UsageError(
            _("Personne ne s’appelle « {name} » ici. Noms connus : {names}.").format(name=name, names=names)
        )
    raise UsageError(
        _("Plusieurs personnes s’entraînent ici : {names}. Précisez --learner NOM.").format(names=names)
    )


def as_json(figures: Stats, unread_answers: int = 0) -> str:
    """One object; `mastery` goes from 0 to 1. `unread_answers`: to the person's remarks."""
    seen = figures.overview
    themes = {
        theme.theme: {
            "points": theme.points,
            "seen": theme.seen,
            "due": theme.due,
            "mastery": round(theme.mastery, 4),
        }
        for theme in seen.themes
    }
    skills = {
        skill.skill: {
            "points": skill.points,
            "seen": skill.seen,
            "mastery": round(skill.mastery, 4),
            "answers": to_builtins(skill.answers),
            "played": to_builtins(skill.played),
        }
        for skill in figures.skills
    }
    return json.dumps(
        {
            "reviews": figures.reviews,
            "points": seen.points,
            "due": seen.due,
            "new": seen.new,
            "unread_answers": unread_answers,
            "by_theme": themes,
            "by_skill": skills,
        },
        ensure_ascii=False,
        indent=2,
    )


def as_table(figures: Stats) -> list[str]:
    """A sentence, then a line a theme and a line an activity under their headings."""
    seen = figures.overview
    reviews = ngettext("{n} révision", "{n} révisions", figures.reviews).format(n=figures.reviews)
    new = ngettext("{n} nouvelle", "{n} nouvelles", seen.new).format(n=seen.new)
    heading = (_("Thème"), _("Maîtrise"), _("À revoir"), _("Vues"), _("En tout"))
    rows: list[tuple[str, ...]] = [
        (
            wording.theme_name(theme.theme),
            wording.percent(theme.mastery),
            str(theme.due),
            str(theme.seen),
            str(theme.points),
        )
        for theme in seen.themes
    ]
    summary = _("{reviews} depuis le début. {questions} en tout : {due} à revoir, {new}.").format(
        reviews=reviews, questions=wording.questions(seen.points), due=seen.due, new=new
    )
    tables = ([heading, *rows] if rows else [], _skill_rows(figures), _played_rows(figures))
    return [summary, *(line for table in tables if table for line in ("", *_aligned(table)))]


def _skill_rows(figures: Stats) -> list[tuple[str, ...]]:
    """What is remembered and what was answered, by activity of the title."""
    heading = (_("Activité du titre"), _("Maîtrise"), _("Vues"), _("Justes"))
    rows = [
        (
            wording.skill_name(skill.skill),
            wording.percent(skill.mastery),
            _share(skill.seen, skill.points),
            _share(skill.answers.right + skill.answers.fair, skill.answers.given),
        )
        for skill in figures.skills
    ]
    return [heading, *rows] if rows else []


def _played_rows(figures: Stats) -> list[tuple[str, ...]]:
    """How decisions of situations and calls counted, where there are some."""
    heading = (_("Choix de situations et appels"), _("Justes"), _("Acceptables"), _("En tout"))
    rows = [
        (
            wording.skill_name(skill.skill),
            str(skill.played.right),
            str(skill.played.fair),
            str(skill.played.given),
        )
        for skill in figures.skills
        if skill.played.given
    ]
    return [heading, *rows] if rows else []


def _share(some: int, of: int) -> str:
    return f"{some}/{of}" if of else "–"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Words to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        _COLUMN_GAP.join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
