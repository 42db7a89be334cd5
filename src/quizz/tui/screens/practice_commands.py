"""What a person can do while practising, before and after an answer."""

from __future__ import annotations

from quizz.domain.judgement import Rating
from quizz.services.exchange import Feedback
from quizz.tui.commands import Command
from quizz.tui.screens.answering import HOW

BEFORE = HOW | {"unsure", "dont_know"}
AFTER = frozenset({"next", "easy", "count_right", "terms"})
"""Actions that make sense before the answer alone, and after it alone."""

COMMANDS = (
    Command("next", "enter", "Suite", "Passer à la question suivante."),
    Command(
        "validate",
        "enter",
        "Valider",
        "Valider, ou passer à ce qui reste à remplir.",
        priority=True,
    ),
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
    Command(
        "unsure",
        "f3,ctrl+t,h",
        "J’hésite",
        "Dire que vous hésitez : juste, la question revient plus tôt.",
    ),
    Command("dont_know", "f4,ctrl+n", "Je ne sais pas", "Voir la réponse sans répondre."),
    Command("easy", "f", "Facile", "C’était facile : la question revient plus tard."),
    Command("count_right", "o", "Compter juste", "Passer outre le verdict ; la décision est notée."),
    Command("terms", "g", "Glossaire", "Ouvrir les mots du glossaire présents dans la question."),
    Command("undo", "f7,ctrl+z,u", "Annuler", "Reprendre la dernière réponse."),
    Command("report", "f6,ctrl+s,s", "Signaler", "Signaler une erreur dans cette question."),
    Command("known", "f8,ctrl+b,c", "Déjà su", "Ne plus poser cette question : vous la savez.", bar=False),
    Command(
        "suspend",
        "f9,ctrl+l,p",
        "Suspendre",
        "Ne plus poser cette question pour l’instant.",
        bar=False,
    ),
    Command("stop", "escape", "Arrêter", "Finir la séance et voir le bilan ; tout est gardé."),
)


def is_offered(action: str, told: Feedback | None, *, free: bool) -> bool:
    """Whether an action makes sense, after the feedback `told` or before any; `free`: in a free session."""
    if action in BEFORE:
        return told is None
    if told is None:
        return action not in AFTER
    if action == "easy":
        return told.right and told.rating != Rating.EASY and not free
    return action != "count_right" or not told.right
