"""The pages beside the content say what it is made of now."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from quizz.content.loader import load
from quizz.domain.bank import THEMES

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sources", ROOT / "tools" / "sources.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_sources_is_that_of_the_banks(tool: ModuleType) -> None:
    """`make sources` writes it again."""
    assert (CONTENT / "SOURCES.md").read_text("utf-8") == tool.sources_page(CONTENT)


def test_every_theme_has_its_sources(tool: ModuleType) -> None:
    page = tool.sources_page(CONTENT)
    titles = re.findall(r"(?m)^## (.*)$", page)
    assert titles == [*(tool.NAMES[theme] for theme in THEMES), "Glossaire", "Tarifs"]
    assert all(len(part.strip().splitlines()) > 2 for part in page.split("## ")[1:])


def test_a_source_counts_once_a_question(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "questions" / "accueil").mkdir(parents=True)
    question = (
        "  - {{id: {id}, type: true_false, prompt: P, answer: vrai, explanation: E, skill: accueil, "
        "level: 1, sources: [{sources}]}}\n"
    )
    head = "id: b\ntitle: B\ntheme: accueil\nauthors: [A]\nquestions:\n"
    text = head + question.format(id="a", sources="Été, Zoo") + question.format(id="b", sources="Zoo")
    (tmp_path / "questions" / "accueil" / "b.yaml").write_text(text, encoding="utf-8")
    page = tool.sources_page(tmp_path)
    assert "## Accueil\n\n- Été (1)\n- Zoo (2)\n" in page


def test_the_review_tells_of_every_bank() -> None:
    review = (CONTENT / "REVIEW.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z0-9-]+)`", review))
    assert {bank.id for bank in load([CONTENT], None).banks} <= told
