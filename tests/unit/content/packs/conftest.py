"""A small pack, as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MANIFEST = """\
id: ehpad-nuit
title: L’EHPAD la nuit
version: "1.0"
author: Léa Martin
licence: CC-BY-SA-4.0
"""
BANK = """\
id: pk-nuit
title: La nuit
theme: accueil
authors: [Léa Martin]
questions:
  - id: pk-nuit-appel
    type: true_false
    prompt: Une phrase.
    answer: vrai
    explanation: Parce que.
    skill: accueil
    level: 1
"""
BANK_PATH = "questions/accueil/nuit.yaml"


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture
def pack() -> dict[str, str]:
    """The files of a sound pack."""
    return {"pack.yaml": MANIFEST, BANK_PATH: BANK}


@pytest.fixture
def make_zip() -> Callable[..., bytes]:
    return zipped


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder."""

    def written(files: Mapping[str, str | bytes], name: str = "paquet") -> Path:
        for path, data in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data.encode() if isinstance(data, str) else data)
        return tmp_path / name

    return written
