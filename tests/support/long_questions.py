"""Questions that are long to answer, as their authors write them."""

from pathlib import Path

REPORT = """\
  - id: relire
    type: proofreading
    prompt: Corrigez ce compte rendu.
    papers:
      - title: Dossier
        lines: [{label: Côté opéré, text: gauche}]
    text: |
      Madame Petit, opérée de la hanche droite, n’a pas présentée de fièvre.

      Paracétamol : 1 g toutes les six heures, soit 40 g par jour. La hanche est souple, à revoir.
    faults:
      - {wrong: hanche droite, right: hanche gauche, kind: side, feedback: Le dossier dit gauche.}
      - {wrong: présentée, right: présenté, kind: grammar, feedback: Le complément suit.}
      - {wrong: 40 g, right: 4 g, kind: unit, feedback: Quatre fois 1 g.}
      - {wrong: "souple, à revoir", right: souple, kind: forbidden, feedback: Rien ne le demande.}
    explanation: Un compte rendu se relit avec le dossier.
    skill: transcription
    level: 2
"""
NOTES = """\
  - id: ecrire
    type: transcription
    prompt: Écrivez ces notes en toutes lettres.
    notes: "Pte 62 a., HTA."
    text: Patiente de {62|soixante-deux} ans, hypertendue.
    explanation: Un courrier s’écrit en toutes lettres.
    skill: transcription
    level: 2
"""
DICTATED = """\
  - id: dictee
    type: dictation
    prompt: Écrivez ce que dicte le médecin.
    phrases: [Le patient présente une dyspnée., "Je revois {Madame|Mme} Petit dans un mois."]
    explanation: Dyspnée s’écrit avec un y.
    skill: transcription
    level: 1
"""
FIRST, SECOND = "Le patient présente une dyspnée.", "Je revois Madame Petit dans un mois."
APPOINTMENT = (Path(__file__).parents[1] / "tui" / "agenda.yaml").read_text(encoding="utf-8")
