"""What the screen tells of a question that is asked, beside the question itself."""

from __future__ import annotations

from collections.abc import Mapping

from quizz import wording
from quizz.i18n import _
from quizz.services.exchange import Asked
from quizz.tui.prose import terms_in


def title_and_place(asked: Asked, *, free: bool, unsure: bool) -> tuple[str, str]:
    """The line above: the theme and the bank at its left, the place in the session at its right."""
    marks = [_("de retour")] if asked.back else [_("nouvelle")] if asked.new else []
    if free:
        marks.append(_("libre"))
    if unsure:
        marks.append(_("j’hésite"))
    place = f"{asked.number} / {asked.total}"
    return f"{wording.theme_name(asked.question.theme)} · {asked.bank_title}", " · ".join([*marks, place])


def terms_of(asked: Asked, terms: Mapping[str, str]) -> list[str]:
    """Ids of the glossary entries that it names, then of those it mentions. `terms`: as for `terms_in`."""
    from quizz.services.text_verdicts import texts_of  # a start tells of no answer yet

    question = asked.question
    text = " ".join((question.prompt, *asked.presented.shown, *texts_of(question), question.explanation))
    return list(dict.fromkeys((*question.terms, *terms_in(text, terms))))
