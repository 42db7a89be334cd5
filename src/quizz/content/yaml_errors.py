"""What PyYAML's messages mean for who types questions."""

from __future__ import annotations

import re
from typing import Protocol

from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent

from quizz.content.codes import Code
from quizz.content.nodes import Place
from quizz.content.problems import Problems
from quizz.i18n import _

_LEAD = r"^\s*(?:- +)*"
_KEY = re.compile(_LEAD + r"[^\s:'\"\[{][^:]{0,60}:\s")
_VALUE = re.compile(_LEAD + r"(?:[^\s:'\"\[{&*!|>%@`-][^:]{0,60}:\s+)?(?P<value>\S)")
_KEY_ALONE = re.compile(r"(?P<lead>\s*)[a-z_]+:\s")
_NO_COLON = re.compile(r"(?P<lead>\s*(?:- +)*)[a-z_]+(?: |:\S)[^:]*\Z")
_GLUED = re.compile(r"\s*(?:- +)*-(?=[a-z_]+:(?:\s|$))")
_OF_WORD = re.compile(_LEAD + r"(?:[^\s:'\"\[{][^:]{0,60}:\s+)?[“”„‟‘‛]")
_SPECIAL = frozenset("*@%[]{}!&`>|-?,")


class Mark(Protocol):
    """What the marks of both parsers share; they count from 0."""

    line: int
    column: int


def explain(error: Exception, last: ScalarEvent | None, problems: Problems) -> None:
    """Report a syntax error; `last` is the last scalar that was read before it."""
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        _report_structure((1, 1), problems)
        return
    reason, context = error.problem or "", error.context or ""
    if (dash := _glued_dash(mark, problems)) is not None:
        _report_glued_dash(dash, problems)
    elif "quoted scalar" in context and error.context_mark is not None:
        _report_quoted(place_of(error.context_mark), place_of(mark), reason, problems)
    elif reason.startswith("mapping values"):
        _report_colon(place_of(mark), problems)
    elif reason == "could not find expected ':'" and (key := _key_start(error, problems)) is not None:
        _report_no_colon(key, problems)
    elif last is not None and last.style in {"'", '"'} and _touches(last, mark, problems):
        _report_early_end(place_of(last.start_mark), place_of(last.end_mark), str(last.style), problems)
    elif (special := _special_start(error, mark, problems)) is not None:
        _report_special(special, problems)
    else:
        _report_structure(place_of(mark), problems)


def place_of(mark: Mark | None) -> Place:
    """Where a mark is, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _glued_dash(mark: Mark, problems: Problems) -> Place | None:
    """Where a dash is that the key of an item touches; the error is told at this line or the next."""
    for line in (mark.line + 1, mark.line):
        if line and (found := _GLUED.match(problems.lines[line])):
            return line, found.end()
    return None


def _touches(last: ScalarEvent, mark: Mark, problems: Problems) -> bool:
    """Whether only spaces lie between a text in quotes and the error."""
    line, column = place_of(last.end_mark)
    between = problems.lines[line][column - 1 : mark.column]
    return line == mark.line + 1 and column <= mark.column + 1 and not between.strip()


def _special_start(error: MarkedYAMLError, mark: Mark, problems: Problems) -> Place | None:
    """Where a text starts with a character that means something to YAML."""
    match = _VALUE.match(problems.lines[mark.line + 1])
    if match and match.group("value") in _SPECIAL and match.start("value") <= mark.column:
        return mark.line + 1, match.start("value") + 1
    start = error.context_mark
    if start is None or "block" in (error.context or ""):
        return None
    line, column = place_of(start)
    return (line, column) if problems.lines[line][column - 1 : column] in _SPECIAL else None


def _key_start(error: MarkedYAMLError, problems: Problems) -> Place | None:
    """Where what should be a key starts: the error itself is only seen on a later line."""
    line, column = place_of(error.context_mark)
    return (line, column) if problems.lines[line][column - 1 : column] not in {"", *_SPECIAL} else None


def _report_no_colon(place: Place, problems: Problems) -> None:
    problems.report(
        Code.STRUCTURE,
        place,
        _("Cette ligne est au rang d’une clé, et n’a pas de « : »."),
        _(
            "Écrivez « clé: valeur », avec une espace après les deux-points ; "
            "la suite d’un texte se décale plus que sa clé."
        ),
    )


def _report_glued_dash(place: Place, problems: Problems) -> None:
    problems.report(
        Code.STRUCTURE,
        place,
        _("Ce tiret touche le mot qui le suit : il ne commence pas un élément de liste."),
        _("Écrivez une espace après le tiret."),
    )


def _report_quoted(start: Place, place: Place, reason: str, problems: Problems) -> None:
    if "escape" in reason:
        problems.report(
            Code.QUOTE,
            place,
            _("Entre guillemets doubles, « \\ » annonce un caractère spécial, et celui-ci n’existe pas."),
            _("Écrivez « \\\\ » pour une barre oblique inverse, ou utilisez >-."),
        )
        return
    problems.report(
        Code.UNCLOSED,
        start,
        _("Le guillemet ouvert ici n’est jamais refermé."),
        _("Refermez-le ; si c’est une apostrophe, mettez le texte entre guillemets doubles ou utilisez >-."),
    )


def _report_colon(place: Place, problems: Problems) -> None:
    line, column = place
    if _KEY.match(problems.lines[line][: column - 1]):
        problems.report(
            Code.UNQUOTED_COLON,
            place,
            _("Le texte contient « : » suivi d’une espace, que YAML prend pour une clé."),
            _('Les guillemets courbes n’entourent rien ici : tapez des guillemets droits (") ou utilisez >-.')
            if _OF_WORD.match(problems.lines[line])
            else _("Mettez le texte entre guillemets ou utilisez >-."),
        )
        return
    if (first := _first_key_above(line, problems)) is not None:
        _report_no_colon(first, problems)
        return
    text = problems.lines[line]
    problems.report(
        Code.STRUCTURE,
        (line, len(text) - len(text.lstrip()) + 1),
        _("Cette ligne est prise pour la suite du texte précédent, et contient « : »."),
        _("Alignez-la sur les autres clés ; si c’est un texte, mettez-le entre guillemets ou utilisez >-."),
    )


def _first_key_above(line: int, problems: Problems) -> Place | None:
    """Where the first key of a group has no colon: a key below it is then read as the rest of a text."""
    key = _KEY_ALONE.match(problems.lines[line])
    while key is not None and line > 1:
        line -= 1
        above = _NO_COLON.match(problems.lines[line])
        if above is None or above.end("lead") != key.end("lead"):
            return None
        if "-" in above["lead"] or line == 1:
            return line, above.end("lead") + 1
    return None


def _report_early_end(start: Place, end: Place, quote: str, problems: Problems) -> None:
    """A text in quotes that something follows: on one line, it holds a quote; else its own was forgotten."""
    if start[0] == end[0]:
        _report_inner_quote(start, quote, problems)
        return
    problems.report(
        Code.UNCLOSED,
        start,
        _(
            "Le guillemet ouvert ici n’est refermé qu’à la ligne {line}, et la suite n’est pas comprise."
        ).format(line=end[0]),
        _("Refermez-le à la fin de son texte ; pour une apostrophe, prenez des guillemets doubles ou >-."),
    )


def _report_inner_quote(place: Place, quote: str, problems: Problems) -> None:
    line, column = place
    rest = problems.lines[line][column:].rstrip()
    inner = rest.removesuffix(quote)
    if quote == "'" and inner != rest and '"' not in inner:
        remedy = _("Écrivez « {text} », ou utilisez >-.").format(text=f'"{inner[:60]}"')
    else:
        remedy = _("Mettez tout le texte entre guillemets doubles sans en mettre dedans, ou utilisez >-.")
    problems.report(
        Code.QUOTE,
        place,
        _("Le texte entre {quote} s’arrête au {quote} suivant, et la suite n’est pas comprise.").format(
            quote=quote
        ),
        remedy,
    )


def _report_special(place: Place, problems: Problems) -> None:
    line, column = place
    character = problems.lines[line][column - 1]
    if character in "[]{},":
        remedy = _(
            "Si c’est un texte, mettez-le entre guillemets ou utilisez >- ; si c’est une liste, "
            "il y manque une virgule, ou un crochet ou une accolade qui ferme."
        )
    elif character in ">|":
        remedy = _(
            "Après {character}-, allez à la ligne ; si c’est un texte, mettez-le entre guillemets."
        ).format(character=character)
    else:
        remedy = _("Mettez le texte entre guillemets ou utilisez >-.")
    problems.report(
        Code.SPECIAL_START,
        place,
        _("Un texte ne peut pas commencer par « {character} », qui a un sens en YAML.").format(
            character=character
        ),
        remedy,
    )


def _report_structure(place: Place, problems: Problems) -> None:
    """At the last thing written, when the error is only seen on an empty line or after the end."""
    if not problems.lines[place[0]].strip():
        line, column = place = problems.lines.written_before(place[0])
        if problems.lines[line][column - 1 :] in {"[", "{"}:
            _report_special(place, problems)
            return
    problems.report(
        Code.STRUCTURE,
        place,
        _("Cette ligne ne suit pas la structure du fichier."),
        _(
            "Alignez-la sur ses voisines (deux espaces par niveau), écrivez une espace après les deux-points "
            "d’une clé, et mettez entre guillemets un texte qui contient « : »."
        ),
    )
