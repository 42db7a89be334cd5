"""Names of people on papers: fictional, of all origins."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

_WOMEN = (
    (20, "Inès Lina Aya Jade Maïssa Louane Anouk Kadiatou Zoé Mélina Yuna Éloïse"),
    (60, "Aïcha Claire Fatou Sandrine Thuy Élodie Magda Nadège Yasmine Paola Céline Awa Delphine Leïla"),
    (200, "Odette Monique Fatima Jacqueline Rosa Huguette Zohra Irène Josiane Assunta Mireille Aminata"),
)
_MEN = (
    (20, "Noé Ilyes Malo Ibrahim Timéo Rayan Sacha Kévin Joris Augustin Enzo Bao"),
    (60, "Karim Julien Mamadou Thierry Minh Sébastien Piotr Yannick Samir Rui Olivier Cédric Issa Hervé"),
    (200, "Raymond Ahmed Lucien Manuel Bernard Abdoulaye Roger Stanislas Gérard Giovanni Marcel Slimane"),
)
"""By generation: until which age a given name is likely."""
_FAMILIES = (
    "Aubertin Benmoussa Bourrel Camarasa Charpenel Coulibert Dacosta Delmotte Dubreucq Estevan Faucheux "
    "Garrigou Guéguinou Hamdaoui Jourdren Kaboré Kowalik Lacassin Lemarquis Loubières Mahieux Marchelli "
    "Mouillard Nguyen Ouattara Pailleux Peyrot Quesnault Rahmouni Ravelo Saïdani Sempéré Tchamba "
    "Thuillart Tran Vandamme Vasseneix Wacrenier Yilmaz Zeitoun"
)
GENERALIST = "généraliste"
_DOCTORS: Mapping[str, str] = MappingProxyType(
    {
        GENERALIST: "Abitan Bazinet Diarra Fourcaut Kerbrat Meziane Oliveira Prigent Schmitter Villeroux",
        "cardiologue": "Chauvelin Rasolofo",
        "dermatologue": "Etchegoyen Nasrallah",
        "endocrinologue": "Gautherin Bouzidi",
        "gastro-entérologue": "Lamoureux Sissoko",
        "gériatre": "Tranchart Delorge",
        "gynécologue": "Haddad Poncelin",
        "interniste": "Vercourt Zemmouri",
        "médecin de rééducation": "Marcellin Touré",
        "neurologue": "Andriamasy Bressuire",
        "ophtalmologue": "Castelbou Ferhat",
        "ORL": "Guilvard Mendy",
        "pédiatre": "Jacquelot Sahnoun",
        "pneumologue": "Guerrec Pham",
        "psychiatre": "Roubière Cherif",
        "rhumatologue": "Valadier Nkosi",
        "stomatologue": "Quintard Besançon",
    }
)
"""The same doctor has the same specialty in all sheets."""


def name_of(random: Random, years: int, *, woman: bool) -> str:
    """Someone of that age: `Aïcha Peyrot`."""
    names = next(names for until, names in (_WOMEN if woman else _MEN) if years < until)
    return f"{random.choice(names.split())} {random.choice(_FAMILIES.split())}"


def doctors(random: Random, title: str = GENERALIST) -> tuple[str, str]:
    """One of that specialty and another, who is a generalist: `Dr Kerbrat`."""
    first = random.choice(_DOCTORS[title].split())
    second = random.choice([name for name in _DOCTORS[GENERALIST].split() if name != first])
    return f"Dr\u00a0{first}", f"Dr\u00a0{second}"
