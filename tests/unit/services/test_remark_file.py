"""A file of remarks comes from anybody: it is read whole or refused in a sentence."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.domain.remark import RemarkKind
from quizz.errors import UsageError
from quizz.services import remark_file
from quizz.services.remark_file import RemarkFile, SentAnswer, SentRemark, decoded, encoded, read

AT = datetime(2026, 11, 21, 12, 30, 1, 250, tzinfo=UTC)
REMARK = SentRemark(
    id=UUID(int=7),
    question="tp-part-amo",
    revision=2,
    kind=RemarkKind.KEY,
    text="La part de la mutuelle\nn’est pas comptée.",
    at=AT,
    prompt="Que règle-t-elle\u00a0?",
    shown=("9,00\u00a0€", "Rien"),
    answered=("Rien",),
    correct=False,
)
ANSWER = SentAnswer(remark=UUID(int=7), text="C’est corrigé, merci.", at=AT)
FILE = RemarkFile(author="Léa", remarks=(REMARK,), answers=(ANSWER,))
RAW = encoded(FILE)


def refusal(raw: bytes) -> str:
    with pytest.raises(UsageError) as raised:
        decoded(raw, "f.json")
    sentence = str(raised.value).replace("\u00a0", " ")
    assert "« f.json »" in sentence
    assert sentence.endswith(".")
    return sentence


def changed(**fields: object) -> bytes:
    """The file with other fields on top."""
    return json.dumps(json.loads(RAW) | fields).encode()


def with_remark(**fields: object) -> bytes:
    """The file, and a second remark with other fields."""
    first = json.loads(RAW)["remarks"][0]
    second = {key: value for key, value in (first | fields).items() if value is not ...}
    return changed(remarks=[first, second])


def with_answer(**fields: object) -> bytes:
    return changed(answers=[json.loads(RAW)["answers"][0] | fields])


def test_what_is_written_is_read_again() -> None:
    assert decoded(RAW, "f") == FILE
    assert decoded(b"\xef\xbb\xbf" + RAW, "f") == FILE
    bare = RemarkFile()
    assert decoded(encoded(bare), "f") == bare


def test_a_person_can_read_what_she_sends() -> None:
    text = RAW.decode()
    assert text.startswith('{\n  "format": "quizz-remarks",\n  "version": 1,\n  "author": "Léa",\n')
    assert "n’est pas comptée" in text


def test_signs_that_are_not_seen_do_not_come_in() -> None:
    raw = with_remark(text="\x1b[2J\u202ea\x00b", question="q\n1", shown=["\x07x"], answered=["\x9b"])
    remark = decoded(raw, "f").remarks[1]
    assert (remark.text, remark.question, remark.shown, remark.answered) == ("[2Jab", "q 1", ("x",), ("",))
    assert decoded(changed(author=" L\u202eé\na "), "f").author == "Lé a"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "abîmé en route (ligne 1, colonne 1)"),
        (b"PK\x03\x04", "abîmé en route (ligne 1, colonne 1)"),
        (b"\xff\xfe{\x00", "abîmé en route"),
        (RAW[: len(RAW) // 2], "abîmé en route (ligne "),
        (RAW.replace(b"9,00", b"9\xff00"), "abîmé en route (ligne 15, colonne 11)"),
        (RAW.replace(b'"revision": 2', b'"revision": ' + b"9" * 10_000), "« revision »"),
        (RAW.replace(b'"version": 1', b'"version": ' + b"9" * 10_000), "n’est pas un fichier de remarques"),
        (b'{"format": "quizz-remarks",\n "version": 1,,', "(ligne 2, colonne 15)"),
        (b"[1, 2]", "n’est pas un fichier de remarques"),
        (b'{"format": 3, "version": 1}', "n’est pas un fichier de remarques"),
        (b'{"questions": []}', "n’est pas un fichier de remarques"),
        (changed(format="autre"), "Choisissez celui que « quizz reports export » a écrit."),
        (changed(version=2), "plus récente de quizz (format 2). Mettez quizz à jour"),
        (changed(version=0), "« version » ne convient pas"),
        (changed(version=2**70), "n’est pas un fichier de remarques"),
        (changed(secret="x"), "« secret » ne convient pas"),
        (changed(author="x" * 41), "« author » ne convient pas"),
        (changed(remarks={}), "« remarks » ne convient pas"),
        (changed(remarks=[3]), "la remarque n° 1, une valeur ne convient pas"),
        (with_remark(text=3), "la remarque n° 2, « text » ne convient pas"),
        (with_remark(text=...), "la remarque n° 2, « text » ne convient pas"),
        (with_remark(text="x" * 501), "la remarque n° 2, « text »"),
        (with_remark(id="../../etc/passwd"), "la remarque n° 2, « id »"),
        (with_remark(kind="zut"), "la remarque n° 2, « kind »"),
        (with_remark(revision=-1), "la remarque n° 2, « revision »"),
        (with_remark(revision=10**30), "la remarque n° 2, « revision »"),
        (with_remark(question=""), "la remarque n° 2, « question »"),
        (with_remark(at="2026-11-21T12:00:00"), "la remarque n° 2, « at »"),
        (with_remark(at="0001-01-01T00:00:00+14:00"), "la remarque n° 2, « at »"),
        (with_remark(at="9999-12-31T23:59:59-12:00"), "la remarque n° 2, « at »"),
        (with_remark(at=1e300), "la remarque n° 2, « at »"),
        (with_remark(shown=["x"] * 61), "la remarque n° 2, « shown »"),
        (with_remark(shown=["x" * 501]), "la remarque n° 2, « shown[0] »"),
        (with_remark(learner="x"), "la remarque n° 2, « learner »"),
        (with_answer(text=""), "la réponse n° 1, « text »"),
        (with_answer(text="\u202e \x00"), "la réponse n° 1, « text »"),
        (with_answer(remark=None), "la réponse n° 1, « remark »"),
        (b"[" * 100_000, "« f.json »"),
        (b'{"format":"quizz-remarks","version":1,"remarks":' + b"[" * 100_000, "« f.json »"),
        (
            b'{"format":"quizz-remarks","version":1,"remarks":['
            + b'{"a":' * 50_000
            + b"1"
            + b"}" * 50_000
            + b"]}",
            "« f.json »",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_told(raw: bytes, told: str) -> None:
    assert told in refusal(raw)


def test_a_deep_file_does_not_cut_what_is_well_formed_short() -> None:
    deep = b"[" * 900 + b"]" * 900
    assert "« secret » ne convient pas" in refusal(
        RAW.replace(b'"author"', b'"secret": ' + deep + b', "author"', 1)
    )


def mutated(raw: bytes, seed: int) -> bytes:
    """A few bytes changed, removed, doubled, or pieces exchanged."""
    random = Random(seed)
    data = bytearray(raw)
    for _time in range(random.randint(1, 4)):
        at = random.randrange(len(data))
        end = min(len(data), at + random.randint(1, 40))
        match random.randrange(4):
            case 0:
                data[at] = random.randrange(256)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * random.randint(1, 50)
            case _:
                data[at:at] = random.choice(
                    [
                        b"null",
                        b"-1e999",
                        b'"\\ud800"',
                        b"{}",
                        b"[[",
                        b"\x00",
                        b'"\\u0000"',
                        b"NaN",
                        b"9" * 400,
                    ]
                )
    return bytes(data) or b" "


@settings(max_examples=1500)
@given(st.integers(min_value=0))
def test_a_mutated_file_is_read_or_refused_in_a_sentence(seed: int) -> None:
    try:
        found = decoded(mutated(RAW, seed), "f.json")
    except UsageError:
        return
    assert decoded(encoded(found), "f") == found


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300)
@given(
    st.sampled_from(
        ["author", "version", "remarks", "answers", "id", "question", "revision", "kind", "text", "at"]
    )
    | st.sampled_from(["prompt", "shown", "answered", "correct"]),
    json_values,
)
def test_any_value_in_any_field_is_read_or_refused(field: str, value: object) -> None:
    whole = json.loads(RAW)
    (whole if field in whole else whole["remarks"][0])[field] = value
    raw = json.dumps(whole).encode()
    with suppress(UsageError):
        decoded(raw, "f.json")


# Files


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(RAW)
    assert read(path) == FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files here")
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero")):
        with pytest.raises(UsageError, match="n’est pas un fichier ordinaire"):
            read(path)
    os.mkfifo(tmp_path / "tube")
    with pytest.raises(UsageError, match="n’est pas un fichier ordinaire"):
        read(tmp_path / "tube")


@pytest.mark.parametrize("name", ["absent.json", "a\x00b", "x" * 5000, "a\udcff"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"ne peut pas être lu \(.+\)"):
        read(tmp_path / name)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.json"
    with path.open("wb") as sparse:
        sparse.truncate(50_000_000_000)
    with pytest.raises(UsageError, match=r"trop gros pour des remarques \(16"):
        read(path)
    monkeypatch.setattr(remark_file, "LARGEST", len(RAW))
    path.write_bytes(RAW)
    assert read(path) == FILE
    path.write_bytes(RAW + b" ")
    with pytest.raises(UsageError, match="trop gros"):
        read(path)


def test_nothing_is_written_that_could_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remark_file, "LARGEST", len(RAW) - 1)
    with pytest.raises(UsageError, match="trop de remarques pour un seul fichier"):
        encoded(FILE)
