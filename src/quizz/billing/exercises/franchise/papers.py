"""What lies on the desk after a day of care: the card, what was delivered, what was kept back before."""

from __future__ import annotations

from random import Random

from quizz.billing.amounts import euros
from quizz.billing.case import Ald
from quizz.billing.exercises.cards import card, pregnancy
from quizz.billing.exercises.days import short
from quizz.billing.exercises.franchise.case import Drawn
from quizz.billing.exercises.franchise.nursing import mixed, nursing, session
from quizz.domain.sheet import Paper, PaperLine

_OF_CHILDREN = (
    "Amoxicilline, sirop",
    "Désloratadine, sirop",
    "Paracétamol, sirop",
    "Salbutamol, aérosol",
    "Vitamine D, gouttes",
)
_OF_THE_YOUNG = (
    "Amoxicilline 1 g",
    "Cétirizine 10 mg",
    "Mométasone, spray nasal",
    "Paracétamol 1 g",
    "Salbutamol, aérosol",
)
_OF_ADULTS = (*_OF_THE_YOUNG, "Lévothyroxine 75 µg", "Oméprazole 20 mg")
_OF_ELDERS = (
    "Amlodipine 5 mg",
    "Atorvastatine 20 mg",
    "Lévothyroxine 75 µg",
    "Oméprazole 20 mg",
    "Paracétamol 1 g",
    "Ramipril 5 mg",
)
_MEDICINES = ((15, _OF_CHILDREN), (30, _OF_THE_YOUNG), (50, _OF_ADULTS), (200, _OF_ELDERS))
"""Until which age each are likely."""
_OF_PREGNANCY = ("Acide folique 0,4 mg", "Fer 80 mg", "Lévothyroxine 75 µg", "Paracétamol 500 mg")
_MOST_OF_ONE = 3
_SHARED = range(2, 5)
_VEHICLES = ("VSL", "taxi conventionné", "ambulance")
_OF_LONG_ILLNESS = (
    "retour d’une séance de chimiothérapie",
    "aller et retour, séance de dialyse",
    "radiothérapie, puis chimiothérapie, puis domicile",
    "radiothérapie le matin, chimiothérapie l’après-midi",
)
_OF_SURGERY = (
    "retour d’un contrôle après une opération",
    "aller et retour, contrôle après une opération",
    "radiographie, puis chirurgien, puis domicile",
    "radiographie le matin, chirurgien l’après-midi",
)
"""Why someone is taken once, twice, three and four times in a day."""
_MANY_TRIPS = "soins du matin, de l’après-midi et du soir"


def papers(drawn: Drawn, random: Random) -> tuple[Paper, ...]:
    """Each fact that an amount rests on, and no amount that is asked."""
    several = _may_be_several(drawn) and random.random() < 0.5
    found = [card(drawn.person, drawn.day), *pregnancy(drawn.person, drawn.day)]
    if drawn.care.medicines:
        found.append(_pharmacy(drawn, random))
    if drawn.care.paramedical:
        found.append(_paramedical(drawn, random, several=several))
    if drawn.care.transports:
        found.append(_transport(drawn, random))
    return (*found, _kept(drawn, several=several))


def _pharmacy(drawn: Drawn, random: Random) -> Paper:
    known = _medicines(drawn)
    left = drawn.care.medicines
    fewest = -(-left // _MOST_OF_ONE)
    names = random.sample(known, min(len(known), left, random.randint(fewest, fewest + 1)))
    lines = [PaperLine(short(drawn.day), "Délivrance du")]
    for place, name in enumerate(names):
        after = len(names) - place - 1
        count = (
            left
            if not after
            else random.randint(max(1, left - after * _MOST_OF_ONE), min(_MOST_OF_ONE, left - after))
        )
        left -= count
        lines.append(PaperLine(f"{name}\u00a0: {_counted(count, 'boîte')}"))
    lines.append(PaperLine("tous ces médicaments sont remboursés", "Ordonnance"))
    return Paper("Pharmacie", tuple(lines))


def _medicines(drawn: Drawn) -> tuple[str, ...]:
    """Those that someone like this may be given."""
    if drawn.person.patient.due_date is not None:
        return _OF_PREGNANCY
    years = drawn.person.age(drawn.day)
    return next(names for until, names in _MEDICINES if years < until)


def _paramedical(drawn: Drawn, random: Random, *, several: bool) -> Paper:
    count, kept = drawn.care.paramedical, bool(drawn.kept.paramedical)
    if several:
        title, lines = mixed(count, random)
    elif count == 1 and not kept and random.random() < 0.5:
        title, lines = session(random)
    else:
        title, lines = nursing(count, random, after_noon=kept)
    return Paper(
        title,
        (
            PaperLine(short(drawn.day), "Soins du"),
            *lines,
            PaperLine("chaque acte est coté et remboursé", "Facturation"),
        ),
    )


def _may_be_several(drawn: Drawn) -> bool:
    """Whether several professionals may have shared the acts: the cap of the day is that of one of them, and
    must leave all that is due."""
    count, cap = drawn.care.paramedical, drawn.cap("paramedical")
    is_under = cap is None or drawn.unit("paramedical") * count <= cap
    return count in _SHARED and is_under and not drawn.kept.paramedical


def _transport(drawn: Drawn, random: Random) -> Paper:
    count = drawn.care.transports
    reasons = _OF_LONG_ILLNESS if drawn.person.patient.ald is Ald.RELATED else _OF_SURGERY
    reason = reasons[count - 1] if count <= len(reasons) else _MANY_TRIPS
    return Paper(
        "Transport sanitaire",
        (
            PaperLine(short(drawn.day), "Transport du"),
            PaperLine(f"{random.choice(_VEHICLES)}, un seul transporteur", "Véhicule"),
            PaperLine(reason, "Motif"),
            PaperLine("prévu, sans urgence ni hospitalisation", "Nature"),
            PaperLine(_counted(count, "trajet"), "Facturation"),
        ),
    )


def _kept(drawn: Drawn, *, several: bool) -> Paper:
    """What the account of the insured person says."""
    paramedical = "Ce jour, ces soignants" if several else "Ce jour, même soignant"
    lines = [
        PaperLine(euros(kept), label)
        for count, kept, label in (
            (drawn.care.paramedical, drawn.kept.paramedical, paramedical),
            (drawn.care.transports, drawn.kept.transports, "Ce jour, même transporteur"),
        )
        if count or kept
    ]
    return Paper(
        "Franchises déjà retenues", (*lines, PaperLine(euros(drawn.kept.year), "Cette année, en tout"))
    )


def _counted(count: int, name: str) -> str:
    """`3 boîtes`."""
    return f"{count}\u00a0{name}{'s' if count > 1 else ''}"
