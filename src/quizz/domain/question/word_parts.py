"""A word to take apart. The glossary makes these questions; no bank writes them."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question


class Element(Struct, frozen=True, omit_defaults=True):
    """One part of a word as it stands there, `hémat`; `meanings`: those accepted, the first is shown.

    `form`: how the glossary writes it, `hémato-`.
    """

    text: str
    meanings: tuple[str, ...]
    form: str = ""


class WordParts(Question, frozen=True, kw_only=True, tag="word_parts"):
    """A word to cut, then the meaning of each part.

    The texts of `elements`, one after the other, are `word`. `cuts`: other ways to cut it that are accepted,
    each as the texts of its parts.
    """

    mode = Mode.RECALL
    word: str
    elements: tuple[Element, ...]
    cuts: tuple[tuple[str, ...], ...] = ()
