"""What a person is told of the answers to her remarks that she has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.i18n import ngettext
from quizz.services.replies import Replies

if TYPE_CHECKING:
    from quizz.services.learners import Learner
    from quizz.services.opening import Workshop


def unread(shop: Workshop, learner: Learner) -> int:
    """How many answers wait for a person."""
    return Replies(shop.database, learner.id, shop.clock).unread()


def waiting(shop: Workshop, learner: Learner, n: int) -> list[str]:
    """A sentence, and the command that shows them; nothing when nothing waits."""
    if not n:
        return []
    command = "quizz reports --closed"
    if len(shop.learners.all()) > 1:
        command += f' --learner "{learner.name}"'
    told = ngettext(
        "{n} réponse à vos remarques : « {command} » la montre.",
        "{n} réponses à vos remarques : « {command} » les montre.",
        n,
    )
    return [told.format(n=n, command=command)]
