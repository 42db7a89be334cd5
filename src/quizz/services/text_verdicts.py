"""What is said of an answer that is a whole text: its figures, its marks, its mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from quizz.domain.answer import Typed
from quizz.domain.judgement import Judgement, Part, Passage, PassageKind
from quizz.domain.question import AnyQuestion, Dictation, Proofreading, Transcription
from quizz.domain.texts.alternatives import expanded
from quizz.domain.texts.words import words_per_minute
from quizz.i18n import _, ngettext
from quizz.services.exchange import Feedback

SIGNS = {PassageKind.FOUND: "✓", PassageKind.MISSED: "✗", PassageKind.INTRODUCED: "+"}
"""What tells each kind without its colour."""
FASTEST = 200
"""Words a minute beyond which a text was pasted."""
ALIKE = 0.6
"""What a word and its wrong form have in common, from 0 to 1."""


class Mark(Struct, frozen=True):
    """A passage that is shown apart. `given`: what stands there; `wanted`: what belongs there instead."""

    sign: str
    given: str
    wanted: str = ""


def is_text(question: AnyQuestion) -> bool:
    """Whether it is answered by one text or several, whose mistakes are shown where they stand."""
    return isinstance(question, Proofreading | Transcription | Dictation)


def texts_of(question: AnyQuestion) -> tuple[str, ...]:
    """The texts themselves, as they are shown."""
    match question:
        case Proofreading(text=text, faults=faults):
            return (text, *(fault.right[0] for fault in faults))
        case Transcription(text=text):
            return (expanded(text),)
        case Dictation(phrases=phrases):
            return tuple(map(expanded, phrases))
        case _:
            return ()


def figures(feedback: Feedback) -> str:
    """« 5 fautes sur 6 trouvées, 1 introduite », « 3 mots à revoir », « 2 phrases sur 3 sans faute »."""
    judgement = feedback.judgement
    match feedback.asked.question:
        case Proofreading():
            from quizz.domain.judging.texts.proofreading import counts_told  # here as below: after an answer

            return counts_told(judgement)
        case Dictation():
            right = sum(part.right for part in judgement.parts)
            if not right:
                return _("aucune phrase sans faute")
            return ngettext(
                "{n} phrase sur {total} sans faute", "{n} phrases sur {total} sans faute", right
            ).format(n=right, total=len(judgement.parts))
        case _:
            from quizz.domain.judging.texts.writing_out import mistakes_counted

            wrong = mistakes_counted(judgement)
            return ngettext("{n} mot à revoir", "{n} mots à revoir", wrong).format(n=wrong)


def speed(feedback: Feedback) -> str:
    """« 31 mots par minute », of notes that were written out; nothing when the time is not known."""
    if not (isinstance(feedback.asked.question, Transcription) and isinstance(feedback.answer, Typed)):
        return ""
    rate = words_per_minute(feedback.answer.text, feedback.milliseconds)
    if not 0 < rate <= FASTEST:
        return ""
    return ngettext("{n} mot par minute", "{n} mots par minute", rate).format(n=rate)


def is_another_text(judgement: Judgement) -> bool:
    """Whether marks would cover nearly all that was written out: two texts side by side are clearer."""
    words = len(" ".join(judgement.given).split())
    same = sum(
        len(passage.given.split()) for passage in judgement.passages if passage.kind is PassageKind.SAME
    )
    return same * 3 < words


def together(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The same, words in a row that were written otherwise being one passage where they do not pair off.

    « HBPM en » for « héparine de bas poids moléculaire » is one thing to tell, not four.
    """
    run: list[Passage] = []
    for passage in passages:
        if (run and _only_parts(passage)) if passage.kind is PassageKind.SAME else not _pairs_off(passage):
            run.append(passage)
        else:
            yield from _joined(run)
            run = []
            yield passage
    yield from _joined(run)


def _pairs_off(passage: Passage) -> bool:
    """Whether it is a word written wrong, rather than another."""
    return SequenceMatcher(None, passage.text.casefold(), passage.given.casefold()).ratio() >= ALIKE


def _only_parts(passage: Passage) -> bool:
    """Whether it is what stands between two words of a line."""
    return "\n" not in passage.given + passage.text and not any(
        map(str.isalnum, passage.given + passage.text)
    )


def _joined(run: list[Passage]) -> Iterator[Passage]:
    """One passage of several, and what follows it; they stay as they are where each word has its own."""
    last = max((at for at, one in enumerate(run) if one.kind is not PassageKind.SAME), default=-1)
    inside, after = run[: last + 1], run[last + 1 :]
    changed = [one for one in inside if one.kind is not PassageKind.SAME]
    if len(changed) < 2 or all(one.given and one.text for one in changed):
        yield from run
        return
    given = "".join(one.given for one in inside)
    bare = given.lstrip(" \u00a0.,;:!?")
    if len(bare) < len(given):
        yield Passage("", given[: len(given) - len(bare)])
    wanted = "".join(one.text for one in inside)
    yield Passage(wanted, bare, PassageKind.MISSED if wanted.strip() else PassageKind.INTRODUCED)
    yield from after


def mark(passage: Passage) -> Mark:
    """How a passage is shown apart."""
    was_put_out = passage.kind is PassageKind.FOUND and not passage.given.strip()
    given = _("enlevé") if was_put_out else passage.given.strip() or _("(rien)")
    wanted = "" if passage.kind is PassageKind.FOUND else passage.text.strip()
    if not wanted and passage.kind is PassageKind.MISSED:
        wanted = _("à enlever")
    return Mark(SIGNS[passage.kind], given, wanted)


def legend(passages: Sequence[Passage]) -> list[str]:
    """What the signs that stand there mean."""
    kinds = {passage.kind for passage in passages}
    replaced = any(passage.text.strip() for passage in passages if passage.kind is PassageKind.INTRODUCED)
    meanings = {
        PassageKind.FOUND: _("✓ corrigé"),
        PassageKind.MISSED: _("✗ ce qui est écrit → ce qu’il faut"),
        PassageKind.INTRODUCED: _("+ changé à tort") if replaced else _("+ de trop"),
    }
    return [words for kind, words in meanings.items() if kind in kinds]


def fault_told(part: Part, *, known: bool) -> str:
    """`Côté : « hanche gauche », et non « hanche droite ».`; `known`: it was answered."""
    right = _("« {text} »").format(text=part.text) if part.text else _("à enlever")
    if part.right or not known or not part.given or not part.text:
        line = _("{right}.").format(right=right)
    else:
        line = _("{right}, et non « {given} ».").format(right=right, given=part.given)
    if not part.place:
        return line
    return _("{kind} : {line}").format(kind=part.place[0].upper() + part.place[1:], line=line)
