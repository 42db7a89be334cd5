"""What an instructor can do in a preview: while looking, and while answering."""

from __future__ import annotations

from quizz.tui.commands import Command
from quizz.tui.screens.answering import HOW

COMMANDS = (
    Command("answer", "enter", "Répondre", "Répondre comme une personne qui s’entraîne ; rien n’est noté."),
    Command("proceed", "enter", "Suite", "Passer à la suivante.", bar=False),
    Command("validate", "enter", "Valider", "Valider, ou passer à ce qui reste à remplir.", priority=True),
    Command("finish", "f2,ctrl+f", "J’ai fini", "Valider votre travail, quand Entrée sert à le faire."),
    Command("listen", "f5,ctrl+r", "Écouter", "Écouter la phrase ; encore une fois, plus lentement."),
    Command(
        "read",
        "alt+l,ctrl+l",
        "Lire plutôt",
        "Voir les phrases au lieu de les écouter, si vous n’entendez rien.",
        bar=False,
    ),
    Command("look", "f5,ctrl+r", "Revoir", "Revoir la phrase ; elle disparaît quand vous écrivez."),
    Command("dont_know", "f4,ctrl+n", "Je ne sais pas", "Voir la réponse sans répondre."),
    Command("back", "escape", "Revenir", "Laisser la réponse, et montrer la question comme au début."),
    Command("go(1)", "n,right", "Suivante", "Voir la question suivante.", name="next"),
    Command("go(-1)", "p,left", "Précédente", "Voir la question précédente.", name="previous"),
    Command("end(False)", "home", "Première", "Aller à la première.", bar=False, name="first"),
    Command("end(True)", "end", "Dernière", "Aller à la dernière.", bar=False, name="last"),
    Command("key", "c", "Corrigé", "Voir toutes les bonnes réponses, et ce qui est dit de chaque erreur."),
    Command("draw", "t", "Tirer", "Tirer et mélanger les réponses autrement."),
    Command("play", "j", "Jouer", "Jouer toute la situation ; rien n’est noté."),
    Command("contents", "l,slash", "Liste", "Voir toutes les questions, en chercher une par un mot."),
    Command("findings", "v", "Vérification", "Voir tout ce que la vérification trouve dans le fichier."),
    Command("terms", "g", "Glossaire", "Ouvrir les mots du glossaire présents dans la question."),
    Command("reread", "f5,ctrl+r", "Relire", "Relire le fichier ; chaque enregistrement le fait.", bar=False),
    Command("leave", "q", "Quitter", "Finir l’aperçu ; rien n’est noté."),
)

ANSWERING = HOW | {"dont_know"}
LOOKING = frozenset(command.action for command in COMMANDS) - ANSWERING - {"back"}
"""What makes sense while a panel has the keys alone, and while none has them alone."""
ONLY_LOOKING = frozenset(action.partition("(")[0] for action in LOOKING)
"""The same without their arguments."""
