"""Sentences that the screens and the plain mode share: dates, delays, verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.domain.judgement import Judgement
    from quizz.domain.question import AnyQuestion
    from quizz.domain.remark import RemarkKind
    from quizz.domain.scenario import Scenario
    from quizz.services.exchange import Feedback, Tally, Undone

ENOUGH_FOR_A_SHARE = 10


def theme_name(theme: str) -> str:
    """The name of a theme on screen."""
    names = {
        "terminologie": _("Terminologie"),
        "confidentialite": _("Confidentialité"),
        "facturation": _("Facturation"),
        "accueil": _("Accueil"),
        "redaction": _("Rédaction"),
        "organisation": _("Organisation"),
        "anglais": _("Anglais médical"),
    }
    return names.get(theme, theme)


def skill_name(skill: str) -> str:
    """An activity of the title, in a few words."""
    names = {
        "accueil": _("Accueil"),
        "prise_en_charge": _("Prise en charge administrative et financière"),
        "planification": _("Planification"),
        "transcription": _("Transcription"),
        "suivi_dossier": _("Suivi du dossier"),
        "handicap": _("Handicap"),
        "cadre": _("Secret, droits, identité"),
    }
    return names.get(skill, skill)


def kind_name(kind: str) -> str:
    """A type of question, or a kind of entry of the glossary, in a word or two."""
    names = {
        "single_choice": _("choix unique"),
        "multiple_choice": _("choix multiples"),
        "true_false": _("vrai ou faux"),
        "short_answer": _("réponse tapée"),
        "cloze": _("texte à trous"),
        "numeric": _("nombre"),
        "matching": _("association"),
        "ordering": _("mise en ordre"),
        "sorting": _("classement"),
        "form": _("feuille à remplir"),
        "billing_case": _("cas de facturation"),
        "switchboard": _("appel"),
        "proofreading": _("relecture"),
        "transcription": _("transcription"),
        "dictation": _("dictée"),
        "appointment": _("agenda"),
        "word_parts": _("mot à découper"),
        "scenario": _("situation"),
        "term": _("terme"),
        "word_part": _("élément de mot"),
        "abbreviation": _("sigle"),
    }
    return names.get(kind, kind)


def label(name: str) -> str:
    """`Réponse : `, what comes before the thing named."""
    return _("{name} : ").format(name=name)


def series(things: Iterable[str]) -> str:
    """Things that may have commas of their own, one after the other."""
    return _(" ; ").join(things)


def stopped(text: str) -> str:
    """The text as a sentence that ends."""
    return text if text.endswith((".", "!", "?", "…", "»", "”")) else f"{text}."


def long_date(day: date) -> str:
    """`samedi 21 novembre`."""
    weekdays = _("lundi mardi mercredi jeudi vendredi samedi dimanche").split()
    months = _("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()
    number = _("1er") if day.day == 1 else str(day.day)
    return _("{weekday} {number} {month}").format(
        weekday=weekdays[day.weekday()], number=number, month=months[day.month - 1]
    )


def month_checked(checked: str) -> str:
    """`2026-11` as `11/2026`."""
    year, _dash, month = checked.partition("-")
    return f"{month[:2]}/{year}" if month else checked


def percent(share: float) -> str:
    """`0.62` as `62 %`."""
    return _("{n} %").format(n=round(share * 100))


def questions(n: int) -> str:
    """`1 question`, `12 questions`."""
    return ngettext("{n} question", "{n} questions", n).format(n=n)


def duration(milliseconds: int) -> str:
    """`4 min 12 s`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    if not minutes:
        return _("{s} s").format(s=seconds)
    return _("{m} min {s:02} s").format(m=minutes, s=seconds)


def coming_back(feedback: Feedback) -> str:
    """When the point comes back, or why nothing was changed."""
    if feedback.taken_back:
        return _("Cette réponse a été reprise entre-temps : rien n’a été changé.")
    if feedback.back_in_session:
        return _("Reviendra dans cette séance.")
    if feedback.free or feedback.days is None or feedback.due is None:
        return _("Entraînement libre : le calendrier n’a pas bougé.")
    if feedback.days <= 0:
        return _("Reviendra aujourd’hui.")
    if feedback.days == 1:
        return _("Reviendra demain.")
    day = long_date(feedback.due)
    if feedback.days > 300:
        day = f"{day} {feedback.due.year}"
    return _("Reviendra dans {n} jours, le {day}.").format(n=feedback.days, day=day)


def undone(taken_back: Undone | None) -> str:
    """What taking back did."""
    if taken_back is None:
        return _("Il n’y a pas de réponse à reprendre.")
    if taken_back.refused:
        return _("La dernière réponse vient d’une situation ou du standard : elle ne se reprend pas ici.")
    if taken_back.aside:
        return _("La question est posée de nouveau.")
    if taken_back.again:
        return _("Réponse reprise : la question est posée de nouveau.")
    return _("Réponse reprise ; sa question ne peut plus être posée.")


def figures(tally: Tally) -> str:
    """`12 réponses, dont 9 justes : 75 %.`; no share of few answers, nothing of none."""
    if not tally.answered:
        return ""
    answers = ngettext("{n} réponse", "{n} réponses", tally.answered).format(n=tally.answered)
    right = ngettext("{n} juste", "{n} justes", tally.right).format(n=tally.right)
    if tally.answered < ENOUGH_FOR_A_SHARE:
        return _("{answers}, dont {right}.").format(answers=answers, right=right)
    return _("{answers}, dont {right} : {share}.").format(
        answers=answers, right=right, share=percent(tally.right / tally.answered)
    )


def kept(tally: Tally) -> str:
    """That a session may be left as it is."""
    if tally.drafted:
        return _("Tout est gardé : la prochaine séance reprend la réponse que vous avez commencée.")
    return _("Tout est gardé. Vous pouvez vous arrêter ici.")


def by_skill(tally: Tally) -> list[str]:
    """`Transcription : 5 sur 7`, a line an activity of the title."""
    return [
        _("{skill} : {right} sur {n}").format(skill=skill_name(skill), right=right, n=answered)
        for skill, answered, right in tally.by_skill
    ]


def verdict(feedback: Feedback) -> str:
    """Right or wrong, in a word."""
    if feedback.overruled:
        return _("Compté juste")
    return _right(feedback) if feedback.judgement.correct else _wrong(feedback)


def _right(feedback: Feedback) -> str:
    from quizz.domain.judgement import Rating  # home, painted first, needs no domain

    if feedback.judgement.is_fair and feedback.rating is not Rating.EASY:
        return _("Acceptable, il y avait mieux")
    qualified = {Rating.EASY: _("Juste, facile"), Rating.HARD: _("Juste, avec hésitation")}
    return qualified.get(feedback.rating, _("Juste"))


def _wrong(feedback: Feedback) -> str:
    if feedback.judgement.unknown:
        return _("À apprendre")
    if feedback.asked.presented.items or feedback.asked.presented.sheet is not None:
        return _counted(feedback)
    if feedback.judgement.passages:
        return _of_text(feedback)
    if feedback.judgement.score > 0:
        return _("En partie juste : {share}").format(share=percent(feedback.judgement.score))
    return _("Ce n’est pas cela")


def _of_text(feedback: Feedback) -> str:
    from quizz.services.text_verdicts import figures

    how = _("En partie juste : {count}") if feedback.judgement.score else _("Ce n’est pas cela : {count}")
    return how.format(count=figures(feedback))


def _counted(feedback: Feedback) -> str:
    """How much is well placed, or what is to be moved: clearer than a share corrected for chance."""
    parts = feedback.judgement.parts
    right = sum(part.right for part in parts)
    if not right:
        return _("Ce n’est pas cela")
    if feedback.asked.presented.sheet is not None:
        return _filled(feedback.judgement, right)
    if not feedback.asked.presented.targets:
        if not feedback.judgement.score:
            return ngettext(
                "Ce n’est pas cela : {n} élément à déplacer",
                "Ce n’est pas cela : {n} éléments à déplacer",
                len(parts) - right,
            ).format(n=len(parts) - right)
        return ngettext(
            "En partie juste : {n} élément à déplacer",
            "En partie juste : {n} éléments à déplacer",
            len(parts) - right,
        ).format(n=len(parts) - right)
    if not feedback.judgement.score:
        return ngettext(
            "Ce n’est pas cela : {n} élément sur {total} bien placé",
            "Ce n’est pas cela : {n} éléments sur {total} bien placés",
            right,
        ).format(n=right, total=len(parts))
    return ngettext(
        "En partie juste : {n} élément sur {total} bien placé",
        "En partie juste : {n} éléments sur {total} bien placés",
        right,
    ).format(n=right, total=len(parts))


def _filled(judgement: Judgement, right: int) -> str:
    total = len(judgement.parts)
    count = ngettext("{n} case sur {total} juste", "{n} cases sur {total} justes", right)
    how = _("En partie juste : {count}") if judgement.score else _("Ce n’est pas cela : {count}")
    return how.format(count=count.format(n=right, total=total))


def remark_kind(kind: RemarkKind) -> str:
    """What is wrong with a question, in a few words."""
    return {
        "key": _("Réponse discutable"),
        "unclear": _("Question pas claire"),
        "spelling": _("Faute de français"),
        "outdated": _("Information périmée"),
        "other": _("Autre chose"),
    }[kind.value]


def rank(place: int) -> str:
    """`1er`, `2e`, of an element; counted from 1, nine at most."""
    return _("1er 2e 3e 4e 5e 6e 7e 8e 9e").split()[place - 1]


def left_to_place(count: int, *, may_stop: bool) -> str:
    """How many elements have no place; `may_stop`: the answer can be validated without them."""
    left = ngettext("Il reste {n} élément à placer.", "Il reste {n} éléments à placer.", count).format(
        n=count
    )
    return _("{left} Validez encore pour répondre ainsi.").format(left=left) if may_stop else left


def left_to_fill(count: int, *, may_stop: bool) -> str:
    """How many boxes are empty; `may_stop`: the answer can be validated without them."""
    left = ngettext("Il reste {n} case à remplir.", "Il reste {n} cases à remplir.", count).format(n=count)
    return _("{left} Validez encore pour répondre ainsi.").format(left=left) if may_stop else left


def left_to_write(count: int, *, may_stop: bool) -> str:
    """How many phrases are not written; `may_stop`: the answer can be validated without them."""
    left = ngettext("Il reste {n} phrase à écrire.", "Il reste {n} phrases à écrire.", count).format(n=count)
    return _("{left} Validez encore pour répondre ainsi.").format(left=left) if may_stop else left


def phrase_place(number: int, total: int) -> str:
    """Which phrase of a dictation is dictated."""
    return _("Phrase {n} sur {total}.").format(n=number, total=total)


def faults_to_find(count: int) -> str:
    """How many faults stand in a text to correct."""
    return ngettext(
        "{n} faute à corriger ; ne changez rien d’autre.",
        "{n} fautes à corriger ; ne changez rien d’autre.",
        count,
    ).format(n=count)


def withheld(reason: str) -> str:
    """Why a question is not asked."""
    return _("Cette question est retenue, elle ne sera pas posée. {reason}").format(reason=reason)


def forgiven(feedback: Feedback) -> str:
    """What was overlooked in a right answer, or nothing."""
    names = {
        "accent": _("aux accents"),
        "ligature": _("à la ligature œ"),
        "hyphen": _("au trait d’union"),
        "typo": _("à l’orthographe"),
    }
    judgement = feedback.judgement
    kinds = dict.fromkeys(
        (*judgement.forgiven, *(kind for part in judgement.parts for kind in part.forgiven))
    )
    if not kinds or not judgement.correct:
        return ""
    *others, last = (names[kind] for kind in kinds)
    what = _("{some} et {last}").format(some=", ".join(others), last=last) if others else last
    return _("Attention {what}.").format(what=what)


def sources(text: str) -> str:
    """Sources that are separated by semicolons, as French is set."""
    return "\u00a0; ".join(source.strip() for source in text.split(";"))


def source_line(question: AnyQuestion | Scenario) -> str:
    """The sources and the month of the last check, or nothing."""
    if not question.sources:
        return ""
    line = " · ".join(question.sources)
    if question.checked:
        line = _("{sources} · vérifié {month}").format(sources=line, month=month_checked(question.checked))
    return line
