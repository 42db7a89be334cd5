"""The long-term illnesses that a generalist follows, with reasons about each and reasons that are not.

No reason is about work, contraception or pregnancy: each of these is charged by rules of its own.
"""

from __future__ import annotations

from quizz.billing.exercises.claim.illness import Illness


def _other(banal: str, soon: str, urgent: str) -> tuple[str, str, str, str]:
    return banal, banal, soon, urgent


_ANKLE = _other(
    "suite d’une entorse de la cheville",
    "entorse de la cheville dans l’escalier",
    "doigt coupé par un verre, à suturer",
)
_WAX = _other(
    "oreille bouchée par du cérumen",
    "corps étranger dans l’oreille",
    "front ouvert contre une porte, à suturer",
)
_EYE = _other(
    "œil qui coule, conjonctivite",
    "poussière dans l’œil au jardin",
    "produit ménager projeté dans l’œil",
)
_CRUSHED = "doigt écrasé dans une porte, plaie ouverte"
_WART = _other("verrue plantaire", "entorse du genou dans l’escalier", _CRUSHED)
_RASH = _other("boutons qui démangent", "doigt pincé dans une porte", _CRUSHED)


def _illness(
    name: str,
    ages: tuple[int, int],
    about: tuple[str, str, str, str],
    other: tuple[str, str, str, str],
    *,
    woman: bool | None = None,
    heart: bool = False,
) -> Illness:
    return Illness(name=name, low=ages[0], high=ages[1], about=about, other=other, woman=woman, heart=heart)


ILLNESSES = (
    _illness(
        "Diabète de type 1",
        (5, 60),
        (
            "contrôle de la glycémie et de l’insuline",
            "renouvellement de l’insuline",
            "hypoglycémies répétées depuis hier",
            "malaise avec hypoglycémie",
        ),
        _ANKLE,
    ),
    _illness(
        "Diabète de type 2",
        (40, 95),
        (
            "bilan trimestriel du diabète",
            "renouvellement des comprimés du diabète",
            "glycémies trop hautes depuis trois jours",
            "glycémie à 4 g/l, soif et vomissements",
        ),
        _WAX,
    ),
    _illness(
        "Insuffisance cardiaque grave",
        (50, 100),
        (
            "suivi du poids et des œdèmes",
            "renouvellement du diurétique pour le cœur",
            "jambes enflées, poids en hausse",
            "essoufflement brutal, jambes enflées",
        ),
        _WAX,
        heart=True,
    ),
    _illness(
        "Maladie coronaire",
        (45, 100),
        (
            "suivi après l’infarctus",
            "renouvellement des comprimés pour le cœur",
            "tension très haute depuis hier",
            "douleur dans la poitrine ce matin",
        ),
        _EYE,
        heart=True,
    ),
    _illness(
        "Asthme sévère",
        (3, 70),
        (
            "contrôle du traitement inhalé de l’asthme",
            "renouvellement du traitement inhalé",
            "asthme gênant depuis deux nuits",
            "forte crise d’asthme",
        ),
        _ANKLE,
    ),
    _illness(
        "Mucoviscidose",
        (1, 45),
        (
            "encombrement des bronches, suivi",
            "renouvellement des aérosols",
            "encombrement des bronches et fièvre",
            "fièvre élevée, grande gêne pour respirer",
        ),
        _WART,
    ),
    _illness(
        "Cardiopathie congénitale sévère",
        (0, 25),
        (
            "suivi du souffle et de la croissance",
            "renouvellement du traitement pour le cœur",
            "fatigue inhabituelle depuis deux jours",
            "lèvres bleues et essoufflement",
        ),
        _RASH,
        heart=True,
    ),
    _illness(
        "Épilepsie grave",
        (3, 75),
        (
            "bilan du traitement antiépileptique",
            "renouvellement du traitement antiépileptique",
            "crise d’épilepsie hier, traitement oublié",
            "deux crises d’épilepsie ce matin",
        ),
        _EYE,
    ),
    _illness(
        "Maladie de Parkinson",
        (55, 95),
        (
            "tremblements plus gênants, doses à revoir",
            "renouvellement de la lévodopa",
            "blocages de la marche depuis hier",
            "blocage complet, ne peut plus se lever",
        ),
        _EYE,
    ),
    _illness(
        "Sclérose en plaques",
        (20, 70),
        (
            "fourmillements dans les jambes, suivi",
            "renouvellement du traitement de fond",
            "fourmillements plus forts depuis hier",
            "vue perdue d’un œil depuis ce matin",
        ),
        _WAX,
    ),
    _illness(
        "Maladie d’Alzheimer",
        (65, 100),
        (
            "suivi de la mémoire, avec la famille",
            "renouvellement des soins liés à la mémoire",
            "agitation depuis deux jours",
            "grande agitation et confusion cette nuit",
        ),
        _WAX,
    ),
    _illness(
        "Maladie de Crohn",
        (14, 70),
        (
            "douleurs du ventre et diarrhée, suivi",
            "renouvellement du traitement de fond",
            "poussée avec fièvre et diarrhée",
            "poussée, fièvre à 40 °C et sang dans les selles",
        ),
        _ANKLE,
    ),
    _illness(
        "Polyarthrite rhumatoïde",
        (30, 95),
        (
            "raideur des mains le matin, suivi",
            "renouvellement du méthotrexate",
            "poussée, poignets très douloureux",
            "poussée, fièvre à 40 °C et genou brûlant",
        ),
        _WAX,
    ),
    _illness(
        "Cancer du sein",
        (35, 95),
        (
            "surveillance du cancer du sein",
            "renouvellement de l’hormonothérapie",
            "vomissements après la chimiothérapie",
            "fièvre à 39 °C après la chimiothérapie",
        ),
        _ANKLE,
        woman=True,
    ),
    _illness(
        "Cancer de la prostate",
        (55, 100),
        (
            "surveillance du dosage de PSA",
            "renouvellement de l’hormonothérapie",
            "douleurs osseuses très fortes",
            "urines bloquées depuis cette nuit",
        ),
        _WAX,
        woman=False,
    ),
    _illness(
        "Insuffisance rénale chronique",
        (35, 100),
        (
            "bilan de la fonction rénale",
            "renouvellement du traitement pour les reins",
            "jambes très gonflées depuis hier",
            "plus d’urines depuis hier, jambes gonflées",
        ),
        _EYE,
    ),
    _illness(
        "Hépatite B chronique",
        (18, 80),
        (
            "résultats de la charge virale",
            "renouvellement du traitement antiviral",
            "jaunisse apparue hier",
            "jaunisse et confusion depuis hier",
        ),
        _ANKLE,
    ),
    _illness(
        "Schizophrénie",
        (18, 75),
        (
            "suivi du traitement, injection du mois",
            "injection du mois, traitement habituel",
            "angoisse et sommeil perdu depuis hier",
            "hallucinations, grande agitation",
        ),
        _WART,
    ),
)
