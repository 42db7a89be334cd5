"""Banks as instructors write them: the real files, question by question, over and over in other words.

Unlike those of `material`, they keep what a check looks at: layout, feedback, sources, no-break spaces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random

from benchmarks.material import QUESTIONS_A_FILE, SEED
from quizz.content.loader import load
from quizz.locations import builtin_content

_ID = re.compile(r"- id: \S+")
_ITEM = re.compile(r"(?m)^(?=  - id: )")
_TYPE = re.compile(r"(?m)^    type: (\w+)$")
_IN_THEIR_OWN_WORDS = frozenset(
    {"scenario", "switchboard", "appointment", "proofreading", "transcription", "dictation"}
)
"""Types that are not the same in other words: faults would be lost, stems would stay, weeks stand apart."""
_POINT = re.compile(r"(?m)^( +point: )(\S+)$")
_PROMPT = re.compile(r"(?ms)^    (?:prompt|text): .*?(?=^    \w+:)")
_WORD = re.compile(r"(?<!\{)\b[a-zàâçéèêëîïôûù]{4,}\b(?!:)")
"""Neither a key nor the name of a template."""
_CHANGED = 0.8
"""Part of the words of a prompt that another copy of it changes: no two stems are alike."""


def write_prose(folder: Path, questions: int) -> Path:
    """A content folder of that many questions, about 1,600 bytes each, fifty a file, in the real themes."""
    random = Random(SEED)
    by_theme = _real_questions()
    themes = cycle(sorted(by_theme))
    turns = {theme: _in_other_words(random, texts) for theme, texts in by_theme.items()}
    for number in range(0, questions, QUESTIONS_A_FILE):
        theme, name = next(themes), f"prose-{number // QUESTIONS_A_FILE:04d}"
        ranks = range(number, min(number + QUESTIONS_A_FILE, questions))
        lines = [f"id: {name}\ntitle: {name}\ntheme: {theme}\nauthors: [Banc d’essai]\nquestions:\n"]
        lines += [_ID.sub(f"- id: prose-q{rank:06d}", next(turns[theme]), count=1) for rank in ranks]
        target = folder / "questions" / theme
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{name}.yaml").write_text("".join(lines), encoding="utf-8")
    return folder


def _real_questions() -> dict[str, list[str]]:
    """The questions of the built-in content as they stand in their files, by theme, some types left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for bank in load([builtin_content()], None).banks:
        _head, *written = _ITEM.split(Path(bank.path).read_text(encoding="utf-8"))
        for text in written:
            kind = _TYPE.search(text)
            if kind is not None and kind[1] not in _IN_THEIR_OWN_WORDS:
                found[bank.theme].append(f"{text.rstrip()}\n\n")
    return found


def _in_other_words(random: Random, texts: Sequence[str]) -> Iterator[str]:
    """The texts of questions with other words in their prompts, over and over."""
    words = [word for text in texts for prompt in _PROMPT.findall(text) for word in _WORD.findall(prompt)]

    def other(word: re.Match[str]) -> str:
        return random.choice(words) if random.random() < _CHANGED else word.group()

    turn = 0
    while True:
        for text in texts:
            apart = _POINT.sub(rf"\g<1>\g<2>-{turn}", text)  # a facet of the glossary stays one
            yield _PROMPT.sub(lambda prompt: _WORD.sub(other, prompt.group()), apart)
        turn += 1
