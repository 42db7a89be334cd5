"""A small world for the screens: a few banks, a database of its own, a clock that stands still."""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widget import Widget

from quizz.billing.exercises import dealing
from quizz.domain.sheet import Box, Paper, PaperLine, ReasoningLine, Sheet, Slip
from quizz.services.clock import today
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.previewing.previewer import Previewer
from quizz.services.speaking.speaker import silent
from quizz.tui.app import QuizzApp
from quizz.tui.preview_app import PreviewApp
from quizz.tui.screens.practice import PracticeScreen

os.environ["TEXTUAL_ANIMATIONS"] = "none"

BANK = """\
id: essai
title: Banque d’essai
theme: {theme}
authors: [Équipe quizz]
questions:
"""

SINGLE = """\
  - id: es-unique
    type: single_choice
    prompt: Une patiente demande l’heure du rendez-vous de son mari. Que répondez-vous ?
    choices:
      - text: Qu’il vous est impossible de confirmer ou de démentir ce rendez-vous.
        correct: oui
      - text: Que le rendez-vous est bien à dix heures, puisqu’elle est son épouse.
        feedback: Être l’épouse d’un patient ne donne aucun droit sur son secret.
      - text: Que le rendez-vous a été déplacé et qu’il faut le lui demander.
        feedback: C’est déjà dire qu’un rendez-vous existe.
    explanation: >-
      Le fait même d’être patient est couvert par le secret. [red]Ce crochet[/red] reste un crochet.
    sources: ["CSP, art. L. 1110-4"]
    checked: 2026-11
    skill: cadre
    level: 2
"""
MULTIPLE = """\
  - id: es-plusieurs
    type: multiple_choice
    prompt: Quels éléments font partie des traits stricts de l’identité ?
    choices:
      - {text: Le nom de naissance, correct: oui}
      - {text: Le sexe, correct: oui}
      - {text: Le numéro de téléphone, feedback: Il change et ne prouve rien.}
      - {text: L’adresse postale, feedback: Elle change au fil de la vie.}
    explanation: Les traits stricts ne changent pas au gré des déménagements.
    sources: ["Référentiel national d’identitovigilance"]
    checked: 2026-11
    skill: cadre
    level: 1
"""
TYPED = """\
  - id: es-tapee
    type: short_answer
    prompt: Comment s’appelle le conduit qui mène l’urine du rein à la vessie ?
    answers: [uretère]
    confusions:
      - {text: urètre, feedback: L’urètre va de la vessie à l’extérieur.}
    explanation: L’uretère part du rein ; l’urètre sort de la vessie.
    skill: transcription
    level: 2
"""
CLOZE = """\
  - id: es-trous
    type: cloze
    prompt: Complétez la phrase du compte rendu.
    text: L’ablation de la vésicule est une {1} ; elle se fait sous {2} générale.
    blanks:
      - {answers: [cholécystectomie]}
      - {answers: [anesthésie], options: [anesthésie, analgésie, asthénie]}
    explanation: Le suffixe -ectomie veut dire ablation.
    skill: transcription
    level: 2
"""
NUMERIC = """\
  - id: es-nombre
    type: numeric
    prompt: Combien verse l’Assurance maladie pour une consultation à 30 €, participation déduite ?
    answer: "19"
    unit: €
    explanation: 70 % de 30 €, moins 2 €.
    skill: prise_en_charge
    level: 2
"""
TRUE_FALSE = """\
  - id: es-vrai
    type: true_false
    prompt: La secrétaire peut lire et commenter un résultat au patient qui téléphone.
    answer: faux
    feedback: Le résultat se donne selon la consigne du médecin, jamais avec un commentaire.
    explanation: La secrétaire n’interprète pas.
    skill: cadre
    level: 1
"""
MATCHING = """\
  - id: es-paires
    type: matching
    prompt: Donnez son sens à chaque terme.
    pairs:
      - left: Épistaxis
        right: Saignement de nez
        feedback: Épistaxis vient d’un mot grec qui veut dire « couler goutte à goutte ».
      - {left: Hématémèse, right: Vomissement de sang}
      - {left: Hémoptysie, right: Crachement de sang}
      - {left: Méléna, right: Sang digéré dans les selles}
    decoys: [Saignement des gencives]
    explanation: La racine hémo- ou hémato- veut dire sang.
    skill: transcription
    level: 2
"""
SORTING = """\
  - id: es-classer
    type: sorting
    prompt: >-
      La mère d’un patient majeur appelle le cabinet et pose plusieurs questions sur son fils. Que pouvez-vous
      lui dire ?
    categories:
      - name: Communicable au téléphone, sans rien vérifier
        items:
          - {text: Les heures d’ouverture du cabinet et le numéro à appeler quand il est fermé}
          - {text: Le tarif d’une consultation}
          - {text: L’adresse du laboratoire le plus proche}
      - name: À demander d’abord au médecin du cabinet
        items:
          - {text: Le délai d’un certificat demandé hier}
      - name: Jamais communicable à un tiers, même proche
        items:
          - text: Le motif du rendez-vous de son fils majeur, même si elle le connaît déjà
            feedback: Le secret couvre tout ce que le cabinet sait du patient, venue comprise.
          - {text: Le nom du spécialiste qui le suit}
          - {text: La date de sa prochaine consultation}
          - {text: Le résultat d’une analyse arrivée ce matin}
    explanation: Être parent d’un majeur ne donne aucun droit sur son secret.
    sources: ["CSP, art. L. 1110-4"]
    checked: 2026-11
    skill: cadre
    level: 3
"""
ORDERING = """\
  - id: es-ordre
    type: ordering
    prompt: Un patient se présente à l’accueil. Dans quel ordre agissez-vous ?
    items:
      - {text: Saluer et se présenter}
      - text: Vérifier son identité par les cinq traits stricts
        feedback: Rien ne se lit ni ne s’écrit avant de savoir de qui il s’agit.
      - {text: Ouvrir son dossier}
      - {text: Noter son arrivée dans le planning du médecin et l’en prévenir s’il est attendu}
      - {text: L’inviter à patienter}
    explanation: L’identité passe avant le dossier.
    skill: accueil
    level: 2
"""
FORM = """\
  - id: es-feuille
    type: form
    prompt: Le logiciel affiche ce retour. Que s’est-il passé, et que faites-vous ?
    papers:
      - title: Retour NOEMIE du 12/10/2026
        lines:
          - {label: Facture, text: "n° 4127, G, 30,00 €, tiers payant"}
          - {label: Motif du rejet, text: Droits de l’assurée fermés à la date des soins}
      - title: Dossier de la patiente
        lines:
          - {label: Nom, text: Inès Belkacem}
          - {label: Soins, text: 2 octobre 2026}
          - {label: Complémentaire, text: "Contrat responsable, valable jusqu’au 31 décembre 2026"}
          - La carte Vitale a été lue le jour des soins, puis mise à jour à la pharmacie le 9 octobre.
    boxes:
      - label: Cause du rejet
        options:
          - {text: Droits fermés, correct: oui}
          - {text: Carte non signée, feedback: "Une carte non signée n’aurait pas laissé partir la facture."}
          - {text: Acte inconnu, feedback: L’acte est connu du retour.}
          - {text: Délai dépassé}
      - label: Vous renvoyez la facture
        options:
          - {text: Oui, correct: oui}
          - {text: Non, feedback: Rejetée ne veut pas dire perdue.}
      - label: Ce que vous faites d’abord
        options:
          - {text: Consulter les droits en ligne avec l’ADRi, correct: oui}
          - {text: Réclamer les soins à la patiente par courrier recommandé}
          - {text: Renvoyer la même facture sans rien y changer}
      - label: Part de l’assurance maladie
        answer: "19,00"
        unit: €
        feedback: 70 % de 30,00 €, moins 2,00 € de participation.
        slips: [{text: "21,00", feedback: La participation forfaitaire a été oubliée.}]
    explanation: Des droits fermés le jour des soins se vérifient avant de renvoyer la facture.
    sources: ["GIE SESAM-Vitale"]
    checked: 2026-11
    skill: suivi_dossier
    level: 2
"""
CASE = """\
  - id: es-facture
    type: billing_case
    prompt: Remplissez la facture de cette consultation.
    case:
      date: 2026-03-02
      acts: [{code: G}]
      practitioner: {specialty: general, sector: "1"}
      pathway: outside
    explanation: Hors du parcours, la Sécurité sociale rembourse moins.
    sources: ["CSS, art. L. 162-5-3"]
    checked: 2026-11
    skill: suivi_dossier
    level: 2
"""
PROOFREADING = """\
  - id: es-relire
    type: proofreading
    prompt: Corrigez ce compte rendu avant que le Dr Roche le signe.
    papers:
      - title: Dossier
        lines:
          - {label: Née le, text: 12/04/1958}
          - {label: Côté opéré, text: gauche}
    text: |
      Compte rendu opératoire

      Madame Petit, née le 12/04/1968, a été opérée le 3 mars de la hanche droite sous anesthésie générale.
      La patiente n’a pas présentée de complication. L’hématocryte est à 32 %.

      Traitement de sortie : paracétamol, 1 g toutes les six heures, soit 40 g par jour au plus.
    faults:
      - {wrong: 12/04/1968, right: 12/04/1958, kind: identity, feedback: C’est la date du dossier.}
      - {wrong: hanche droite, right: hanche gauche, kind: side, feedback: Le dossier dit le côté gauche.}
      - {wrong: présentée, right: présenté, kind: grammar, feedback: Le complément vient après le verbe.}
      - {wrong: hématocryte, right: hématocrite, kind: term, feedback: Le suffixe est -crite.}
      - {wrong: 40 g, right: 4 g, kind: unit, feedback: Quatre prises de 1 g font 4 g.}
    explanation: Un compte rendu se relit avec le dossier sous les yeux.
    skill: transcription
    level: 2
"""
TRANSCRIPTION = """\
  - id: es-ecrire
    type: transcription
    prompt: Écrivez ces notes en toutes lettres.
    notes: "Pte 62 a., HTA, DNID ss metformine. Dlr tho depuis 2 j."
    text: >-
      Patiente de {62|soixante-deux} ans, {hypertendue|souffrant d’hypertension artérielle}, diabétique non
      insulinodépendante sous metformine. Douleur thoracique depuis {deux|2} jours.
    explanation: Dans un courrier, les abréviations s’écrivent en toutes lettres.
    skill: transcription
    level: 2
"""
DICTATION = """\
  - id: es-dictee
    type: dictation
    prompt: Écrivez ce que dicte le médecin.
    phrases:
      - Le patient présente une dyspnée d’effort.
      - L’auscultation cardiaque est sans particularité.
      - Je propose une épreuve d’effort dans un mois.
    explanation: Dyspnée s’écrit avec un y.
    skill: transcription
    level: 1
"""
GLOSSARY = """\
terms:
  - id: uretere
    term: uretère
    kind: term
    gender: m
    definition: Conduit qui mène l’urine du rein à la vessie.
    specialty: urologie
    confused_with: [uretre]
    contrast: L’uretère part du rein, l’urètre sort de la vessie.
    example: La lithiase siège au niveau de l’uretère gauche.
  - id: uretre
    term: urètre
    kind: term
    gender: m
    definition: Canal qui mène l’urine de la vessie à l’extérieur.
    specialty: urologie
    confused_with: [uretere]
"""
APPOINTMENT = (Path(__file__).parent / "agenda.yaml").read_text(encoding="utf-8")
"""A question, then the week that it needs: the last kind of a bank."""
KINDS = {
    "single_choice": SINGLE,
    "multiple_choice": MULTIPLE,
    "short_answer": TYPED,
    "cloze": CLOZE,
    "numeric": NUMERIC,
    "true_false": TRUE_FALSE,
    "matching": MATCHING,
    "sorting": SORTING,
    "ordering": ORDERING,
    "form": FORM,
    "billing_case": CASE,
    "proofreading": PROOFREADING,
    "transcription": TRANSCRIPTION,
    "dictation": DICTATION,
    "appointment": APPOINTMENT,
}


CLAIM = Sheet(
    papers=(
        Paper(
            "Carte Vitale",
            (
                PaperLine("Awa Diallo", "Assurée"),
                PaperLine("12/03/1984", "Née le"),
                PaperLine("Régime général, droits ouverts", "Droits"),
                PaperLine("aucune", "ALD"),
            ),
        ),
        Paper("Complémentaire", (PaperLine("Contrat responsable, part complémentaire à 100 %"),)),
        Paper(
            "Consultation",
            (
                PaperLine("lundi 2 mars 2026", "Date"),
                PaperLine("Dr Pauline Le Goff, généraliste, secteur 1", "Médecin"),
                PaperLine("Au cabinet, pour une toux", "Motif"),
                PaperLine("déclaré, mais c’est un autre médecin", "Médecin traitant"),
                PaperLine("30,00 €", "Honoraires"),
            ),
        ),
        Paper("Au cabinet", (PaperLine("sur la part obligatoire", "Tiers payant"),)),
    ),
    boxes=(
        Box(name="act", label="Acte", answer="G", options=("G + MEG", "GS", "G", "TCG")),
        Box(
            name="insurance",
            label="Nature de l’assurance",
            answer="Maladie",
            options=("Maladie", "Maternité", "Accident du travail"),
        ),
        Box(
            name="pathway",
            label="Parcours de soins",
            answer="Hors parcours",
            options=("Médecin traitant", "Adressé par le médecin traitant", "Hors parcours", "Urgence"),
            feedback="Ni médecin traitant, ni adressée par lui, ni urgence.",
        ),
        Box(
            name="third_party",
            label="Tiers payant",
            answer="Part obligatoire",
            options=("Aucun", "Part obligatoire", "Intégral"),
        ),
        Box(
            name="amo_net",
            label="Versé par l’assurance maladie",
            answer="7,00",
            unit="€",
            feedback="30 % de 30,00 €, moins 2,00 €.",
            slips=(Slip("19,00", "Hors parcours, le taux n’est plus de 70 %."),),
        ),
        Box(name="amc", label="Versé par la complémentaire", answer="9,00", unit="€"),
        Box(name="paid_at_desk", label="À régler le jour des soins", answer="21,00", unit="€"),
        Box(name="patient_cost", label="Reste à la charge du patient", answer="14,00", unit="€"),
    ),
    reasoning=(
        ReasoningLine(
            label="Base de remboursement",
            amount="30,00 €",
            rule="Consultation du généraliste : 30,00 €, depuis le 22/12/2024.",
            source="Convention médicale 2024-2029",
            act="G",
        ),
        ReasoningLine(
            label="Part de l’assurance maladie (30 %)",
            amount="9,00 €",
            rule="Hors du parcours de soins, le taux baisse de 40 points.",
            source="CSS, art. L. 162-5-3 ; arrêté du 3 décembre 2008",
            act="G",
        ),
        ReasoningLine(
            label="Versé par l’assurance maladie",
            amount="7,00 €",
            rule="9,00 € − 2,00 € de participation forfaitaire.",
            source="Calcul",
        ),
    ),
)
"""What the case of billing draws here: eight boxes, four of them typed."""


class StillClock:
    """Saturday 21 November 2026, ten in the morning in Paris, until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(milliseconds=1)
        return self.instant

    def zone(self) -> tzinfo:
        return ZoneInfo("Europe/Paris")


MakeApp = Callable[..., QuizzApp]


@pytest.fixture
def claim(monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """Every case of billing draws this sheet."""
    monkeypatch.setattr(dealing, "deal", lambda *_facts: CLAIM)
    return CLAIM


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def make_app(tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    """An app over the kinds of question named; `glossary=True` adds two terms."""
    monkeypatch.setattr("quizz.tui.screens.keeping.monotonic", lambda: 0.0)
    monkeypatch.setattr("quizz.tui.widgets.texts.monotonic", lambda: 0.0)

    def make(
        *kinds: str,
        glossary: bool = False,
        theme: str = "terminologie",
        extra: str = "",
        first_run: bool = False,
        voice: object = None,
        **options: object,
    ) -> QuizzApp:
        folder = tmp_path / "content" / "questions" / theme
        folder.mkdir(parents=True, exist_ok=True)
        if kinds:
            questions = "".join(KINDS[kind] for kind in kinds)
            (folder / "essai.yaml").write_text(BANK.format(theme=theme) + questions, encoding="utf-8")
        if extra:
            (folder / "autre.yaml").write_text(extra, encoding="utf-8")
        if glossary:
            (tmp_path / "content" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
        places = Places(tmp_path / "quizz.db", (tmp_path / "content",), None)
        app = QuizzApp(places, clock=clock, random=Random(7), **options)
        app._speaker = silent() if voice is None else voice
        if not first_run:
            introduce(app)
        return app

    return make


Until = Callable[[Pilot[None], Callable[[], bool]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Wait for a condition rather than for a time."""

    async def wait(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
        for _attempt in range(1000):
            if condition():
                await pilot.pause()
                return
            await pilot.pause(0.01)
        raise AssertionError("the condition never came true")

    return wait


def introduce(app: QuizzApp) -> None:
    """Fill the first screen before the app opens, so that tests begin at home."""
    shop = Workshop.open(app._places)
    learner = shop.only_learner()
    if learner is not None and not learner.introduced:
        shop.learners.save(replace(learner, name="Léa", introduced=True))
    shop.close()


PREVIEWED = """\
id: apercu
title: Le standard du cabinet
theme: accueil
authors: [Équipe quizz]
questions:
  - id: ap-secret
    type: single_choice
    prompt: Une patiente demande au téléphone l’heure du rendez-vous de son mari. Que lui répondez-vous ?
    choices:
      - text: Je ne peux ni confirmer ni démentir ce rendez-vous.
        correct: oui
      - text: Le rendez-vous est à dix heures, puisque vous êtes son épouse.
        feedback: Être l’épouse d’un patient ne donne aucun droit sur son secret.
      - text: Le rendez-vous a été déplacé, demandez-le-lui ce soir.
        feedback: C’est déjà dire qu’un rendez-vous existe.
    explanation: Le fait même d’être patient est couvert par le secret, même devant un époux.
    sources: ["CSP, art. L. 1110-4"]
    checked: 2026-11
    skill: accueil
    level: 2
  - id: ap-mot
    type: short_answer
    prompt: Comment s’appelle le conduit qui mène l’urine du rein à la vessie ?
    answers: [uretère]
    confusions:
      - {text: urètre, feedback: L’urètre va de la vessie à l’extérieur.}
    explanation: L’uretère part du rein et l’urètre sort de la vessie.
    skill: transcription
    level: 1
  - id: ap-sans-explication
    type: true_false
    prompt: La secrétaire peut commenter un résultat d’analyse au téléphone.
    answer: faux
    skill: accueil
    level: 1
  - id: ap-paires
    type: matching
    prompt: À qui adressez-vous chaque demande ?
    pairs:
      - left: Une question sur un médicament
        right: Le médecin du cabinet
        feedback: La secrétaire ne conseille aucun médicament.
      - {left: Un avis de passage de la poste, right: L’accueil du cabinet}
      - {left: Une douleur dans la poitrine, right: Le 15}
    explanation: Une douleur dans la poitrine passe avant tout le reste.
    skill: accueil
    level: 1
  - id: ap-montant
    type: numeric
    prompt: Combien coûte une consultation chez un généraliste de secteur 1, médecin traitant ?
    answer: "{{tariff:G}}"
    unit: €
    explanation: Le tarif est celui de la convention en vigueur ce jour-là.
    sources: [Convention médicale 2024-2029]
    checked: 2026-11
    skill: prise_en_charge
    level: 1
"""
"""Five questions; the third has no explanation, the last is withheld while there is no tariff."""
TARIFFS = """\
tariffs:
  - id: G
    label: Consultation du généraliste
    unit: EUR
    values:
      - {amount: "30.00", valid_from: 2024-12-22, source: Convention médicale 2024-2029, confidence: A}
"""


@pytest.fixture
def tariffs() -> str:
    """The amount that the last question lacks."""
    return TARIFFS


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank that is being written."""
    file = tmp_path / "content" / "questions" / "accueil" / "standard.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(PREVIEWED, encoding="utf-8")
    (tmp_path / "content" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return file


@pytest.fixture
def preview_app(bank: Path, tmp_path: Path, clock: StillClock) -> Callable[..., PreviewApp]:
    """The preview of the bank, or of another file beside it."""

    def make(file: Path | None = None, **options: object) -> PreviewApp:
        previewer = Previewer(str(file or bank), [], cache=None, today=lambda: today(clock), environment=None)
        return PreviewApp(previewer, **options)

    return make


@pytest.fixture
def picture_of(snap_compare, until: Until):
    """Compare the screen of a session, once such a widget has the focus.

    Some keys are pressed before; once the answer is told when `answered`, then some others.
    """

    def pictures(answering: type[Widget]):
        def compare(
            app, *keys: str, size: tuple[int, int], answered: bool = False, then: tuple[str, ...] = ()
        ) -> bool:
            async def before(pilot: Pilot[None]) -> None:
                await until(pilot, lambda: app.is_ready)
                app.start_practice()
                await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
                await until(pilot, lambda: isinstance(app.focused, answering))
                await pilot.press(*keys)
                if answered:
                    await until(pilot, lambda: app.screen._feedback is not None)
                    await pilot.pause()
                    await pilot.press(*then)
                await pilot.pause()

            return snap_compare(app, terminal_size=size, run_before=before)

        return compare

    return pictures
