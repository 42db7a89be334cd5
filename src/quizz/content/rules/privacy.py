"""Data that could be somebody's: numbers of social security, telephone numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import Written
from quizz.domain.late_pattern import LatePattern
from quizz.i18n import _

_LONG_NUMBER = re.compile(r"[0-9][0-9ab .()\-\u00a0\u2009\u202f]{9}")
"""As long as ten digits, in a text in lower case: no number looked for is shorter."""
_GAP = r"[\s.\-]?"
_NIR = LatePattern(
    rf"(?<![\w.,+])[1-478](?:{_GAP}\d){{4}}{_GAP}(?:\d{_GAP}\d|2{_GAP}[AB])(?:{_GAP}\d){{6}}"
    rf"(?:(?:{_GAP}\d){{2}})?(?!{_GAP}\d)",
    re.IGNORECASE,
)
"""13 digits or 15, A or B of Corsica among them."""
_NOT_DIGIT = re.compile(r"[^\dAB]")
_WITH_KEY = 15
_CORSICA = {"2A": "19", "2B": "18"}
"""What stands for the department when the key is computed (INSEE)."""
_LIVING = re.compile(r"[12]\d\d(?:0[1-9]|1[0-2])(?!00)")
"""Sex, year, a month of the calendar, a department: 13 digits that begin so are no bar code."""

_PHONE = LatePattern(
    rf"(?<![\d+.,/])(?:(?:\+|00){_GAP}33{_GAP}(?:\(0\){_GAP})?|0)(?P<number>[1-79](?:{_GAP}\d\d){{4}})(?!\d)"
)
"""Ten digits, or nine after +33. Numbers in 08 are those of services, and short numbers are shorter."""
_FICTION = ("19900", "26191", "35301", "46571", "53649", "63998")
"""Numbers that ring nowhere: Arcep, décision 2018-0881, 2.5.12 of the plan de numérotation."""

_EMAIL = LatePattern(r"(?<![\w.+\-])[\w.+\-]+@(?P<domain>[\w\-]+(?:\.[\w\-]+)+)")
_RESERVED = LatePattern(
    r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)\Z", re.IGNORECASE
)
"""Domains that nobody can own: RFC 2606. « exemple.fr » is somebody's."""

_MOST = 10
"""Told of one text; who wrote more of them knows by then."""


def identifying_data(written: Written, _context: Context) -> Iterator[Flaw]:
    """Q120: what could be the number or the address of somebody who exists."""
    digits = _LONG_NUMBER.search(written.lowered)
    if not digits and "@" not in written.lowered:
        return
    for passage in written.passages:
        if digits:
            yield from _social_security(written, passage)
            yield from _telephone(written, passage)
        yield from _address(written, passage)


def has_valid_key(nir: str) -> bool:
    """Whether the last two of 15 characters are the key of the 13 before: 97 less their remainder by 97."""
    department = nir[5:7]
    number = int(nir[:5] + _CORSICA.get(department, department) + nir[7:13])
    return int(nir[13:]) == 97 - number % 97


def could_be_somebody(nir: str) -> bool:
    """Whether a number of 13 or 15 characters may have been given to a person; a wrong key tells that not."""
    return has_valid_key(nir) if len(nir) == _WITH_KEY else bool(_LIVING.match(nir))


def _social_security(written: Written, passage: Passage) -> Iterator[Flaw]:
    for match in islice(_NIR.finditer(passage.text), _MOST):
        if could_be_somebody(_NOT_DIGIT.sub("", match.group().upper())):
            yield Flaw(
                written.locate(passage, match.start()),
                _("« {number} » a la forme d’un numéro de sécurité sociale valable.").format(
                    number=match.group()
                ),
                _("Donnez-lui une clé fausse, ou écrivez-le incomplet : « 2 84 12 … »."),
            )


def _telephone(written: Written, passage: Passage) -> Iterator[Flaw]:
    for match in islice(_PHONE.finditer(passage.text), _MOST):
        digits = _NOT_DIGIT.sub("", match["number"])
        if not digits.startswith(_FICTION):
            yield Flaw(
                written.locate(passage, match.start()),
                _("« {number} » peut être le numéro de téléphone de quelqu’un.").format(number=match.group()),
                _("Prenez un numéro réservé à la fiction : 01 99 00 12 34, ou 06 39 98 12 34."),
            )


def _address(written: Written, passage: Passage) -> Iterator[Flaw]:
    for match in islice(_EMAIL.finditer(passage.text), _MOST):
        if not _RESERVED.search(match["domain"]):
            yield Flaw(
                written.locate(passage, match.start()),
                _("« {address} » peut être l’adresse électronique de quelqu’un.").format(
                    address=match.group()
                ),
                _("Prenez un domaine réservé aux exemples : nom@cabinet.example, ou nom@example.com."),
            )


OF_TEXTS: tuple[Rule[Written], ...] = (Rule(Code.IDENTIFYING_DATA, Severity.ERROR, identifying_data),)
