"""What a check tells, of which files, beside which content."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quizz.content.diagnostics import Diagnostic, Severity
from quizz.services.authoring.checking import Checked, check
from quizz.services.authoring.targets import targets_of

DAY = date(2026, 11, 22)
QUESTION = """\
  - id: {id}
    type: true_false
    prompt: {prompt}
    answer: vrai
    feedback: C’est ainsi.
    explanation: Le secret couvre tout ce que le cabinet apprend.
    skill: accueil
    level: 1
"""
TARIFFS = """\
tariffs:
  - id: G
    label: Consultation
    unit: EUR
    values:
      - {amount: "30,00", valid_from: 2024-12-22, source: Convention, confidence: A}
"""
GLOSSARY = """\
terms:
  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit qui va du rein à la vessie.}
"""


def bank(name: str, *questions: str, theme: str = "accueil") -> str:
    return f"id: {name}\ntitle: Essai\ntheme: {theme}\nquestions:\n" + "".join(questions)


def question(name: str, prompt: str | None = None, **more: str) -> str:
    extra = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return QUESTION.format(id=name, prompt=prompt or f"La phrase {name} est vraie.") + extra


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return to


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Checked]:
    """Check some paths of the folder of the test, with a cache; `beside`: names of folders."""

    def of(*paths: str, beside: tuple[str, ...] = (), day: date = DAY) -> Checked:
        return check(
            targets_of([str(tmp_path / path) for path in paths]),
            [tmp_path / name for name in beside],
            cache=tmp_path / "cache",
            day=day,
            environment=None,
        )

    return of


def told(found: Checked) -> list[tuple[str, int, str]]:
    return [(Path(one.path).name, one.line, one.code) for one in found.diagnostics]


def one(found: Checked) -> Diagnostic:
    [diagnostic] = found.diagnostics
    return diagnostic


def test_sound_banks_say_nothing_and_are_counted(write, checked):
    write("cours/questions/accueil/a.yaml", bank("a", question("q1"), question("q2")))
    write("cours/questions/accueil/b.yaml", bank("b", question("q3")))
    write("cours/glossary.yaml", GLOSSARY)
    found = checked("cours")
    assert (found.diagnostics, found.files, found.questions, found.not_run) == ((), 3, 3, ())


def test_the_rules_run_on_what_is_asked_and_only_that_is_told(write, checked):
    write("cours/questions/accueil/a.yaml", bank("a", question("q1", "Souvent, on répond.", corect="x")))
    write("cours/questions/accueil/b.yaml", bank("b", question("q2", "On répond souvent.")))
    assert told(checked("cours")) == [("a.yaml", 4, "B013"), ("a.yaml", 13, "B001"), ("b.yaml", 7, "Q107")]
    only = checked("cours/questions/accueil/b.yaml")
    assert told(only) == [("b.yaml", 7, "Q107")]
    assert (only.files, only.questions) == (1, 1)


def test_an_id_of_the_other_content_is_an_error_with_both_places(write, checked):
    first = write("programme/questions/accueil/a.yaml", bank("a", question("q1"), question("q2")))
    write("vrac/b.yaml", bank("b", question("q3"), question("q2")))
    count, found = checked("vrac/b.yaml", beside=("programme",)).diagnostics
    assert (count.code, count.message) == ("B013", "1 question retenue sur 2.")
    assert (found.code, found.severity, found.line) == ("Q003", Severity.ERROR, 13)
    assert f"{first}:13:5" in found.message


def test_of_two_files_that_clash_the_one_that_is_asked_is_told(write, checked):
    write("cours/questions/accueil/a.yaml", bank("a", question("q1")))
    write("cours/questions/accueil/b.yaml", bank("b", question("q1")))
    assert told(checked("cours")) == [("b.yaml", 4, "B013"), ("b.yaml", 5, "Q003")]
    assert told(checked("cours/questions/accueil/a.yaml")) == [("a.yaml", 4, "B013"), ("a.yaml", 5, "Q003")]


def test_terms_and_amounts_of_the_other_content_and_of_its_own_folder_may_be_used(write, checked):
    priced = question("q1", "Cela coûte {{tariff:G}}.", terms="[uretere]")
    write("vrac/b.yaml", bank("b", priced))
    assert {code for _name, _line, code in told(checked("vrac/b.yaml"))} == {"B031", "B040", "B013"}
    write("programme/tariffs.yaml", TARIFFS)
    write("programme/glossary.yaml", GLOSSARY)
    assert told(checked("vrac/b.yaml", beside=("programme",))) == []
    write("cours/questions/accueil/b.yaml", bank("b", priced))
    write("cours/tariffs.yaml", TARIFFS)
    write("cours/glossary.yaml", GLOSSARY)
    assert told(checked("cours/questions/accueil/b.yaml")) == []


def test_terms_and_tariffs_are_suggested(write, checked):
    write("programme/tariffs.yaml", TARIFFS.replace("id: G\n", "id: CONSULTATION\n"))
    write("programme/glossary.yaml", GLOSSARY)
    write(
        "vrac/b.yaml",
        bank("b", question("q1", "Cela coûte {{tariff:CONSULTAION}}."), question("q2", terms="[uretre]")),
    )
    remedies = [found.remedy for found in checked("vrac/b.yaml", beside=("programme",)).diagnostics]
    assert remedies[1:] == [
        "Voulez-vous dire «\u00a0CONSULTATION\u00a0»\u00a0?",
        "Voulez-vous dire «\u00a0uretere\u00a0»\u00a0?",
    ]


def test_a_question_without_its_amount_that_day_is_told_with_its_line(write, checked):
    write("cours/tariffs.yaml", TARIFFS)
    write("cours/questions/accueil/b.yaml", bank("b", question("q1", "Cela coûte {{tariff:G}}.")))
    assert told(checked("cours")) == []
    found = one(checked("cours", day=date(2024, 1, 1)))
    assert (found.code, found.line, found.excerpt) == ("B032", 5, "  - id: q1")


LONG = "Le secrétariat reçoit un appel du pharmacien qui veut vérifier une ordonnance illisible du docteur"


def test_a_stem_that_repeats_another_bank_is_told_where_it_is_asked(write, checked):
    write("cours/questions/accueil/a.yaml", bank("a", question("q1", f"{LONG}.")))
    write("cours/questions/accueil/b.yaml", bank("b", question("q2", f"{LONG} Roux.")))
    assert told(checked("cours")) == [("b.yaml", 5, "Q003")]
    found = one(checked("cours/questions/accueil/a.yaml"))
    assert (found.severity, found.excerpt) == (Severity.WARNING, "  - id: q1")
    assert "q2" in found.message
    write("cours/questions/accueil/b.yaml", bank("b", question("q2", "Autre chose.")))
    assert told(checked("cours")) == []


@pytest.mark.parametrize(
    "silenced",
    [
        pytest.param(
            (bank("a", question("q1", LONG, ignore="[Q003]")), bank("b", question("q2", LONG))), id="first"
        ),
        pytest.param(
            (bank("a", question("q1", LONG)), bank("b", question("q2", LONG, ignore="[Q003]"))), id="second"
        ),
        pytest.param(
            (bank("a", question("q1", LONG)), f"ignore: [Q003]\n{bank('b', question('q2', LONG))}"), id="bank"
        ),
    ],
)
def test_a_repeated_stem_may_be_silenced(write, checked, silenced):
    for name, text in zip("ab", silenced, strict=True):
        write(f"cours/questions/accueil/{name}.yaml", text)
    assert told(checked("cours")) == []


def test_a_clone_of_the_content_is_not_held_against_it(write, checked):
    for folder in ("programme", "clone"):
        write(f"{folder}/questions/accueil/a.yaml", bank("a", question("q1")))
        write(f"{folder}/glossary.yaml", GLOSSARY)
    assert told(checked("clone", beside=("programme",))) == []
    assert told(checked("clone/questions/accueil/a.yaml", beside=("programme",))) == []


def test_a_pack_may_not_take_the_points_of_others(write, checked):
    write("programme/questions/accueil/a.yaml", bank("a", question("q1")))
    write("mien/questions/accueil/b.yaml", bank("b", question("q2", point="q1")))
    assert told(checked("mien", beside=("programme",))) == []
    write("mien/pack.yaml", "id: mien\ntitle: Mien\nversion: 1.0\nauthor: Léa\nlicence: CC0\n")
    found = one(checked("mien", beside=("programme",)))
    assert (found.code, found.line, found.excerpt) == ("P007", 5, "  - id: q2")


def test_a_manifest_is_checked(write, checked):
    write("mien/pack.yaml", "id: mien\ntitle: Mien\nversion: neuf\nauthor: Léa\nlicence: CC0\n")
    assert told(checked("mien")) == told(checked("mien/pack.yaml")) == [("pack.yaml", 3, "P002")]


def test_more_findings_are_told_than_a_session_needs(write, checked):
    bad = "".join(question(f"q{n}", "On répond souvent.", point=f"p{n}", tags="[A]") for n in range(150))
    write("vrac/b.yaml", bank("b", bad))
    assert sum(code == "Q107" for _name, _line, code in told(checked("vrac/b.yaml"))) == 150


def test_a_file_that_a_linked_folder_hides_is_told(write, checked, tmp_path):
    write("ailleurs/nuit.yaml", bank("a", question("q1")))
    (tmp_path / "cours" / "questions").mkdir(parents=True)
    (tmp_path / "cours" / "questions" / "accueil").symlink_to(tmp_path / "ailleurs")
    assert told(checked("cours/questions/accueil/nuit.yaml")) == [("nuit.yaml", 1, "Y005")]


def test_nothing_is_trusted_that_was_found_beside_another_glossary(write, checked):
    """What a rule says of an unchanged file may depend on the glossary."""
    write("cours/questions/accueil/a.yaml", bank("a", question("q1", "L’ECG est fait.")))
    write("cours/glossary.yaml", GLOSSARY)
    assert told(checked("cours")) == [("a.yaml", 7, "Q119")]
    known = (
        "{id: ab-ecg, term: ECG, kind: abbreviation, expansion: électrocardiogramme, definition: Un tracé.}"
    )
    write("cours/glossary.yaml", f"{GLOSSARY}  - {known}\n")
    assert told(checked("cours")) == []


def test_ids_are_suggested(write, checked):
    write("vrac/b.yaml", bank("b", question("Tiers Payé (œil)"), question("déjà")))
    remedies = [found.remedy for found in checked("vrac/b.yaml").diagnostics if found.code == "B011"]
    assert remedies == [
        f"Voulez-vous dire «\u00a0{name}\u00a0»\u00a0?" for name in ("tiers-paye-oeil", "deja")
    ]


def test_an_entry_that_is_mistyped_beside_another_is_suggested(write, checked):
    parts = "kind: word_part, role: suffix, origin: grec, definition: ablation"
    write(
        "cours/glossary.yaml",
        f"terms:\n  - {{id: wp-ectomie, term: -ectomie, {parts}}}\n"
        f"  - {{id: wp-tomie, term: -tomie, {parts}, confused_with: [wp-ectome, tome]}}\n",
    )
    found = one(checked("cours"))
    assert (found.code, found.severity, found.line) == ("B040", Severity.INFO, 3)
    assert found.remedy == "Voulez-vous dire «\u00a0wp-ectomie\u00a0»\u00a0?"
