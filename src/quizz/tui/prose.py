"""Texts of banks and people as Textual content: shown as written, never markup nor action of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content
from textual.style import Style

from quizz.domain.judgement import Span

_BLANK = re.compile(r"\{(\d+)\}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def blanks_numbered(text: str) -> Content:
    """The text of a cloze with each `{1}` as a numbered gap."""
    pieces: list[Content] = []
    end = 0
    for gap in _BLANK.finditer(text):
        pieces.append(Content(text[end : gap.start()]))
        pieces.append(Content(f"\u00a0{gap[1]}\u00a0…… ").stylize("$accent bold"))
        end = gap.end()
    pieces.append(Content(text[end:]))
    return Content("").join(pieces)


def difference(spans: Sequence[Span]) -> Content:
    """The expected word, letter by letter: what was missing underlined, what was too much struck out."""
    pieces: list[Content] = []
    for span in spans:
        if span.same:
            pieces.append(Content(span.expected))
            continue
        if span.typed:
            pieces.append(Content(span.typed).stylize("$error strike"))
        if span.expected:
            pieces.append(Content(span.expected).stylize("$success bold underline"))
    return Content("").join(pieces)


def with_terms(text: str, terms: Mapping[str, str]) -> Content:
    """The text with the glossary's words underlined; a click opens the entry.

    `terms`: lower-case word -> id of the entry. The loader lets letters, digits and hyphens alone into an
    id, so nothing of a bank enters the action.
    """
    content = Content(text)
    for word in _WORD.finditer(text):
        identifier = terms.get(word[0].casefold())
        if identifier is not None:
            link = Style.from_meta({"@click": f"screen.show_term({identifier!r})"})
            content = content.stylize("underline", word.start(), word.end())
            content = content.stylize(link, word.start(), word.end())
    return content


def paragraphs(contents: Iterable[Content]) -> Content:
    """Contents one under the other, an empty line between."""
    return Content("\n\n").join(contents)


def terms_in(text: str, terms: Mapping[str, str]) -> list[str]:
    """Ids of the entries whose words stand in a text, in order, each once."""
    found = (terms.get(word[0].casefold()) for word in _WORD.finditer(text))
    return list(dict.fromkeys(identifier for identifier in found if identifier))
