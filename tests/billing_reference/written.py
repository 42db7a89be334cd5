"""A case told by what is not usual in it."""

from __future__ import annotations

from typing import Any


def case(**changes: Any) -> dict[str, Any]:
    """An adult of the general scheme at her treating doctor, sector 1, in March 2026, who pays everything."""
    patient = {"birth_date": "1980-06-15"} | changes.pop("patient", {})
    practitioner = {"specialty": "general", "sector": "1"} | changes.pop("practitioner", {})
    acts = [
        {"code": code, "fee": fee} for code, fee in (one.split() for one in changes.pop("acts", ["G 30.00"]))
    ]
    usual = {"date": "2026-03-10", "pathway": "treating", "third_party": "none"}
    return usual | {"acts": acts, "patient": patient, "practitioner": practitioner} | changes
