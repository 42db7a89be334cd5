"""What PyYAML's messages mean for who types questions."""

from __future__ import annotations

import re

from yaml.error import Mark, MarkedYAMLError
from yaml.events import ScalarEvent

from quizz.content.codes import Code
from quizz.content.nodes import Place
from quizz.content.problems import Problems
from quizz.i18n import _

_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s:'\"\[{#-][^:]{0,60}: +)?(?P<value>\S.*)$")
_SPECIAL = frozenset("*@%[]{}!&`>|-?,")
_KEY = re.compile(r"^\s*(?:- +)*[^\s:]+: +\S")


def explain(error: Exception, last: ScalarEvent | None, problems: Problems) -> None:
    """Report a syntax error; `last` is the last scalar that was read before it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, MarkedYAMLError) or mark is None:
        problems.report(
            Code.STRUCTURE,
            (1, 1),
            _("La structure du fichier n’est pas comprise."),
            _("Vérifiez les séquences qui commencent par « \\ » et l’indentation."),
        )
        return
    start = error.context_mark
    if _unclosed(error, problems):
        return
    if last is not None and last.style in ("'", '"') and _ends_near(last, mark):
        _report_quote(last, problems)
        return
    if error.problem and error.problem.startswith("mapping values") and _KEY.match(problems.lines[mark.line + 1]):
        _report_colon((mark.line + 1, mark.column + 1), problems)
        return
    in_text = start is not None and "block" not in (error.context or "block").split()[2:3]
    for place in filter(None, (_special_start(mark, problems), _special_start(start, problems) if in_text else None)):
        _report_special(place, problems)
        return
    problems.report(
        Code.STRUCTURE,
        (mark.line + 1, mark.column + 1),
        _("Cette ligne ne suit pas la structure du fichier."),
        _(
            "Alignez-la sur ses voisines (deux espaces par niveau), écrivez « clé: valeur » avec une espace "
            "après les deux-points, et mettez entre guillemets un texte qui contient « : »."
        ),
    )
