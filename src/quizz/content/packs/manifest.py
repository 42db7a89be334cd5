"""`pack.yaml`: what a pack is, who made it, under which licence."""

from __future__ import annotations

import re

from msgspec import Struct

from quizz.content.characters import clean
from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.packs.names import LONGEST_ID, is_pack_id
from quizz.content.packs.versions import version_of
from quizz.content.problems import Problems
from quizz.i18n import _

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_ADDRESS = re.compile(r"https?://[!-~]+")
_LONGEST = {
    "title": 120,
    "licence": 120,
    "author": 120,
    "authors": 120,
    "description": 1_000,
    "homepage": 300,
}
_MOST_AUTHORS = 20


class Manifest(Struct, frozen=True, kw_only=True):
    """What `pack.yaml` says. Texts hold no line break; `requires_quizz`: a version, or empty."""

    id: str
    title: str
    version: str
    authors: tuple[str, ...]
    licence: str
    language: str = "fr"
    description: str = ""
    homepage: str = ""
    requires_quizz: str = ""


def read_manifest(root: Mapping, problems: Problems) -> Manifest | None:
    """What the tree of a manifest says; None when something in it is wrong."""
    fields = Fields(root, problems)
    manifest = Manifest(
        id=_pack_id(fields),
        title=_line(fields, "title"),
        version=_version(fields, "version", required=True),
        authors=_authors(fields),
        licence=_line(fields, "licence"),
        language=_language(fields),
        description=_line(fields, "description", required=False),
        homepage=_homepage(fields),
        requires_quizz=_version(fields, "requires_quizz", required=False),
    )
    fields.finish()
    return None if problems.errors else manifest


def parse_manifest(data: bytes, path: str) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """The manifest in the bytes of a file, and what was found in it. `path`: how the file is named."""
    from quizz.content.recovery import (
        parse,
    )  # the YAML parser, which a start that reads no pack has no use for

    problems = Problems(path)
    text = clean(data, problems)
    root = None if text is None else parse(text, problems, "authors")
    if root is None:
        return None, problems.found()
    if not isinstance(root, Mapping):
        problems.report(
            Code.WRONG_SHAPE,
            root.place,
            _("Le manifeste commence par des clés, comme « {key}: ».").format(key="id"),
            _("Comparez-le à l’exemple de docs/packs.md."),
        )
        return None, problems.found()
    return read_manifest(root, problems), problems.found()


def _pack_id(fields: Fields) -> str:
    text = fields.identifier()
    if text and not is_pack_id(text):
        fields.report(
            Code.PACK_ID,
            fields.place("id"),
            _("« {id} » ne peut pas être le nom d’un dossier sur tous les systèmes.").format(id=text[:40]),
            _("Prenez-en un autre, de {limit} caractères au plus.").format(limit=LONGEST_ID),
        )
        return ""
    return text


def _authors(fields: Fields) -> tuple[str, ...]:
    """One under `author`, or a list under `authors`."""
    if fields.has("author") and not fields.has("authors"):
        return (_line(fields, "author"),)
    fields.value("author")  # so that it is known; with `authors` beside it, it says nothing
    found = fields.texts("authors", required=True)
    for text in found:
        _refuse_long(fields, "authors", text)
    if len(found) > _MOST_AUTHORS:
        fields.report(
            Code.TOO_LONG,
            fields.place("authors"),
            _("« authors » a {n} noms.").format(n=len(found)),
            _("Nommez-en {limit} au plus, ou le groupe qu’ils forment.").format(limit=_MOST_AUTHORS),
        )
    return tuple(" ".join(text.split()) for text in found)


def _version(fields: Fields, key: str, *, required: bool) -> str:
    text = fields.text(key, required=required)
    if text and version_of(text) is None:
        fields.report(
            Code.BAD_VERSION,
            fields.place(key),
            _("« {text} » n’est pas un numéro de version.").format(text=text[:40]),
            _("Écrivez des nombres séparés par des points, comme 1.0 ou 2026.11."),
        )
        return ""
    return text


def _language(fields: Fields) -> str:
    text = fields.text("language", required=False)
    if text and not _LANGUAGE.fullmatch(text):
        fields.report(
            Code.BAD_LANGUAGE,
            fields.place("language"),
            _("« {text} » n’est pas un code de langue.").format(text=text[:40]),
            _("Écrivez fr, en ou fr-CA, par exemple."),
        )
    return text or "fr"


def _homepage(fields: Fields) -> str:
    text = _line(fields, "homepage", required=False)
    if text and not _ADDRESS.fullmatch(text):
        fields.report(
            Code.BAD_ADDRESS,
            fields.place("homepage"),
            _("« {text} » n’est pas une adresse de page.").format(text=text[:40]),
            _("Écrivez-la en entier ; elle commence par https://."),
        )
    return text


def _line(fields: Fields, key: str, *, required: bool = True) -> str:
    """A text on one line."""
    text = " ".join(fields.text(key, required=required).split())
    _refuse_long(fields, key, text)
    return text


def _refuse_long(fields: Fields, key: str, text: str) -> None:
    if len(text) > _LONGEST[key]:
        fields.report(
            Code.TOO_LONG,
            fields.place(key),
            _("« {key} » fait {size} caractères.").format(key=key, size=len(text)),
            _("Écrivez-en {limit} au plus.").format(limit=_LONGEST[key]),
        )
