"""A generated case as an author would write it, in the words that `quizz bill` reads."""

from __future__ import annotations

from typing import Any

CODES = dict.fromkeys(("PSY", "NEURO", "GYN", "GERIA", "MPR"), "CS")
"""Act of the reference -> code that the command reads: the consultation of a specialty is a CS."""


def as_yaml(case: dict[str, Any], *, quoted: bool) -> str:
    """The text of the file; amounts in quotes or bare, since both are written."""
    mark = '"' if quoted else ""
    practitioner = case["practitioner"]
    lines = [f"date: {case['date']}", "acts:"]
    for act in case["acts"]:
        code = CODES.get(act["code"], act["code"])
        lines.append(f"  - {{code: {code}, fee: {mark}{act['fee']}{mark}}}")
    lines.append("patient:")
    lines += [f"  {key}: {_word(value)}" for key, value in case["patient"].items()]
    lines += [f'practitioner: {{specialty: {practitioner["specialty"]}, sector: "{practitioner["sector"]}"}}']
    lines += [f"pathway: {case['pathway']}", f"third_party: {case['third_party']}"]
    if "withheld" in case:
        day, year = (f"{mark}{case['withheld'][key]}{mark}" for key in ("day", "year"))
        lines.append(f"withheld: {{day: {day}, year: {year}}}")
    return "\n".join(lines) + "\n"


def _word(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value
