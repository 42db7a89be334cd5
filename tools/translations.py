"""Brings the catalogues up to date with the sentences of the program: `make translations`.

What is new is left empty for a translator, what is gone is removed, and `quizz.mo` is compiled beside
`quizz.po`.
Babel's own extractor cannot take two separate sentences out of one call, as `Command` has them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "quizz"
LANGUAGES = ("en",)
COMMAND_SENTENCES = {2: "label", 3: "help"}
"""Where `Command` takes its sentences."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a singular and a plural, and where it stands. `context` tells its meanings apart."""

    text: str | tuple[str, str]
    place: tuple[str, int]
    context: str | None = None


def sentences(package: Path = PACKAGE) -> Iterator[Sentence]:
    """Every sentence given to `_`, `ngettext`, `pgettext` and `Command`."""
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(package.parent.parent).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                place = name, node.lineno
                yield from (Sentence(text, place) for text in _given(node))
                yield from (Sentence(text, place, context) for context, text in _in_context(node))


def template(package: Path = PACKAGE) -> Catalog:
    """The sentences of the program, none translated."""
    catalog = Catalog(project="quizz", charset="utf-8", fuzzy=False)
    for sentence in sentences(package):
        catalog.add(sentence.text, locations=[sentence.place], context=sentence.context)
    return catalog


def catalogue_path(language: str, package: Path = PACKAGE) -> Path:
    """The catalogue of a language."""
    return package / "locale" / language / "LC_MESSAGES" / "quizz.po"


def read(path: Path) -> Catalog:
    """A catalogue of the tree. Raises PoFileError where it is not one."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as translators edit it: by place, without line numbers, which change too often."""
    out = BytesIO()
    write_po(out, catalog, width=110, sort_by_file=True, include_lineno=False, omit_header=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """The sentences that have no translation, or a half one."""
    return [str(message.id) for message in catalog if message.id and not _translated(message.string)]


def update(language: str) -> list[str]:
    """Rewrite a catalogue and its compiled form; gives the sentences left to translate."""
    path = catalogue_path(language)
    catalog = read(path) if path.exists() else _new(language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        message.flags.discard("python-format")  # the fields are those of str.format; a % is a per cent sign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_po(catalog))
    path.with_suffix(".mo").write_bytes(as_mo(catalog))
    return missing(catalog)


def main() -> int:
    """Update every catalogue; 1 when something is left to translate."""
    left = {language: update(language) for language in LANGUAGES}
    for language, untranslated in left.items():
        sys.stdout.write(f"{language}: {len(untranslated)} to translate\n")
        sys.stdout.writelines(f"  {sentence}\n" for sentence in untranslated)
    return 1 if any(left.values()) else 0


def _new(language: str) -> Catalog:
    """An empty catalogue; its dates are those of its birth: an update without news changes nothing."""
    return Catalog(
        locale=language,
        project="quizz",
        version="1",
        header_comment="# The sentences of quizz in another language. Made by `make translations`.",
        copyright_holder="The quizz contributors",
        msgid_bugs_address="-",
        last_translator="The quizz contributors",
        language_team=language,
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )


def _given(call: ast.Call) -> Iterator[str | tuple[str, str]]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "_" and call.args:
        yield from _texts(call.args[:1])
    elif name == "ngettext" and len(call.args) > 1:
        texts = tuple(_texts(call.args[:2]))
        if len(texts) == 2:
            yield texts
    elif name == "Command":
        positional = [arg for place, arg in enumerate(call.args) if place in COMMAND_SENTENCES]
        named = [word.value for word in call.keywords if word.arg in COMMAND_SENTENCES.values()]
        yield from _texts([*positional, *named])


def _in_context(call: ast.Call) -> Iterator[tuple[str, str]]:
    if isinstance(call.func, ast.Name) and call.func.id == "pgettext":
        context, text = _texts(call.args)
        yield context, text


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    raise SystemExit(main())
