"""What each code means: its page, written for who writes questions."""

from __future__ import annotations

from importlib.resources import files

from quizz.content.codes import Code


def page(code: Code) -> str:
    """The page of a code, in Markdown."""
    return files("quizz.content.rules").joinpath("pages", f"{code.value}.md").read_text(encoding="utf-8")


def title(code: Code) -> str:
    """The title of its page, without the code."""
    return page(code).partition("\n")[0].removeprefix(f"# {code.value} — ")
