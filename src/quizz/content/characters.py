"""Bytes to clean text: the encoding, and the characters that an eye does not see but YAML does."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity, excerpt_of
from quizz.content.problems import LIMIT, Problems
from quizz.i18n import _

NO_BREAK_SPACES = "\u00a0\u202f\u2007"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[\t{_SPACES}]")
_ODD_START = re.compile(
    rf"\n[ ]*(?:-[ ]+)*(?P<before>-|[a-z_]+(?P<inner>[{_SPACES}]*):)?"
    rf"(?P<odd>[\t{_SPACES}][^\S\n]*)(?=[^\s#])"
)
"""A tab or an unusual space in the indentation, after a dash, or after the colon of a key."""

_KEY_NEXT = re.compile(rf"[a-z_]+[{_SPACES}]*:\s")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""A zero-width joiner is left alone inside an emoji."""
_RUN = 31
_HIGH = re.compile("[^\x00-\u02ff]")
_HIGH_RUN = re.compile(f"[^\x00-\u02ff]{{{_RUN},}}")


def name_of(character: str) -> str:
    """What to call a character that cannot be seen: « espace insécable (U+00A0) »."""
    match character:
        case "\u00a0":
            name = _("espace insécable")
        case "\u202f":
            name = _("espace fine insécable")
        case "\u200b":
            name = _("espace de largeur nulle")
        case "\u200c":
            name = _("antiliant sans chasse")
        case "\u200d":
            name = _("liant sans chasse")
        case "\u00ad":
            name = _("trait d’union conditionnel")
        case "\ufeff":
            name = _("marque d’ordre des octets")
        case _other:
            name = unicodedata.name(character, _("caractère de contrôle")).lower()
    return f"{name} (U+{ord(character):04X})"


def printable(text: str) -> str:
    """The text with a space for each control character and lone surrogate; line breaks and tabs stay."""
    return _CONTROL.sub(" ", text)


def clean(data: bytes, problems: Problems) -> str | None:
    """The text of a file: NFC, lines ended by a line feed, without what cannot be seen.

    Each thing removed is reported; the rest can then be read for further problems. None when no text can
    be had at all.
    """
    text = _decode(data, problems)
    if text is None:
        return None
    problems.read_from(text)
    if text.startswith("\ufeff"):
        text = text[1:].replace("\r\n", "\n")
        problems.read_from(text)
        problems.report(
            Code.BYTE_ORDER_MARK,
            (1, 1),
            _("Le fichier commence par une marque d’ordre des octets (BOM, U+FEFF)."),
            _("Enregistrez en UTF-8 sans BOM."),
            severity=Severity.WARNING,
        )
    stacked = stacked_accents(text)
    if stacked is not None:
        problems.report(
            Code.STACKED_ACCENTS,
            _Places(text).of(stacked),
            _("Plus de 30 accents sont empilés sur un même caractère."),
            _("Supprimez ce caractère."),
        )
        return None
    text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems.read_from(text)
    text = _without_hidden(text, problems)
    problems.read_from(text)
    return None if problems.overflowed else text


def plain(data: bytes) -> str:
    """The text of a file that `clean` accepted, for excerpts: the same lines and columns."""
    text = unicodedata.normalize("NFC", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, problems: Problems) -> str | None:
    if (nature := _other_than_text(data)) is not None:
        problems.report(
            Code.NOT_UTF8,
            (1, 1),
            _("Ce n’est pas un fichier texte : c’est {nature}.").format(nature=nature)
            if nature
            else _("Ce n’est pas un fichier texte."),
            _("Écrivez la banque dans un éditeur de texte comme VS Code, et enregistrez-la en .yaml."),
            excerpt="",
        )
        return None
    if data.startswith(_UTF16_MARKS) or data[:200].count(0) > len(data[:200]) // 4:
        problems.report(
            Code.NOT_UTF8,
            (1, 1),
            _("Ce fichier n’est pas en UTF-8 mais en UTF-16."),
            _("Enregistrez en UTF-8 : dans l’éditeur, « Enregistrer sous », puis encodage « UTF-8 »."),
            excerpt="",
        )
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        breaks = data.replace(b"\r\n", b"\n\n").replace(b"\r", b"\n") if b"\r" in data else data
        line_start = breaks.rfind(b"\n", 0, error.start) + 1
        number = data.count(b"\n", 0, error.start) if b"\n" in data else data.count(b"\r", 0, error.start)
        column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
        line_end = breaks.find(b"\n", error.start)
        line = data[line_start : line_end if line_end >= 0 else len(data)].decode("cp1252", "replace")
        problems.report(
            Code.NOT_UTF8,
            (number + 1, column),
            _("Ce fichier n’est pas en UTF-8, sans doute en Windows-1252 (cp1252) : « {letter} ».").format(
                letter=excerpt_of(data[error.start : error.start + 1].decode("cp1252", "replace"), 1)
            ),
            _("Enregistrez en UTF-8 : dans l’éditeur, « Enregistrer sous », puis encodage « UTF-8 »."),
            excerpt=excerpt_of(line, column),
        )
        return None


def _other_than_text(data: bytes) -> str | None:
    """What a file is that no editor of texts wrote, empty when that is not known; None for a text.

    The text of UTF-16 has zeros too, every other byte at most.
    """
    for mark, name in (
        (b"PK\x03\x04", _("un document Word, LibreOffice ou Excel, ou une archive ZIP")),
        (b"\xd0\xcf\x11\xe0", _("un document Word ou Excel")),
        (b"{\\rtf", _("un document RTF")),
        (b"%PDF", _("un PDF")),
    ):
        if data.startswith(mark):
            return name
    start = data[:200]
    if start.startswith(_UTF16_MARKS) or 0 not in start:
        return None
    return "" if start.count(0) > 2 * len(start) // 3 or _with_control(start) else None


def _with_control(start: bytes) -> bool:
    """Whether bytes beside zeros are those of no text at all."""
    return any(byte < 9 or 13 < byte < 32 for byte in start if byte)


def stacked_accents(text: str) -> int | None:
    """Where a letter carries more than 30 marks: no language does, and NFC takes quadratic time on it."""
    if not _may_stack(text):
        return None
    for run in _HIGH_RUN.finditer(text):
        marks = 0
        for offset, character in enumerate(run.group()):
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > 30:
                return run.start() + offset
    return None


def _may_stack(text: str) -> bool:
    """Whether there is a run of `_RUN` letters beyond Latin: each holds one at a multiple of `_RUN`."""
    if text.isascii():
        return False
    sample = (found.start() * _RUN for found in _HIGH.finditer(text[::_RUN]))
    return any(_HIGH_RUN.search(text, max(0, at - _RUN + 1), at + _RUN) for at in sample)


def _is_plain(text: str) -> bool:
    """Whether nothing at all can be hidden in a text, as in nearly all; a few fast passes tell."""
    usual = text.replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    if not usual.isprintable():
        return False
    lines = (line for line in text.split("\n") if "\u00a0" in line or "\u202f" in line)
    return not any(_ODD_START.match("\n" + line) for line in lines)


def _without_hidden(text: str, problems: Problems) -> str:
    """The text without control and invisible characters, and without unusual spaces in its structure."""
    if _is_plain(text):
        return text
    places = _Places(text)
    for match in islice(_CONTROL.finditer(text), LIMIT + 1):
        problems.report(
            Code.CONTROL_CHARACTER,
            places.of(match.start()),
            _("Caractère de contrôle interdit : {name}.").format(name=name_of(match.group())),
            _("Supprimez-le et retapez ce passage au clavier."),
        )
    for match in islice(() if text.isascii() else _INVISIBLE.finditer(text), LIMIT + 1):
        problems.report(
            Code.INVISIBLE,
            places.of(match.start()),
            _("Caractère invisible dans le texte : {name}.").format(name=name_of(match.group())),
            _("Supprimez-le et retapez ce passage au clavier."),
        )
    spans = _report_odd_starts(text, places, problems)
    if problems.overflowed:
        return text
    for start, end in reversed(spans):
        text = text[:start] + re.sub(f"[{_SPACES}]", " ", text[start:end]) + text[end:]
    return _INVISIBLE.sub("", printable(text))


def _report_odd_starts(text: str, places: _Places, problems: Problems) -> list[tuple[int, int]]:
    """Report tabs and unusual spaces that YAML takes for structure; return where they are."""
    spans: list[tuple[int, int]] = []
    if not _ODD.search(text):
        return spans
    for match in _ODD_START.finditer("\n" + text):
        start = match.start("inner" if match["inner"] else "odd") - 1
        end = match.end("odd") - 1
        before, is_tab = match["before"] or "", text[start] == "\t"
        if (is_tab and before.endswith(":")) or (
            before == "-" and not is_tab and not _KEY_NEXT.match(text, end)
        ):
            continue
        if is_tab:
            problems.report(
                Code.TAB,
                places.of(start),
                _("Tabulation en début de ligne."),
                _("Décalez les lignes avec des espaces : deux par niveau."),
            )
        else:
            problems.report(
                Code.NO_BREAK_SPACE,
                places.of(start),
                _("Espace particulière dans la structure : {name}.").format(name=name_of(text[start])),
                _("Remplacez-la par une espace ordinaire (barre d’espace seule)."),
            )
        spans.append((start, end))
        if problems.overflowed:
            break
    return spans


class _Places:
    """Offsets to (line, column); offsets of one scan come in growing order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._from = 0
        self._line = 1

    def of(self, offset: int) -> tuple[int, int]:
        if offset < self._from:
            self._from, self._line = 0, 1
        self._line += self._text.count("\n", self._from, offset)
        self._from = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)
