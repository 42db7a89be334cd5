"""Texts of banks and people as Textual content: shown as written, never markup nor action of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style

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


def with_terms(text: str, terms: Mapping[str, str]) -> Content:
    """The text with the glossary's words underlined; a click opens the entry.

    `terms`: see `vocabulary.linked_words`. The loader lets letters, digits and hyphens alone into an
    id, so nothing of a bank enters the action.
    """
    content = Content(text)
    for word in _WORD.finditer(text):
        identifier = entry_of(word[0], terms)
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
    found = (entry_of(word[0], terms) for word in _WORD.finditer(text))
    return list(dict.fromkeys(identifier for identifier in found if identifier))


def entry_of(word: str, terms: Mapping[str, str]) -> str | None:
    """The entry of a word; an abbreviation is one with its capitals only."""
    return terms.get(word) or terms.get(word.casefold())
