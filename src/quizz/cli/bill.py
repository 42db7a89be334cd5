"""`quizz bill`: who pays what in a case, to the cent, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from textwrap import wrap

from quizz.billing.amounts import euros, percent
from quizz.billing.case import Case
from quizz.billing.reimbursement import Line, Reimbursement
from quizz.cli.findings import one_line, shown
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import complain, output_stream
from quizz.content.diagnostics import Diagnostic, render
from quizz.i18n import _
from quizz.services.billing import Billed
from quizz.services.billing import bill as bill_file

REFUSED = 1
"""The exit code of a case that is not computed."""
_WIDTH = 100
_INDENT = " " * 4


def bill(options: Options) -> int:
    """Compute one case; 1 when it is refused, or when its file is wrong."""
    known = places(options)
    billed = bill_file(options.source, known.content, known.cache)
    if options.json:
        Output(output_stream()).say(as_json(billed))
    elif billed.case is not None and billed.reimbursement is not None:
        for problem in _told(billed.problems):
            complain(problem)
        Output(output_stream()).say(*as_text(billed.case, billed.reimbursement, explain=options.explain))
    else:
        Output(output_stream()).say(*_why_not(billed))
    return REFUSED if billed.reimbursement is None else 0


def as_json(billed: Billed) -> str:
    """The totals and the lines; of a case that is not computed, `refused`, and `problems` in its file."""
    found = billed.reimbursement
    if found is None:
        refusal = billed.refusal or _("Le fichier du cas n’est pas juste.")
        return _json({"refused": refusal, "problems": [_problem(one) for one in billed.problems]})
    return _json(
        {
            "base": _two(found.base),
            "amo_rate": f"{found.amo_rate.normalize():f}",
            "amo_gross": _two(found.amo_gross),
            "participation": _two(found.participation),
            "amo_net": _two(found.amo_net),
            "amc": _two(found.amc),
            "penalty": _two(found.penalty),
            "excess": _two(found.excess),
            "paid_at_desk": _two(found.paid_at_desk),
            "recovered_later": _two(found.recovered_later),
            "patient_cost": _two(found.patient_cost),
            "lines": [
                {
                    "act": line.act,
                    "label": line.label,
                    "amount": _two(line.amount),
                    "rule": line.rule,
                    "source": line.source,
                }
                for line in found.lines
            ],
        }
    )


def as_text(case: Case, found: Reimbursement, *, explain: bool) -> Iterator[str]:
    """The acts, a table of the totals, and the reasoning when it is asked for."""
    acts = " + ".join(f"{act.code} {euros(act.fee)}" for act in case.acts)
    yield _("Soins du {day:%d/%m/%Y} : {acts}").format(day=case.day, acts=acts)
    yield ""
    yield from _table(_totals(found))
    if explain:
        for line in found.lines:
            yield ""
            yield from _step(line)


def _totals(found: Reimbursement) -> list[tuple[str, str]]:
    return [
        (_("Base de remboursement"), euros(found.base)),
        (
            _("Part de l’assurance maladie ({rate})").format(rate=percent(found.amo_rate)),
            euros(found.amo_gross),
        ),
        (_("Participation forfaitaire"), euros(found.participation)),
        (_("Versé par l’assurance maladie"), euros(found.amo_net)),
        (_("Versé par la complémentaire"), euros(found.amc)),
        (_("Majoration hors parcours"), euros(found.penalty)),
        (_("Dépassement"), euros(found.excess)),
        (_("À régler le jour des soins"), euros(found.paid_at_desk)),
        (_("Repris plus tard"), euros(found.recovered_later)),
        (_("Reste à la charge du patient"), euros(found.patient_cost)),
    ]


def _step(line: Line) -> Iterator[str]:
    """What is found, then the rule and its source below."""
    what = f"{line.act} · {line.label}" if line.act else line.label
    yield _("{what} : {amount}").format(what=what, amount=euros(line.amount))
    source = line.source.replace("; ", "\u00a0; ")
    for text in (line.rule, _("Source : {source}").format(source=source)):
        yield from wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    labels, amounts = (max(len(row[place]) for row in rows) for place in range(2))
    for label, amount in rows:
        yield f"{label.ljust(labels)}  {amount.rjust(amounts)}"


def _why_not(billed: Billed) -> Iterator[str]:
    if billed.refusal:
        yield _("Cas refusé. {reason}").format(reason=one_line(billed.refusal))
        return
    yield from _told(billed.problems)
    yield _("Cas refusé : corrigez d’abord son fichier.")


def _told(problems: Sequence[Diagnostic]) -> Iterator[str]:
    return (render(shown(problem, Path.cwd())) for problem in problems)


def _problem(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "line": found.line,
        "column": found.column,
        "message": found.message,
        "remedy": found.remedy,
    }


def _two(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
