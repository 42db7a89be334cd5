"""What is practised on during the soak, and what is read of a database afterwards."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

QUIZZ = [sys.executable, "-m", "quizz"]
BANK = "endurance"
QUESTIONS = 300
_HEAD = f"id: {BANK}\ntitle: Banque d’endurance\ntheme: accueil\nauthors: [Équipe quizz]\nquestions:\n"
_QUESTION = """\
  - id: end-{n}
    type: single_choice
    prompt: Question {n} ?
    choices:
      - {{text: Ici, correct: oui}}
      - {{text: Là}}
      - {{text: Ailleurs}}
    explanation: Règle end-{n}.
    skill: cadre
    level: 1
"""


class Broken(Exception):
    """Something acknowledged is lost, or something is damaged."""


def write_bank(folder: Path) -> None:
    """A bank whose explanations tell which question was acknowledged."""
    bank = folder / "questions" / "accueil" / f"{BANK}.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(_HEAD + "".join(_QUESTION.format(n=n) for n in range(QUESTIONS)), encoding="utf-8")


def environment(content: Path) -> dict[str, str]:
    """That of a child, which knows no other quizz than this one's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("QUIZZ_")}
    return kept | {"QUIZZ_CONTENT": str(content)}


def answers(file: Path) -> Counter[str]:
    """How often each question was answered, by the log; nothing while there is no table."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            rows = connection.execute("SELECT question FROM review_log WHERE kind IN ('review', 'free')")
            return Counter(question for (question,) in rows)
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return Counter()
            raise


def digest(file: Path) -> str:
    """What the log says, in one word."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT * FROM review_log ORDER BY learner, id").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def require_sound(file: Path) -> None:
    """Raise Broken when SQLite finds a file damaged."""
    with closing(sqlite3.connect(file)) as connection:
        told = connection.execute("PRAGMA integrity_check").fetchall()
    if told != [("ok",)]:
        raise Broken(f"{file}: {told}")


def visible_backups(folder: Path) -> list[Path]:
    """The backups that a person sees, each of them sound."""
    found = sorted(path for path in (folder / "backups").glob("*.db") if not path.name.startswith("."))
    for path in found:
        require_sound(path)
    return found
