"""`quizz bill` as it is typed."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizz.cli import main
from quizz.cli.bill import as_json
from quizz.services.billing import Billed

PAGE = Path(__file__).parents[3] / "docs" / "facturer.md"
CASE = """\
date: 2026-11-21
acts: [{code: G, fee: 30}]
patient: {birth_date: 1980-05-03}
practitioner: {specialty: general, sector: "1"}
pathway: treating
third_party: amo
"""
TOTALS = {
    "base": "30.00",
    "amo_rate": "70",
    "amo_gross": "21.00",
    "participation": "2.00",
    "amo_net": "19.00",
    "amc": "9.00",
    "penalty": "0.00",
    "excess": "0.00",
    "paid_at_desk": "9.00",
    "recovered_later": "2.00",
    "patient_cost": "2.00",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Keeps the compiled content from one run to the next."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def bill(data, tmp_path, monkeypatch, capsys):
    """Runs the command on a text; gives the exit code, what is told, what is complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(data))
    monkeypatch.setenv("QUIZZ_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "settings.toml").touch()

    def run(text, *options):
        if text is not None:
            Path("cas.yaml").write_text(text, encoding="utf-8")
        code = main(["bill", "cas.yaml", *options])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_json_has_the_keys_of_the_claim_as_strings_with_two_decimals(bill):
    code, out, err = bill(CASE, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found) == [*TOTALS, "lines"]
    assert {key: found[key] for key in TOTALS} == TOTALS
    for line in found["lines"]:
        assert list(line) == ["act", "label", "amount", "rule", "source"]
        assert re.fullmatch(r"\d+\.\d\d", line["amount"])
        assert line["rule"].endswith((".", "]"))
        assert line["source"]
    assert {line["act"] for line in found["lines"]} == {"G", ""}


@pytest.mark.parametrize(("acts", "rate"), [("[{code: FJH, fee: 23}]", "0"), ("[{code: G, fee: 30}]", "100")])
def test_the_rate_is_a_whole_number(bill, acts, rate):
    text = CASE.replace("[{code: G, fee: 30}]", acts).replace("{birth", "{ald: related, birth")
    assert json.loads(bill(text, "--json")[1])["amo_rate"] == rate


def test_a_rate_is_written_without_useless_zeros(billed):
    for rate, written in (("70.00", "70"), ("100", "100"), ("32.50", "32.5"), ("0.00", "0")):
        found = replace(billed(), amo_rate=Decimal(rate))
        assert json.loads(as_json(Billed(reimbursement=found)))["amo_rate"] == written


def test_the_table_is_aligned(bill):
    code, out, _err = bill(CASE)
    heading, empty, *table = out.splitlines()
    assert (code, heading, empty) == (0, "Soins du 21/11/2026\u00a0: G 30,00\u00a0€", "")
    assert len(table) == 10
    assert len({len(row) for row in table}) == 1
    assert all(row.endswith(",00\u00a0€") for row in table)


def test_explain_gives_each_step_with_its_rule_and_its_source(bill):
    _code, out, _err = bill(CASE, "--explain")
    text = out.replace("\u00a0", " ")
    assert "G · Part de l’assurance maladie (70 %) : 21,00 €\n    Dans le parcours de soins : 70 %.\n" in text
    assert "    Source : service-public.fr, F17042\n" in text
    steps = [block for block in text.split("\n\n")[2:] if block]
    assert all("Source : " in step for step in steps)
    assert len(steps) == len(json.loads(bill(CASE, "--json")[1])["lines"])
    assert max(map(len, text.splitlines())) <= 110


def test_a_refusal_is_code_1_and_its_reason(bill):
    text = CASE.replace("{birth", "{work_accident: oui, birth")
    code, out, err = bill(text)
    assert (code, err) == (1, "")
    assert out.startswith("Cas refusé. Accident du travail\u00a0: ")
    code, out, _err = bill(text, "--json")
    assert code == 1
    assert json.loads(out)["refused"].startswith("Accident du travail")
    assert json.loads(out)["problems"] == []


def test_a_file_that_is_wrong_is_code_1_with_the_place(bill):
    text = CASE.replace("pathway", "pathwy")
    code, out, _err = bill(text)
    assert code == 1
    assert "cas.yaml:5:1: B001" in out
    assert "    pathwy: treating\n    ^\n" in out
    assert "Voulez-vous dire «\u00a0pathway\u00a0»" in out
    code, out, _err = bill(text, "--json")
    found = json.loads(out)
    assert code == 1
    assert [(one["code"], one["line"]) for one in found["problems"]] == [("B001", 5)]


@pytest.mark.parametrize("size", [0, 200_000])
def test_what_cannot_be_read_is_code_2(bill, size):
    code, out, err = bill("#" * size if size else None)
    assert (code, out) == (2, "")
    assert "cas.yaml" in err
    assert err.count("\n") == 1


def test_a_folder_is_code_2(bill, tmp_path):
    (tmp_path / "cas.yaml").mkdir()
    assert bill(None)[0] == 2


def test_the_text_that_comes_from_a_file_cannot_reach_the_terminal(bill):
    _code, out, err = bill(CASE.replace("code: G", 'code: "\\e[2J"').replace("treating", '"\\e]0;x\\a"'))
    assert "\x1b" not in out + err


# The page


def blocks(language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"))


def test_the_example_of_the_page_answers_what_the_page_shows(bill):
    [example], [shown] = blocks("yaml"), blocks("text")
    code, out, _err = bill(example)
    assert (code, out.replace("\u00a0", " ")) == (0, shown)


def test_the_page_names_every_key_and_every_value(bill):
    text = PAGE.read_text(encoding="utf-8")
    from quizz.billing import case
    from quizz.billing.catalogue import CATALOGUE

    for kind in (case.Specialty, case.Pathway, case.Ald, case.Scheme, case.Contract, case.ThirdParty):
        assert all(f"`{member}`" in text for member in kind), kind
    assert all(f'`"{member}"`' in text for member in case.Sector)
    assert [code for code in CATALOGUE if not re.search(rf"\b{code}\b", text)] == []
    assert [key for key in [*TOTALS, "lines"] if f"`{key}`" not in text] == []
