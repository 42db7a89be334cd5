"""Real banks, mutated at random, through all that `quizz check` does with a file, but for the spelling.

`python tests/soak/mutations.py --count 100000 --seed 4` says in one line of JSON what was seen. Exit code 0:
each case gave its findings or its content, none took over a second of processor, memory stayed under 300 MB.
A case is made again by `--seed 4 --only 1234`.
"""

from __future__ import annotations

import faulthandler
import json
import re
import resource
import sys
import time
import unicodedata
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from quizz.cli.findings import as_text
from quizz.cli.findings_data import as_json
from quizz.content.compiled import FileKind
from quizz.content.mending import mend
from quizz.content.merging import LoadedFile, merge
from quizz.content.packing import pack
from quizz.content.reading import read
from quizz.content.rules.context import Context
from quizz.content.rules.running import examine
from quizz.domain.tariff import Tariffs
from quizz.locations import builtin_content
from quizz.services.authoring.checking import Checked

SECONDS = 1.0
MEGABYTES = 300
DAY = date(2026, 11, 22)
_STUCK = 60
"""Seconds of a chunk of cases after which a traceback is printed and the run ends."""
_CHUNK = 100
_MANIFEST = """\
id: mon-cabinet
title: Le cabinet des Tilleuls
version: "1.0"
author: Claire Morel
licence: CC-BY-SA-4.0
description: Les habitudes de notre cabinet.
homepage: https://example.org
"""
_SIGNS = [
    *":-[]{}*&!%@`'\"|>#?,~\t\n\r\\",
    *(": ", "- ", "\n  ", "\n\n", " #", "---\n", "...\n", "<<: ", "? ", "{{", "}}", "{1}", "{2}", "**"),
    *(
        "\u00a0",
        "\u202f",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\u0301",
        "\x00",
        "\x1b[2J",
        "\x7f",
    ),
    *("é", "e\u0301", "œ", "İ", "ß", "ﬁ", "①", "漢", "👩\u200d⚕️", "\U000e0041"),
]
_VALUES = [
    *(
        "",
        "~",
        "null",
        "NO",
        "oui",
        "vrai",
        "010",
        "1e999",
        "-1",
        "0x10",
        ".inf",
        "1:30",
        "2026-13-45",
        "21/11/2026",
    ),
    *(
        "[]",
        "{}",
        "[a, [b, [c]]]",
        "{a: {b: c}}",
        "[[[[[[[[",
        "}}}}",
        "*a",
        "&a b",
        "!!binary aGk=",
        "!t x",
        "!!map {}",
    ),
    *(
        "|",
        ">",
        "|9",
        ">-",
        "|+\n\n\n",
        '"',
        "'",
        '"\\',
        '"\\ud800"',
        '"\\x00"',
        "'a'b'",
        '"a"b"',
        "@a",
        "`a`",
        "%a",
    ),
    *(
        "a: b",
        "a: b: c",
        "- a",
        "? a",
        "a #b",
        "# a",
        "Attention : danger",
        "'L'assuré'",
        "l'",
        "« »",
        "«»",
        "?",
        "…",
    ),
    *(
        "{{tariff:G}}",
        "{{tariff:}}",
        "{{tariff:G@9999-99-99}}",
        "{{amount:}}",
        "{{amount:70% * }}",
        "{{amount:1/0}}",
    ),
    *(
        "{{amount:" + "(" * 300 + "1" + ")" * 300 + "}}",
        "{{amount:" + "9" * 400 + " * 9}}",
        "{{",
        "{{{{}}}}",
        "{1}{1}{99}",
    ),
    *(
        "9" * 5000,
        "a" * 20_000,
        "ab " * 5000,
        "«" * 500,
        "?" * 500,
        "n’est pas " * 300,
        "[a, " * 200,
        "e\u0301" * 500,
    ),
    *(
        "1 85 05 78 006 084 36",
        "06 12 34 56 78",
        "a@b.fr",
        "10:00-12:00 3 € 12,5 % 2 jours",
        "A et B",
        "≤ 5 ≥ 10 < 3",
    ),
]
_WORDS = [
    *(
        "toujours",
        "jamais",
        "souvent",
        "sauf",
        "n’est pas",
        "aucune de ces réponses",
        "A et B",
        "toutes les réponses",
    ),
    *(
        "prenez ce médicament",
        "c’est bénin",
        "30 €",
        "70 %",
        "8 jours",
        "CMU",
        "SAMS",
        "XYZ",
        "12,5",
        "≤ 5",
        "10:30",
    ),
    *(
        "06 12 34 56 78",
        "2 85 05 78 006 084 36",
        "a@b.fr",
        "CSP, art. L. 9999-9",
        "Parmi les propositions suivantes",
    ),
    *(
        "«",
        "»",
        "l'",
        "oe",
        "coeur",
        "Etat",
        "A",
        "...",
        "**",
        "{1}",
        "{{tariff:G}}",
        "{{amount:70% * G}}",
        "x" * 300,
    ),
]
_LINE = re.compile(r"^(?P<lead> *(?:- )*)(?P<key>[a-z_]+): *(?P<value>.*)$")


class Piece(NamedTuple):
    """The head of a real file, and the items of its list."""

    kind: FileKind
    theme: str
    head: str
    items: tuple[str, ...]


class Case(NamedTuple):
    data: bytes
    kind: FileKind
    theme: str


def pieces(content: Path) -> list[Piece]:
    """The files of a folder of content, and a manifest."""
    found = [Piece(FileKind.MANIFEST, "", _MANIFEST, ())]
    for path in sorted(content.rglob("*.yaml")):
        kind = {"glossary": FileKind.GLOSSARY, "tariffs": FileKind.TARIFFS}.get(path.stem, FileKind.BANK)
        head, *items = re.split(r"(?m)^(?=  - )", path.read_text(encoding="utf-8"))
        theme = path.parent.name if kind is FileKind.BANK else ""
        found.append(Piece(kind, theme, head, tuple(items)))
    return found


def surroundings(content: Path) -> Context:
    """The terms and the amounts of a folder of content."""
    terms = read((content / "glossary.yaml").read_bytes(), FileKind.GLOSSARY, "").terms
    tariffs = read((content / "tariffs.yaml").read_bytes(), FileKind.TARIFFS, "").tariffs
    return Context(day=DAY, terms=terms, tariffs=Tariffs({tariff.id: tariff for tariff in tariffs}))


# One case

_LONG = 8_000
"""Characters: several items of more would only be slower to read."""


def mutated(found: list[Piece], random: Random) -> Case:
    """One to four mutations of a few items of a real file."""
    piece = random.choice(found)
    text = excerpt(piece, random)
    if random.random() < 0.1:
        text = _spliced(text, excerpt(random.choice(found), random), random)
    mutations = _OF_WORDS if random.random() < 0.4 else _OF_TEXT
    for _mutation in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        text = random.choice(mutations)(text, random)
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.2:
        data = random.choice(_OF_BYTES)(data, random)
    kind = random.choice(list(FileKind)) if random.random() < 0.03 else piece.kind
    return Case(data, kind, piece.theme)


def excerpt(piece: Piece, random: Random) -> str:
    """The head of a file with one to three of its items; long ones stand alone."""
    count = min(len(piece.items), random.choice((1, 1, 1, 2, 3)))
    items = random.sample(piece.items, count)
    if sum(map(len, items)) > _LONG:
        del items[1:]
    return piece.head + "".join(items)


def _spliced(text: str, other: str, random: Random) -> str:
    """The beginning of one and the end of the other, cut at lines or anywhere."""
    if random.random() < 0.5:
        return text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]
    ours, theirs = text.splitlines(keepends=True), other.splitlines(keepends=True)
    at, until = random.randint(0, len(ours)), random.randint(0, len(theirs))
    return "".join((*ours[:at], *theirs[until:]))


def _insert_sign(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return (
        text[:at]
        + random.choice(_SIGNS) * random.choice((1, 1, 1, 3))
        + text[at + random.choice((0, 0, 1, 12)) :]
    )


def _change_lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    match random.choice(("drop", "twice", "left", "right", "tab", "swap", "join", "dash", "move")):
        case "drop":
            lines[at] = ""
        case "twice":
            lines[at] = line * random.choice((2, 2, 3, 50))
        case "left":
            lines[at] = line[random.randint(1, 4) :]
        case "right":
            lines[at] = " " * random.choice((1, 2, 4, 60)) + line
        case "tab":
            lines[at] = "\t" + line.lstrip()
        case "swap":
            lines[at], lines[other] = lines[other], line
        case "join":
            lines[at] = line.rstrip("\n")
        case "dash":
            lines[at] = re.sub(r"^( *)(- )?", lambda m: m[1] + ("" if m[2] else "- "), line)
        case _move:
            lines.insert(other, lines.pop(at))
    return "".join(lines)


def _rename_key(text: str, random: Random) -> str:
    def renamed(key: str) -> str:
        at = random.randrange(len(key))
        names = (
            "ignore",
            "choices",
            "answers",
            "text",
            "items",
            "blanks",
            "type",
            "id",
            "questions",
            "terms",
            "tariffs",
        )
        return random.choice(
            (key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:], key.upper(), random.choice(names))
        )

    return _at_a_key(text, random, lambda lead, key, value: f"{lead}{renamed(key)}: {value}")


def _replace_value(text: str, random: Random) -> str:
    return _at_a_key(text, random, lambda lead, key, _value: f"{lead}{key}: {random.choice(_VALUES)}")


def _swap_values(text: str, random: Random) -> str:
    """The value of a key under another."""
    values = [match["value"] for line in text.splitlines() if (match := _LINE.match(line))] or [""]
    return _at_a_key(text, random, lambda lead, key, _value: f"{lead}{key}: {random.choice(values)}")


def _add_key(text: str, random: Random) -> str:
    names = (
        "ignore",
        "draw",
        "as_of",
        "point",
        "covers",
        "decoys",
        "confusions",
        "options",
        "tolerance",
        "unit",
        "tags",
    )
    return _at_a_key(
        text,
        random,
        lambda lead, key, value: (
            f"{lead}{random.choice(names)}: {random.choice(_VALUES)}\n{' ' * len(lead)}{key}: {value}"
        ),
    )


def _at_a_key(text: str, random: Random, change: Callable[[str, str, str], str]) -> str:
    lines = text.split("\n")
    keyed = [number for number, line in enumerate(lines) if _LINE.match(line)]
    if keyed:
        at = random.choice(keyed)
        match = _LINE.match(lines[at])
        assert match is not None
        lines[at] = change(match["lead"], match["key"], match["value"])
    return "\n".join(lines)


def _replace_words(text: str, random: Random) -> str:
    """A word of a text by something else, at a few places."""
    words = re.findall(r"[^\W\d_]{4,}", text) or [""]
    return text.replace(
        random.choice(words), random.choice((*_VALUES[-40:], *_SIGNS, random.choice(words))), 3
    )


def _reword(text: str, random: Random) -> str:
    """Other words in the texts, which stay texts: for the rules of writing."""

    def reworded(match: re.Match[str]) -> str:
        return random.choice(
            (match[0], match[0], match[0].upper(), random.choice(_WORDS), random.choice(words))
        )

    words = re.findall(r"[^\W\d_]{4,}", text) or [""]
    return re.sub(r"(?<=[ ’])[^\W\d_]{4,}(?= \w)", reworded, text)


def _truncate(text: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


def _wrap(text: str, random: Random) -> str:
    """All in another structure."""
    match random.choice(("list", "deep", "quoted", "twice", "anchored")):
        case "list":
            return "".join(
                f"- {line}" if not n else f"  {line}" for n, line in enumerate(text.splitlines(keepends=True))
            )
        case "deep":
            return "".join(f"{' ' * n}a:\n" for n in range(random.choice((10, 60, 300)))) + text
        case "quoted":
            return f'a: "{text}"'
        case "twice":
            return text * 2
        case _anchored:
            return "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)) + text


_OF_WORDS = [_reword, _reword, _reword, _replace_words, _swap_values]
_OF_TEXT = [
    *(_insert_sign, _insert_sign, _change_lines, _change_lines, _change_lines, _rename_key, _replace_value),
    *(
        _replace_value,
        _replace_value,
        _swap_values,
        _add_key,
        _replace_words,
        _replace_words,
        _truncate,
        _wrap,
    ),
]


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data or b"\0")
    for _byte in range(random.choice((1, 1, 3, 20))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + data[at + random.choice((1, 2, 30)) :]


def _encode(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    match random.choice(("cp1252", "utf-16", "utf-8-sig", "nfd", "crlf", "cr", "cesu")):
        case "nfd":
            return unicodedata.normalize("NFD", text).encode()
        case "crlf":
            return data.replace(b"\n", b"\r\n")
        case "cr":
            return data.replace(b"\n", b"\r")
        case "cesu":
            return text.replace("e", "\ud83d", 2).encode("utf-8", "surrogatepass")
        case encoding:
            return text.encode(encoding, "replace")


_OF_BYTES = [_flip, _flip, _cut, _encode, _encode]


# What is done with a case


def check(case: Case, context: Context, number: int) -> str:
    """How serious the worst finding is, or "nothing". Raises AssertionError when one is not sound."""
    reading = read(case.data, case.kind, case.theme, limit=1000)
    examine(reading, context)
    compiled = reading.compiled()
    merged = merge([LoadedFile("a.yaml", pack(compiled), lambda: case.data)])
    found = merged.diagnostics
    lines = 1 + len(re.findall(rb"\r\n|\r|\n", case.data))
    for one in found:
        assert 1 <= one.line <= lines, one
        assert one.column >= 1, one
        assert one.message, one
    checked = Checked(diagnostics=found, files=1, questions=len(reading.nodes))
    for text in as_text(checked, Path("/")):
        assert all(
            line.replace("\u00a0", " ").replace("\u202f", " ").isprintable() for line in text.split("\n")
        ), text
    if number % 10 == 0:
        json.loads(as_json(checked, Path("/")))
        mend(case.data, case.kind, case.theme, lambda _bank, _prompt: f"nouveau-{number}")
    given = compiled.bank or compiled.terms or compiled.tariffs or compiled.path
    assert found or given or case.kind is FileKind.MANIFEST
    return min((one.severity.value for one in found), default="nothing")


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="cases (100000)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="for the same cases again")
    parser.add_argument("--only", type=int, help="this case alone, written to standard output")
    options = parser.parse_args()
    content = builtin_content()
    found, context = pieces(content), surroundings(content)
    if options.only is not None:
        case = mutated(found, Random(f"{options.seed}-{options.only}"))
        sys.stdout.buffer.write(case.data)
        sys.stdout.flush()
        print(f"{case.kind.value} {case.theme}", file=sys.stderr)
        check(case, context, 0)
        return 0
    return run(found, context, options.count, options.seed)


def run(found: list[Piece], context: Context, count: int, seed: int) -> int:
    """Each case in turn, until one breaks; tells which."""
    outcomes: Counter[str] = Counter()
    slowest = (0.0, -1)
    number = -1
    try:
        for number in range(count):
            if number % _CHUNK == 0:
                faulthandler.dump_traceback_later(_STUCK, exit=True)
            case = mutated(found, Random(f"{seed}-{number}"))
            start = time.process_time()
            outcomes[check(case, context, number)] += 1
            slowest = max(slowest, (time.process_time() - start, number))
    except BaseException:
        print(f"BROKEN: --seed {seed} --only {number}", file=sys.stderr, flush=True)
        raise
    finally:
        faulthandler.cancel_dump_traceback_later()
    peak = peak_megabytes()
    figures = {"seed": seed, "cases": outcomes.total(), **outcomes, "slowest": slowest, "megabytes": peak}
    print(json.dumps(figures), flush=True)
    return 0 if slowest[0] <= SECONDS and peak <= MEGABYTES else 1


def peak_megabytes() -> int:
    """The most memory that this process held; Linux counts that of the parent in `ru_maxrss`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) // 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


if __name__ == "__main__":
    sys.exit(main())
