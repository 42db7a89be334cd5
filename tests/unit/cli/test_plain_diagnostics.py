from quizz.cli.plain.sitting import problems_sentence


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
