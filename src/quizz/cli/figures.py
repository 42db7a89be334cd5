"""`quizz content stats` and `quizz content coverage`: what the content is made of, and what it serves."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quizz import wording
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.errors import UsageError
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.content.content import Content
    from quizz.services.coverage import Coverage, Served
    from quizz.services.makeup import Makeup, Positions, Share

_GAP = "  "


def stats(options: Options) -> int:
    """Print what the questions are, theme by theme."""
    from quizz.services.makeup import by_theme

    found = by_theme(_content(options))
    Output(output_stream(), wraps=not options.json).say(
        *([stats_as_json(found)] if options.json else stats_as_text(found))
    )
    return 0


def coverage(options: Options) -> int:
    """Print how many questions serve each checkpoint."""
    from quizz.services.coverage import coverage as count

    found = count(_content(options))
    Output(output_stream(), wraps=not options.json).say(
        *([coverage_as_json(found)] if options.json else coverage_as_text(found))
    )
    return 0


def stats_as_json(found: dict[str, Makeup]) -> str:
    """One object: `themes`, and `all`."""
    rows = msgspec.to_builtins({theme: figures for theme, figures in found.items() if theme})
    return _json({"themes": rows, "all": msgspec.to_builtins(found[""])})


def coverage_as_json(found: Coverage) -> str:
    """One object: a row a checkpoint, and how many are short or empty."""
    rows = [
        {
            "code": row.checkpoint.code,
            "label": row.checkpoint.label,
            "family": row.checkpoint.family,
            "questions": row.questions,
            "entries": row.entries,
            "wanted": row.wanted,
        }
        for row in found.served
    ]
    return _json({"checkpoints": rows, "short": len(found.short), "empty": len(found.empty)})


def stats_as_text(found: dict[str, Makeup]) -> list[str]:
    """A table a subject: sizes, types, levels, skills, keys."""
    every = found[""]
    names = {theme: wording.theme_name(theme) if theme else _("Ensemble") for theme in found}
    tables = [
        _table(
            [
                (_("Thème"), _("Questions"), _("Points"), _("Choix unique"), _("Niveaux 2 et 3")),
                *(
                    (
                        names[theme],
                        str(figures.questions),
                        str(figures.points),
                        wording.percent(figures.single_choices.share),
                        wording.percent(figures.advanced.share),
                    )
                    for theme, figures in found.items()
                ),
            ]
        ),
        _counts(_("Type"), every.by_type),
        _counts(_("Niveau"), every.by_level),
        _counts(_("Activité du titre"), {wording.skill_name(s): n for s, n in every.by_skill.items()}),
        _table(
            [
                (_("Bonne réponse la plus longue"), _("Part"), _("Intervalle"), _("Hasard")),
                *((names[theme], *_told(figures.longest_keys)) for theme, figures in found.items()),
            ]
        ),
        *map(_places, every.positions),
    ]
    twice = ngettext(
        "{n} point est demandé de deux façons ou plus.",
        "{n} points sont demandés de deux façons ou plus.",
        every.points_asked_twice,
    ).format(n=every.points_asked_twice)
    lines = [line for table in tables for line in (*table, "")]
    if every.scenarios:
        lines.append(_situations(every))
    return [*lines, twice, _("Intervalles de Wilson à 95 %.")]


def _situations(figures: Makeup) -> str:
    """The scenarios, which are no questions, and their decisions, which are also asked alone."""
    scenarios = ngettext("{n} situation", "{n} situations", figures.scenarios).format(n=figures.scenarios)
    decisions = ngettext(
        "Et {scenarios} : {n} décision, aussi posée seule une fois vécue.",
        "Et {scenarios} : {n} décisions, aussi posées seules une fois vécues.",
        figures.decisions,
    )
    return decisions.format(scenarios=scenarios, n=figures.decisions)


def coverage_as_text(found: Coverage) -> list[str]:
    """A table a family; what has too few questions is marked."""
    lines: list[str] = []
    for family, group in groupby(found.served, key=lambda row: row.checkpoint.family):
        lines += [family, *_table([_row(served) for served in group], numbers=(2, 3)), ""]
    short, empty, n = len(found.short), len(found.empty), len(found.served)
    return [
        *lines,
        _("{n} points de contrôle : {short} sous le nombre voulu, dont {empty} sans aucune question.").format(
            n=n, short=short, empty=empty
        ),
    ]


def _content(options: Options) -> Content:
    """The content in force, or that of the folders that are named. Raises UsageError when one is none."""
    from quizz.content.loader import load

    known = places(options)
    folders = tuple(Path(path) for path in options.paths)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(_("« {path} » n’est pas un dossier de contenu.").format(path=folder))
    return load(folders or known.content, known.cache)


def _row(served: Served) -> tuple[str, ...]:
    mark = ""
    if served.missing:
        mark = _("manque {n}").format(n=served.missing) if served.questions else _("aucune")
    questions = wording.questions(served.questions)
    entries = ngettext("{n} entrée", "{n} entrées", served.entries).format(n=served.entries)
    entries = entries if served.entries else ""
    return (served.checkpoint.code, served.checkpoint.label, questions, entries, mark)


def _places(positions: Positions) -> list[str]:
    heading = _("Rang de la bonne réponse, {size} choix").format(size=positions.size)
    rows = [(_("rang {n}").format(n=n), *_told(share)) for n, share in enumerate(positions.counts, 1)]
    return _table([(heading, _("Part"), _("Intervalle"), _("Hasard")), *rows])


def _told(share: Share) -> tuple[str, str, str]:
    """A share, its interval and what chance makes, in words."""
    if not share.of:
        return ("–", "–", "–")
    part = _("{percent} ({count} sur {of})").format(
        percent=wording.percent(share.share), count=share.count, of=share.of
    )
    interval = _("{low} à {high}").format(low=wording.percent(share.low), high=wording.percent(share.high))
    return part, interval, "" if share.expected is None else wording.percent(share.expected)


def _counts(heading: str, counts: dict[str, int]) -> list[str]:
    return _table([(heading, _("Questions")), *((name, str(count)) for name, count in counts.items())])


def _table(rows: Iterable[tuple[str, ...]], numbers: tuple[int, ...] | None = None) -> list[str]:
    """Words to the left, figures to the right: all columns but the first, or those of `numbers`."""
    cells = list(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        _GAP.join(
            cell.rjust(width)
            if (place in numbers if numbers is not None else place > 0)
            else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
