"""What is found, as text, JSON and SARIF."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

from quizz.cli.findings import as_text, counts, wants_colours
from quizz.cli.findings_data import as_json, as_sarif
from quizz.content.diagnostics import Diagnostic, Severity, excerpt_of
from quizz.services.authoring.checking import Checked

HERE = Path("/ici")
SARIF = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
"""What the schema of the standard asks of the properties that are written here."""


def finding(path="/ici/a.yaml", line=2, column=3, code="Q105", severity=Severity.WARNING, **more):
    given = {"message": "Message.", "remedy": "Remède.", "excerpt": "ab: !"} | more
    return Diagnostic(code=code, severity=severity, path=path, line=line, column=column, **given)


def checked(*found, not_run=()):
    return Checked(diagnostics=found, files=1, questions=2, not_run=not_run)


def test_text_tells_paths_below_the_current_folder_shortly():
    text = list(as_text(checked(finding(), finding("/ailleurs/b.yaml")), HERE))
    assert text[0] == "a.yaml:2:3: Q105 Message.\n    ab: !\n      ^\n    Remède."
    assert text[1].startswith("/ailleurs/b.yaml:2:3: Q105 ")
    told = finding(message="Déjà pris\u00a0: /ici/b.yaml:1:1.")
    assert "Déjà pris\u00a0: b.yaml:1:1." in next(as_text(checked(told), HERE))


@pytest.mark.parametrize(
    ("severities", "told"),
    [
        ("", "1 fichier, 2 questions\u00a0: rien à signaler."),
        ("e", "1 fichier, 2 questions\u00a0: 1 erreur."),
        ("eewiii", "1 fichier, 2 questions\u00a0: 2 erreurs, 1 avertissement, 3 informations."),
        ("wwi", "1 fichier, 2 questions\u00a0: 2 avertissements, 1 information."),
    ],
)
def test_the_last_line_counts(severities, told):
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}
    found = checked(
        *(finding(severity=kinds[letter]) for letter in severities), not_run=("Sans dictionnaire.",)
    )
    assert counts(found) == told
    assert list(as_text(found, HERE))[-2:] == ["Sans dictionnaire.", told]


HOSTILE = "a\x1b[2J\x9b31m\u202e\nb.yaml:1:1: Y001 faux\r\x07"


def test_nothing_that_is_told_acts_on_a_terminal():
    found = checked(
        finding(f"/ici/{HOSTILE}", message=HOSTILE, remedy=HOSTILE, excerpt=excerpt_of(HOSTILE, 1))
    )
    for coloured in (False, True):
        text = "\n".join(as_text(found, HERE, coloured=coloured))
        assert all(c.isprintable() or c in "\n\u00a0" for c in re.sub(r"\x1b\[\d*m", "", text))
        assert len(text.split("\n")) == 5
    for data in (as_json(found, HERE), as_sarif(found, HERE)):
        assert all(c.isprintable() or c in "\n\u00a0" for c in data)
    assert json.loads(as_json(found, HERE))["diagnostics"][0]["path"] == HOSTILE


def test_colours_follow_the_severity_and_change_nothing_else():
    found = checked(finding(), finding(severity=Severity.ERROR, excerpt=""))
    plain, coloured = list(as_text(found, HERE)), list(as_text(found, HERE, coloured=True))
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in coloured] == plain
    assert "\x1b[33mQ105" in coloured[0]
    assert "\x1b[31mQ105" in coloured[1]


def test_colours_are_for_terminals_that_want_them():
    assert wants_colours({}, terminal=True)
    assert not wants_colours({}, terminal=False)
    assert not wants_colours({"NO_COLOR": "1"}, terminal=True)
    assert not wants_colours({"TERM": "dumb"}, terminal=True)


def test_json_holds_everything():
    found = checked(finding(), finding(code="Y001", severity=Severity.ERROR), not_run=("Rien.",))
    data = json.loads(as_json(found, HERE))
    assert data["diagnostics"][0] == {
        "path": "a.yaml",
        "line": 2,
        "column": 3,
        "code": "Q105",
        "severity": "warning",
        "message": "Message.",
        "remedy": "Remède.",
        "excerpt": "ab: !",
    }
    counted = {key: data[key] for key in ("files", "questions", "errors", "warnings", "infos", "not_run")}
    assert counted == {
        "files": 1,
        "questions": 2,
        "errors": 1,
        "warnings": 1,
        "infos": 0,
        "not_run": ["Rien."],
    }


def test_sarif_is_of_the_standard():
    found = checked(
        finding(),
        finding("/ici/dé jà/b#1.yaml", code="B002", severity=Severity.ERROR, remedy=""),
        finding("/ailleurs/c.yaml", severity=Severity.INFO),
        not_run=("Sans dictionnaire.",),
    )
    data = json.loads(as_sarif(found, HERE))
    Draft4Validator(SARIF, format_checker=FormatChecker()).validate(data)
    [run] = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["B002", "Q105"]
    assert rules[0]["shortDescription"]["text"] == "Il manque une clé"
    assert rules[1]["help"]["markdown"].startswith("# Q105 — ")
    told = [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]]
    assert told == [("Q105", 1, "warning"), ("B002", 0, "error"), ("Q105", 1, "note")]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [place["artifactLocation"] for place in places] == [
        {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "d%C3%A9%20j%C3%A0/b%231.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "file:///ailleurs/c.yaml"},
    ]
    assert places[0]["region"] == {"startLine": 2, "startColumn": 3}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["message"]["text"] == "Message. Remède."
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "Sans dictionnaire."


@pytest.mark.parametrize("line", ["prompt: été à Orléans", "é!", "漢é!e\u0323\u0301?", "sans accent"])
def test_columns_of_sarif_are_those_of_the_file(tmp_path, line):
    apart = unicodedata.normalize("NFD", line)
    file = tmp_path / "a.yaml"
    file.write_bytes(f"é\r\n{apart}\r\n".encode().replace("é".encode(), "e\u0301".encode(), 1))
    together = unicodedata.normalize("NFC", line)
    letters = [(column, c) for column, c in enumerate(together, 1) if not unicodedata.combining(c)]
    for column, character in letters:
        data = json.loads(as_sarif(checked(finding(str(file), column=column)), tmp_path))
        region = data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert apart[region["startColumn"] - 1] == unicodedata.normalize("NFD", character)[0]


def test_nothing_to_check_is_not_nothing_to_say():
    from quizz.cli.findings import counts
    from quizz.services.authoring.checking import Checked

    assert counts(Checked(diagnostics=(), files=0, questions=0)).startswith("Aucun fichier à vérifier ici")
    assert counts(Checked(diagnostics=(), files=1, questions=0)).endswith("rien à signaler.")


def test_what_to_do_is_cut_at_words_on_a_terminal_and_the_finding_is_not():
    from pathlib import Path

    from quizz.cli.findings import as_text
    from quizz.content.diagnostics import Diagnostic, Severity
    from quizz.services.authoring.checking import Checked

    words = " ".join(["Corrigez"] * 12)
    one = Diagnostic(
        code="B001", severity=Severity.ERROR, path="b.yaml", line=1, column=1, message=words, remedy=words
    )
    checked = Checked(diagnostics=(one,), files=1, questions=1)
    head, *rest = "\n".join(as_text(checked, Path("/"), width=40)).split("\n")
    assert head == f"b.yaml:1:1: B001 {words}"
    assert all(len(line) <= 40 for line in rest)
    assert " ".join(line.strip() for line in rest[:-1]) == words
    assert all(line.startswith("    Corrigez") for line in rest[:-1])
    plain = list(as_text(checked, Path("/")))
    assert plain[0] == f"{head}\n    {words}"
