from collections.abc import Callable
from pathlib import Path

import pytest

from quizz.content.compiled import Compiled, FileKind
from quizz.content.reading import compile_file

BANK = Path(__file__).with_name("bank_of_two.yaml").read_text(encoding="utf-8")

TARIFFS = """\
tariffs:
  - id: G
    label: Consultation
    unit: EUR
    values:
      - {amount: "26.50", valid_from: 2023-11-01, valid_until: 2024-12-21, source: s, confidence: A}
      - {amount: "30,00", valid_from: 2024-12-22, source: s, confidence: A}
  - id: TAUX
    label: Taux
    unit: percent
    values:
      - {amount: "70", valid_from: 2024-01-01, source: s, confidence: A}
"""

GLOSSARY = """\
terms:
  - id: uretere
    term: uretère
    kind: term
    gender: m
    definition: Conduit qui mène l'urine du rein à la vessie.
    parts:
      - {form: uro-, meaning: urine, origin: grec}
    misspellings: [urétère]
    confused_with: [uretre, autre mot]
  - id: uretre
    term: urètre
    kind: term
    gender: m
    definition: Canal.
  - id: wp-ectomie
    term: -ectomie
    kind: word_part
    role: suffix
    origin: grec
    definition: ablation
    examples: [appendicectomie]
  - id: ab-ecg
    term: ECG
    kind: abbreviation
    expansion: électrocardiogramme
    definition: Tracé.
"""


@pytest.fixture
def bank_text() -> str:
    """A sound bank of two questions; `q1` starts on line 6, its prompt is on line 8."""
    return BANK


@pytest.fixture
def tariffs_text() -> str:
    return TARIFFS


@pytest.fixture
def glossary_text() -> str:
    return GLOSSARY


@pytest.fixture
def bank() -> Callable[[str | bytes], Compiled]:
    """Compile a bank of the folder `accueil`."""

    def compiled(text: str | bytes) -> Compiled:
        data = text if isinstance(text, bytes) else text.encode()
        return compile_file(data, FileKind.BANK, "accueil")

    return compiled


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write files of a content folder, by relative path."""

    def write(files: dict[str, str | bytes], name: str = "content") -> Path:
        root = tmp_path / name
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write
