"""Why patients come when it is about no long-term illness.

No reason is about work, contraception or pregnancy: each of these is charged by rules of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.exercises.claim.illness import Occasion
from quizz.errors import Refused
from quizz.i18n import _


class Plain(Struct, frozen=True):
    """A reason of someone of that age."""

    text: str
    low: int = 16
    high: int = 120


_ROUTINE = (
    Plain("fièvre depuis deux jours", 1, 15),
    Plain("toux et nez bouché", 0, 15),
    Plain("mal d’oreille", 1, 15),
    Plain("mal de gorge", 4, 15),
    Plain("boutons qui démangent", 0, 15),
    Plain("mal de gorge et fièvre"),
    Plain("toux depuis dix jours"),
    Plain("mal de dos après le jardinage", 20),
    Plain("tension à contrôler", 40),
    Plain("épaule douloureuse", 30),
    Plain("brûlures d’estomac", 20),
    Plain("sommeil difficile", 16),
    Plain("eczéma des mains"),
)
_AWAY = (
    Plain("toux et nez bouché", 0, 15),
    Plain("boutons qui démangent", 0, 15),
    Plain("mal d’oreille après la piscine", 4, 15),
    Plain("angine, mal de gorge depuis deux jours"),
    Plain("toux depuis dix jours"),
    Plain("oreille bouchée par du cérumen"),
    Plain("renouvellement du traitement de l’allergie", 16, 60),
    Plain("renouvellement du traitement de la tension", 45),
)
_SOON = (
    Plain("fièvre à 39,5 °C depuis cette nuit", 1, 15),
    Plain("boutons apparus ce matin", 0, 5),
    Plain("mal d’oreille brutal, pleurs", 1, 10),
    Plain("chute à vélo, poignet douloureux", 6, 40),
    Plain("mal de gorge, ne peut plus manger", 4),
    Plain("fièvre à 39 °C et courbatures"),
    Plain("vertiges en se levant depuis ce matin", 30),
    Plain("dos bloqué en soulevant un meuble chez soi", 20, 70),
)
_URGENT = (
    Plain("respiration sifflante et difficile", 0, 5),
    Plain("fièvre à 40 °C, ne veut plus boire", 0, 3),
    Plain("plaie du front à suturer", 1),
    Plain("saignement de nez qui ne s’arrête pas", 3),
    Plain("crise d’asthme", 4, 60),
    Plain("plaie profonde de la main, à suturer", 6),
    Plain("réaction allergique, visage gonflé", 6, 75),
    Plain("malaise avec perte de connaissance", 12),
    Plain("colique néphrétique", 20),
)
PLAIN: Mapping[Occasion, Sequence[Plain]] = MappingProxyType(
    {
        Occasion.ROUTINE: _ROUTINE,
        Occasion.AWAY: _AWAY,
        Occasion.SOON: _SOON,
        Occasion.URGENT: _URGENT,
    }
)
OF_HEART = (
    Plain("souffle au cœur à explorer", 0, 15),
    Plain("retard de croissance", 1, 13),
)
"""For which a child is sent to a paediatrician: what may be about the heart, and what surely is not."""
OF_RECOURSE = (
    Plain("reflux qui résiste au traitement", 0, 1),
    Plain("angines et otites à répétition", 2, 7),
    Plain("pipi au lit qui résiste au traitement", 7, 13),
    Plain("maux de ventre répétés depuis six mois", 5, 15),
    Plain("maux de tête répétés, avis demandé", 6, 15),
)
PREGNANT = (
    "suivi de la grossesse",
    "mal de gorge et fièvre",
    "entorse de la cheville",
    "toux depuis dix jours",
)
"""From the sixth month to the birth: all care is taken over, related or not."""
AFTER_BIRTH = ("fatigue et tension à contrôler", "mal de gorge et fièvre", "lombalgie")
BEFORE_SIXTH_MONTH = ("mal de gorge et fièvre", "entorse de la cheville", "toux depuis dix jours")


def plain(reasons: Sequence[Plain], random: Random, years: int) -> str:
    """One of those of that age. Raises Refused when there is none."""
    found = [one.text for one in reasons if one.low <= years <= one.high]
    if not found:
        raise Refused(_("Aucun motif n’est vraisemblable à {years} ans dans ce cas.").format(years=years))
    return random.choice(found)
