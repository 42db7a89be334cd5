"""« Voulez-vous dire … ? »"""

from __future__ import annotations

from quizz.content.suggestions import nearest

KNOWN = ["uretre", "uretere", "oesophage", "oedeme"]


def test_accents_and_ligatures_are_no_difference() -> None:
    assert nearest("uretère", KNOWN) == "uretere"
    assert nearest("urètre", KNOWN) == "uretre"
    assert nearest("Œdème", KNOWN) == "oedeme"


def test_what_is_far_from_all_is_near_none() -> None:
    assert nearest("zzz", KNOWN) == ""
