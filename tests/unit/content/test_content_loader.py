import os
from datetime import date

import pytest

from quizz.content.diagnostics import Severity
from quizz.content.loader import load, withheld


def found(content, *codes):
    return [d for d in content.diagnostics if d.code in codes]


def question_ids(content):
    return [question.id for question in content.questions()]


def other_bank(text, bank="autre", one="q3", two="q4"):
    return (
        text.replace("id: essai", f"id: {bank}")
        .replace("id: q1", f"id: {one}")
        .replace("id: q2", f"id: {two}")
    )


def test_a_whole_folder(folder, bank_text, tariffs_text, glossary_text):
    root = folder(
        {
            "questions/accueil/b.yaml": bank_text,
            "questions/accueil/sous-dossier/a.yml": other_bank(bank_text),
            "questions/accueil/.cache.yaml": "illisible: [",
            "questions/accueil/notes.txt": "rien",
            "tariffs.yaml": tariffs_text,
            "glossary.yaml": glossary_text,
        }
    )
    content = load([root], None)
    assert content.diagnostics == ()
    assert question_ids(content) == ["q1", "q2", "q3", "q4"]
    assert [bank.id for bank in content.banks] == ["essai", "autre"]
    assert sorted(content.tariffs.by_id) == ["G", "TAUX"]
    assert len(content.terms) == 4
    assert content.location("q1").line == 6


def test_everything_is_optional(folder, tmp_path):
    (tmp_path / "vide").mkdir()
    content = load([tmp_path / "vide"], None)
    assert (content.banks, content.terms, content.diagnostics) == ((), (), ())


def test_a_missing_folder_is_a_finding_and_the_others_are_read(folder, tmp_path, bank_text):
    root = folder({"questions/accueil/b.yaml": bank_text})
    content = load([tmp_path / "absent", root], None)
    [finding] = content.diagnostics
    assert (finding.code, finding.path) == ("Y001", str(tmp_path / "absent"))
    assert question_ids(content) == ["q1", "q2"]


def test_a_broken_bank_never_stops_the_others_and_all_faults_are_told(folder, bank_text, tariffs_text):
    root = folder(
        {
            "questions/accueil/a.yaml": "id: [",
            "questions/accueil/b.yaml": bank_text,
            "questions/accueil/c.yaml": "é".encode("cp1252"),
            "questions/accueil/d.yaml": "",
            "tariffs.yaml": tariffs_text.replace("unit: EUR", "unit: F"),
        }
    )
    content = load([root], None)
    assert question_ids(content) == ["q1", "q2"]
    assert [d.path.rsplit("/", 1)[-1] for d in content.diagnostics] == [
        "a.yaml",
        "c.yaml",
        "d.yaml",
        "tariffs.yaml",
    ]
    assert list(content.tariffs.by_id) == ["TAUX"]


def test_an_id_taken_twice_names_both_places_and_the_first_is_kept(folder, bank_text):
    first = folder({"questions/accueil/b.yaml": bank_text})
    second = folder({"questions/accueil/z.yaml": other_bank(bank_text, one="q1")}, name="ajout")
    content = load([first, second], None)
    count, error = content.diagnostics
    assert (count.code, count.line, count.message) == ("B013", 5, "1 question retenue sur 2.")
    assert (error.code, error.path, error.line, error.column) == (
        "Q003",
        str(second / "questions/accueil/z.yaml"),
        6,
        5,
    )
    assert f"{first / 'questions/accueil/b.yaml'}:6:5" in error.message
    assert error.excerpt.strip() == "- id: q1"
    assert question_ids(content) == ["q1", "q2", "q4"]
    assert content.location("q1").path == str(first / "questions/accueil/b.yaml")


def test_an_id_taken_twice_in_one_file(folder, bank_text):
    content = load([folder({"questions/accueil/b.yaml": bank_text.replace("id: q2", "id: q1")})], None)
    assert [(d.code, d.line) for d in content.diagnostics] == [("B013", 5), ("Q003", 13)]
    assert question_ids(content) == ["q1"]


def test_the_count_of_what_is_kept_is_one_whatever_drops_a_question(folder, bank_text):
    text = bank_text.replace("id: q2", "id: q1") + bank_text.partition("questions:\n")[2].replace(
        "id: q", "id: r"
    ).replace("level: 1", "level: 9", 1)
    content = load([folder({"questions/accueil/b.yaml": text})], None)
    assert [d.message for d in found(content, "B013")] == ["2 questions retenues sur 4."]
    assert question_ids(content) == ["q1", "r2"]


def test_ids_of_banks_terms_and_tariffs_are_unique_too(folder, bank_text, tariffs_text, glossary_text):
    files = {
        "questions/accueil/b.yaml": bank_text,
        "tariffs.yaml": tariffs_text,
        "glossary.yaml": glossary_text,
    }
    second = files | {"questions/accueil/b.yaml": other_bank(bank_text, bank="essai")}
    content = load([folder(files), folder(second, name="ajout")], None)
    assert [d.code for d in content.diagnostics] == ["Q003"] * 7
    assert question_ids(content) == ["q1", "q2"]
    assert len(content.terms) == 4


def test_the_same_folder_twice_is_read_once(folder, bank_text):
    root = folder({"questions/accueil/b.yaml": bank_text})
    assert load([root, root], None).diagnostics == ()
    assert load([root, root / "questions" / ".."], None).diagnostics == ()


def test_an_unknown_tariff_costs_the_question(folder, bank_text, tariffs_text):
    text = bank_text.replace("Une phrase.", '"Payez {{amount:TAUXX * G}}."')
    content = load([folder({"questions/accueil/b.yaml": text, "tariffs.yaml": tariffs_text})], None)
    _count, error = content.diagnostics
    assert (error.code, error.line, error.column) == ("B031", 8, 29)
    assert "TAUX" in error.remedy
    assert question_ids(content) == ["q2"]


def test_an_unknown_term_is_only_told(folder, bank_text, glossary_text):
    text = bank_text.replace("level: 1", "level: 1\n    terms: [uretere, uretrre]")
    content = load([folder({"questions/accueil/b.yaml": text, "glossary.yaml": glossary_text})], None)
    [finding] = content.diagnostics
    assert (finding.code, finding.severity, finding.line, finding.column) == (
        "B040",
        Severity.WARNING,
        13,
        22,
    )
    assert "uretre" in finding.remedy
    assert question_ids(content) == ["q1", "q2"]


def test_a_plain_word_that_has_an_entry_is_told(folder, glossary_text):
    text = glossary_text.replace("[uretre, autre mot]", "[Urètre, autre mot]")
    [finding] = load([folder({"glossary.yaml": text})], None).diagnostics
    assert (finding.code, finding.severity) == ("B040", Severity.INFO)
    assert "uretre" in finding.remedy


def test_a_misspelling_that_is_another_entry_is_told(folder, glossary_text):
    text = glossary_text.replace("misspellings: [urétère]", "misspellings: [urètre]")
    [finding] = load([folder({"glossary.yaml": text})], None).diagnostics
    assert (finding.code, finding.severity, finding.line) == ("B042", Severity.WARNING, 9)


def test_a_link_that_leaves_the_folder_is_refused(folder, tmp_path, bank_text):
    outside = folder({"b.yaml": bank_text, "d/c.yaml": other_bank(bank_text)}, name="dehors")
    root = folder({"questions/accueil/dedans.yaml": other_bank(bank_text, "c", "q5", "q6")})
    (root / "questions/accueil/lien.yaml").symlink_to(outside / "b.yaml")
    (root / "questions/accueil/dossier").symlink_to(outside / "d")
    (root / "glossary.yaml").symlink_to(outside / "b.yaml")
    (root / "questions/accueil/casse.yaml").symlink_to(root / "absent.yaml")
    content = load([root], None)
    assert [(d.code, d.path.rsplit("/", 1)[-1]) for d in content.diagnostics] == [
        ("Y004", "glossary.yaml"),
        ("Y002", "casse.yaml"),
        ("Y004", "dossier"),
        ("Y004", "lien.yaml"),
    ]
    assert question_ids(content) == ["q5", "q6"]


def test_a_link_inside_the_folder_and_a_linked_folder_are_followed(folder, tmp_path, bank_text):
    root = folder({"brouillons/b.txt": bank_text})
    (root / "questions/accueil").mkdir(parents=True)
    (root / "questions/accueil/b.yaml").symlink_to(root / "brouillons/b.txt")
    (tmp_path / "lien").symlink_to(root)
    content = load([tmp_path / "lien"], None)
    assert content.diagnostics == ()
    assert question_ids(content) == ["q1", "q2"]


def test_a_loop_of_links_ends(folder, bank_text):
    root = folder({"questions/accueil/b.yaml": bank_text})
    (root / "questions/accueil/boucle").symlink_to(root / "questions")
    (root / "questions/accueil/moi.yaml").symlink_to(root / "questions/accueil/moi.yaml")
    content = load([root], None)
    assert [d.code for d in content.diagnostics] == ["Y002"]
    assert question_ids(content) == ["q1", "q2"]


def test_what_is_no_file_is_told(folder, bank_text):
    root = folder({"questions/accueil/b.yaml": bank_text})
    (root / "glossary.yaml").mkdir()
    os.mkfifo(root / "tariffs.yaml")
    assert [d.code for d in load([root], None).diagnostics] == ["Y002", "Y002"]


def test_a_file_that_would_not_be_read_is_told(folder, bank_text):
    [finding] = load([folder({"banque.yaml": bank_text})], None).diagnostics
    assert (finding.code, finding.severity) == ("Y005", Severity.WARNING)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 11, 21), 0), (date(2020, 1, 1), 1)])
def test_a_question_whose_amount_is_not_known_is_withheld(folder, bank_text, tariffs_text, day, count):
    text = bank_text.replace("Une phrase.", '"Payez {{tariff:G}}."')
    content = load([folder({"questions/accueil/b.yaml": text, "tariffs.yaml": tariffs_text})], None)
    assert content.diagnostics == ()
    found = withheld(content, day)
    assert list(found) == ["q1"] * count
    assert [(d.code, d.line, d.column) for d in found.values()] == [("B032", 6, 5)] * count
    assert all("q1" in d.message and "01/01/2020" in d.message for d in found.values())


def test_what_a_faulty_question_names_is_checked_too(folder, bank_text, tariffs_text):
    faulty = bank_text.replace("Une phrase.", "Payez {{tariff:GG}}.").replace("level: 1", "level: 9")
    content = load([folder({"questions/accueil/b.yaml": faulty, "tariffs.yaml": tariffs_text})], None)
    assert [d.code for d in found(content, "B007", "B031")] == ["B031", "B007"]
    assert question_ids(content) == ["q2"]
