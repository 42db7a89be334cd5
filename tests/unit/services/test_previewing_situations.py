"""A situation as a preview shows it: its map, then each of its decisions asked alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizz.cli.plain.previewing import preview_lines
from quizz.domain.scenario import Worth
from quizz.services.previewing.preview import Preview
from quizz.services.previewing.previewer import Previewer
from quizz.services.previewing.story_map import step_line, story_map
from quizz.services.previewing.walk import Walk

STORY = (Path(__file__).parents[2] / "stories" / "situations.yaml").read_text(encoding="utf-8")
LOST = """\
      - id: fin-perdue
        ending: mixed
        seen: Personne ne passe ici.
        lesson: Ni là.
    explanation: Le 15 d’abord.
"""


@pytest.fixture
def read(tmp_path: Path):
    def read(text: str) -> Preview:
        file = tmp_path / "questions" / "accueil" / "situations.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        reader = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
        reader.read()
        return reader.checked()

    return read


def changed(old: str, new: str) -> str:
    assert old in STORY
    return STORY.replace(old, new)


def test_it_is_one_item_with_a_page_and_its_decisions(read) -> None:
    preview = read(STORY)
    (item,) = preview.items
    assert (item.key, item.kind, item.heading, item.line) == (
        "sc-mal",
        "scenario",
        "Une douleur dans la poitrine",
        6,
    )
    walk = Walk(preview)
    assert (walk.question, walk.parts) == (None, 4)
    asked = []
    while walk.go(1):
        asked.append(walk.question.id)
    assert asked == ["sc-mal/appel", "sc-mal/rappel", "sc-mal/relais"]


def test_the_map_tells_where_each_action_leads(read) -> None:
    (item,) = read(STORY).items
    found = story_map(item.scenario)
    assert [step.step.id for step in found] == ["appel", "rappel", "relais", "fin-sauve", "fin-seul"]
    assert all(step.reached for step in found)
    assert [(way.worth, way.targets, way.offered) for way in found[2].ways] == [
        (Worth.BEST, ("fin-sauve",), True),
        (Worth.WRONG, ("rappel",), True),
        (Worth.FAIR, ("fin-sauve",), True),
    ]
    assert step_line(found[3]).replace("\u00a0", " ") == "fin-sauve : une bonne fin"


def test_the_map_marks_what_no_walk_reaches(read) -> None:
    (item,) = read(changed("    explanation: Le 15 d’abord.\n", LOST)).items
    last = story_map(item.scenario)[-1]
    assert not last.reached
    assert step_line(last).endswith("une fin mitigée, où l’on n’arrive jamais")
    never = changed("risk: 3}", "risk: 3, sets: [seul]}").replace("when: [adresse]", "when: [seul]")
    (item,) = read(never).items
    relay = story_map(item.scenario)[2]
    assert [way.offered for way in relay.ways] == [True, True, False]


def test_as_text_the_map_comes_before_the_decisions(read) -> None:
    lines = [line.replace("\u00a0", " ") for line in preview_lines(read(STORY))]
    assert lines.index("1 sur 1 · sc-mal · situation, ligne 6") < lines.index("appel.")
    first = lines.index("appel.")
    assert lines[first + 1] == "   Lui donner une place demain (à éviter) : rappel"
    assert lines.index("fin-seul : une mauvaise fin.") < lines.index("Question 1, choix unique :")
    assert "Cette question ne peut pas être lue." not in lines


def test_one_that_cannot_be_read_any_more_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "questions" / "accueil" / "situations.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(STORY, encoding="utf-8")
    reader = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
    reader.read()
    file.write_text(
        changed(
            "            next: relais\n          - text: Raccrocher",
            "            next: nulle-part\n          - text: Raccrocher",
        ),
        encoding="utf-8",
    )
    (item,) = reader.read().items
    assert item.stale
    assert item.scenario is not None
