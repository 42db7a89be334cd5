"""Receiving, replacing and removing packs beside a small built-in content."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizz.errors import PackError, UsageError
from quizz.services.opening import Workshop
from quizz.services.packs import Difference, Packs, Relation
from quizz.services.places import Places
from quizz.services.selection import Selection

DAY = date(2026, 11, 21)
MANIFEST = "id: {id}\ntitle: Paquet {id}\nversion: {version}\nauthor: Léa\nlicence: CC0\n"
TERM = "  - {{id: {id}, term: {id}, kind: term, gender: m, definition: Une chose.}}\n"


class Maker:
    """Writes packs in folders of their own."""

    def __init__(self, folder: Path, text) -> None:
        self._folder = folder
        self._text = text

    def __call__(self, *questions: str, name="ehpad", version="1", bank="", terms=(), **files) -> Path:
        """`questions`: ids, or whole questions; `files`: name -> text, at the top of the pack."""
        root = self._folder / f"{name}-{version}"
        themed = root / "questions" / "accueil"
        themed.mkdir(parents=True, exist_ok=True)
        (root / "pack.yaml").write_text(MANIFEST.format(id=name, version=version), encoding="utf-8")
        head = f"id: {bank or name}\ntitle: B\ntheme: accueil\nauthors: [L]\nquestions:\n"
        written = [one if "\n" in one else self._text.choice(one) for one in questions]
        if written:
            (themed / "b.yaml").write_text(head + "".join(written), encoding="utf-8")
        if terms:
            entries = "".join(TERM.format(id=term) for term in terms)
            (root / "glossary.yaml").write_text(f"terms:\n{entries}", encoding="utf-8")
        for file, content in files.items():
            (root / f"{file}.yaml").write_text(content, encoding="utf-8")
        return root


@pytest.fixture
def make(tmp_path, text) -> Maker:
    return Maker(tmp_path / "sources", text)


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def packs(world, text, data) -> Packs:
    """Beside a bank `tiers` (questions t1 and t2, point t-point), the term `uretere` and the tariff G."""
    world.bank("tiers", "facturation", text.choice("t1"), text.choice("t2", point="t-point"))
    world.glossary("terms:\n" + TERM.format(id="uretere"))
    world.tariff("G", ("30,00", "2024-12-22", ""))
    return Packs(data / "packs", (world.content,), program="0.1.0", day=DAY)


def add(packs: Packs, source: Path):
    with packs.receive(source) as arrival:
        packs.put_in_place(arrival)
    return arrival


def refusal(packs: Packs, source: Path) -> str:
    with pytest.raises(PackError) as raised, packs.receive(source):
        pass
    return str(raised.value).replace("\u00a0", " ")


def problems_of(shop: Workshop, data: Path) -> list[str]:
    """What the screen of problems tells of the installed packs."""
    return [problem for problem in shop.library.problems(DAY) if problem.startswith(str(data))]


def test_a_pack_is_installed_and_asked(packs, make, world, text, data):
    arrival = add(packs, make("p1", "p2", terms=["glasgow"]))
    assert (arrival.relation, arrival.former, arrival.changes) == (Relation.NEW, None, None)
    assert (arrival.questions, arrival.terms, arrival.warnings, arrival.ignored) == (2, 1, (), ())
    (found,) = packs.installed()
    assert (found.id, found.folder, found.questions, found.terms) == ("ehpad", data / "packs" / "ehpad", 2, 1)
    assert found.manifest.title == "Paquet ehpad"
    places = Places.of({}, data_dir=str(data))
    assert places.content[1:] == (data / "packs" / "ehpad",)
    with closing(Workshop.open(places, clock=world.clock)) as shop:
        assert problems_of(shop, data) == []
        asked = shop.trainer(shop.only_learner()).practise(Selection(banks=frozenset({"ehpad"}))).next()
        assert asked.question.id in {"p1", "p2"}


def test_packs_come_after_the_built_in_content_and_before_what_is_named(packs, make, data):
    add(packs, make("p1", name="zz"))
    add(packs, make("p2", name="aa"))
    found = Places.of({"QUIZZ_CONTENT": "/b"}, data_dir=str(data), content=("/c",)).content
    assert found[1:] == (data / "packs" / "aa", data / "packs" / "zz", Path("/b"), Path("/c"))


def test_a_pack_may_name_what_is_built_in(packs, make, text):
    named = text.numeric("p1", "{{tariff:G}}", terms="[uretere]")
    facet = text.choice("p2", point="uretere/meaning")
    assert add(packs, make(named, facet)).warnings == ()


def test_a_pack_with_its_own_tariffs(packs, make, text):
    tariffs = (
        "tariffs:\n  - id: EHPAD_JOUR\n    label: Jour\n    unit: EUR\n    values:\n"
        "      - {amount: '70', valid_from: 2020-01-01, valid_until: 2025-12-31, source: s, confidence: A}\n"
    )
    arrival = add(packs, make(text.numeric("p1", "{{tariff:EHPAD_JOUR}}"), tariffs=tariffs))
    assert (arrival.questions, arrival.terms, arrival.tariffs) == (1, 0, 1)
    (warning,) = arrival.warnings
    assert "« p1 » est retenue" in warning.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("build", "taken", "here", "there"),
    [
        (lambda make, text: make("t1"), "t1", "b.yaml:6:5", "tiers.yaml:6:5"),
        (lambda make, text: make("p1", bank="tiers"), "tiers", "b.yaml:1:1", "tiers.yaml:1:1"),
        (lambda make, text: make(terms=["uretere"]), "uretere", "glossary.yaml:2:5", "glossary.yaml:2:5"),
        (lambda make, text: make("t-point"), "t-point", "b.yaml:6:5", "tiers.yaml:13:5"),
        (
            lambda make, text: make(text.choice("p1", point="t1")),
            "t1",
            "b.yaml:6:5",
            "tiers.yaml:6:5",
        ),
        (
            lambda make, text: make(
                tariffs="tariffs:\n  - id: G\n    label: G\n    unit: EUR\n    values:\n"
                "      - {amount: '1', valid_from: 2020-01-01, source: s, confidence: A}\n"
            ),
            "G",
            "tariffs.yaml:2:5",
            "tariffs.yaml:2:5",
        ),
    ],
    ids=["question", "bank", "term", "point of a question", "shared point", "tariff"],
)
def test_what_is_taken_is_refused_with_both_places(packs, make, text, world, data, build, taken, here, there):
    source = build(make, text)
    told = refusal(packs, source)
    assert f"« {taken} » est déjà pris" in told
    mine, *_rest = (line for line in told.split("\n") if "est déjà pris" in line)
    assert mine.startswith(str(source))
    assert here in mine.split(" ")[0]
    assert mine.split(" est déjà pris : ")[1].startswith(str(world.content))
    assert there in mine.split(" est déjà pris : ")[1]
    assert "Le premier est gardé" not in told
    assert packs.installed() == ()
    assert list((data / "packs").iterdir()) == []


def test_what_another_pack_has_is_refused_with_its_place(packs, make, data):
    add(packs, make("p1"))
    told = refusal(packs, make("p1", name="autre"))
    assert f"est déjà pris : {data / 'packs' / 'ehpad' / 'questions' / 'accueil' / 'b.yaml'}:6:5" in told


def test_what_a_folder_of_the_person_has_is_refused_with_its_place(make, world, data, tmp_path):
    own = make("p1", "p2", name="a-moi")
    installed = data / "packs" / "ehpad"
    packs = Packs(data / "packs", (world.content, installed, own), program="0.1.0", day=DAY)
    told = refusal(packs, make("p1"))
    assert f"« p1 » est déjà pris : {own / 'questions' / 'accueil' / 'b.yaml'}:6:5" in told
    assert packs.installed() == ()
    add(packs, make("p3"))
    assert add(packs, make("p3", "p4", version="2")).relation is Relation.NEWER  # its former self is no rival


def test_a_name_that_is_there_twice_in_the_pack(packs, make):
    source = make("p1", "p1")
    told = refusal(packs, source)
    assert f"« p1 » est déjà pris : {source}/questions/accueil/b.yaml:6:5" in told
    assert ".staging-" not in told


def test_every_error_of_a_pack_is_told(packs, make, text):
    source = make(
        text.choice("p1", level=9), text.choice("p2", skill="rien"), text.numeric("p3", "{{tariff:X}}")
    )
    told = refusal(packs, source)
    assert told.startswith(f"{source} : paquet refusé, 3 erreurs à corriger.\n")
    assert "B006" in told or "B007" in told
    assert "B010" in told
    assert "B031" in told


def test_warnings_are_told_and_refuse_nothing(packs, make, text):
    arrival = add(packs, make(text.choice("p1", terms="[inconnu]")))
    (warning,) = arrival.warnings
    assert "« inconnu » n’est pas une entrée" in warning.replace("\u00a0", " ")


def test_a_manifest_with_faults(packs, make):
    source = make("p1")
    (source / "pack.yaml").write_text("id: ehpad\nversion: x\n", encoding="utf-8")
    told = refusal(packs, source)
    assert "4 erreurs à corriger" in told
    assert f"{source}/pack.yaml:2:10: P002" in told


def test_a_newer_quizz_is_asked_for(packs, make):
    source = make("p1")
    manifest = source / "pack.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "requires_quizz: 0.1.1\n", encoding="utf-8")
    assert "demande quizz 0.1.1, et ceci est quizz 0.1.0" in refusal(packs, source)


def test_a_pack_with_nothing_in_it(packs, make):
    assert "ni question, ni terme, ni tarif" in refusal(packs, make())


def test_an_update_tells_what_changes(packs, make, text):
    add(packs, make("p1", "p2", "p3", terms=["a", "b"]))
    with packs.receive(
        make("p1", text.choice("p2", level=2), "p4", "p5", version="1.1", terms=["b"])
    ) as arrival:
        assert arrival.relation is Relation.NEWER
        assert arrival.former.manifest.version == "1"
        assert arrival.changes.questions == Difference(added=2, changed=1, removed=1)
        assert arrival.changes.terms == Difference(added=0, changed=0, removed=1)
        assert not any(arrival.changes.tariffs)
    (found,) = packs.installed()
    assert (found.manifest.version, found.questions) == ("1", 3)  # it was not put in place


def test_the_same_version_and_an_older_one(packs, make):
    source = make("p1", version="1.5")
    add(packs, source)
    with packs.receive(source) as arrival:
        assert arrival.relation is Relation.IDENTICAL
    with packs.receive(make("p1", "p2", version="1.5")) as arrival:
        assert arrival.relation is Relation.SAME_VERSION
    with packs.receive(make("p1", version="1.4")) as arrival:
        assert arrival.relation is Relation.OLDER


def test_an_error_leaves_the_former_version(packs, make, text):
    add(packs, make("p1"))
    assert refusal(packs, make(text.choice("p1", level=9), version="2"))
    (found,) = packs.installed()
    assert (found.manifest.version, found.questions) == ("1", 1)


def test_progress_is_kept_by_ids(packs, make, world, hand, data):
    """Answer, update, remove, install again: the states and the log stay as they were."""
    add(packs, make("p1", "p2"))

    def opened():
        folders = (world.content, *(pack.folder for pack in packs.installed()))
        return closing(Workshop.open(Places(world.file, folders, None), clock=world.clock, random=Random(7)))

    with opened() as shop:
        learner = shop.only_learner()
        subject = Selection(banks=frozenset({"ehpad"}))
        assert sorted(hand.sit(shop.trainer(learner).practise(subject))) == ["p1", "p2"]
    states, log = world.states(learner), world.log(learner)
    assert {"p1", "p2"} <= states.keys()

    add(packs, make("p1", "p3", version="2"))
    assert (world.states(learner), world.log(learner)) == (states, log)
    with opened() as shop:
        assert shop.library.theme_of("p2") == ""
        assert hand.sit(shop.trainer(learner).practise(subject)) == ["p3"]
        assert shop.trainer(learner).stats().reviews == 3

    packs.remove("ehpad")
    assert packs.installed() == ()
    with opened() as shop:
        assert shop.trainer(learner).stats().reviews == 3
    assert world.states(learner)["p1"] == states["p1"]

    with packs.receive(make("p1", "p2")) as arrival:
        assert arrival.relation is Relation.NEW
        packs.put_in_place(arrival)
    with opened() as shop:
        assert hand.sit(shop.trainer(learner).practise(subject)) == []
    assert world.log(learner)[: len(log)] == log


def test_a_pack_without_its_manifest_is_told_everywhere(packs, make, world, data):
    add(packs, make("p1"))
    (data / "packs" / "ehpad" / "pack.yaml").unlink()
    (found,) = packs.installed()
    assert found.manifest is None
    assert "pack.yaml" in found.problem
    with closing(Workshop.open(Places.of({}, data_dir=str(data)), clock=world.clock)) as shop:
        (problem,) = problems_of(shop, data)
        assert "P006" in problem
        assert "quizz content remove ehpad" in problem
        assert "ehpad" in {bank for bank, _title, _theme in shop.library.banks()}
    assert add(packs, make("p1", version="0.1")).relation is Relation.REPAIR
    assert packs.installed()[0].problem == ""


def test_a_pack_that_was_broken_by_hand_stops_nothing(packs, make, world, data):
    add(packs, make("p1"))
    folder = data / "packs" / "ehpad"
    (folder / "pack.yaml").write_text("id: [", encoding="utf-8")
    (folder / "questions" / "accueil" / "b.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "glossary.yaml").mkdir()
    (found,) = packs.installed()
    assert (found.manifest, found.questions) == (None, 0)
    assert found.problem
    with closing(Workshop.open(Places.of({}, data_dir=str(data)), clock=world.clock)) as shop:
        told = "\n".join(problems_of(shop, data))
    assert all(name in told for name in ("pack.yaml:", "b.yaml:1:1", "glossary.yaml:1:1"))


def test_an_unknown_pack(packs, make):
    add(packs, make("p1"))
    with pytest.raises(UsageError, match="Voulez-vous dire «\u00a0ehpad\u00a0»"):
        packs.find("epahd")
    with pytest.raises(UsageError, match="quizz content list"):
        packs.find("../../etc")


@pytest.mark.skipif(os.name == "nt", reason="needs pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(packs, tmp_path):
    os.mkfifo(tmp_path / "p.zip")
    assert "« p.zip » n’est pas un fichier ordinaire" in refusal(packs, tmp_path / "p.zip")


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_to_a_zip_is_followed_and_a_loop_is_told(packs, tmp_path):
    (tmp_path / "vrai.zip").write_bytes(SOUND)
    (tmp_path / "lien.zip").symlink_to("vrai.zip")
    assert add(packs, tmp_path / "lien.zip").manifest.id == "muet"
    (tmp_path / "boucle").symlink_to("boucle")
    assert "ne peut pas être lu" in refusal(packs, tmp_path / "boucle")


def test_a_source_that_is_not_there(packs, tmp_path):
    with pytest.raises(UsageError, match="n’existe pas"), packs.receive(tmp_path / "absent"):
        pass


BANK = (
    "id: m\ntitle: M\ntheme: accueil\nauthors: [L]\nquestions:\n  - {id: m1, type: true_false, prompt: P, "
    "answer: vrai, explanation: E, skill: cadre, level: 1}\n"
)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        made.writestr("m/pack.yaml", MANIFEST.format(id="muet", version="1"))
        made.writestr("m/questions/accueil/m.yaml", BANK)
    return buffer.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


SOUND = zipped()
BYTES = st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=5)
NAMES = st.text("abm./\\:\0é" + "yaml", min_size=1, max_size=12)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BYTES, st.lists(NAMES, max_size=3, unique=True))
def test_nothing_is_written_outside_the_staging_folder(packs, tmp_path, data, changes, names):
    source = tmp_path / "p.zip"
    buffer = io.BytesIO(SOUND)
    with zipfile.ZipFile(buffer, "a") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), BANK)
    damaged = bytearray(buffer.getvalue())
    for at, byte in changes:
        damaged[at] = byte
    source.write_bytes(damaged)
    (data / "packs").mkdir(parents=True, exist_ok=True)
    before = tree(tmp_path)
    try:
        with packs.receive(source) as arrival:
            new = tree(tmp_path).keys() - before.keys()
            assert new
            assert all(Path(path).is_relative_to(arrival.staged) for path in new)
    except PackError:
        pass
    assert tree(tmp_path) == before
