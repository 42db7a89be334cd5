"""Why patients come to a specialist, and how a practice calls one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.case import Specialty
from quizz.billing.exercises.claim.illness import Illness


class Practice(Struct, frozen=True, kw_only=True):
    """`title`: of the practitioner. `ages`: of the patients when nothing else tells.
    `illness`: one that the practitioner treats, and reasons about no long-term illness; `unrelated`: an
    illness that has nothing to do with these. What cannot wait is an emergency for sure."""

    title: str
    illness: Illness
    unrelated: str
    ages: tuple[int, int] = (20, 75)


def _practice(
    title: str,
    reasons: tuple[str, str],
    illness: tuple[str, str, str],
    unrelated: str,
    ages: tuple[int, int] = (20, 75),
    *,
    woman: bool | None = None,
    heart: bool = False,
) -> Practice:
    name, routine, urgent = illness
    about = Illness(
        name=name,
        low=ages[0],
        high=ages[1],
        about=(routine, routine, urgent, urgent),
        other=(reasons[0], reasons[0], reasons[1], reasons[1]),
        woman=woman,
        heart=heart,
    )
    return Practice(
        title=title,
        illness=about,
        unrelated=unrelated,
        ages=ages,
    )


PRACTICES: Mapping[Specialty, tuple[Practice, ...]] = MappingProxyType(
    {
        Specialty.CARDIOLOGY: (
            _practice(
                "cardiologue",
                ("palpitations à l’effort", "palpitations et malaise ce matin"),
                (
                    "Maladie coronaire",
                    "contrôle après la pose d’un stent",
                    "douleur dans la poitrine ce matin",
                ),
                "Polyarthrite rhumatoïde",
                (45, 90),
                heart=True,
            ),
        ),
        Specialty.DERMATOLOGY: (
            _practice(
                "dermatologue",
                ("eczéma des mains", "urticaire brutale, visage gonflé"),
                ("Mélanome", "surveillance du mélanome opéré", "cicatrice du mélanome, saignement abondant"),
                "Épilepsie grave",
                (18, 85),
            ),
        ),
        Specialty.ENDOCRINOLOGY: (
            _practice(
                "endocrinologue",
                ("nodule de la thyroïde", "cœur très rapide, malaise et fièvre"),
                ("Diabète de type 1", "réglage de la pompe à insuline", "malaise avec hypoglycémie"),
                "Maladie de Crohn",
                (20, 60),
            ),
        ),
        Specialty.GERIATRICS: (
            _practice(
                "gériatre",
                ("chutes répétées, bilan d’équilibre", "chute ce matin, ne tient plus debout"),
                ("Maladie d’Alzheimer", "suivi de la mémoire", "grande agitation et confusion cette nuit"),
                "Hépatite B chronique",
                (76, 96),
            ),
        ),
        Specialty.GYNECOLOGY: (
            _practice(
                "gynécologue",
                ("suivi gynécologique annuel", "saignements très abondants depuis hier"),
                ("Cancer du sein", "surveillance du cancer du sein", "sein rouge, fièvre à 40 °C"),
                "Asthme sévère",
                (30, 70),
                woman=True,
            ),
        ),
        Specialty.INTERNAL_MEDICINE: (
            _practice(
                "interniste",
                ("anémie à explorer", "fièvre à 40 °C et frissons"),
                ("Lupus systémique", "suivi du lupus", "poussée de lupus, fièvre et essoufflement"),
                "Schizophrénie",
                (20, 75),
            ),
        ),
        Specialty.NEUROLOGY: (
            _practice(
                "neurologue",
                ("migraines fréquentes", "moitié du visage paralysée ce matin"),
                (
                    "Sclérose en plaques",
                    "suivi du traitement de fond",
                    "vue perdue d’un œil depuis ce matin",
                ),
                "Maladie de Crohn",
                (20, 70),
            ),
        ),
        Specialty.OPHTHALMOLOGY: (
            _practice(
                "ophtalmologue",
                ("vue qui baisse, lunettes à revoir", "produit ménager projeté dans l’œil"),
                (
                    "Diabète de type 2",
                    "fond d’œil annuel du diabète",
                    "voile noir brutal, rétine diabétique",
                ),
                "Schizophrénie",
                (40, 85),
            ),
        ),
        Specialty.PEDIATRICS: (
            _practice(
                "pédiatre",
                ("boutons qui démangent", "respiration sifflante et difficile"),
                (
                    "Cardiopathie congénitale sévère",
                    "suivi du souffle au cœur",
                    "lèvres bleues et essoufflement",
                ),
                "Cardiopathie congénitale sévère",
                (0, 15),
                heart=True,
            ),
        ),
        Specialty.PSYCHIATRY: (
            _practice(
                "psychiatre",
                ("troubles du sommeil, anxiété", "forte crise de panique en ce moment"),
                (
                    "Troubles bipolaires",
                    "suivi du traitement de l’humeur",
                    "agitation extrême, trois nuits sans sommeil",
                ),
                "Mucoviscidose",
                (16, 70),
            ),
        ),
        Specialty.REHABILITATION: (
            _practice(
                "médecin de rééducation",
                ("rééducation après entorse du genou", "chute, genou bloqué et très gonflé"),
                (
                    "AVC invalidant",
                    "rééducation de la marche après l’AVC",
                    "chute, ne peut plus poser le pied",
                ),
                "Hépatite B chronique",
                (25, 80),
            ),
        ),
        Specialty.STOMATOLOGY: (
            _practice(
                "stomatologue",
                ("dent de sagesse mal placée", "abcès dentaire, joue enflée et fièvre"),
                ("Cancer de la langue", "contrôle après la radiothérapie", "langue qui saigne sans arrêt"),
                "Asthme sévère",
                (20, 75),
            ),
        ),
        Specialty.OTHER: (
            _practice(
                "rhumatologue",
                ("épaule douloureuse", "genou rouge et gonflé, fièvre"),
                (
                    "Polyarthrite rhumatoïde",
                    "suivi du traitement de fond",
                    "poussée, mains bloquées et fièvre",
                ),
                "Épilepsie grave",
                (30, 80),
            ),
            _practice(
                "ORL",
                ("ronflements gênants", "surdité brutale d’une oreille"),
                ("Cancer du larynx", "contrôle du larynx opéré", "gêne pour respirer depuis hier"),
                "Maladie de Crohn",
                (20, 70),
            ),
            _practice(
                "pneumologue",
                ("toux sèche à explorer", "essoufflement brutal"),
                ("Asthme sévère", "mesure du souffle, suivi de l’asthme", "forte crise d’asthme"),
                "Hépatite B chronique",
                (20, 70),
            ),
            _practice(
                "gastro-entérologue",
                ("brûlures d’estomac", "selles noires et malaise"),
                (
                    "Maladie de Crohn",
                    "suivi du traitement de fond",
                    "poussée, fièvre à 40 °C et sang dans les selles",
                ),
                "Épilepsie grave",
                (18, 70),
            ),
        ),
    }
)
