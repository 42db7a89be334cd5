from quizz.cli.plain.sitting import problems_sentence
from quizz.services.clock import today


def test_sound_banks_say_nothing(world):
    world.bank(choices=1)
    assert problems_sentence(world.open()) == ""


def test_broken_banks_are_told_in_one_line(world):
    world.bank(choices=1)
    folder = world.folder / "content" / "questions" / "facturation"
    (folder / "cassee.yaml").write_text("id: cassee\nquestions: [\n", encoding="utf-8")
    told = problems_sentence(world.open())
    assert "\n" not in told
    assert "cassee.yaml:" in told
    assert "problème" in told
    assert "F7" in told
    assert "Séance de 1 question." in world.sit().text


def test_a_warning_and_a_withheld_question_are_counted_too(world):
    world.bank(choices=1)
    folder = world.folder / "content" / "questions" / "facturation"
    bank = folder / "essai.yaml"
    text = bank.read_text(encoding="utf-8").replace(
        "    checked: 2026-11\n", "    checked: 2026-11\n    tags: [RGPD]\n"
    )
    bank.write_text(text, encoding="utf-8")
    told = problems_sentence(world.open()).replace("\u00a0", " ")
    assert told.startswith("1 problème dans les banques, ")
    bank.write_text(text.replace("prompt: Question q1", "prompt: Pour {{tariff:G}}"), encoding="utf-8")
    (world.folder / "content" / "tariffs.yaml").write_text(
        "tariffs:\n  - id: G\n    label: L\n    unit: EUR\n    values:\n"
        '      - {amount: "30", valid_from: 2030-01-01, source: s, confidence: A}\n',
        encoding="utf-8",
    )
    shop = world.open()
    told = problems_sentence(shop).replace("\u00a0", " ")
    assert told.startswith("2 problèmes dans les banques ; ")
    assert len(shop.library.problems(today(shop.clock))) == 2
