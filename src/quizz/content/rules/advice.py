"""Right answers by which a secretary would give medical advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.asked import OF_CHOICE, holds, stated
from quizz.content.rules.context import Context
from quizz.content.rules.options import shortened
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.question import Call, Form, Ordering, TrueFalse
from quizz.i18n import _

_OF_MEDICINES = (
    "médic", "compri", "cachet", "gélul", "sirop", "goutte", "traitement", "dose", "posolog", "pilule",
    "insulin", "anti", "anxiol", "somnif", "paracét", "dolip", "dafal", "effera", "aspir", "ibupro",
    "advil", "amoxi", "cort", "ventol",
)  # fmt: skip
_OF_GRAVITY = ("grav", "bénin", "inquiét", "viral", "norma", "bon", "rassur", "négati", "mauvais")
_OF_ORDERS = ("ez ", "ez-", "ez\u00a0", "ez\n")
_OF_COUNSEL = (
    "conseill", "recommand", "sugg", "propos", "autoris", "dis", "dire", "dites", "expliqu", "pouvez",
    "devez", "devriez", "faut",
)  # fmt: skip
_HINTS = (*_OF_MEDICINES, *_OF_GRAVITY)
"""What any advice of the lexicon holds one of: looked for before a long pattern is compiled and run."""
_MEDICINE = (
    r"(?:médicaments?|médications?|comprimés?|cachets?|gélules?|sirops?|gouttes|traitements?|doses?|posologie|pilule"
    r"|insuline|anti-?\w+|anxiolytiques?|somnifères?|paracétamol|doliprane|dafalgan|efferalgan|aspirine"
    r"|ibuprofène|advil|amoxicilline|cortisone|corticoïdes?|ventoline)"
)
_SOME = (
    r"\s+(?:(?:de|du|des|d[’']|le|la|les|l[’']|un|une|deux|trois|\d+|votre|vos|son|sa|ses|ce|cet|cette|ces|en|pas|plus"
    r"|jamais|surtout|déjà)\s*){0,3}"
)
_TELL = (
    r"(?:prenez|reprenez|arrêtez|stoppez|suspendez|interrompez|continuez|poursuivez|augmentez|diminuez|réduisez"
    r"|baissez|doublez|sautez|espacez|remplacez|évitez|donnez(?:-lui|-leur)?)"
)
_DO = (
    r"(?:prendre|reprendre|arrêter|stopper|suspendre|interrompre|continuer|poursuivre|augmenter|diminuer|réduire"
    r"|baisser|doubler|sauter|espacer|remplacer|éviter|(?:lui |leur )?donner)"
)
_RECOMMEND = r"\b(?:conseill|recommand|suggèr|suggér)\w*"
_ADVISE = r"\b(?:conseill|recommand|suggèr|suggér|propos|autoris|dis\b|dire\b|dites\b|expliqu)\w*"
_NOT_DONE = re.compile(r"\b(?:ne|sans|jamais|refus\w+|évit\w+|interdi\w+|pas)\b|\bn[’']")
_CLAUSE = re.compile(r"[.;:!?«»]")
_SECRETARY = re.compile(r"\b(?:secrétaires?|vous|je|stagiaire|collègue)\b|\bj[’']")
_TRANSCRIPTION = "transcription"

# The long patterns below are compiled when they are wanted: few texts have a hint of advice.


def medical_advice(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """F304: a key that advises on a medicine, or says how serious it is.

    What is transcribed is the doctor's.
    """
    question = written.question
    if question.skill == _TRANSCRIPTION:
        return
    if isinstance(question, TrueFalse):
        if question.answer and holds(question.prompt.lower(), _HINTS):
            yield from _in_statement(written)
    elif isinstance(question, OF_CHOICE):
        if any(choice.correct and holds(choice.text.lower(), _HINTS) for choice in question.choices):
            yield from _in_texts(written, Role.KEY)
    elif isinstance(question, Form | Call):
        yield from _in_texts(written, Role.KEY)
    elif isinstance(question, Ordering):
        yield from _in_texts(written, Role.ITEM)


def advice_in(text: str) -> int | None:
    """Where a text starts to advise; None when it does not, or repeats what a carer said."""
    lowered = text.lower()
    of_medicines, of_gravity = holds(lowered, _OF_MEDICINES), holds(lowered, _OF_GRAVITY)
    if not (of_medicines or of_gravity) or _from_a_carer().search(lowered):
        return None
    if of_medicines and holds(lowered, _OF_ORDERS) and (order := _orders().search(lowered)):
        return order.start()
    advised = _advises().search(lowered) if of_medicines and holds(lowered, _OF_COUNSEL) else None
    for found in (advised, _reassures().search(lowered) if of_gravity else None):
        if found and not _is_denied(lowered, found.start()):
            return found.start()
    return None


def _in_texts(written: WrittenQuestion, role: Role) -> Iterator[Flaw]:
    for passage in written.texts(role):
        if (offset := advice_in(passage.text)) is not None:
            yield _flaw(written, passage, offset)


def _in_statement(written: WrittenQuestion) -> Iterator[Flaw]:
    passage = written.texts(Role.PROMPT)[0]
    start, end = stated(passage.text)
    statement = passage.text[start:end].lower()
    found = _advises().search(statement)
    if (
        found
        and _SECRETARY.search(statement)
        and not _from_a_carer().search(statement)
        and not _is_denied(statement, found.start())
    ):
        yield _flaw(written, passage, start + found.start())


def _is_denied(text: str, offset: int) -> bool:
    """Whether the clause says before that place that it is not done."""
    return bool(_NOT_DONE.search(_CLAUSE.split(text[:offset])[-1]))


def _flaw(written: WrittenQuestion, passage: Passage, offset: int) -> Flaw:
    return Flaw(
        written.locate(passage, offset),
        _("La bonne réponse fait donner un avis médical : « {text} ».").format(
            text=shortened(passage.text[offset:])
        ),
        _("La secrétaire transmet ou alerte ; gardez cet avis pour un mauvais choix."),
    )


@cache
def _orders() -> re.Pattern[str]:
    """« Arrêtez votre traitement », « ne prenez pas d’aspirine »."""
    return re.compile(rf"\b{_TELL}{_SOME}{_MEDICINE}\b")


@cache
def _advises() -> re.Pattern[str]:
    """« Je lui conseille de prendre du paracétamol », « vous pouvez arrêter le traitement »."""
    return re.compile(
        rf"{_ADVISE}[^.;:!?«»]{{0,40}}?\b(?:de\s+|d[’']){_DO}{_SOME}{_MEDICINE}\b"
        rf"|{_RECOMMEND}{_SOME}{_MEDICINE}\b"
        rf"|\b(?:vous\s+(?:ne\s+)?(?:pouvez|devez|devriez)|il\s+(?:ne\s+)?faut)\s+(?:pas\s+|plus\s+)?{_DO}{_SOME}{_MEDICINE}\b"
    )


@cache
def _reassures() -> re.Pattern[str]:
    """« C’est bénin », « rien de grave », « vos résultats sont normaux »."""
    return re.compile(
        r"\bc[’']est\s+(?:bénin|sans\s+gravité|viral)\b"
        r"|\b(?:n[’'](?:est|a|avez|y\s+a)\s+)?(?:rien|pas)\s+(?:de\s+|d[’'])?(?:bien\s+|très\s+|vraiment\s+)?(?:graves?|inquiétante?)\b"
        r"|\b(?:vos|votre|ses|son)\s+(?:résultats?|analyses?|bilan|examens?|biopsie|prise\s+de\s+sang|radio(?:graphie)?"
        r"|scanner|irm|échographie)\b[^.;:!?«»]{0,25}?\b(?:est|sont)\s+(?:\w+\s+)?"
        r"(?:bon(?:ne)?s?|norma(?:l|le|ux|les)|rassurante?s?|mauvais(?:es?)?|inquiétante?s?|négati(?:fs?|ves?))\b"
    )


@cache
def _from_a_carer() -> re.Pattern[str]:
    """What a carer said may be repeated."""
    return re.compile(
        r"prescri|ordonnance|consigne|protocole|selon l[ea]\s|\b(?:sur|d[’']après)\s+(?:l[’'])?avis\b"
        r"|\b(?:médecin|docteure?|dre?|pharmacien(?:ne)?|infirmi(?:er|ère)|sage-femme)\b[^.;:!?«»]{0,30}"
        r"\b(?:demande|dit|dicte|veut|décide|conseille|indique|recommande)"
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.MEDICAL_ADVICE, Severity.WARNING, medical_advice),
)
