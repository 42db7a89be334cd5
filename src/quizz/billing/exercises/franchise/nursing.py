"""A day of paramedical care, act by act: the lines of its paper, and the title.

In one visit a nurse is paid a first act in full and a second one at half its price; more are free (NGAP,
art. 11 B). Several acts of one day are thus those of several visits.
"""

from __future__ import annotations

from random import Random

from quizz.domain.sheet import PaperLine

_MOST_OF_ONE_VISIT = 2
_HOURS = {
    1: "9",
    2: "8 18",
    3: "8 14 20",
    4: "8 12 16 20",
    5: "7 11 14 17 20",
    6: "7 10 13 16 19 22",
}
_HOURS_AFTER_NOON = {
    1: "18",
    2: "15 20",
    3: "14 17 20",
    4: "13 16 19 22",
    5: "13 15 17 19 21",
    6: "13 15 17 19 21 23",
}
"""Of each visit, by how many there are."""
_OF_FEW_VISITS = ("injection", "pansement")
_OF_MANY_VISITS = "perfusion"
_BESIDE = ("prise de sang", "pansement", "injection")
"""What else is done: blood is taken once."""
_SESSIONS = ("kinésithérapeute", "orthophoniste")


def nursing(count: int, random: Random, *, after_noon: bool) -> tuple[str, list[PaperLine]]:
    """The title of the paper and its lines: so many acts, one or two by visit."""
    fewest = -(-count // _MOST_OF_ONE_VISIT)
    visits = random.randint(fewest, max(fewest, min(count, 4)))
    hours = (_HOURS_AFTER_NOON if after_noon else _HOURS)[visits].split()
    main = random.choice(_OF_FEW_VISITS) if visits < 3 else _OF_MANY_VISITS
    beside = [name for name in _BESIDE if name != main and not (after_noon and name == _BESIDE[0])]
    twice = sorted(random.sample(range(visits), count - visits))
    lines = [PaperLine("une seule infirmière, à domicile", "Professionnel")]
    for place, hour in enumerate(hours):
        done = [main]
        if place in twice:
            rank = twice.index(place)
            done.append(beside[min(rank, len(beside) - 1)])
        acts = f"{len(done)}\u00a0acte{'s' if len(done) > 1 else ''}"
        lines.append(PaperLine(f"{' et '.join(done)}, {acts}", f"Passage de {hour}\u00a0h"))
    return "Soins infirmiers", lines


def mixed(count: int, random: Random) -> tuple[str, list[PaperLine]]:
    """The same for two to four acts shared between professionals: one session each beside a nurse."""
    others = random.sample(_SESSIONS, 1 if count == 2 else 2)
    visits = count - len(others)
    main = random.choice(_OF_FEW_VISITS)
    times = {1: "le matin, 1\u00a0acte", 2: "matin et soir, 2\u00a0actes"}[visits]
    lines = [PaperLine(f"{main} {times}", "Infirmière")]
    lines += [PaperLine("une séance, 1\u00a0acte", name.capitalize()) for name in others]
    return "Soins paramédicaux", lines


def session(random: Random) -> tuple[str, list[PaperLine]]:
    """The same for a single act that is no nurse's."""
    name = random.choice(_SESSIONS)
    return "Rééducation", [
        PaperLine(f"{name}, au cabinet", "Professionnel"),
        PaperLine("une séance, 1\u00a0acte", "Soins"),
    ]
