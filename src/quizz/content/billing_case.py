"""A case of billing in YAML, read strictly: what is wrong is told with its place, nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from quizz.billing.case import (
    Act,
    Ald,
    Case,
    Contract,
    Pathway,
    Patient,
    Practitioner,
    Scheme,
    Sector,
    Specialty,
    ThirdParty,
    Withheld,
)
from quizz.billing.catalogue import KNOWN_CODES
from quizz.content.characters import clean
from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic, in_order
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.problems import Problems
from quizz.content.recovery import parse
from quizz.content.suggestions import did_you_mean
from quizz.i18n import _

_CCAM = re.compile(r"[A-Z]{4}[0-9]{3}")
_E = TypeVar("_E", bound=StrEnum)


def read_case(data: bytes, path: str) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """The case in the bytes of a file, None when anything in it is wrong. `path`: how the file is named."""
    problems = Problems(path)
    text = clean(data, problems)
    root = None if text is None else parse(text, problems, "acts")
    problems.end_structure()
    case = None
    if isinstance(root, Mapping):
        case = _case(root, problems)
    elif root is not None:
        problems.report(
            Code.WRONG_SHAPE,
            root.place,
            _("Le cas commence par des clés, comme « {key}: ».").format(key="date"),
            _("Comparez-le à l’exemple de docs/facturer.md."),
        )
    return (None if problems.errors else case), in_order(problems.found())


def _case(root: Mapping, problems: Problems) -> Case | None:
    fields = Fields(root, problems)
    day = fields.date("date", required=True)
    acts = [_act(node, problems) for node in fields.mappings("acts", required=not problems.left_out)]
    patient = _patient(_group(fields, "patient", problems))
    practitioner = _practitioner(_group(fields, "practitioner", problems))
    pathway = _member(fields, "pathway", Pathway)
    third_party = _member(fields, "third_party", ThirdParty)
    withheld = _withheld(_group(fields, "withheld", problems, required=False))
    fields.finish()
    if not (day and patient and practitioner and pathway and third_party):
        return None
    return Case(
        day=day,
        acts=tuple(act for act in acts if act is not None),
        patient=patient,
        practitioner=practitioner,
        pathway=pathway,
        third_party=third_party,
        withheld=withheld,
    )


def _act(node: Mapping, problems: Problems) -> Act | None:
    fields = Fields(node, problems)
    code = _code(fields)
    fee = fields.decimal("fee", required=True)
    fields.finish()
    return Act(code=code, fee=fee) if code and fee is not None else None


def _code(fields: Fields) -> str:
    """A code of the nomenclature; one of the CCAM that has no tariff here is for the computing to refuse."""
    text = fields.text("code")
    if text and text not in KNOWN_CODES and not _CCAM.fullmatch(text):
        fields.report(
            Code.UNKNOWN_VALUE,
            fields.place("code"),
            _("« {text} » n’est pas un acte connu.").format(text=text[:40]),
            did_you_mean(text, KNOWN_CODES),
        )
        return ""
    return text


def _patient(fields: Fields | None) -> Patient | None:
    if fields is None:
        return None
    birth_date = fields.date("birth_date", required=True)
    scheme = fields.member("scheme", Scheme, Scheme.GENERAL)
    ald = fields.member("ald", Ald, Ald.NONE)
    due_date = fields.date("due_date")
    c2s = fields.yes_no("c2s")
    ame = fields.yes_no("ame")
    complementary = fields.member("complementary", Contract, Contract.RESPONSIBLE)
    work_accident = fields.yes_no("work_accident")
    fields.finish()
    if birth_date is None:
        return None
    return Patient(
        birth_date=birth_date,
        scheme=scheme,
        ald=ald,
        due_date=due_date,
        c2s=c2s,
        ame=ame,
        complementary=complementary,
        work_accident=work_accident,
    )


def _practitioner(fields: Fields | None) -> Practitioner | None:
    if fields is None:
        return None
    specialty = _member(fields, "specialty", Specialty)
    sector = _member(fields, "sector", Sector)
    fields.finish()
    return Practitioner(specialty=specialty, sector=sector) if specialty and sector else None


def _withheld(fields: Fields | None) -> Withheld:
    if fields is None:
        return Withheld()
    day, year = fields.decimal("day"), fields.decimal("year")
    fields.finish()
    return Withheld(day=day or Decimal(0), year=year or Decimal(0))


def _group(fields: Fields, key: str, problems: Problems, *, required: bool = True) -> Fields | None:
    """The fields of the mapping under a key."""
    node = fields.value(key, required=required)
    if node is None:
        return None
    if isinstance(node, Mapping):
        return Fields(node, problems)
    fields.report(
        Code.WRONG_SHAPE,
        node.place,
        _("« {key} » attend un groupe de clés.").format(key=key),
        _("Écrivez ses clés dessous, décalées de deux espaces."),
    )
    return None


def _member(fields: Fields, key: str, kind: type[_E]) -> _E | None:
    """One member of an enumeration, which must be there."""
    text = fields.one_of(key, _values(kind), required=True)
    return kind(text) if text else None


def _values(kind: type[_E]) -> Iterable[str]:
    return [member.value for member in kind]
