"""`quizz content`: the packs of instructors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizz.cli.agreement import DECLINED, agrees
from quizz.cli.parser import Options
from quizz.cli.plain.output import Input, Output
from quizz.cli.streams import input_stream, output_stream
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.packs import Arrival, Changes, Difference, Installed, Packs

_FIGURES = frozenset({5, 6})
"""Columns of the list that hold figures."""
_WIDEST = (64, 16, 40, 32, 24)
"""Cells that are longer are cut: identifier, which `remove` wants whole, version, title, authors, licence."""
_SHOWN = 10
"""Names of ignored files that are told."""


def add(options: Options) -> int:
    """Install a pack, or put it in the place of the former one; 1 when the person would rather not."""
    from quizz.services.packs import Relation

    output = Output(output_stream())
    packs = _packs(options)
    with packs.receive(Path(options.source)) as arrival:
        output.say(*_remarks(arrival))
        if arrival.relation is Relation.IDENTICAL and arrival.former is not None:
            output.say(
                _("Le paquet {name} est déjà installé, tel quel : rien à faire.").format(name=_name(arrival))
            )
            return 0
        question = _doubt(arrival)
        if question and not (options.yes or agrees(Input(input_stream()), output, question)):
            output.say(_("Rien n’est changé."))
            return DECLINED
        folder = packs.put_in_place(arrival)
    output.say(*_done(arrival, folder))
    return 0


def show(options: Options) -> int:
    """List the installed packs."""
    found = _packs(options).installed()
    Output(output_stream()).say(*([as_json(found)] if options.json else as_table(found)))
    return 0


def remove(options: Options) -> int:
    """Take a pack away; 1 when the person would rather not."""
    output = Output(output_stream())
    packs = _packs(options)
    found = packs.find(options.pack)
    title = found.manifest.title if found.manifest else found.id
    question = _("Retirer le paquet « {title} » ({id}) ?").format(title=title, id=found.id)
    if not (options.yes or agrees(Input(input_stream()), output, question)):
        output.say(_("Rien n’est changé."))
        return DECLINED
    packs.remove(found.id)
    output.say(
        _(
            "Paquet « {title} » retiré. Vos progrès sur ses questions sont gardés : "
            "ils reviennent si vous l’installez à nouveau."
        ).format(title=title)
    )
    return 0


def as_json(found: tuple[Installed, ...]) -> str:
    """One object; what is not known of a broken pack is null."""
    rows = [
        {
            "id": pack.id,
            "version": pack.manifest.version if pack.manifest else None,
            "title": pack.manifest.title if pack.manifest else None,
            "authors": list(pack.manifest.authors) if pack.manifest else None,
            "licence": pack.manifest.licence if pack.manifest else None,
            "language": pack.manifest.language if pack.manifest else None,
            "description": pack.manifest.description if pack.manifest else None,
            "homepage": pack.manifest.homepage if pack.manifest else None,
            "questions": pack.questions,
            "entries": pack.terms,
            "folder": str(pack.folder),
            "problem": pack.problem or None,
        }
        for pack in found
    ]
    return json.dumps({"packs": rows}, ensure_ascii=False, indent=2)


def as_table(found: tuple[Installed, ...]) -> list[str]:
    """A line a pack under its headings, then what is wrong with some."""
    if not found:
        return [
            _(
                "Aucun paquet n’est installé. « quizz content add DOSSIER », ou un fichier ZIP, "
                "en installe un."
            )
        ]
    heading = (
        *(_("Identifiant"), _("Version"), _("Titre"), _("Auteur"), _("Licence")),
        *(_("Questions"), _("Entrées"), _("Dossier")),
    )
    rows = [
        (
            *map(_cut, (pack.id, *_about(pack)), _WIDEST),
            *(str(pack.questions), str(pack.terms), str(pack.folder)),
        )
        for pack in found
    ]
    return [*_aligned([heading, *rows]), *(pack.problem for pack in found if pack.problem)]


def _packs(options: Options) -> Packs:
    from importlib.metadata import version

    from quizz import locations
    from quizz.cli.places import places
    from quizz.services.clock import SystemClock, today
    from quizz.services.packs import Packs

    return Packs(
        locations.packs_folder(os.environ, options.data_dir),
        places(options).content,
        program=version("quizz"),
        day=today(SystemClock()),
    )


def _doubt(arrival: Arrival) -> str:
    """What is asked before a pack is put in place; empty when nothing needs to be."""
    from quizz.services.packs import Relation

    former = arrival.former.manifest if arrival.former else None
    if former is None:
        return ""
    if arrival.relation is Relation.OLDER:
        return _(
            "La version {old} de « {title} » est installée ; celle-ci, {new}, est plus ancienne. "
            "La remplacer ?"
        ).format(old=former.version, title=former.title, new=arrival.manifest.version)
    if arrival.relation is Relation.SAME_VERSION:
        return _(
            "La version {old} de « {title} » est déjà installée, avec d’autres fichiers. La remplacer ?"
        ).format(old=former.version, title=former.title)
    return ""


def _remarks(arrival: Arrival) -> list[str]:
    """What the person should know before the pack is there."""
    told = []
    if arrival.ignored:
        n = len(arrival.ignored)
        names = ", ".join(arrival.ignored[:_SHOWN]) + (", …" if n > _SHOWN else "")
        told.append(
            ngettext("{n} fichier ignoré : {names}.", "{n} fichiers ignorés : {names}.", n).format(
                n=n, names=names
            )
        )
    if arrival.warnings:
        n = len(arrival.warnings)
        told += [ngettext("{n} avertissement :", "{n} avertissements :", n).format(n=n), *arrival.warnings]
    return told


def _done(arrival: Arrival, folder: Path) -> list[str]:
    name = _name(arrival)
    holds = _("{questions}, {entries}").format(
        questions=ngettext("{n} question", "{n} questions", arrival.questions).format(n=arrival.questions),
        entries=ngettext("{n} entrée de glossaire", "{n} entrées de glossaire", arrival.terms).format(
            n=arrival.terms
        ),
    )
    if arrival.tariffs:
        tariffs = ngettext("{n} tarif", "{n} tarifs", arrival.tariffs).format(n=arrival.tariffs)
        holds = _("{holds}, {tariffs}").format(holds=holds, tariffs=tariffs)
    where = _("Dossier : {folder}").format(folder=folder)
    if arrival.former is None or arrival.changes is None:
        return [_("Paquet {name} installé : {holds}.").format(name=name, holds=holds), where]
    old = arrival.former.manifest.version if arrival.former.manifest else "?"
    return [
        _("Paquet {name} installé à la place de la version {old} : {holds}.").format(
            name=name, old=old, holds=holds
        ),
        *_changed(arrival.changes),
        _("Vos progrès sont gardés, même ceux des questions retirées."),
        where,
    ]


def _changed(found: Changes) -> list[str]:
    """A line for each kind of thing that changes; the questions have theirs in any case."""
    lines = [_("Questions : {difference}.").format(difference=_difference(found.questions))]
    if any(found.terms):
        lines.append(_("Glossaire : {difference}.").format(difference=_difference(found.terms)))
    if any(found.tariffs):
        lines.append(_("Tarifs : {difference}.").format(difference=_difference(found.tariffs)))
    return lines


def _difference(found: Difference) -> str:
    return _("{added}, {changed}, {removed}").format(
        added=ngettext("{n} ajout", "{n} ajouts", found.added).format(n=found.added),
        changed=ngettext("{n} modification", "{n} modifications", found.changed).format(n=found.changed),
        removed=ngettext("{n} retrait", "{n} retraits", found.removed).format(n=found.removed),
    )


def _name(arrival: Arrival) -> str:
    return _("« {title} » ({id}) {version}").format(
        title=arrival.manifest.title, id=arrival.manifest.id, version=arrival.manifest.version
    )


def _about(pack: Installed) -> tuple[str, str, str, str]:
    """Version, title, authors, licence."""
    known = pack.manifest
    return (known.version, known.title, ", ".join(known.authors), known.licence) if known else ("?",) * 4


def _cut(cell: str, widest: int) -> str:
    return cell if len(cell) <= widest else cell[: widest - 1].rstrip() + "…"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Words to the left, figures to the right; the last column is not filled up."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place in _FIGURES else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
