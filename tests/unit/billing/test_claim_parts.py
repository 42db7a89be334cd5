"""What claims to fill are made of: days, persons, options, slips, and what is refused."""

import re
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.billing.acts import Kind
from quizz.billing.ages import age, in_maternity, maternity
from quizz.billing.case import Ald, Contract, ThirdParty
from quizz.billing.catalogue import CATALOGUE, KNOWN_CODES
from quizz.billing.computing import reimburse
from quizz.billing.exercises.claim.boxes import claim_boxes
from quizz.billing.exercises.claim.case import draw_claim
from quizz.billing.exercises.claim.illness import Occasion
from quizz.billing.exercises.claim.illnesses import ILLNESSES
from quizz.billing.exercises.claim.options import act_options
from quizz.billing.exercises.claim.reasons import PLAIN
from quizz.billing.exercises.claim.refusing import check_words
from quizz.billing.exercises.claim.sheet import claim_sheet
from quizz.billing.exercises.claim.specialists import PRACTICES
from quizz.billing.exercises.claim.visit import imagine
from quizz.billing.exercises.claim.words import ADDED_TO, MEANINGS, TAKEN_FOR
from quizz.billing.exercises.closing import is_closed
from quizz.billing.exercises.days import long
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.keys import BOXES
from quizz.billing.exercises.people import GENERALIST, doctors
from quizz.billing.exercises.setting import Setting
from quizz.domain.question import Fact, Subject
from quizz.errors import Refused

DAY = date(2026, 11, 21)
ALL = BOXES[Subject.CLAIM]
seeds = st.integers(0, 2**32)


def setting_of(tariffs, seed=0, boxes=ALL):
    return Setting(tariffs, DAY, boxes, Random(seed))


def facts_of(setting, **facts):
    """`acts=G` stands for `acts.0.code`, other keys with `__` for the dot."""
    usual = {"practitioner.specialty": "general", "practitioner.sector": "1", "pathway": "treating"}
    given_ = {key.replace("__", "."): value for key, value in facts.items()}
    for place, code in enumerate(given_.pop("acts", "G").split()):
        given_[f"acts.{place}.code"] = code
    return Facts((Fact(key=key, values=(value,)) for key, value in (usual | given_).items()), setting.random)


def sheet_of(tariffs, seed=0, **facts):
    setting = setting_of(tariffs, seed)
    return claim_sheet(facts_of(setting, **facts), setting)


def drawn_of(tariffs, seed=0, **facts):
    setting = setting_of(tariffs, seed)
    return draw_claim(facts_of(setting, **facts), setting)


def slips_of(case, tariffs, name):
    boxes = claim_boxes(case, reimburse(case, tariffs), setting_of(tariffs, boxes=(name,)))
    return {slip.text: slip.feedback for slip in boxes[0].slips}


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        ("2026-11-15", True),
        ("2026-04-06", True),
        ("2026-05-14", True),
        ("2026-12-25", True),
        ("2026-04-03", False),
        ("2026-11-14", False),
    ],
)
def test_a_practice_closes_on_sundays_and_on_public_holidays(day, closed):
    assert is_closed(date.fromisoformat(day)) is closed


@given(seeds, st.integers(0, 100))
def test_the_age_is_that_of_the_author_on_the_day(tariffs, seed, years):
    drawn = drawn_of(tariffs, seed, patient__age=str(years))
    assert age(drawn.case.patient.birth_date, drawn.case.day) == years
    assert not is_closed(drawn.case.day)
    assert timedelta(0) <= DAY - drawn.case.day <= timedelta(days=20)


@pytest.mark.parametrize("day", [-1, 0, 1, 100])
def test_a_day_of_maternity_is_counted_from_the_sixth_month(tariffs, day):
    drawn = drawn_of(tariffs, patient__maternity_day=str(day), date="2026-06-18")
    due_date = drawn.case.patient.due_date
    assert (drawn.case.day - maternity(due_date)[0]).days == day
    assert in_maternity(due_date, drawn.case.day) is (day >= 0)
    assert drawn.person.is_woman


def test_a_majoration_that_depends_on_the_age_is_dropped(tariffs):
    acts = {"acts": "G MEG", "acts__1__if_due": "true"}
    assert len(drawn_of(tariffs, patient__age="5", **acts).case.acts) == 2
    assert len(drawn_of(tariffs, patient__age="6", **acts).case.acts) == 1


@pytest.mark.parametrize(
    ("habit", "facts", "expected"),
    [
        ("none", {}, ThirdParty.NONE),
        ("amo", {}, ThirdParty.AMO),
        ("full", {}, ThirdParty.FULL),
        ("full", {"patient__complementary": "none"}, ThirdParty.AMO),
        ("none", {"patient__c2s": "true"}, ThirdParty.FULL),
        ("none", {"patient__ald": "related"}, ThirdParty.AMO),
        ("none", {"patient__ald": "unrelated"}, ThirdParty.NONE),
        ("none", {"patient__ame": "true"}, ThirdParty.AMO),
        ("none", {"patient__maternity_day": "10", "date": "2026-06-18"}, ThirdParty.AMO),
        ("none", {"patient__maternity_day": "-10", "date": "2026-06-18"}, ThirdParty.NONE),
        ("full", {"patient__ald": "related"}, ThirdParty.FULL),
        ("none", {"acts": "CCP", "patient__age": "16"}, ThirdParty.AMO),
    ],
)
def test_a_right_of_the_patient_adds_to_the_habit_of_the_practice(tariffs, habit, facts, expected):
    assert drawn_of(tariffs, third_party=habit, **facts).case.third_party is expected


def test_an_infant_has_the_age_of_the_examination(tariffs):
    for seed in range(20):
        case = drawn_of(tariffs, seed, acts="COE", third_party="amo").case
        days = (case.day - case.patient.birth_date).days
        assert 4 <= days <= 8 or 23 * 30 <= days <= 725


@given(seeds)
def test_a_majoration_out_of_hours_has_its_hour(tariffs, seed):
    case = drawn_of(tariffs, seed, acts="G MHP", patient__age="40").case
    assert is_closed(case.day)
    evening = drawn_of(tariffs, seed, acts="G MHP", patient__age="40", date="2026-11-18").case
    assert imagine(evening, Random(seed), woman=True).hour[:2] in {"20", "21", "22"}
    regulated = drawn_of(tariffs, seed, acts="G SNP SHE", patient__age="40", pathway="emergency").case
    assert imagine(regulated, Random(seed), woman=True).hour.startswith("19 h")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"patient__age": "4"}, "MEG"),
        ({"patient__age": "85", "pathway": "emergency"}, "MOP"),
        ({"acts": "CS", "practitioner__specialty": "other", "pathway": "referred"}, "MPC"),
        ({"acts": "VL", "patient__ald": "related", "patient__age": "75"}, "MD"),
        ({"acts": "VL MD", "patient__age": "75"}, "ALD"),
        ({"acts": "G SNP", "pathway": "outside", "patient__age": "40"}, "emergency"),
        ({"acts": "G MHP", "pathway": "emergency", "patient__age": "40"}, "sans urgence"),
        ({"acts": "G MSH", "pathway": "away", "patient__age": "60"}, "médecin traitant"),
        ({"acts": "G MSH", "patient__age": "85"}, "GL1"),
        ({"acts": "COE"}, "third_party"),
        ({"acts": "RDV", "third_party": "amo", "patient__age": "47"}, "participation"),
        ({"acts": "CCP", "patient__age": "20"}, "participation"),
        ({"acts": "CDE", "practitioner__specialty": "dermatology", "patient__ald": "related"}, "dépistage"),
        ({"acts": "FPU", "pathway": "emergency"}, "exercice"),
        ({"acts": "G VG MD"}, "Un seul acte"),
        ({"acts": "G DE", "practitioner__sector": "2-optam"}, "secteur 1"),
        ({"patient__ame": "true", "patient__ald": "related"}, "AME"),
        ({"patient__ame": "true", "acts": "G MRT", "patient__age": "40"}, "AME"),
        ({"patient__ame": "true", "patient__age": "85"}, "MOP"),
        ({"date": "2026-11-14", "withheld__day": "4"}, "samedi"),
        (
            {"acts": "CS MPC", "practitioner__specialty": "ophthalmology", "pathway": "outside"},
            "accès direct",
        ),
        ({"date": "2026-11-15"}, "dimanche"),
        ({"date": "2026-11-11"}, "jour férié"),
    ],
)
def test_what_papers_could_not_tell_is_refused(tariffs, facts, reason):
    with pytest.raises(Refused, match=reason):
        sheet_of(tariffs, **facts)


def test_what_papers_can_tell_is_not_refused(case):
    check_words(case())
    check_words(case("CS 23 + MPC 3.5 + MCS 5", specialty="other", pathway="referred"))


@pytest.mark.parametrize(
    ("facts", "left_out"),
    [
        ({}, set()),
        ({"pathway": "outside", "patient__age": "10"}, {"pathway"}),
        ({"pathway": "outside", "patient__age": "16"}, set()),
        ({"patient__ame": "true"}, {"pathway", "exemption"}),
        ({"acts": "IMT", "patient__ald": "related"}, {"exemption"}),
        ({"acts": "G SNP", "pathway": "emergency", "patient__age": "40"}, {"pathway"}),
        ({"acts": "CS", "practitioner__specialty": "psychiatry", "pathway": "referred"}, {"act"}),
        ({"patient__ald": "related", "third_party": "full"}, {"third_party"}),
    ],
)
def test_a_box_without_one_right_answer_is_left_out(tariffs, facts, left_out):
    names = {box.name for box in sheet_of(tariffs, **facts).boxes}
    assert set(ALL) - names == left_out


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        ({}, {"insurance": "Maladie", "pathway": "Médecin traitant", "exemption": "Aucune"}),
        ({"patient__ald": "related"}, {"exemption": "ALD, soins en rapport", "amo_rate": "100\u00a0%"}),
        ({"patient__ald": "unrelated"}, {"exemption": "Aucune", "amo_rate": "70\u00a0%"}),
        (
            {"patient__maternity_day": "0", "date": "2026-06-18"},
            {"insurance": "Maternité", "exemption": "Maternité", "participation": "0,00"},
        ),
        (
            {"patient__maternity_day": "-1", "date": "2026-06-18"},
            {"insurance": "Maladie", "exemption": "Aucune", "participation": "2,00"},
        ),
        ({"acts": "GL1", "third_party": "amo"}, {"exemption": "Acte pris en charge à 100\u00a0%"}),
        ({"patient__c2s": "true"}, {"third_party": "Intégral", "amc": "9,00", "paid_at_desk": "0,00"}),
        ({"pathway": "outside", "patient__age": "40"}, {"amo_rate": "30\u00a0%", "penalty": "12,00"}),
        (
            {"patient__scheme": "alsace-moselle", "patient__age": "40"},
            {"amo_rate": "90\u00a0%", "amc": "3,00"},
        ),
    ],
)
def test_answers_are_those_of_the_trade(tariffs, facts, right):
    found = {box.name: box.answer for box in sheet_of(tariffs, **facts).boxes}
    assert {name: found[name] for name in right} == right


@pytest.mark.parametrize(
    ("facts", "name", "wrong", "told"),
    [
        ({}, "amo_net", "21,00", "oublié la participation"),
        ({}, "amo_net", "20,00", "ancienne participation, 1,00 €, ne vaut plus : c’est 2,00 €"),
        ({}, "amo_net", "16,55", "ancien tarif"),
        ({"acts": "G 30 + MEG 5", "born": "2022-05-03"}, "amo_net", "22,50", "Moins de 18 ans"),
        ({"acts": "G 30 + MEG 5", "born": "2022-05-03"}, "amo_net", "21,00", "MEG"),
        ({"acts": "G 50", "sector": "2"}, "amo_gross", "35,00", "montant demandé"),
        ({"acts": "G 50", "sector": "2"}, "base", "30,00", "sans OPTAM"),
        ({"acts": "G 45", "sector": "2-optam"}, "base", "23,00", "avec OPTAM"),
        ({"acts": "G 45", "sector": "2-optam"}, "amc", "24,00", "pas le dépassement"),
        ({"acts": "G 30 + DE 20"}, "amo_net", "33,00", "montant demandé"),
        ({"ald": "related"}, "amo_net", "30,00", "ALD n’exonère pas"),
        ({"ald": "related"}, "amo_net", "19,00", "en rapport avec l’ALD"),
        ({"ald": "unrelated"}, "amo_net", "28,00", "pas de rapport"),
        ({"pathway": "outside"}, "amo_net", "19,00", "Hors parcours"),
        ({"pathway": "outside"}, "amc", "21,00", "majoration hors parcours"),
        ({"pathway": "outside", "born": "2015-05-03"}, "amo_net", "9,00", "Avant 16 ans"),
        ({"scheme": "alsace-moselle"}, "amo_net", "19,00", "90"),
        ({"due": "2027-02-01"}, "amo_net", "19,00", "premier jour du 6e mois"),
        ({"due": "2027-03-22"}, "amo_net", "30,00", "commence le 22/11/2026"),
        ({"due": "2026-11-08"}, "amo_net", "30,00", "a pris fin le 20/11/2026"),
        ({"contract": "none"}, "patient_cost", "2,00", "Sans complémentaire"),
        ({"third_party": "amo"}, "paid_at_desk", "11,00", "reprise plus tard"),
        ({"third_party": "amo"}, "paid_at_desk", "0,00", "part obligatoire seule"),
        ({"third_party": "full"}, "paid_at_desk", "9,00", "intégral"),
        ({"c2s": True, "third_party": "full"}, "amo_net", "30,00", "C2S"),
        ({"withheld": (8, 20)}, "amo_net", "19,00", "plafond"),
        ({"acts": "G 30 + MCG 5", "pathway": "away"}, "participation", "4,00", "pas ses majorations"),
    ],
)
def test_mistakes_are_recognised_and_named(case, tariffs, facts, name, wrong, told):
    facts = dict(facts)
    slips = slips_of(case(facts.pop("acts", "G 30"), **facts), tariffs, name)
    assert told in slips[wrong].replace("\u00a0", " ").replace("L’a", "a")


def test_a_benefit_that_ended_is_not_a_slip_where_it_is_right(case, tariffs):
    assert "19,00" not in slips_of(case(), tariffs, "amo_net")


@given(seeds)
def test_options_tell_what_is_forgotten_and_what_is_too_many(case, seed):
    options, told = act_options(case("G 30 + MCG 5", pathway="away"), Random(seed))
    assert sorted(options) == sorted({"G + MCG", *told})
    assert len(options) == 5
    assert told["G"].startswith("Il manque MCG")
    assert all("MEG" not in option for option in told) or "MEG est de trop" in "".join(told.values())


def test_who_received_after_regulation_tells_the_majoration(tariffs):
    for acts, pathway, same in (("G MRT", "treating", True), ("G SNP", "emergency", False)):
        sheet = sheet_of(tariffs, acts=acts, pathway=pathway, patient__age="40")
        shown = {line.label: line.text for paper in sheet.papers for line in paper.lines}
        assert shown["Médecin"].startswith(shown["Médecin traitant"]) is same


def test_a_former_code_is_no_option_while_it_was_right(case):
    for day, offered in (("2024-12-21", False), ("2024-12-22", True)):
        found = [act_options(case(day=day), Random(seed))[0] for seed in range(20)]
        assert any("GS" in options for options in found) is offered


def test_a_majoration_is_not_offered_where_it_may_be_due(case):
    child = case("G 23", born="2022-01-01", sector="2")
    found = {option for seed in range(200) for option in act_options(child, Random(seed))[0]}
    assert "G + MEG" not in found
    assert "G + MOP" in found


def test_each_code_that_a_claim_may_show_has_its_meaning():
    offered = {code for codes in (*TAKEN_FOR.values(), *ADDED_TO.values()) for code in codes}
    charged = {code for code, rule in CATALOGUE.items() if rule.kind is not Kind.CHARGE}
    assert offered | charged - {"CSC", "MCC"} == MEANINGS.keys()
    assert MEANINGS.keys() - {"GS"} <= KNOWN_CODES


def test_the_right_option_has_no_place_of_its_own(case):
    places = {act_options(case(), Random(seed))[0].index("G") for seed in range(60)}
    assert places == set(range(5))


def test_a_long_term_illness_and_its_unrelated_reason_differ(tariffs):
    for seed in range(30):
        papers = {}
        for ald in ("related", "unrelated"):
            sheet = sheet_of(tariffs, seed, patient__ald=ald)
            papers[ald] = {line.label: line.text for paper in sheet.papers for line in paper.lines}
        assert papers["related"]["Affection"]
        assert papers["related"]["Motif"] != papers["unrelated"]["Motif"]


def test_a_person_without_complementary_is_shown_so(tariffs):
    sheet = sheet_of(tariffs, patient__complementary="none")
    shown = {paper.title: paper for paper in sheet.papers}
    assert "aucun" in shown["Complémentaire santé"].lines[0].text
    assert drawn_of(tariffs, patient__ame="true").case.patient.complementary is Contract.NONE
    assert drawn_of(tariffs).case.patient.ald is Ald.NONE


def shown_of(sheet):
    return {line.label: line.text for paper in sheet.papers for line in paper.lines}


@pytest.mark.parametrize(
    ("years", "right", "trap"), [(4, "G + MEG", "G"), (6, "G", "G + MEG"), (12, "G", "G + MEG")]
)
def test_whether_a_majoration_is_due_is_always_asked(tariffs, years, right, trap):
    facts = {"acts": "G MEG", "acts__1__if_due": "true", "patient__age": str(years)}
    for seed in range(40):
        act = sheet_of(tariffs, seed, **facts).boxes[0]
        assert act.answer == right
        assert trap in act.options
        assert {slip.text for slip in act.slips} == {*act.options} - {right}


def test_the_trap_of_a_majoration_follows_any_condition(tariffs):
    facts = {"acts": "G MOP", "acts__1__if_due": "true", "pathway": "away", "patient__age": "70"}
    assert all("G + MOP" in sheet_of(tariffs, seed, **facts).boxes[0].options for seed in range(40))
    assert all("G + MEG" in sheet_of(tariffs, seed, patient__age="6").boxes[0].options for seed in range(40))


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-15", "2026-11-11"])
@pytest.mark.parametrize("pathway", ["treating", "outside"])
def test_nobody_has_an_appointment_when_the_practice_is_closed(tariffs, day, pathway):
    sheet = sheet_of(tariffs, acts="G MHP", patient__age="40", date=day, pathway=pathway)
    assert shown_of(sheet)["Venue"].startswith("sans rendez-vous")
    assert shown_of(sheet_of(tariffs))["Venue"] == "sur rendez-vous"


def test_a_contract_tells_that_it_pays_no_excess(tariffs):
    sector = {"practitioner__sector": "2", "acts__0__excess": "20", "patient__age": "40"}
    assert shown_of(sheet_of(tariffs, **sector))["Garanties"] == "ticket modérateur, sans dépassement"
    assert "Garanties" not in shown_of(sheet_of(tariffs, patient__complementary="none", **sector))


@pytest.mark.parametrize(
    ("facts", "occasion"),
    [
        ({}, Occasion.ROUTINE),
        ({"pathway": "emergency"}, Occasion.URGENT),
        ({"pathway": "away"}, Occasion.AWAY),
        ({"acts": "G MRT"}, Occasion.SOON),
        ({"acts": "G SNP", "pathway": "emergency"}, Occasion.SOON),
    ],
)
@pytest.mark.parametrize("ald", ["none", "related", "unrelated"])
def test_the_reason_is_as_pressing_as_the_visit(tariffs, facts, occasion, ald):
    by_name = {illness.name: illness for illness in ILLNESSES}
    for seed in range(20):
        shown = shown_of(sheet_of(tariffs, seed, patient__age="58", patient__ald=ald, **facts))
        if ald == "none":
            assert shown["Motif"] in {reason.text for reason in PLAIN[occasion]}
        else:
            illness = by_name[shown["Affection"]]
            assert shown["Motif"] == illness.reason(occasion, related=ald == "related")


@given(st.sampled_from(Occasion), st.integers(0, 100))
def test_someone_of_any_age_has_a_reason_to_come(occasion, years):
    assert any(reason.low <= years <= reason.high for reason in PLAIN[occasion])


def test_who_has_the_ame_shows_no_treating_doctor(tariffs):
    assert "Médecin traitant" in shown_of(sheet_of(tariffs, patient__age="40"))
    for pathway in ("treating", "emergency", "referred"):
        shown = shown_of(sheet_of(tariffs, patient__age="40", patient__ame="true", pathway=pathway))
        assert "Médecin traitant" not in shown
        assert "joindre" not in shown["Venue"]


@given(seeds, st.integers(0, 15), st.sampled_from(["none", "unrelated"]))
def test_a_paediatrician_is_asked_what_calls_for_one(tariffs, seed, years, ald):
    facts = {"acts": "CEP", "practitioner__specialty": "pediatrics", "pathway": "referred"}
    reason = shown_of(sheet_of(tariffs, seed, patient__age=str(years), patient__ald=ald, **facts))["Motif"]
    assert reason not in {plain.text for plains in PLAIN.values() for plain in plains}
    assert ald == "none" or not {"souffle", "croissance"} & set(reason.split())


def test_what_was_withheld_today_was_so_before_the_afternoon(tariffs):
    for seed in range(30):
        drawn = drawn_of(tariffs, seed, withheld__day="4", patient__age="40")
        assert drawn.case.day.weekday() < 5
        sheet = sheet_of(tariffs, seed, withheld__day="4", patient__age="40")
        assert re.search(r", 1[5-7]\sh", shown_of(sheet)["Le"])
        assert shown_of(sheet)["Ce jour, chez ce médecin"] == "4,00\u00a0€"


def test_a_doctor_has_one_specialty():
    titles = {GENERALIST, *(practice.title for found in PRACTICES.values() for practice in found)}
    known = {title: {doctors(Random(seed), title)[0] for seed in range(200)} for title in titles}
    names = [name for found in known.values() for name in found]
    assert len(names) == len(set(names))
    assert all(len(found) > 1 for found in known.values())
    for title in titles:
        first, second = doctors(Random(0), title)
        assert first != second
        assert second in known[GENERALIST]


def test_another_specialty_is_named(tariffs):
    facts = {"acts": "CS MPC", "practitioner__specialty": "other", "pathway": "outside"}
    titles = {
        shown_of(sheet_of(tariffs, seed, patient__age="50", **facts))["Médecin"].split(", ")[1]
        for seed in range(60)
    }
    assert titles == {"rhumatologue", "ORL", "pneumologue", "gastro-entérologue"}


def test_the_first_of_a_month_is_written_as_printers_do():
    assert long(date(2026, 1, 1)) == "jeudi 1ᵉʳ janvier 2026"
    assert long(date(2026, 1, 2)) == "vendredi 2 janvier 2026"
