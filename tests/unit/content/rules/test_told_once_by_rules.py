"""What two rules see, or one rule twice, is told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from quizz.content.rules.context import Context
from quizz.content.spelling.places import DictionaryFiles, Origin
from quizz.content.spelling.speller import Speller

BODY = """
    type: true_false
    prompt: {prompt}
    answer: vrai
"""


def _context(folder: Path) -> Context:
    files = DictionaryFiles(folder / "fr.aff", folder / "fr.dic", Origin.NAMED)
    files.aff.write_text("SET UTF-8\n", encoding="utf-8")
    files.dic.write_text(
        "1\nle\nvoilà\npourquoi\nbat\nessai\nelle\ndit\noui\nà\ntous\nou\nnon\n", encoding="utf-8"
    )
    return Context(day=date(2026, 11, 22), speller=Speller(files))


def test_a_missing_ligature_is_told_by_typography_alone(bank_of, diagnostics, tmp_path):
    found = diagnostics(bank_of(BODY.format(prompt="Le coeur bat.")), _context(tmp_path))
    [told] = [d for d in found if d.code == "Q118"]
    assert "« cœur »" in told.message.replace("\u00a0", " ")


def test_an_unknown_word_beside_it_is_still_told(bank_of, diagnostics, tmp_path):
    found = diagnostics(bank_of(BODY.format(prompt="Le coeur zzbat.")), _context(tmp_path))
    assert len([d for d in found if d.code == "Q118"]) == 2


def test_the_two_spaces_of_a_quotation_are_told_once(bank_of, diagnostics):
    def told(prompt):
        return [
            (d.code, d.column) for d in diagnostics(bank_of(BODY.format(prompt=prompt))) if d.code == "Q118"
        ]

    assert told("Elle dit « oui » à tous.") == [("Q118", 22)]
    assert told("Elle dit «\u00a0oui » à tous.") == [("Q118", 24)]
    assert told("Elle dit « oui » ou « non » à tous.") == [("Q118", 22), ("Q118", 33)]
