"""Abbreviations: those that everybody reads, those that were replaced, and what spells one out."""

from __future__ import annotations

import re
from functools import lru_cache

from quizz.domain.text import without_accents, without_ligatures


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYDAY = _words(
    """
    SMS USB PDF GPS TVA SMIC SNCF RATP HLM CNIL INSEE CAF CHU CDD CDI RIB CV PC CD DVD TV WC URL QCM CAP
    BEP BTS BAC BIC IBAN UE ONU OMS UV IP QR PIN JO ID VIP ADN OK DOM TOM CEE ENT RDV COVID
    """
)
"""Those of any dictionary or of the counter: nobody would look for them in a glossary of the trade."""

EMPHASIS = _words(
    """
    NE NI NON PAS PLUS JAMAIS AUCUN AUCUNE SAUF HORMIS FAUX FAUSSE VRAI VRAIE OUI ET OU UN UNE DEUX LE LA
    LES DE DU DES EN AU AUX PAR POUR SANS AVEC SEUL SEULE TOUT TOUS TOUTE TOUTES EST SONT DOIT PEUT FAUT
    AVANT APRÈS MOINS MIEUX IL ELLE SA SES NOTA
    """
)
"""Words that are written in capitals to be noticed."""

FORMER_OFFICE = "Pôle emploi"
RETIRED = {
    "SAMS": "SAMA",
    "CMU": "PUMa",
    "CMU-C": "C2S",
    "CMUC": "C2S",
    "ACS": "C2S",
    "OPTAM-CO": "OPTAM-ACO",
    "ROSP": "FMT",
    "SSR": "SMR",
    "HDT": "SPDT",
    "HO": "SPDRE",
    "NACO": "AOD",
    "THS": "THM",
    "RSI": "SSI",
    FORMER_OFFICE: "France Travail",
}
"""Names that the trade used, and the present one.

SAMA: arrêté du 2 juin 2025. PUMa: loi 2015-1702, art. 59. C2S: since 1 November 2019. OPTAM-ACO: since
1 January 2025. FMT: since 1 January 2026. SMR: ordonnance 2021-583. SPDT, SPDRE: loi 2011-803. SSI: loi
2017-1836, art. 15. France Travail: loi 2023-1196.
"""
SPELT_OUT = {
    "PUMa": "protection universelle maladie",
    "C2S": "complémentaire santé solidaire",
    "SAMA": "secrétaire assistant médico-administratif",
    "FMT": "forfait médecin traitant",
    "SMR": "soins médicaux et de réadaptation",
    "SPDT": "soins psychiatriques à la demande d’un tiers",
    "SPDRE": "soins psychiatriques sur décision du représentant de l’État",
    "AOD": "anticoagulant oral direct",
    "THM": "traitement hormonal de la ménopause",
    "SSI": "sécurité sociale des indépendants",
}
"""The present names in full."""

_BY_LAST_WORD = 2
_EXPLAINED = (
    r"\({name}\)"
    r"|\b{name}\b(?:\s*[(:]|\s+(?:désigne|signifie|veut\s+dire|se\s+lit|est\s+(?:le|la|l[’']|une?))\b)"
)
_ASIDE = r"|\b{name},\s+(?:«\s*)?[a-zà-ÿ]"
_ACCENTED = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oœôö", "u": "uùûü"}
_BETWEEN = (
    r"\w*[\s’'«»\"(,-]+"
    r"(?:(?:de|du|des|d|l|la|le|les|à|au|aux|et|ou|en|par|pour|sur|un|une)[\s’'«»\"-]+){0,2}"
)
"""From the first letter of a word to that of the next, words of link left out."""


def is_explained(abbreviation: str, text: str, *, teaching: bool) -> bool:
    """Whether a text says what an abbreviation is: « FAV désigne une fistule », « fistule (FAV) ».

    `teaching`: the text is there to explain, so that « SCOR, la numérisation des pièces » does.
    """
    pattern = _EXPLAINED + (_ASIDE if teaching else "")
    return bool(re.search(pattern.format(name=abbreviation), text))


def is_spelt_out(abbreviation: str, lowered: str) -> bool:
    """Whether words in a row of a text in lower case give the letters of an abbreviation, in order.

    A word gives its first letter; of three letters or more the last word may give two, as « artérioveineuse »
    gives A and V of FAV.
    """
    return bool(_spelling(abbreviation).search(lowered))


@lru_cache(maxsize=1_000)
def _spelling(abbreviation: str) -> re.Pattern[str]:
    letters = [f"[{_ACCENTED.get(letter, letter)}]" for letter in _bare(abbreviation) if letter.isalpha()]
    words = _BETWEEN.join(letters)
    if len(letters) > _BY_LAST_WORD:
        *others, last = letters
        words = rf"(?:{words}|{_BETWEEN.join(others)}\w+{last})"
    return re.compile(rf"\b{words}")


def _bare(text: str) -> str:
    return without_accents(without_ligatures(text.lower()))
