"""Sheets of franchises, stays, emergencies and delays: their answers, their papers, their mistakes."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.billing.ages import age, in_maternity
from quizz.billing.exercises.claim.illness import Occasion
from quizz.billing.exercises.claim.reasons import PLAIN
from quizz.billing.exercises.emergency import emergency_sheet
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.franchise.sheet import franchise_sheet
from quizz.billing.exercises.keys import KEYS, USUAL_BOXES
from quizz.billing.exercises.persons import born_on, draw_person
from quizz.billing.exercises.sending import sending_sheet
from quizz.billing.exercises.setting import Setting
from quizz.billing.exercises.stay import stay_sheet
from quizz.domain.question import Fact, Subject
from quizz.domain.sheet import EURO, Box, Sheet
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused

TODAY = date(2026, 11, 21)
MAKERS = {
    Subject.FRANCHISE: franchise_sheet,
    Subject.STAY: stay_sheet,
    Subject.EMERGENCY: emergency_sheet,
    Subject.SENDING: sending_sheet,
}


def written(facts: dict[str, object]) -> list[Fact]:
    """`{"patient.age": (3, 8)}` is a range, a list is one of, anything else is fixed."""
    made = []
    for key, value in facts.items():
        if isinstance(value, tuple):
            made.append(Fact(key, low=str(value[0]), high=str(value[1])))
        else:
            values = value if isinstance(value, list) else [value]
            made.append(Fact(key, tuple(str(one).lower() for one in values)))
    return made


@pytest.fixture(scope="module")
def sheet(tariffs) -> Callable[..., Sheet]:
    def make(subject, facts, seed=0, boxes=(), day=TODAY):
        random = Random(seed)
        setting = Setting(tariffs, day, boxes or USUAL_BOXES[subject], random)
        return MAKERS[subject](Facts(written(facts), random), setting)

    return make


@pytest.fixture(scope="module")
def answers(sheet) -> Callable[..., dict[str, str]]:
    return lambda *args, **kwargs: {box.name: box.answer for box in sheet(*args, **kwargs).boxes}


def slips(sheet: Sheet, name: str) -> dict[str, str]:
    box = next(box for box in sheet.boxes if box.name == name)
    return {slip.text: slip.feedback for slip in box.slips}


def text_of(sheet: Sheet) -> str:
    return "\n".join(f"{line.label} {line.text}" for paper in sheet.papers for line in paper.lines)


JUNE = {"date": "2026-06-01", "patient.age": 40}
A_DAY = {**JUNE, "medicines": 3, "paramedical": 6, "transports": 2}


def test_franchises_of_a_day(answers):
    assert answers(Subject.FRANCHISE, A_DAY) == {
        "medicines": "3,00",
        "paramedical": "4,00",
        "transports": "8,00",
        "total": "15,00",
    }


def test_what_was_withheld_leaves_less(answers):
    facts = {**A_DAY, "withheld.paramedical": 3, "withheld.transports": 4}
    assert answers(Subject.FRANCHISE, facts)["total"] == "8,00"


@pytest.mark.parametrize(
    "facts",
    [
        {"patient.age": 12},
        {"patient.c2s": True},
        {"patient.ame": True},
        {"patient.age": 30, "patient.maternity_day": 0},
        {"patient.age": 30, "patient.due_in": -12},
    ],
)
def test_nothing_of_those_who_are_exempt_and_the_mistake_of_charging_them(sheet, facts):
    made = sheet(Subject.FRANCHISE, {**A_DAY, **facts})
    assert {box.answer for box in made.boxes} == {"0,00"}
    assert "aucune franchise" in slips(made, "total")["15,00"]
    assert "aucune franchise" in made.boxes[0].feedback


def test_the_day_before_the_sixth_month_some_is_due(answers):
    assert (
        answers(Subject.FRANCHISE, {**A_DAY, "patient.age": 30, "patient.maternity_day": -1})["total"]
        == "15,00"
    )


def test_the_mistakes_of_franchises(sheet):
    made = sheet(Subject.FRANCHISE, {**A_DAY, "medicines": 5, "patient.ald": "related"})
    medicines, acts, trips, total = (
        slips(made, name) for name in ("medicines", "paramedical", "transports", "total")
    )
    assert "L’ALD n’exonère pas" in medicines["0,00"]
    assert "31/03/2024" in medicines["2,50"]
    assert "participation forfaitaire" in medicines["10,00"]
    assert "pas de plafond par jour sur les boîtes" in medicines["4,00"]
    assert "plafond du jour est oublié" in acts["6,00"]
    assert "aller et le retour" in trips["4,00"]
    assert "plafond du jour est oublié" in total["19,00"]
    assert "L’ALD" in total["0,00"]


def test_the_cap_of_the_year(sheet):
    made = sheet(Subject.FRANCHISE, {**JUNE, "medicines": 5, "withheld.year": 48})
    assert [box.name for box in made.boxes] == ["medicines"]
    assert made.boxes[0].answer == "2,00"
    assert "plafond annuel" in slips(made, "medicines")["5,00"]
    assert "50,00\u00a0€ par an" in made.boxes[0].feedback


def test_a_cap_that_is_not_sure_is_never_the_key(sheet):
    facts = {"date": "2024-02-05", "patient.age": 40, "medicines": 2}
    with pytest.raises(Refused, match="pas assez sûr"):
        sheet(Subject.FRANCHISE, {**facts, "paramedical": 6})
    assert sheet(Subject.FRANCHISE, {**facts, "paramedical": 3}).boxes[-1].answer == "2,50"
    with pytest.raises(Refused, match="pas assez sûr"):
        sheet(
            Subject.FRANCHISE, {"date": "2026-11-02", "patient.age": 40, "medicines": 1, "withheld.year": 70}
        )


def test_boxes_without_a_sense_are_left_out(sheet):
    made = sheet(Subject.FRANCHISE, {**JUNE, "medicines": 5}, boxes=("transports", "total"))
    assert [box.name for box in made.boxes] == ["total"]
    with pytest.raises(Refused, match="Aucune des cases"):
        sheet(Subject.FRANCHISE, {**JUNE, "medicines": 5}, boxes=("transports",))


STAY = {"date": "2026-02-24", "nights": 6, "patient.age": 50}


def test_a_stay_over_the_change_of_the_charge(answers):
    assert answers(Subject.STAY, STAY) == {
        "days": "7",
        "charge": "146,00",
        "payer": "La complémentaire santé",
        "patient_cost": "0,00",
    }
    assert answers(Subject.STAY, {**STAY, "psychiatric": True})["charge"] == "109,00"


@pytest.mark.parametrize(
    ("facts", "payer", "cost"),
    [
        ({"patient.complementary": "none"}, "Le patient", "146,00"),
        ({"patient.complementary": "none", "patient.ald": "related"}, "Le patient", "146,00"),
        ({"patient.c2s": True}, "La C2S", "0,00"),
        ({"patient.scheme": "alsace-moselle"}, "Le régime local d’Alsace-Moselle", "0,00"),
        (
            {"patient.scheme": "alsace-moselle", "patient.complementary": "none"},
            "Le régime local d’Alsace-Moselle",
            "0,00",
        ),
    ],
)
def test_who_pays_a_stay(answers, facts, payer, cost):
    found = answers(Subject.STAY, {**STAY, **facts})
    assert (found["payer"], found["patient_cost"]) == (payer, cost)


def test_the_mistakes_of_a_stay(sheet):
    made = sheet(Subject.STAY, {**STAY, "patient.ald": "related", "patient.complementary": "none"})
    assert "sortie" in slips(made, "days")["6"]
    charge = slips(made, "charge")
    assert "sortie est oublié" in charge["123,00"]
    assert "change le 01/03/2026" in charge["140,00"]
    assert "change le 01/03/2026" in charge["161,00"]
    assert "psychiatrie" in charge["109,00"]
    assert "L’ALD n’exonère pas" in charge["0,00"]
    assert "L’ALD n’exonère pas" in slips(made, "payer")["L’assurance maladie, à 100\u00a0%"]
    after = sheet(Subject.STAY, {**STAY, "date": "2026-04-01"})
    assert "avant le 01/03/2026" in slips(after, "charge")["140,00"]


def test_the_steps_of_a_stay_add_up(sheet):
    steps = sheet(Subject.STAY, STAY).reasoning
    assert [step.amount.replace("\u00a0", " ") for step in steps] == [
        "7 jours",
        "100,00 €",
        "46,00 €",
        "146,00 €",
        "0,00 €",
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"patient.age": 30, "patient.maternity_day": 0}, "maternité"),
        ({"patient.age": 30, "patient.maternity_day": -3}, "maternité"),
        ({"patient.ame": True}, "AME"),
        ({"patient.c2s": True, "patient.scheme": "alsace-moselle"}, "lequel paie"),
        ({"date": "2026-12-30"}, "rien n’est établi"),
    ],
)
def test_stays_that_are_refused(sheet, facts, reason):
    with pytest.raises(Refused, match=reason):
        sheet(Subject.STAY, {**STAY, **facts})


def test_newborns_are_refused_and_they_alone(sheet):
    told = set()
    for seed in range(300):
        try:
            sheet(Subject.STAY, {**STAY, "patient.age": 0}, seed)
        except Refused as error:
            told.add(str(error))
    assert len(told) == 1
    assert "nouveau-né" in told.pop()


def test_a_stay_of_one_night_lasts_more_than_24_hours(sheet):
    for seed in range(30):
        lines = {
            line.label: line.text for line in sheet(Subject.STAY, {**STAY, "nights": 1}, seed).papers[0].lines
        }
        hours = [int(lines[label].split(" à ")[1].split("\u00a0")[0]) for label in ("Entrée", "Sortie")]
        assert hours[0] < hours[1]


VISIT = {"date": "2026-06-01", "patient.age": 40}


@pytest.mark.parametrize(
    ("facts", "charge", "payer", "cost"),
    [
        ({}, "23,00", "La complémentaire santé", "0,00"),
        ({"patient.complementary": "none"}, "23,00", "Le patient", "23,00"),
        ({"patient.ald": "related"}, "9,96", "La complémentaire santé", "0,00"),
        ({"patient.ald": "unrelated", "patient.complementary": "none"}, "9,96", "Le patient", "9,96"),
        ({"patient.c2s": True}, "23,00", "La C2S", "0,00"),
        ({"date": "2026-02-28"}, "19,61", "La complémentaire santé", "0,00"),
        ({"date": "2026-02-28", "patient.ald": "related"}, "8,49", "La complémentaire santé", "0,00"),
        ({"patient.age": 9}, "23,00", "La complémentaire santé", "0,00"),
    ],
)
def test_a_visit_to_the_emergencies(answers, facts, charge, payer, cost):
    found = answers(Subject.EMERGENCY, {**VISIT, **facts})
    assert found == {"charge": charge, "payer": payer, "patient_cost": cost}


def test_the_mistakes_of_the_emergencies(sheet):
    ill = slips(sheet(Subject.EMERGENCY, {**VISIT, "patient.ald": "related"}), "charge")
    assert "elle le réduit" in ill["0,00"]
    assert "forfait réduit" in ill["23,00"]
    assert "avant le 01/03/2026" in ill["8,49"]
    child = slips(sheet(Subject.EMERGENCY, {**VISIT, "patient.age": 9}), "charge")
    assert "enfants" in child["0,00"]
    assert "avant le 01/03/2026" in child["19,61"]
    assert "ALD" in child["9,96"]


@pytest.mark.parametrize(
    "facts",
    [{"patient.ame": True}, {"patient.scheme": "alsace-moselle"}, {"patient.age": 30, "patient.due_in": 60}],
)
def test_visits_that_are_refused(sheet, facts):
    with pytest.raises(Refused, match=r"établi|contredisent"):
        sheet(Subject.EMERGENCY, {**VISIT, **facts})


def test_the_card_tells_that_there_is_an_illness_and_not_which(sheet):
    for ald, shown in (("related", "oui"), ("unrelated", "oui"), ("none", "aucune")):
        lines = text_of(sheet(Subject.EMERGENCY, {**VISIT, "patient.ald": ald})).splitlines()
        assert f"ALD exonérante {shown}" in lines


def test_what_brings_someone_to_the_emergencies_is_one(sheet):
    urgent = {reason.text for reason in PLAIN[Occasion.URGENT]}
    for seed in range(20):
        lines = text_of(sheet(Subject.EMERGENCY, VISIT, seed)).splitlines()
        assert next(line for line in lines if line.startswith("Motif ")).removeprefix("Motif ") in urgent


def test_sending_a_claim(sheet):
    made = sheet(Subject.SENDING, {"date": "2026-05-12", "third_party": "none"})
    assert [box.answer for box in made.boxes] == ["3\u00a0jours ouvrés", "lundi 18 mai 2026"]
    facts = {"date": "2026-05-12", "third_party": "none"}
    told = {}
    for seed in range(20):
        told |= slips(sheet(Subject.SENDING, facts, seed), "last_day")
    assert "Férié" in told["vendredi 15 mai 2026"]
    assert "samedi est ouvrable" in told["samedi 16 mai 2026"]
    assert "autre délai" in told["mardi 26 mai 2026"]
    assert "de trop" in told["mardi 19 mai 2026"]
    assert "Férié jeudi 14 mai 2026 (Ascension)" in text_of(made)
    assert "autre délai" in slips(made, "delay")["8\u00a0jours ouvrés"]
    assert "jours de calendrier" in slips(made, "delay")["3\u00a0jours calendaires"]


@pytest.mark.parametrize("third_party", ["amo", "full"])
def test_sending_a_claim_of_a_third_party(answers, third_party):
    facts = {"date": "2026-05-05", "third_party": third_party}
    assert answers(Subject.SENDING, facts) == {
        "delay": "8\u00a0jours ouvrés",
        "last_day": "mardi 19 mai 2026",
    }


@pytest.mark.parametrize("day", ["2026-05-10", "2026-05-14", "2026-05-16"])
def test_no_claim_is_signed_when_the_practice_is_closed(sheet, day):
    with pytest.raises(Refused, match="jour de fermeture"):
        sheet(Subject.SENDING, {"date": day, "third_party": "none"})


@pytest.mark.parametrize("third_party", ["none", "full"])
def test_the_place_of_the_right_day_does_not_give_it_away(sheet, third_party):
    facts = {"date": ["2026-06-15", "2026-10-05", "2026-11-06"], "third_party": third_party}
    boxes = [sheet(Subject.SENDING, facts, seed).boxes[1] for seed in range(200)]
    places = [box.options.index(box.answer) for box in boxes]
    assert {len(box.options) for box in boxes} == {5}
    assert len(set(places)) >= 3
    assert max(map(places.count, set(places))) <= 130


def test_the_holidays_of_both_years_are_told(sheet):
    made = sheet(Subject.SENDING, {"date": "2025-12-23", "third_party": "full"})
    told = slips(made, "last_day")["vendredi 2 janvier 2026"]
    assert "25 décembre 2025" in told
    assert "1ᵉʳ janvier 2026" in told


def test_only_the_holidays_that_were_counted_are_named(sheet):
    made = sheet(Subject.SENDING, {"date": "2025-12-19", "third_party": "full"})
    told = slips(made, "last_day")["mercredi 31 décembre 2025"]
    assert "jeudi 25 décembre 2025 (Noël)" in told
    assert "janvier" not in told


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("ald", ["none", "related"])
def test_trips_are_counted_and_have_a_reason_that_fits(sheet, count, ald):
    facts = {**JUNE, "transports": count, "patient.ald": ald}
    lines = text_of(sheet(Subject.FRANCHISE, facts)).replace("\u00a0", " ").splitlines()
    assert f"Facturation {count} trajet{'s' if count > 1 else ''}" in lines
    reason = next(line for line in lines if line.startswith("Motif"))
    assert ald == "related" or not re.search("dialyse|thérapie", reason)


def nursing_of(made: Sheet) -> list[str]:
    return [line.text for paper in made.papers for line in paper.lines if line.label.startswith("Passage de")]


@pytest.mark.parametrize("count", range(1, 13))
def test_a_nurse_is_paid_two_acts_a_visit_at_most(sheet, count):
    for seed in range(20):
        facts = {**JUNE, "paramedical": count, "withheld.paramedical": 1}
        visits = nursing_of(sheet(Subject.FRANCHISE, facts, seed))
        assert sum(len(visit.split(" et ")) for visit in visits) == count
        assert max(len(visit.split(" et ")) for visit in visits) <= 2


def test_several_professionals_only_when_the_cap_of_each_cannot_matter(sheet):
    def titles(**facts):
        made = [sheet(Subject.FRANCHISE, {**JUNE, **facts}, seed) for seed in range(30)]
        return {paper.title for one in made for paper in one.papers}

    assert "Soins paramédicaux" in titles(paramedical=4)
    assert "Soins paramédicaux" not in titles(paramedical=5)
    assert "Soins paramédicaux" not in titles(paramedical=3, **{"withheld.paramedical": 2})


def test_a_lower_cap_leaves_one_professional(tariffs):
    known = tariffs.by_id["FR_ACTE_JOUR"]
    low = replace(known, values=tuple(replace(value, amount=Decimal(3)) for value in known.values))
    lower = Tariffs({**tariffs.by_id, low.id: low})
    for seed in range(30):
        random = Random(seed)
        setting = Setting(lower, TODAY, ("total",), random)
        made = franchise_sheet(Facts(written({**JUNE, "paramedical": 4}), random), setting)
        assert "Soins paramédicaux" not in {paper.title for paper in made.papers}


def test_what_was_kept_before_was_so_in_the_morning(sheet):
    facts = {**JUNE, "paramedical": 3, "withheld.paramedical": 2}
    for seed in range(20):
        hours = re.findall(r"Passage de (\d+)", text_of(sheet(Subject.FRANCHISE, facts, seed)))
        assert hours
        assert all(int(hour) > 12 for hour in hours)


@pytest.mark.parametrize(
    ("years", "never"),
    [
        (8, "1 g|mg"),
        (15, "Ramipril|Atorvastatine|Amlodipine|sirop"),
        (21, "Ramipril|Atorvastatine|Amlodipine|Lévothyroxine|sirop"),
        (45, "Ramipril|Atorvastatine|sirop"),
        (80, "sirop|Cétirizine"),
    ],
)
def test_medicines_fit_the_age(sheet, years, never):
    facts = {"date": "2026-06-01", "patient.age": years, "medicines": 9}
    for seed in range(20):
        told = text_of(sheet(Subject.FRANCHISE, facts, seed)).replace("\u00a0", " ")
        assert "boîte" in told
        assert not re.search(never, told)


@pytest.mark.parametrize("medicines", range(1, 13))
@pytest.mark.parametrize("paramedical", [1, 2, 7])
def test_the_papers_count_what_is_asked(sheet, medicines, paramedical):
    facts = {**JUNE, "medicines": medicines, "paramedical": paramedical}
    for seed in range(10):
        words = text_of(sheet(Subject.FRANCHISE, facts, seed)).replace("\u00a0", " ").split()
        for word, count in (("boîte", medicines), ("acte", paramedical)):
            places = [place for place, one in enumerate(words) if one.rstrip("s") == word]
            assert sum(int(words[place - 1]) for place in places if words[place - 1].isdigit()) == count


def test_rights_are_open_for_the_whole_stay(sheet):
    made = sheet(Subject.STAY, {**STAY, "date": "2025-12-20", "nights": 20})
    assert "Droits ouverts jusqu’au 30/06/2026" in text_of(made)


def test_days_near_a_holiday_are_preferred(sheet):
    near = 0
    for seed in range(60):
        try:
            near += any(s.rule.startswith("Jour férié") for s in sheet(Subject.SENDING, {}, seed).reasoning)
        except Refused:
            continue
    assert near > 30


FACTS = {
    Subject.FRANCHISE: {
        "date": ["2024-01-15", "2024-06-03", "2025-12-31", "2026-06-01", "2026-10-12"],
        "patient.age": (0, 95),
        "patient.ald": ["none", "related", "unrelated"],
        "patient.c2s": ["false", "false", "true"],
        "medicines": (0, 12),
        "paramedical": (0, 9),
        "transports": (0, 5),
        "withheld.paramedical": [0, 1, 4],
        "withheld.transports": [0, 4],
        "withheld.year": [8, 20, 46, 50],
    },
    Subject.STAY: {
        "date": ("2025-12-20", "2026-11-01"),
        "nights": (1, 60),
        "patient.age": (0, 100),
        "patient.ald": ["none", "related"],
        "patient.scheme": ["general", "general", "alsace-moselle"],
        "patient.complementary": ["responsible", "none"],
        "patient.c2s": ["false", "true"],
        "psychiatric": ["false", "true"],
    },
    Subject.EMERGENCY: {
        "date": ("2024-01-20", "2026-11-01"),
        "patient.age": (0, 100),
        "patient.ald": ["none", "related", "unrelated"],
        "patient.complementary": ["responsible", "none"],
        "patient.c2s": ["false", "true"],
    },
    Subject.SENDING: {"date": ("2024-01-01", "2026-12-31"), "third_party": ["none", "amo", "full"]},
}


def check_box(box: Box) -> None:
    if box.options:
        assert box.answer in box.options
        assert 2 <= len(box.options) <= 6
        assert len(set(box.options)) == len(box.options)
        assert all(len(option) <= 60 for option in box.options)
        assert {slip.text for slip in box.slips} == set(box.options) - {box.answer}
    elif box.unit == EURO:
        assert Decimal(box.answer.replace(",", ".")) >= 0
        assert box.answer[-3] == ","
        assert all(Decimal(slip.text.replace(",", ".")) >= 0 for slip in box.slips)
    assert box.answer not in {slip.text for slip in box.slips}
    assert len({slip.text for slip in box.slips}) == len(box.slips)
    assert box.feedback.endswith(".")
    assert all(slip.feedback.endswith(".") for slip in box.slips)
    assert len(box.label) <= 32


def check_sheet(made: Sheet) -> None:
    assert made.boxes
    assert made.reasoning
    assert 2 <= len(made.papers) <= 6
    for paper in made.papers:
        assert 1 <= len(paper.lines) <= 10
        assert all(len(line.text) <= 60 and len(line.label) <= 28 for line in paper.lines)
    for box in made.boxes:
        check_box(box)


@pytest.mark.parametrize("subject", MAKERS)
@settings(max_examples=300)
@given(seed=st.integers(0, 2**32), usual=st.booleans())
def test_every_sheet_is_well_made_or_refused(sheet, subject, seed, usual):
    facts = {"nights": 3} if usual else FACTS[subject]
    try:
        made = sheet(subject, facts, seed)
    except Refused:
        return
    check_sheet(made)
    assert made == sheet(subject, facts, seed)


@pytest.mark.parametrize("subject", MAKERS)
def test_most_drawings_are_possible(sheet, subject):
    made = 0
    for seed in range(100):
        try:
            sheet(subject, FACTS[subject], seed)
        except Refused:
            continue
        made += 1
    assert made >= 40


@pytest.mark.parametrize("subject", MAKERS)
def test_the_facts_of_these_tests_are_those_that_an_author_may_write(subject):
    assert FACTS[subject].keys() <= KEYS[subject].keys()


@settings(max_examples=300)
@given(
    seed=st.integers(0, 2**32),
    years=st.integers(0, 105),
    day=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)
def test_a_birth_date_gives_the_age_wanted(seed, years, day):
    assert age(born_on(years, day, Random(seed)), day) == years


def test_birthdays_on_29_february():
    found = {born_on(2, date(2024, 2, 29), Random(seed)) for seed in range(2000)}
    assert max(found) == date(2022, 2, 28)
    assert min(found) == date(2021, 3, 1)


@settings(max_examples=200)
@given(
    seed=st.integers(0, 2**32),
    since=st.integers(-90, 150),
    day=st.dates(date(2024, 6, 1), date(2026, 12, 31)),
)
def test_the_day_of_maternity_that_was_asked(seed, since, day):
    random = Random(seed)
    try:
        person = draw_person(Facts(written({"patient.maternity_day": since}), random), day, random)
    except Refused:
        return
    assert person.is_woman
    if since < 0 or since <= 120:
        assert in_maternity(person.patient.due_date, day) == (since >= 0)
