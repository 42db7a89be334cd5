from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime

import pytest

from quizz.errors import DatabaseBusy, DatabaseCorrupt, DatabaseNewer, StorageError, UsageError
from quizz.services.checking import check, newest_backup_problem
from quizz.services.restoring import Restoration, offered
from quizz.services.selection import Selection
from quizz.storage.backup_names import MANUAL
from quizz.storage.backups import Backups
from quizz.storage.facts import facts

AT = datetime.fromisoformat("2026-11-22T14:30:12")


@pytest.fixture
def scene(world, text, hand):
    """A database of six answers, all closed; its backup has the first three."""
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"))
    world.bank("c", "accueil", *text.choices("r1", "r2", "r3"))
    world.backups = Backups(world.file)
    for theme in ("facturation", "accueil"):
        shop = world.open()
        hand.sit(world.trainer(shop).practise(Selection(themes=frozenset({theme}))))
        shop.close()
        if theme == "facturation":
            world.source = world.backups.make(MANUAL, AT).path
        world.clock.pass_days(1)
    return world


def restore(scene, source=None):
    restoration = Restoration(scene.backups)
    with restoration.candidate(source or scene.source) as candidate:
        return candidate, restoration.put_in_place(candidate, AT)


def names(scene):
    return sorted(path.name for path in scene.file.parent.iterdir() if path.is_file())


def test_what_it_costs_is_known_before_and_kept_after(scene):
    candidate, restored = restore(scene)
    assert candidate.answers == restored.answers == 3
    assert candidate.lost is not None
    assert candidate.lost.answers == 3
    assert candidate.lost.since is not None
    assert candidate.lost.since.isoformat() == "2026-11-22T09:00:00+00:00"
    assert facts(restored.kept).answers == 6
    assert restored.kept.name == "quizz-2026-11-22-143012-remplacee.db"
    assert names(scene) == ["quizz.db"]
    shop = scene.open()
    assert check(shop.database).problems == ()
    assert scene.trainer(shop).stats().reviews == 3


def test_looking_changes_nothing(scene):
    before = scene.file.read_bytes()
    with Restoration(scene.backups).candidate(scene.source):
        pass
    assert scene.file.read_bytes() == before
    assert names(scene) == ["quizz.db"]


def test_the_newer_one_can_be_put_back(scene):
    _candidate, restored = restore(scene)
    candidate, again = restore(scene, restored.kept)
    assert candidate.lost.answers == 0
    assert again.answers == 6
    assert len(offered(scene.backups)) == 3


def test_a_missing_database_is_made(scene):
    scene.file.unlink()
    candidate, restored = restore(scene)
    assert candidate.lost.answers == 0
    assert restored.kept is None
    assert facts(scene.file).answers == 3


def test_an_empty_file_is_nothing_to_keep(scene):
    scene.file.write_bytes(b"")
    assert restore(scene)[1].kept is None
    assert facts(scene.file).answers == 3


def test_a_log_without_its_database_is_kept(scene):
    log = scene.file.with_name("quizz.db-wal")
    scene.file.unlink()
    log.write_bytes(b"what was not yet written back")
    kept = restore(scene)[1].kept
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"what was not yet written back"
    assert facts(scene.file).answers == 3
    assert names(scene) == ["quizz.db"]


@pytest.mark.parametrize("damage", ["text", "cut", "header", "pages"])
def test_a_damaged_database_is_replaced_and_kept_as_it_was(scene, damage):
    sound = scene.file.read_bytes()
    bad = {
        "text": b"Ceci est un texte. " * 500,
        "cut": sound[: len(sound) // 2 - 100],
        "header": b"\xff" * 100 + sound[100:],
        "pages": sound[:4096] + b"\xff" * (len(sound) - 4096),
    }[damage]
    scene.file.write_bytes(bad)
    candidate, restored = restore(scene)
    assert candidate.lost is None
    assert facts(scene.file).answers == 3
    if damage == "pages":  # SQLite copied it itself, page after page
        assert restored.kept.read_bytes()[4096:] == bad[4096:]
    else:
        assert restored.kept.read_bytes() == bad
    assert names(scene) == ["quizz.db"]


def test_one_that_is_open_elsewhere_is_left_alone(scene):
    shop = scene.open()
    with pytest.raises(DatabaseBusy, match=r"ouverte dans un autre programme.*Fermez quizz partout"):
        restore(scene)
    assert scene.trainer(shop).stats().reviews == 6
    assert len(scene.backups.all()) == 1


def test_one_that_was_opened_during_the_question_is_left_alone(scene):
    restoration = Restoration(scene.backups)
    with restoration.candidate(scene.source) as candidate:
        shop = scene.open()
        with pytest.raises(DatabaseBusy):
            restoration.put_in_place(candidate, AT)
    assert scene.trainer(shop).stats().reviews == 6


def test_an_answer_given_during_the_question_is_not_lost(scene, hand):
    restoration = Restoration(scene.backups)
    with restoration.candidate(scene.source) as candidate:
        shop = scene.open()
        practice = scene.trainer(shop).practise(Selection(free=True))
        practice.next()
        hand.answer(practice)
        shop.close()
        with pytest.raises(UsageError, match="La base a changé pendant la question"):
            restoration.put_in_place(candidate, AT)
    assert facts(scene.file).answers == 7


class TestBackupsThatWillNotDo:
    def refused(self, scene, kind, sentence):
        before = scene.file.read_bytes()
        with pytest.raises(kind, match=sentence) as caught:
            restore(scene)
        assert scene.source.name in str(caught.value)
        assert scene.file.read_bytes() == before
        assert names(scene) == ["quizz.db"]
        assert len(scene.backups.all()) == 1

    def run(self, scene, *statements):
        with closing(sqlite3.connect(scene.source)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def test_a_newer_one(self, scene):
        self.run(scene, "UPDATE quizz_version SET version_num = '9999'")
        self.refused(scene, DatabaseNewer, "plus récente.*Rien n’a été remplacé.*Mettez quizz à jour")

    @pytest.mark.parametrize("content", [b"", b"texte " * 3000, b"SQLite format 3\0"])
    def test_one_that_is_none(self, scene, content):
        scene.source.write_bytes(content)
        self.refused(scene, DatabaseCorrupt, "n’est pas une base de quizz.*Choisissez-en une autre")
        assert newest_backup_problem(scene.backups).startswith("La dernière sauvegarde")
        assert [backup.answers for backup in offered(scene.backups)] == [None]

    def test_the_database_of_another_program(self, scene):
        scene.source.unlink()
        self.run(scene, "CREATE TABLE notes (x)")
        self.refused(scene, DatabaseCorrupt, "n’est pas une base de quizz")

    def test_one_that_was_cut(self, scene):
        scene.source.write_bytes(scene.source.read_bytes()[:-5000])
        self.refused(scene, DatabaseCorrupt, "abîmée")
        assert "quizz db backup" in newest_backup_problem(scene.backups)

    def test_one_whose_log_makes_no_sense(self, scene):
        self.run(scene, "DROP TRIGGER review_log_no_update", "UPDATE review_log SET rating = NULL")
        self.refused(scene, DatabaseCorrupt, "abîmée")

    def test_one_that_is_not_there(self, scene):
        with pytest.raises(UsageError, match="n’existe pas"):
            restore(scene, scene.source.with_name("absente.db"))

    def test_the_database_itself(self, scene):
        with pytest.raises(UsageError, match="la base elle-même"):
            restore(scene, scene.file)


def test_states_that_differ_are_made_again_on_the_way(scene):
    with closing(sqlite3.connect(scene.source)) as connection, connection:
        connection.execute("UPDATE point_states SET lapses = 7")
    restore(scene)
    assert check(scene.open().database).problems == ()


def test_a_database_copied_by_hand_with_its_write_ahead_log(scene, hand, tmp_path):
    """The last answers are in the log alone; the copies are not written."""
    shop = scene.open()
    practice = scene.trainer(shop).practise(Selection(free=True))
    practice.next()
    hand.answer(practice)
    folder = tmp_path / "clé"
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{scene.file}{ending}", folder / f"copie.db{ending}")
    shop.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert restore(scene, folder / "copie.db")[1].answers == 7
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_of_backups_that_is_a_file_is_told(scene, tmp_path):
    elsewhere = shutil.copy(scene.source, tmp_path / "copie.db")
    shutil.rmtree(scene.backups.folder)
    scene.backups.folder.write_text("")
    with pytest.raises(StorageError, match="ne peut pas être écrite"):
        restore(scene, tmp_path / elsewhere)
    assert facts(scene.file).answers == 6
