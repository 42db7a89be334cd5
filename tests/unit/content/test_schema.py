"""The schemas that editors read: they accept what the loader accepts, and refuse what it refuses."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from quizz.billing.exercises import keys
from quizz.content import agenda_bookings, agenda_constraints, agendas, scenarios
from quizz.content import question_types_appointment as appointment
from quizz.content import question_types_billing as billing
from quizz.content import question_types_form as form
from quizz.content import question_types_placing as placing
from quizz.content import question_types_texts as texts
from quizz.content import scenario_steps as steps
from quizz.content.agenda_times import DAYS
from quizz.content.banks import TYPES
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.fields import ID, TARIFF_ID
from quizz.content.question_types import READERS
from quizz.content.reading import compile_file
from quizz.content.schema import NAMES, schema_text
from quizz.content.tariffs import CONFIDENCES
from quizz.content.writing.examples import question as question_example
from quizz.domain.agenda.week import QUARTER, Via
from quizz.domain.bank import SKILLS, THEMES
from quizz.domain.question import FaultKind, Spelling
from quizz.domain.scenario import Ending, Worth
from quizz.domain.tariff import Unit
from quizz.domain.term import TermKind

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
SCHEMAS: dict[str, Any] = {name: json.loads(schema_text(name)) for name in NAMES}
KINDS = {"questions": FileKind.BANK, "glossary": FileKind.GLOSSARY, "tariffs": FileKind.TARIFFS}
QUESTION = SCHEMAS["questions"]["definitions"]["question"]["properties"]


class EditorLoader(yaml.CSafeLoader):
    """What an editor sees: the core schema of YAML 1.2, where `oui` and `2026-11-21` are texts, `yes` too."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_number(self, node: yaml.ScalarNode) -> int | float:
        text = str(self.construct_scalar(node))
        return int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else float(text)


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), first)
EditorLoader.add_constructor("tag:yaml.org,2002:float", EditorLoader.construct_number)


def seen(text: str) -> Any:
    """A file as an editor sees it."""
    return yaml.load(text, Loader=EditorLoader)


def faults(name: str, text: str) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(seen(text))]


def errors(name: str, text: str) -> list[str]:
    """What the loader finds wrong."""
    found = compile_file(text.encode(), KINDS[name], "accueil").diagnostics
    return [d.message for d in found if d.severity is Severity.ERROR]


def test_the_editor_s_view_of_scalars() -> None:
    text = "[oui, yes, True, 2026-11, 2026-11-21, 08, 2.5, '2,5', 1:30, ~, 1_000]"
    assert seen(text) == ["oui", "yes", True, "2026-11", "2026-11-21", 8, 2.5, "2,5", "1:30", None, "1_000"]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_of_draft_7(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMAS[name])


BANKS = sorted((CONTENT / "questions").rglob("*.y*ml"))


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_every_bank_conforms(path: Path) -> None:
    assert faults("questions", path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", ["glossary", "tariffs"])
def test_the_glossary_and_the_tariffs_conform(name: str) -> None:
    assert faults(name, (CONTENT / f"{name}.yaml").read_text("utf-8")) == []


# One file of each kind, whole, and what breaks it

EXAMPLE = {"id": "q", "prompt": "P", "skill": "accueil", "level": "1", "month": "2026-11"}
COMMON = {"id": "q", "prompt": "P", "explanation": "E", "skill": "accueil", "level": 1}
ADDED: dict[str, dict[str, Any]] = {
    "single_choice": {
        "choices": [{"text": "un", "correct": "oui"}, {"text": 2}, {"text": "trois"}],
        "draw": 2,
    },
    "multiple_choice": {
        "choices": [{"text": "un", "correct": True}, {"text": "deux", "correct": "vrai"}, {"text": "trois"}]
    },
    "true_false": {"answer": "faux", "feedback": "Non."},
    "short_answer": {
        "answers": ["uretère", 12],
        "spelling": "strict",
        "confusions": [{"text": "urètre", "feedback": "Non."}],
    },
    "cloze": {
        "text": "Une {1}.",
        "blanks": [{"answers": ["a"], "options": ["a", "b"], "spelling": "no_typo"}],
    },
    "numeric": {"answer": "{{amount:70% * G}}", "tolerance": 0.5, "unit": "€"},
    "matching": {
        "pairs": [
            {"left": "un", "right": "one", "feedback": "Oui."},
            {"left": "deux", "right": "two"},
            {"left": "trois", "right": "{{tariff:G}}" + "d" * 45},
        ],
        "decoys": ["four"],
    },
    "ordering": {"items": [{"text": "un", "feedback": "D’abord."}, {"text": "d" * 90}, {"text": "trois"}]},
    "sorting": {
        "categories": [
            {"name": "pairs", "items": [{"text": "deux"}, {"text": "quatre"}]},
            {"name": "impairs", "items": [{"text": "un", "feedback": "Oui."}, {"text": "trois"}]},
        ]
    },
    "form": {
        "papers": [
            {"title": "Retour", "lines": [{"label": "Facture", "text": 4127}, "Rejetée"]},
            {"title": "t" * 60, "lines": ["{{tariff:G}}" + "d" * 120]},
        ],
        "boxes": [
            {
                "label": "Cause",
                "options": [{"text": "un", "correct": "oui"}, {"text": "deux", "feedback": "Non."}],
            },
            {
                "label": "Part",
                "answer": "{{amount:70% * G}}",
                "unit": "€",
                "feedback": "Voilà.",
                "slips": [{"text": "21,00", "feedback": "Non."}],
            },
        ],
    },
    "billing_case": {
        "case": {
            "date": {"from": "2026-01-05", "to": "2026-09-25", "step": 7},
            "acts": [{"code": "G", "fee": [30, "35,50"]}, {"code": ["MEG", "MCG"], "if_due": "oui"}],
            "patient": {
                "age": {"from": 3, "to": 8},
                "ald": "related",
                "c2s": ["oui", False],
                "due_in": -3,
                "complementary": ["responsible", "none"],
            },
            "practitioner": {"specialty": "general", "sector": 1},
            "pathway": ["treating", "outside"],
            "third_party": "none",
            "withheld": {"day": {"from": "0", "to": 8, "step": "0,50"}, "year": 48},
        },
        "boxes": ["act", "amo_net"],
    },
    "proofreading": {
        "text": "Mme Petit, 62 ans, hanche droite, 5 g de metformine. Elle est fatiguée.",
        "papers": [{"title": "Dossier", "lines": [{"label": "Côté", "text": "gauche"}]}],
        "faults": [
            {"wrong": "hanche droite", "right": "hanche gauche", "kind": "side", "feedback": "Non."},
            {"wrong": "5 g", "right": ["5 mg", "5 milligrammes"], "kind": "unit", "feedback": "Non."},
            {"wrong": "Elle est fatiguée.", "right": "", "kind": "forbidden", "feedback": "Non."},
            {"wrong": 62, "right": [64, None], "kind": "identity", "feedback": "Non."},
        ],
    },
    "transcription": {
        "notes": "Pte 62 a., HTA",
        "text": "Patiente de {62|soixante-deux} ans, {|très} fatiguée.",
    },
    "dictation": {"phrases": ["Une dyspnée d’effort.", "Depuis {3|trois} semaines."]},
    "appointment": {
        "agenda": {
            "title": "Cabinet",
            "monday": "2026-11-23",
            "practitioners": [
                {
                    "id": "roche",
                    "name": "Dr Roche",
                    "hours": {"lundi": "9:00-12:00, 14h-18 h 00", "mardi": "9:00-12:00"},
                    "absences": {"mercredi": "congés"},
                    "does": ["ecg", "urgence"],
                }
            ],
            "equipment": [{"id": "ecg", "name": "É" * 40, "count": 2}],
            "kinds": [
                {"id": "ecg", "name": "ECG", "letter": "E", "minutes": 30, "needs": ["ecg"]},
                {"id": "urgence", "name": "Urgence", "letter": 1, "minutes": 15, "urgent": True},
            ],
            "bookings": [
                {"kind": "ecg", "practitioner": "roche", "at": "lundi 9:00", "id": "petit", "minutes": 45},
                {"kind": "urgence", "practitioner": "roche", "at": "lundi 14h", "who": "n" * 40, "note": "n"},
            ],
            "rules": ["r" * 160],
        },
        "bookings": [{"kind": "ecg", "practitioner": "roche", "at": "mardi 9:00", "id": "noel", "who": "N"}],
        "absences": [{"practitioner": "roche", "day": "mardi", "why": "malade"}],
        "now": "lundi 8:37",
        "request": {"via": "phone", "who": "Mme Garcia", "text": "t" * 700},
        "wanted": [{"id": "garcia", "kind": "ecg", "who": "Mme Garcia", "minutes": 45}],
        "cancelled": ["noel"],
        "movable": ["petit"],
        "constraints": [
            {"on": "garcia", "after": "14:00", "before": "18:00", "why": "W"},
            {"on": "garcia", "days": ["lundi"], "practitioners": ["roche"], "why": "W", "soft": "oui"},
            {"on": "garcia", "from": "lundi 9:00", "until": "lundi 18:00", "why": "W"},
            {"on": "garcia", "gap_after": {"booking": "petit", "minutes": 30}, "why": "W"},
            {"on": "garcia", "gap_after": {"booking": "petit", "at_most": 6000}, "why": "W"},
            {"on": "garcia", "next_day_of": "petit", "why": "W", "soft": "oui"},
            {"on": "garcia", "same_day_as": "petit", "not_same_day_as": "noel", "why": "W"},
        ],
        "best": [
            {"booking": "garcia", "practitioner": "roche", "at": "lundi 15:00"},
            {"booking": "noel"},
        ],
        "because": "Voilà.",
    },
    "switchboard": {
        "via": "phone",
        "who": "M. Bernard, 58 ans",
        "said": "« Ça serre. »",
        "details": [{"ask": "Depuis quand ?", "told": "{{tariff:G}}" + "d" * 200}],
        "patience": 45,
        "route": "emergency",
        "fair": ["doctor_now"],
        "routings": [
            {"route": "emergency", "feedback": "Au 15."},
            {"route": "today", "feedback": "Non.", "harm": "danger"},
            {"route": "message", "feedback": "Non.", "harm": "danger"},
        ],
        "replies": [
            {"text": "un", "correct": "oui", "feedback": "Oui."},
            {"text": "deux", "feedback": "Non.", "harm": "courtesy"},
            {"text": "trois", "harm": "confidentiality"},
        ],
    },
}
EVERYTHING = {
    "sources": ["CSP"],
    "checked": "2026-11",
    "covers": ["M14"],
    "terms": ["uretere"],
    "revision": 2,
    "point": "uretere/meaning",
    "tags": ["a"],
    "as_of": "2026-11-21",
}
GLOSSARY: dict[str, Any] = {
    "terms": [
        {
            "id": "uretere",
            "term": "uretère",
            "kind": "term",
            "gender": "m",
            "definition": "Conduit.",
            "parts": [{"form": "uro-", "meaning": "urine", "origin": "grec"}],
            "misspellings": ["urétère"],
        },
        {
            "id": "wp-ectomie",
            "term": "-ectomie",
            "kind": "word_part",
            "role": "suffix",
            "definition": "ablation",
        },
        {"id": "ab-ecg", "term": "ECG", "kind": "abbreviation", "expansion": "É", "definition": "Tracé."},
    ]
}
AMOUNT = {"amount": "26,50", "valid_from": "2023-11-01", "source": "s", "confidence": "A"}
TARIFFS: dict[str, Any] = {"tariffs": [{"id": "G", "label": "C", "unit": "EUR", "values": [AMOUNT]}]}


def bank(question: dict[str, Any], **head: Any) -> dict[str, Any]:
    return {"id": "b", "title": "T", "theme": "accueil", "authors": ["A"], "questions": [question]} | head


def asked(kind: str, **changes: Any) -> dict[str, Any]:
    return bank(COMMON | {"type": kind} | copy.deepcopy(ADDED[kind]) | changes)


def without(document: dict[str, Any], *path: str | int) -> dict[str, Any]:
    """A document less what stands at the end of a path."""
    changed = copy.deepcopy(document)
    node: Any = changed
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    return changed


def written(document: Any) -> str:
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("more", [{}, EVERYTHING], ids=["bare", "with everything"])
def test_each_type_is_accepted_by_both(kind: str, more: dict[str, Any]) -> None:
    text = written(asked(kind, **more))
    assert (faults("questions", text), errors("questions", text)) == ([], [])


@pytest.mark.parametrize(("name", "document"), [("glossary", GLOSSARY), ("tariffs", TARIFFS)])
def test_the_other_files_are_accepted_by_both(name: str, document: dict[str, Any]) -> None:
    assert (faults(name, written(document)), errors(name, written(document))) == ([], [])


CHOICES = ADDED["single_choice"]["choices"]
PAIRS = ADDED["matching"]["pairs"]
ITEMS = ADDED["ordering"]["items"]
CATEGORIES = ADDED["sorting"]["categories"]
PAPERS = ADDED["form"]["papers"]
CHOSEN, TYPED = ADDED["form"]["boxes"]
OPTIONS = CHOSEN["options"]
FACTS = ADDED["billing_case"]["case"]
FAULT = ADDED["proofreading"]["faults"][0]
QUESTIONS = asked("true_false")["questions"]


def boxed(*boxes: dict[str, Any]) -> tuple[str, Any]:
    return "questions", asked("form", boxes=boxes)


def fault(**changes: Any) -> tuple[str, Any]:
    return "questions", asked("proofreading", faults=[FAULT | changes, *ADDED["proofreading"]["faults"][1:]])


def subject(key: str, **facts: Any) -> dict[str, Any]:
    return bank(COMMON | {"type": "billing_case", key: facts})


def drawn(**facts: Any) -> tuple[str, Any]:
    return "questions", asked("billing_case", case=FACTS | facts)


BROKEN: dict[str, tuple[str, Any]] = {
    "unknown key of a bank": ("questions", bank(QUESTIONS[0], auteurs=["A"])),
    "unknown theme": ("questions", bank(QUESTIONS[0], theme="acceuil")),
    "bad id of a bank": ("questions", bank(QUESTIONS[0], id="Mon Id")),
    "no questions": ("questions", asked("true_false") | {"questions": []}),
    "a question that is a text": ("questions", asked("true_false") | {"questions": ["q"]}),
    "unknown key": ("questions", asked("true_false", anwser="vrai")),
    "a key of another type": ("questions", asked("true_false", choices=CHOICES)),
    "unknown type": ("questions", asked("true_false", type="truefalse")),
    "missing type": ("questions", without(asked("matching"), "questions", 0, "type")),
    **{
        f"missing {key}": ("questions", without(asked("ordering"), "questions", 0, key))
        for key in (*COMMON, "items")
    },
    "prompt is a list": ("questions", asked("cloze", prompt=["P"])),
    "empty prompt": ("questions", asked("cloze", prompt=" ")),
    "level is a word": ("questions", asked("numeric", level="deux")),
    "level out of range": ("questions", asked("numeric", level=4)),
    "revision zero": ("questions", asked("numeric", revision=0)),
    "unknown skill": ("questions", asked("numeric", skill="acueil")),
    "month the wrong way round": ("questions", asked("numeric", checked="11/2026")),
    "day that is a month": ("questions", asked("numeric", as_of="2026-11")),
    "point with spaces": ("questions", asked("numeric", point="Mon point")),
    "sources is a text": ("questions", asked("numeric", sources="CSP")),
    "an empty source": ("questions", asked("numeric", sources=[""])),
    "two choices": ("questions", asked("single_choice", choices=CHOICES[:2], draw=1)),
    "no right choice": ("questions", asked("single_choice", choices=[{"text": text} for text in "abc"])),
    "correct is neither yes nor no": (
        "questions",
        asked("single_choice", choices=[*CHOICES, {"text": "quatre", "correct": "peut-être"}]),
    ),
    "a choice without text": ("questions", asked("single_choice", choices=[*CHOICES, {"feedback": "Non."}])),
    "draw is zero": ("questions", asked("single_choice", draw=0)),
    "answer is neither true nor false": ("questions", asked("true_false", answer="peut-être")),
    "answers is a text": ("questions", asked("short_answer", answers="uretère")),
    "no answers": ("questions", asked("short_answer", answers=[])),
    "unknown spelling": ("questions", asked("short_answer", spelling="lennient")),
    "a confusion without feedback": ("questions", asked("short_answer", confusions=[{"text": "u"}])),
    "a text without gaps": ("questions", asked("cloze", text="Rien.")),
    "no blanks": ("questions", asked("cloze", blanks=[])),
    "a single option": ("questions", asked("cloze", blanks=[{"answers": ["a"], "options": ["a"]}])),
    "answer is no number": ("questions", asked("numeric", answer="dix")),
    "answer with its unit": ("questions", asked("numeric", answer="30 €")),
    "negative tolerance": ("questions", asked("numeric", tolerance=-1)),
    "negative tolerance in a text": ("questions", asked("numeric", tolerance="-0,5")),
    "two pairs": ("questions", asked("matching", pairs=PAIRS[:2])),
    "seven pairs": (
        "questions",
        asked("matching", pairs=[{"left": f"g{n}", "right": f"d{n}"} for n in range(7)], decoys=[]),
    ),
    "a pair without right": ("questions", asked("matching", pairs=[*PAIRS, {"left": "quatre"}])),
    "unknown key of a pair": ("questions", asked("matching", pairs=[*PAIRS[1:], PAIRS[0] | {"rigth": "x"}])),
    "long right": ("questions", asked("matching", pairs=[*PAIRS, {"left": "x", "right": "d" * 46}])),
    "long left": ("questions", asked("matching", pairs=[*PAIRS, {"left": "g" * 91, "right": "x"}])),
    "four decoys": ("questions", asked("matching", decoys=["a", "b", "c", "d"])),
    "decoys is a text": ("questions", asked("matching", decoys="four")),
    "the same decoy twice": ("questions", asked("matching", decoys=["four", "four"])),
    "two items": ("questions", asked("ordering", items=ITEMS[:2])),
    "eight items": ("questions", asked("ordering", items=[{"text": f"t{n}"} for n in range(8)])),
    "items that are texts": ("questions", asked("ordering", items=["un", "deux", "trois"])),
    "long item": ("questions", asked("ordering", items=[*ITEMS, {"text": "d" * 91}])),
    "one category": ("questions", asked("sorting", categories=CATEGORIES[:1])),
    "five categories": (
        "questions",
        asked("sorting", categories=[{"name": f"c{n}", "items": [{"text": f"t{n}"}]} for n in range(5)]),
    ),
    "an empty category": (
        "questions",
        asked("sorting", categories=[*CATEGORIES, {"name": "c", "items": []}]),
    ),
    "a category without name": (
        "questions",
        asked("sorting", categories=[*CATEGORIES, {"items": [{"text": "x"}]}]),
    ),
    "long category": (
        "questions",
        asked("sorting", categories=[*CATEGORIES, {"name": "d" * 46, "items": [{"text": "x"}]}]),
    ),
    "no papers": ("questions", asked("form", papers=[])),
    "seven papers": ("questions", asked("form", papers=[PAPERS[0] | {"title": f"t{n}"} for n in range(7)])),
    "a paper without title": ("questions", asked("form", papers=[{"lines": ["un"]}])),
    "a paper without lines": ("questions", asked("form", papers=[{"title": "T", "lines": []}])),
    "eleven lines": (
        "questions",
        asked("form", papers=[{"title": "T", "lines": [f"l{n}" for n in range(11)]}]),
    ),
    "an empty line": ("questions", asked("form", papers=[{"title": "T", "lines": [" "]}])),
    "a line without text": ("questions", asked("form", papers=[{"title": "T", "lines": [{"label": "L"}]}])),
    "long title": ("questions", asked("form", papers=[PAPERS[0] | {"title": "t" * 61}])),
    "long line": ("questions", asked("form", papers=[PAPERS[0] | {"lines": ["t" * 121]}])),
    "long label of a line": (
        "questions",
        asked("form", papers=[PAPERS[0] | {"lines": [{"label": "t" * 29, "text": "un"}]}]),
    ),
    "one box": boxed(CHOSEN),
    "eleven boxes": boxed(*(CHOSEN | {"label": f"c{n}"} for n in range(11))),
    "a box without label": boxed(TYPED, {"options": OPTIONS}),
    "a box that is neither chosen nor typed": boxed(TYPED, {"label": "Cause"}),
    "a box that is both": boxed(TYPED, CHOSEN | {"answer": "12"}),
    "a chosen box with a unit": boxed(TYPED, CHOSEN | {"unit": "€"}),
    "a chosen box with slips": boxed(TYPED, CHOSEN | {"slips": []}),
    "one option": boxed(TYPED, CHOSEN | {"options": OPTIONS[:1]}),
    "seven options": boxed(TYPED, CHOSEN | {"options": [*OPTIONS, *({"text": f"o{n}"} for n in range(5))]}),
    "no right option": boxed(TYPED, CHOSEN | {"options": [{"text": text} for text in "ab"]}),
    "only right options": boxed(TYPED, CHOSEN | {"options": [{"text": t, "correct": "oui"} for t in "ab"]}),
    "long option": boxed(TYPED, CHOSEN | {"options": [*OPTIONS, {"text": "o" * 61}]}),
    "long label of a box": boxed(TYPED, CHOSEN | {"label": "c" * 33}),
    "long unit": boxed(CHOSEN, TYPED | {"unit": "u" * 13}),
    "an answer in words in a box": boxed(CHOSEN, TYPED | {"answer": "dix"}),
    "an answer with its unit in a box": boxed(CHOSEN, TYPED | {"answer": "30 €"}),
    "a slip in words": boxed(CHOSEN, TYPED | {"slips": [{"text": "dix", "feedback": "Non."}]}),
    "a slip without feedback": boxed(CHOSEN, TYPED | {"slips": [{"text": "21"}]}),
    "a case without subject": ("questions", without(asked("billing_case"), "questions", 0, "case")),
    "a case of two subjects": ("questions", asked("billing_case", emergency={"patient": {"age": 40}})),
    **{f"a case without {key}": drawn(**{key: {}}) for key in ("acts", "practitioner", "pathway")},
    "a case that is a list": ("questions", asked("billing_case", case=[FACTS])),
    "unknown fact": drawn(pathways="treating"),
    "unknown fact of the patient": drawn(patient={"agee": 3}),
    "unknown code": drawn(acts=[{"code": "GG"}]),
    "no acts": drawn(acts=[]),
    "five acts": drawn(acts=[{"code": code} for code in ("G", "MEG", "MD", "DE", "VL")]),
    "an act without code": drawn(acts=[*FACTS["acts"], {"fee": 30}]),
    "a fee and an excess": drawn(acts=[{"code": "G", "fee": 35, "excess": 5}]),
    "a negative fee": drawn(acts=[{"code": "G", "fee": -1}]),
    "a fee with thousandths": drawn(acts=[{"code": "G", "fee": "30,005"}]),
    "a fee beyond a thousand": drawn(acts=[{"code": "G", "fee": 1000.5}]),
    "an unknown pathway": drawn(pathway="outsid"),
    "an unknown pathway in a list": drawn(pathway=["treating", "outsid"]),
    "the same value twice": drawn(pathway=["treating", "treating"]),
    "an empty list of values": drawn(pathway=[]),
    "bounds of words": drawn(pathway={"from": "treating", "to": "outside"}),
    "an age out of range": drawn(patient={"age": 106}),
    "an age in words": drawn(patient={"age": "huit"}),
    "an age out of range in bounds": drawn(patient={"age": {"from": 3, "to": 106}}),
    "bounds without end": drawn(patient={"age": {"from": 3}}),
    "a step of zero": drawn(patient={"age": {"from": 3, "to": 8, "step": 0}}),
    "unknown key of bounds": drawn(patient={"age": {"from": 3, "to": 8, "setp": 1}}),
    "two ways to tell a pregnancy": drawn(patient={"due_in": 3, "maternity_day": 0}),
    "neither yes nor no": drawn(patient={"c2s": "peut-être"}),
    "a French date of care": drawn(date="05/01/2026"),
    "a French date in bounds": drawn(date={"from": "05/01/2026", "to": "2026-09-25"}),
    "unknown sector": drawn(practitioner={"specialty": "general", "sector": "3"}),
    "boxes is a text": ("questions", asked("billing_case", boxes="act")),
    "an unknown box": ("questions", asked("billing_case", boxes=["amo_nett"])),
    "the same box twice": ("questions", asked("billing_case", boxes=["act", "act"])),
    "a text without faults": (
        "questions",
        asked("proofreading", faults=[]),
    ),
    **{
        f"a fault without {key}": (
            "questions",
            without(asked("proofreading"), "questions", 0, "faults", 0, key),
        )
        for key in ("wrong", "right", "kind", "feedback")
    },
    "an unknown kind of fault": fault(kind="sides"),
    "a fault that is right": fault(right=["hanche gauche", "hanche gauche"]),
    "no right form": fault(right=[]),
    "seven right forms": fault(right=[f"hanche {n}" for n in range(7)]),
    "a long right form": fault(right="h" * 301),
    "thirteen faults": (
        "questions",
        asked(
            "proofreading",
            text=" ".join(f"mot{n}" for n in range(13)),
            faults=[FAULT | {"wrong": f"mot{n}"} for n in range(13)],
        ),
    ),
    "a long text": (
        "questions",
        asked("proofreading", text="mot " * 625 + "hanche droite 5 g 62 Elle est fatiguée."),
    ),
    "long notes": ("questions", asked("transcription", notes="n" * 1501)),
    "one sentence": ("questions", asked("dictation", phrases=["Une dyspnée."])),
    "seven sentences": ("questions", asked("dictation", phrases=[f"Phrase {n}." for n in range(7)])),
    "the same sentence twice": ("questions", asked("dictation", phrases=["Une.", "Une."])),
    "a stay without nights": ("questions", subject("stay", patient={"age": 70})),
    "a sending without third party": ("questions", subject("sending", date="2026-05-11")),
    "thirteen boxes of medicines": ("questions", subject("franchise", medicines=13)),
    "a term without gender": ("glossary", without(GLOSSARY, "terms", 0, "gender")),
    "a word part without role": ("glossary", without(GLOSSARY, "terms", 1, "role")),
    "an abbreviation without expansion": ("glossary", without(GLOSSARY, "terms", 2, "expansion")),
    "a word part with parts": ("glossary", {"terms": [GLOSSARY["terms"][1] | {"parts": []}]}),
    "unknown kind": ("glossary", {"terms": [GLOSSARY["terms"][1] | {"kind": "word"}]}),
    "unknown key of an entry": ("glossary", {"terms": [GLOSSARY["terms"][1] | {"sens": "ablation"}]}),
    "unknown key of a part": ("glossary", {"terms": [GLOSSARY["terms"][0] | {"parts": [{"forme": "uro-"}]}]}),
    "no terms": ("glossary", {"terms": []}),
    "unknown unit": ("tariffs", {"tariffs": [TARIFFS["tariffs"][0] | {"unit": "euros"}]}),
    "bad id of a tariff": ("tariffs", {"tariffs": [TARIFFS["tariffs"][0] | {"id": "tarif-g"}]}),
    "no values": ("tariffs", {"tariffs": [TARIFFS["tariffs"][0] | {"values": []}]}),
    **{
        f"an amount without {key}": ("tariffs", without(TARIFFS, "tariffs", 0, "values", 0, key))
        for key in AMOUNT
    },
    "a French date": (
        "tariffs",
        {"tariffs": [TARIFFS["tariffs"][0] | {"values": [AMOUNT | {"valid_from": "01/11/2023"}]}]},
    ),
    "an amount in words": (
        "tariffs",
        {"tariffs": [TARIFFS["tariffs"][0] | {"values": [AMOUNT | {"amount": "trente"}]}]},
    ),
    "unknown confidence": (
        "tariffs",
        {"tariffs": [TARIFFS["tariffs"][0] | {"values": [AMOUNT | {"confidence": "D"}]}]},
    ),
}


@pytest.mark.parametrize(("name", "document"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_refused_by_both(name: str, document: Any) -> None:
    text = written(document)
    assert errors(name, text)
    assert faults(name, text)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("franchise", {"medicines": {"from": 1, "to": 6}, "withheld": {"year": "49,50"}}),
        ("stay", {"nights": [3, 10], "psychiatric": "oui", "date": ["2026-02-25", "2026-02-27"]}),
        ("emergency", {"patient": {"age": {"from": 20, "to": 60, "step": 5}}}),
        ("sending", {"third_party": "amo"}),
    ],
)
def test_each_subject_is_accepted_by_both(key: str, facts: dict[str, Any]) -> None:
    text = written(subject(key, **facts))
    assert (faults("questions", text), errors("questions", text)) == ([], [])


@pytest.mark.parametrize(
    "kind",
    [
        "true_false",
        "short_answer",
        "cloze",
        "numeric",
        "matching",
        "ordering",
        "sorting",
        "form",
        "billing_case",
        "proofreading",
        "transcription",
        "dictation",
    ],
)
def test_the_examples_of_the_document_conform(kind: str) -> None:
    text = (ROOT / "docs" / "bank-format.md").read_text("utf-8")
    block = next(found for found in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "sorting" in found)
    [example] = [found for found in re.split(r"(?m)^(?=- )", block) if f"- type: {kind}" in found]
    [question] = seen(example)
    assert faults("questions", written(bank(COMMON | question))) == []


# The schemas say the same as the code


def test_the_words_are_those_of_the_code() -> None:
    definitions = SCHEMAS["questions"]["definitions"]
    assert QUESTION["type"]["enum"] == list(TYPES)
    assert QUESTION["skill"]["enum"] == list(SKILLS)
    assert SCHEMAS["questions"]["properties"]["theme"]["enum"] == list(THEMES)
    assert definitions["spelling"]["enum"] == [spelling.value for spelling in Spelling]
    entry = SCHEMAS["glossary"]["definitions"]["entry"]["properties"]
    assert entry["kind"]["enum"] == [kind.value for kind in TermKind]
    tariff = SCHEMAS["tariffs"]["properties"]["tariffs"]["items"]["properties"]
    assert tariff["unit"]["enum"] == [unit.value for unit in Unit]
    assert tariff["values"]["items"]["properties"]["confidence"]["enum"] == list(CONFIDENCES)
    assert definitions["id"]["pattern"] == f"^{ID.pattern.replace('(?:', '(')}$"
    assert tariff["id"]["pattern"] == f"^{TARIFF_ID.pattern}$"


def test_the_limits_are_those_of_the_code() -> None:
    definitions = SCHEMAS["questions"]["definitions"]

    def limits(kind: str, key: str) -> tuple[int, int]:
        found = definitions[kind]["properties"][key]
        return found["minItems"], found["maxItems"]

    assert limits("matching", "pairs") == placing.PAIRS
    assert limits("ordering", "items") == placing.RANKED
    assert limits("sorting", "categories") == placing.CATEGORIES
    decoys = definitions["matching"]["properties"]["decoys"]["maxItems"]
    assert placing.PAIRS[0] + decoys == placing.MOST_RIGHTS
    each = definitions["sorting"]["properties"]["categories"]["items"]["properties"]["items"]["maxItems"]
    assert each + placing.CATEGORIES[0] - 1 == placing.SORTED[1]
    assert definitions["text_of_45"]["anyOf"][0]["maxLength"] == placing.LABEL_LENGTH
    assert definitions["text_of_90"]["anyOf"][0]["maxLength"] == placing.TEXT_LENGTH
    assert limits("form", "papers") == form.PAPERS
    assert limits("form", "boxes") == form.BOXES
    box, lines = definitions["box"]["properties"], definitions["paper"]["properties"]["lines"]
    assert (lines["minItems"], lines["maxItems"]) == form.LINES
    assert (box["options"]["minItems"], box["options"]["maxItems"]) == form.OPTIONS
    assert box["slips"]["maxItems"] == form.MOST_SLIPS
    line = lines["items"]["anyOf"][1]["properties"]
    lengths = {
        form.TITLE_LENGTH: definitions["paper"]["properties"]["title"],
        form.LINE_LABEL_LENGTH: line["label"],
        form.LINE_LENGTH: line["text"],
        form.LABEL_LENGTH: box["label"],
        form.UNIT_LENGTH: box["unit"],
    }
    for length, node in lengths.items():
        assert definitions[node["$ref"].rpartition("/")[2]]["anyOf"][0]["maxLength"] == length
    assert box["options"]["items"]["properties"]["text"]["$ref"].endswith(f"_{form.OPTION_LENGTH}")


def test_the_limits_of_texts_are_those_of_the_code() -> None:
    definitions = SCHEMAS["questions"]["definitions"]
    proofreading, fault = (definitions[name]["properties"] for name in ("proofreading", "fault"))
    sizes = {
        texts.FAULTS: proofreading["faults"],
        texts.RIGHTS: fault["right"]["anyOf"][1],
        texts.PHRASES: definitions["dictation"]["properties"]["phrases"],
    }
    for size, node in sizes.items():
        assert (node["minItems"], node["maxItems"]) == size
    assert proofreading["papers"]["maxItems"] == form.PAPERS[1]
    assert fault["kind"]["enum"] == [kind.value for kind in FaultKind]
    assert len(fault["kind"]["enumDescriptions"]) == len(FaultKind)
    lengths = {
        texts.TEXT_LENGTH: resolved(proofreading["text"]),
        texts.NOTES_LENGTH: resolved(definitions["transcription"]["properties"]["notes"]),
        texts.PASSAGE_LENGTH: resolved(fault["wrong"]),
    }
    for length, node in lengths.items():
        assert node["anyOf"][0]["maxLength"] == length
    assert definitions["right_form"]["anyOf"][0]["maxLength"] == texts.PASSAGE_LENGTH


def test_the_limits_of_scenarios_are_those_of_the_code() -> None:
    definitions = SCHEMAS["questions"]["definitions"]
    scenario, step, action = (definitions[name]["properties"] for name in ("scenario", "step", "action"))
    sizes = {
        scenarios.STEPS: scenario["steps"],
        steps.ACTIONS: step["actions"],
        steps.EXITS: action["next"]["anyOf"][1],
    }
    for size, node in sizes.items():
        assert (node["minItems"], node["maxItems"]) == size
    lengths = {
        scenarios.TITLE_LENGTH: scenario["prompt"],
        scenarios.SETTING_LENGTH: scenario["setting"],
        steps.WHO_LENGTH: step["who"],
        steps.RECALL_LENGTH: step["recall"],
        steps.ACTION_LENGTH: action["text"],
        steps.SCENE_LENGTH: definitions["scene"],
        steps.TOLD_LENGTH: definitions["scene"],
    }
    for length, node in lengths.items():
        assert node["maxLength"] == length
    assert definitions["felt"]["maximum"] == -definitions["felt"]["minimum"] == steps.MOST_FELT
    assert action["effects"]["properties"]["minutes"]["maximum"] == steps.MOST_MINUTES
    assert step["ending"]["enum"] == [ending.value for ending in Ending]
    assert action["worth"]["enum"] == [worth.value for worth in Worth]


@pytest.mark.parametrize(
    ("node", "path"),
    [
        ("scenario", ()),
        ("step", ("steps", 0)),
        ("action", ("steps", 0, "actions", 0)),
    ],
)
def test_each_level_of_a_scenario_has_the_keys_that_are_read(node: str, path: tuple[str | int, ...]) -> None:
    [found] = yaml.load(question_example("scenario", **EXAMPLE), Loader=yaml.BaseLoader)
    at = found
    for key in path:
        at = at[key]
    at["zzzz"] = "1"
    told = compile_file(written(bank(found)).encode(), FileKind.BANK, "accueil").diagnostics
    [remedy] = [d.remedy for d in told if "zzzz" in d.message]
    read = set(remedy.partition(":")[2].strip(" .\u00a0").split(", "))
    assert set(SCHEMAS["questions"]["definitions"][node]["properties"]) == read


def resolved(node: Any) -> Any:
    """A schema, behind its reference if it is one."""
    return SCHEMAS["questions"]["definitions"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def facts_of(node: Any, prefix: str = "") -> Iterator[tuple[str, Any, bool]]:
    """Every fact of a group: its key, the schema of one value, whether it is required."""
    group = resolved(node)
    for name, inner in group["properties"].items():
        found = resolved(inner)
        required = name in group.get("required", [])
        if name == "acts":
            assert (found["maxItems"], required) == (keys.MOST_ACTS, True)
            for place in range(keys.MOST_ACTS):
                for key, value, wanted in facts_of(found["items"], f"acts.{place}."):
                    yield key, value, wanted and place == 0
        elif "properties" in found:
            yield from facts_of(found, f"{prefix}{name}.")
        else:
            yield prefix + name, resolved(found["anyOf"][0]), required


@pytest.mark.parametrize("key", billing.SUBJECT_KEYS)
def test_the_facts_of_a_subject_are_those_of_the_code(key: str) -> None:
    subject_of_key = billing.SUBJECT_KEYS[key]
    definition = SCHEMAS["questions"]["definitions"]["billing_case"]["properties"][key]
    found = {name: (value, required) for name, value, required in facts_of(definition)}
    assert found.keys() == keys.KEYS[subject_of_key].keys()
    for name, wanted in keys.KEYS[subject_of_key].items():
        value, required = found[name]
        assert required == wanted.required, name
        if wanted.members:
            assert tuple(dict.fromkeys(map(str, value["enum"]))) == wanted.members, name
        if wanted.kind in {keys.KeyKind.WHOLE, keys.KeyKind.MONEY}:
            assert (value["minimum"], value["maximum"]) == (wanted.low, wanted.high), name


def test_the_boxes_of_a_case_are_those_of_the_code() -> None:
    boxes = SCHEMAS["questions"]["definitions"]["boxes_of_cases"]["items"]["enum"]
    assert set(boxes) == set().union(*map(set, keys.BOXES.values()))


@pytest.mark.parametrize("kind", READERS)
def test_each_type_has_the_keys_that_are_read(kind: str) -> None:
    text = written(bank(COMMON | {"type": kind, "zzzz": 1}))
    found = compile_file(text.encode(), FileKind.BANK, "accueil").diagnostics
    [remedy] = [d.remedy for d in found if "zzzz" in d.message]
    read = set(remedy.partition(":")[2].strip(" .\u00a0").split(", "))
    allowed = SCHEMAS["questions"]["definitions"][kind]["properties"]
    assert set(allowed) == read
    assert {key for key, schema in allowed.items() if schema is True} == set(QUESTION)


def test_each_kind_of_entry_has_the_keys_that_are_read() -> None:
    definitions = SCHEMAS["glossary"]["definitions"]
    shared = set(definitions["entry"]["properties"])
    found = compile_file(written({"terms": [{"zzzz": 1}]}).encode(), FileKind.GLOSSARY, "").diagnostics
    [remedy] = [d.remedy for d in found if "zzzz" in d.message]
    read = set(remedy.partition(":")[2].strip(" .\u00a0").split(", "))
    assert read == set().union(*(definitions[kind.value]["properties"] for kind in TermKind))
    for entry in GLOSSARY["terms"]:
        allowed = set(definitions[entry["kind"]]["properties"])
        assert shared <= allowed
        for key in read:
            text = written({"terms": [entry | {key: entry.get(key, [] if key.endswith("s") else "x")}]})
            about_kind = any("kind:" in message for message in errors("glossary", text))
            assert about_kind is (key not in allowed), (entry["kind"], key)


def nodes(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group of keys of a schema, with its path."""
    if isinstance(schema, dict):
        yield path, schema
    for step, inner in schema.items() if isinstance(schema, dict) else enumerate(schema):
        if isinstance(inner, dict | list):
            yield from nodes(inner, f"{path}/{step}")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_beside_a_reference(name: str) -> None:
    """Draft 7 reads nothing beside `$ref`; a description there is for editors, which do."""
    for path, node in nodes(SCHEMAS[name]):
        if "$ref" in node:
            assert set(node) <= {"$ref", "description"}, path


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_explained(name: str) -> None:
    for path, node in nodes(SCHEMAS[name]):
        if isinstance(node.get("enum"), list) and "/contains/" not in path:
            meanings = node.get("enumDescriptions", [])
            assert len(meanings) == len(node["enum"]), path
            assert all(meaning.endswith(".") for meaning in meanings), path


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained_in_french(name: str) -> None:
    schema = SCHEMAS[name]
    for path, node in nodes(schema):
        for key, inner in (
            node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ()
        ):
            if inner is True or path.endswith(("/if", "/contains")):
                continue
            target = schema["definitions"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else {}
            assert (inner.get("description") or target.get("description", "")).endswith("."), f"{path}/{key}"
        texts = [node.get("description"), node.get("patternErrorMessage"), *node.get("enumDescriptions", [])]
        for text in filter(None, texts):
            assert not re.search(r"\w'|«[^\u00a0]|[^\u00a0][»;?!]| :", str(text)), text


def test_a_rule_is_silenced_by_its_code() -> None:
    for key in (QUESTION["ignore"], SCHEMAS["questions"]["properties"]["ignore"]):
        assert "quizz check" in key["description"]
    assert SCHEMAS["questions"]["definitions"]["rules"]["examples"] == [["Q106"]]
    assert faults("questions", written(asked("true_false", ignore=["Q106", "S201"]))) == []
    assert faults("questions", written(asked("true_false", ignore=["Q1066"])))


# What editors offer


@pytest.mark.parametrize("kind", TYPES)
def test_the_snippet_of_a_type_is_a_question(kind: str) -> None:
    """With its stops replaced by what they hold, as an editor does."""
    snippets = SCHEMAS["questions"]["definitions"]["question"]["defaultSnippets"]
    [body] = [snippet["body"] for snippet in snippets if snippet["label"] == kind]
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", json.dumps(body, ensure_ascii=False))
    question = json.loads(text)
    document = written(bank(question | {"level": int(question["level"])}))
    assert (faults("questions", document), errors("questions", document)) == ([], [])


@pytest.mark.parametrize("path", [*BANKS, CONTENT / "glossary.yaml", CONTENT / "tariffs.yaml"])
def test_the_first_line_of_a_file_leads_to_its_schema(path: Path) -> None:
    first, _rest = path.read_text("utf-8").split("\n", 1)
    start, _mark, target = first.partition("$schema=")
    assert start == "# yaml-language-server: "
    name = path.stem if path.parent == CONTENT else "questions"
    assert (path.parent / target).resolve() == ROOT / "src" / "quizz" / "content" / "schema" / f"{name}.json"
    assert (path.parent / target).exists()


def test_the_limits_of_agendas_are_those_of_the_code() -> None:
    definitions = SCHEMAS["questions"]["definitions"]
    asked_of, week = definitions["appointment"]["properties"], definitions["agenda"]["properties"]
    most = (
        (agenda_bookings.MOST_BOOKINGS, definitions["bookings"]),
        (agenda_constraints.MOST_CONSTRAINTS, asked_of["constraints"]),
        (agendas.MOST_EQUIPMENT, week["equipment"]),
        (agendas.MOST_RULES, week["rules"]),
        (appointment.MOST_CHANGED, definitions["bookings_named"]),
        (appointment.MOST_WANTED, asked_of["wanted"]),
        (agendas.KINDS[1], week["kinds"]),
        (agendas.PRACTITIONERS[1], week["practitioners"]),
    )
    assert [(limit, node["maxItems"]) for limit, node in most] == [(limit, limit) for limit, _node in most]
    lengths = definitions["appointment_minutes"]
    assert (lengths["minimum"], lengths["maximum"]) == (QUARTER, agenda_bookings.LONGEST)
    assert lengths["multipleOf"] == QUARTER
    gap = definitions["constraint"]["properties"]["gap_after"]["properties"]
    assert {gap[key]["maximum"] for key in ("minutes", "at_most")} == {agenda_constraints.LONGEST_GAP}
    assert definitions["weekday"]["enum"] == list(DAYS)
    assert [*week["practitioners"]["items"]["properties"]["hours"]["properties"]] == list(DAYS)
    assert asked_of["request"]["properties"]["via"]["enum"] == [via.value for via in Via]
    for length, node in {
        agendas.TITLE_LENGTH: week["title"],
        agendas.RULE_LENGTH: week["rules"]["items"],
        agenda_bookings.NAME_LENGTH: asked_of["wanted"]["items"]["properties"]["who"],
        agenda_bookings.NOTE_LENGTH: definitions["bookings"]["items"]["properties"]["note"],
        appointment.REQUEST_LENGTH: asked_of["request"]["properties"]["text"],
        2 * agenda_bookings.NAME_LENGTH: asked_of["request"]["properties"]["who"],
    }.items():
        assert resolved(node)["anyOf"][0]["maxLength"] == length


def test_a_week_of_a_bank_has_its_name() -> None:
    week = ADDED["appointment"]["agenda"]
    sound = asked("appointment", agenda="cabinet") | {"agendas": [week | {"id": "cabinet"}]}
    assert (faults("questions", written(sound)), errors("questions", written(sound))) == ([], [])
    nameless = sound | {"agendas": [week]}
    assert faults("questions", written(nameless))
    assert errors("questions", written(nameless))
