"""What a check found, for another program: JSON of our own, and SARIF 2.1.0 (OASIS).

Columns count characters (code points). Ours are those of the text in NFC; those of SARIF are those of the
file as it is.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import cache
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

from quizz.cli.findings import shown
from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.services.authoring.checking import Checked
from quizz.services.authoring.pages import page, title

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_KEPT = "\n\u00a0\u202f"
_CLUSTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*")
"""A letter and the accents that are written after it."""


def as_json(checked: Checked, here: Path) -> str:
    """One object."""
    rows = [
        {
            "path": found.path.removeprefix(f"{here}{os.sep}"),
            "line": found.line,
            "column": found.column,
            "code": found.code,
            "severity": found.severity.value,
            "message": safe.message,
            "remedy": safe.remedy,
            "excerpt": found.excerpt,
        }
        for found in checked.diagnostics
        for safe in (shown(found, here),)
    ]
    return _dumped(
        {
            "files": checked.files,
            "questions": checked.questions,
            "errors": checked.count(Severity.ERROR),
            "warnings": checked.count(Severity.WARNING),
            "infos": checked.count(Severity.INFO),
            "columns": "characters of the line in NFC, from 1",
            "not_run": list(checked.not_run),
            "diagnostics": rows,
        }
    )


def as_sarif(checked: Checked, here: Path) -> str:
    """One run."""
    codes = sorted({found.code for found in checked.diagnostics})
    notes = [{"level": "note", "message": {"text": sentence}} for sentence in checked.not_run]
    run = {
        "tool": {
            "driver": {
                "name": "quizz",
                "semanticVersion": metadata.version("quizz"),
                "language": "fr",
                "rules": [_rule(Code(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": [_result(found, codes, here) for found in checked.diagnostics],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.value,
        "shortDescription": {"text": title(code)},
        "help": {"text": page(code), "markdown": page(code)},
    }


def _result(found: Diagnostic, codes: list[str], here: Path) -> dict[str, object]:
    safe = shown(found, here)
    region = {"startLine": found.line, "startColumn": _column_in_file(found)}
    place = {"artifactLocation": _artifact(found.path, here), "region": region}
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": " ".join(filter(None, (safe.message, safe.remedy)))},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(path: str, here: Path) -> dict[str, str]:
    start = f"{here}{os.sep}"
    if not path.startswith(start):
        return {"uri": Path(path).as_uri()}
    relative = os.fsencode(path.removeprefix(start)).replace(os.fsencode(os.sep), b"/")
    return {"uri": quote(relative), "uriBaseId": "%SRCROOT%"}


def _column_in_file(found: Diagnostic) -> int:
    """The column in a line whose accents may be written apart."""
    lines = _lines_apart(found.path)
    if found.line > len(lines):
        return found.column
    start = length = 0
    for cluster in _CLUSTER.findall(lines[found.line - 1]):
        together = len(unicodedata.normalize("NFC", cluster))
        if length + together >= found.column:
            return start + min(found.column - length, len(cluster))
        start, length = start + len(cluster), length + together
    return start + found.column - length


@cache
def _lines_apart(path: str) -> tuple[str, ...]:
    """The lines of a file that is not in NFC; none of another."""
    try:
        text = Path(path).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    except OSError:
        return ()
    if unicodedata.is_normalized("NFC", text):
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _dumped(value: object) -> str:
    """JSON in which nothing acts on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c in _KEPT else json.dumps(c)[1:-1] for c in text)
