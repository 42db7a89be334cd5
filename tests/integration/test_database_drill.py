"""Real processes and the files of a person: a drill for the day when it goes wrong."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from quizz.errors import QuizzError
from quizz.services.checking import check
from quizz.services.databases import open_database
from quizz.services.places import Places

QUIZZ = [sys.executable, "-m", "quizz"]
BANK = "id: essai\ntitle: Banque d’essai\ntheme: accueil\nauthors: [Équipe quizz]\nquestions:\n" + "".join(
    f"""\
  - id: essai-{n}
    type: true_false
    prompt: Affirmation {n} ?
    answer: true
    explanation: Règle essai-{n}.
    skill: cadre
    level: 1
"""
    for n in range(40)
)
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from quizz.cli import main
sys.exit(main(sys.argv[2:]))
"""
SOAK = Path(__file__).parent.parent / "soak" / "soak.py"


class Person:
    """Types commands in a folder of their own."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.file = folder / "data" / "quizz.db"
        self.backups = folder / "data" / "backups"
        self._environment = environment

    def run(
        self, *arguments: str, typed: str = "", program: list[str] = QUIZZ
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*program, *arguments],
            input=typed,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    def told(self, *arguments: str, typed: str = "") -> str:
        """What a command that succeeds says, with plain spaces."""
        done = self.run(*arguments, typed=typed)
        assert (done.returncode, done.stderr) == (0, "")
        return plain(done.stdout)

    def refused(self, *arguments: str, typed: str = "", code: int = 2) -> str:
        done = self.run(*arguments, typed=typed)
        assert done.returncode == code
        return plain(done.stderr if code == 2 else done.stdout)

    def practise(self, answers: int, *options: str) -> str:
        typed = "1\n" * answers
        limit = str(answers)
        return self.told("practice", "--plain", "--bank", "essai", "--limit", limit, *options, typed=typed)

    def start(self) -> subprocess.Popen[str]:
        """A session that waits for its first answer."""
        session = subprocess.Popen(
            [*QUIZZ, "practice", "--plain", "--bank", "essai", "--free", "--minutes", "60"],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert session.stdout is not None
        for line in session.stdout:
            if "Affirmation" in line:
                break
        return session

    def answers(self) -> int:
        with closing(sqlite3.connect(self.file)) as connection:
            return int(connection.execute("SELECT count(*) FROM review_log").fetchone()[0])

    def names(self) -> list[str]:
        return sorted(path.name for path in self.file.parent.iterdir() if path.is_file())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Few questions, whose compiled form is shared."""
    folder = tmp_path_factory.mktemp("drill")
    bank = folder / "content" / "questions" / "accueil" / "essai.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(BANK, encoding="utf-8")
    return {"QUIZZ_CONTENT": str(folder / "content"), "PATH": "/usr/bin:/bin", "HOME": str(folder)}


@pytest.fixture
def person(tmp_path: Path, environment: Mapping[str, str]) -> Person:
    return Person(tmp_path, {**environment, "QUIZZ_DATA_DIR": str(tmp_path / "data")})


@pytest.fixture
def session(person: Person) -> Iterator[subprocess.Popen[str]]:
    with person.start() as started:
        yield started
        started.kill()


def test_the_whole_drill(person: Person, tmp_path: Path) -> None:
    assert "Elle n’existe pas encore" in person.told("db", "path")
    assert "rien à sauvegarder" in person.refused("db", "backup")
    assert not person.file.parent.exists()

    person.practise(3)
    told = person.told("db", "path")
    assert f"Base : {person.file}\nSauvegardes : {person.backups}\n1 sauvegarde, du " in told
    offered = person.refused("db", "restore", typed="2\n\n", code=1)
    assert offered.count("Tapez 1, ou Entrée pour ne rien changer.\n") == 2
    copy = tmp_path / "clé" / "copie.db"
    assert f"sauvegardée dans « {copy} »" in person.told("db", "backup", str(copy))
    person.told("db", "backup")
    person.practise(5)

    declined = person.refused("db", "restore", str(copy), typed="non\n", code=1)
    assert "est saine : 3 réponses." in declined
    assert "Elle n’a pas 5 réponses de la base actuelle, données depuis le " in declined
    assert declined.endswith("Rien n’a été changé.\n")
    assert person.answers() == 8

    listed = person.refused("db", "restore", code=1)
    assert re.search(r"1\. .*, 3 réponses( \(du jour\))?\n2\. .*, 3 réponses", listed)
    assert person.answers() == 8

    person.file.write_bytes(person.file.read_bytes()[:9000])
    assert "quizz db restore" in person.refused("practice", "--plain")
    restored = person.told("db", "restore", typed="1\noui\n")
    assert re.search(r"\nTapez un numéro de 1 à \d, ou Entrée pour ne rien changer\.\n", restored)
    assert "ne se lit plus" in restored
    assert "La base est restaurée : 3 réponses." in restored
    assert person.answers() == 3
    assert person.names() == ["quizz.db"]
    (kept,) = person.backups.glob("*-remplacee.db")
    assert kept.stat().st_size == 9000
    assert "La base est saine." in person.told("db", "check")
    person.practise(2)
    assert person.answers() == 5


def test_a_file_of_the_person_is_not_written_over(person: Person, tmp_path: Path) -> None:
    person.practise(1)
    letter = tmp_path / "memoire.odt"
    letter.write_text("des mois de travail")
    told = person.refused("db", "backup", str(letter))
    assert f"« {letter} » existe déjà : donnez un autre nom, ou --yes pour le remplacer." in told
    assert letter.read_text() == "des mois de travail"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["memoire.odt"]
    person.told("db", "backup", "--yes", str(letter))
    assert "1 réponse" in person.told("db", "restore", str(letter), "--yes")


@pytest.mark.parametrize("name", ["deux mots", "été à Noël", "a#b", "a?b", "100%25", "relatif", "lien"])
def test_any_name_of_folder_will_do(tmp_path: Path, environment: Mapping[str, str], name: str) -> None:
    folder = tmp_path / name / "data"
    person = Person(folder.parent, environment)
    where = ["--data-dir", str(folder)]
    if name == "relatif":
        where[1] = os.path.relpath(folder)
    person.practise(2, *where)
    if name == "lien":
        real = person.file.rename(tmp_path / "ailleurs.db")
        person.file.symlink_to(real)
    assert str(person.file) in person.told("db", "path", *where)
    assert "La base est saine." in person.told("db", "check", *where)
    person.told("db", "backup", *where)
    person.told("db", "rebuild", *where)
    person.practise(1, *where)
    restored = person.told("db", "restore", *where, typed="3\noui\n")
    assert "La base est restaurée : 2 réponses." in restored
    person.file.resolve().write_bytes(person.file.read_bytes()[:9000])
    assert "ne se lit plus" in person.told("db", "restore", *where, typed="4\noui\n")
    assert person.answers() == 2
    assert person.names() == ["quizz.db"]
    assert person.file.is_symlink() == (name == "lien")


MADE_OTHERWISE = {
    "a column more": "ALTER TABLE parameter_sets ADD COLUMN made_at BIGINT NOT NULL DEFAULT 0",
    "a column less": "ALTER TABLE remarks DROP COLUMN text",
    "another name": "ALTER TABLE review_log RENAME COLUMN rating TO grade",
    "no table": "DROP TABLE preferences",
}


@pytest.mark.parametrize("change", MADE_OTHERWISE.values(), ids=MADE_OTHERWISE)
def test_check_tells_tables_that_are_not_those_of_this_version(person: Person, change: str) -> None:
    person.practise(1)
    with closing(sqlite3.connect(person.file)) as connection, connection:
        connection.execute("DROP TRIGGER review_log_no_update")
        connection.execute("DROP TRIGGER review_log_no_delete")
        connection.execute(change)
    table = change.split()[2]
    told = person.refused("db", "check", code=1)
    assert f"La table « {table} » n’est pas celle de cette version de quizz" in told


def test_a_table_that_refuses_what_is_written_is_told_in_a_sentence(person: Person) -> None:
    """As a database made by a version that was not published: an answer could never be kept there."""
    person.practise(1)
    with closing(sqlite3.connect(person.file)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ALTER TABLE parameter_sets RENAME TO former")
        connection.execute(
            "CREATE TABLE parameter_sets (id TEXT PRIMARY KEY, weights TEXT NOT NULL, "
            "desired_retention DOUBLE NOT NULL, created_at BIGINT NOT NULL)"
        )
    told = person.refused("practice", "--plain", "--bank", "essai", typed="1\n")
    assert (
        f"La base « {person.file} » n’a pas la forme que cette version de quizz attend "
        "(NOT NULL constraint failed: parameter_sets.created_at)."
    ) in told
    assert "« quizz db check » la vérifie" in told
    assert "colonnes qui diffèrent : created_at." in person.refused("db", "check", code=1)


def test_a_column_that_is_missing_is_told_in_a_sentence(person: Person) -> None:
    person.practise(1)
    with closing(sqlite3.connect(person.file)) as connection, connection:
        connection.execute("ALTER TABLE preferences RENAME COLUMN value TO former")
    told = person.refused("practice", "--plain", "--bank", "essai", typed="1\n")
    assert "n’a pas la forme que cette version de quizz attend (no such column: " in told
    assert told.count("\n") == 1


def test_states_are_made_again(person: Person) -> None:
    person.practise(4)
    with closing(sqlite3.connect(person.file)) as connection, connection:
        connection.execute("UPDATE point_states SET lapses = lapses + 1")
    assert "4 problèmes" in person.refused("db", "check", code=1)
    told = person.told("db", "rebuild")
    assert re.search(
        r"sauvegardée dans « .*-avant-reconstruction\.db »\.\n4 points refaits .* 4 lignes ont", told
    )
    assert "La base est saine." in person.told("db", "check")
    assert "rien n’a changé" in person.told("db", "rebuild")


def test_a_spoilt_backup_is_told(person: Person) -> None:
    person.practise(1)
    person.told("db", "backup")
    newest = max(person.backups.glob("*.db"), key=lambda path: path.stat().st_mtime_ns)
    for path in person.backups.glob("*.db"):
        path.write_bytes(path.read_bytes()[:-4096])
    told = person.refused("db", "check", code=1)
    assert "La base est saine." in told
    assert "est abîmée. Faites-en une autre avec « quizz db backup »." in told
    assert "Rien n’a été remplacé" in person.refused("db", "restore", newest.name, "--yes")
    assert person.answers() == 1


def test_a_database_that_is_open_is_not_replaced(person: Person, session: subprocess.Popen[str]) -> None:
    person.told("db", "backup")
    told = person.refused("db", "restore", "--yes", next(person.backups.glob("*.db")).name)
    assert "est ouverte dans un autre programme" in told
    answered, _ = session.communicate("1\n" * 3, timeout=60)
    assert answered.count("Règle essai-") == person.answers() == 3


def test_a_newer_database(person: Person) -> None:
    person.practise(2)
    with closing(sqlite3.connect(person.file)) as connection, connection:
        connection.execute("UPDATE quizz_version SET version_num = '9999'")
    for command in (["practice", "--plain"], ["db", "check"], ["db", "rebuild"]):
        told = person.refused(*command)
        assert "plus récente" in told
        assert "9999" in told
        assert str(person.file) in told
    assert person.answers() == 2
    copy = person.backups / "quizz-2026-11-01-101010.db"
    assert "sauvegardée" in person.told("db", "backup", str(copy))  # a copy needs no knowledge of the schema
    assert "Mettez quizz à jour" in person.refused("db", "restore", copy.name, "--yes")


def test_a_folder_that_refuses(person: Person) -> None:
    person.practise(1)
    for path in person.backups.iterdir():
        path.unlink()
    person.backups.rmdir()
    person.backups.write_text("")
    for command in ("backup", "rebuild"):
        assert "ne peut pas être écrite dans" in person.refused("db", command)
    session = person.run("practice", "--plain", "--bank", "essai", "--limit", "2", typed="1\n1\n")
    assert (session.returncode, session.stdout.count("Règle")) == (0, 2)
    assert "ne peut pas être écrite dans" in plain(session.stderr)
    assert person.answers() == 3


def test_a_server_is_backed_up_by_its_own_tools(person: Person) -> None:
    url = "postgresql://moi:secret@serveur/base"
    for command in ("backup", "restore"):
        told = person.refused("db", command, "--database", url)
        assert "pg_dump" in told
        assert "secret" not in told
    told = person.told("db", "path", "--database", url)
    assert "moi:***@serveur/base" in told
    assert "n’est pas lisible" in person.refused("db", "path", "--database", "n’importe quoi")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_whose_name_is_not_utf_8(person: Person, tmp_path: Path) -> None:
    folder = str(tmp_path / "caf\udce9")
    for command in (["practice", "--plain"], ["db", "check"], ["db", "rebuild"], ["stats"]):
        assert "n’est pas écrit en UTF-8" in person.refused(*command, "--data-dir", folder)
    assert "n’existe pas encore" in person.told("db", "path", "--data-dir", folder)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system limits no file")
@pytest.mark.parametrize("more", [0, 30_000])
def test_a_disk_without_room_keeps_what_was_acknowledged(person: Person, more: int) -> None:
    person.practise(5)
    before = person.answers()
    limit = str(person.file.stat().st_size + more)
    done = person.run(
        limit,
        *("practice", "--plain", "--bank", "essai", "--free"),
        typed="1\n" * 200,
        program=[sys.executable, "-c", LIMITED],
    )
    told = plain(done.stderr)
    assert done.returncode == 2
    assert re.search(r"Le disque (est plein|refuse d’écrire).*enregistré l’est toujours", told)
    assert person.answers() == before + done.stdout.count("Règle essai-")
    assert "La base est saine." in person.told("db", "check")


def test_two_sessions_at_once_while_backups_are_made(person: Person) -> None:
    person.practise(1)
    sessions = [person.start() for _ in range(2)]
    for one in sessions:
        assert one.stdin is not None
        one.stdin.write("1\n" * 40)
        one.stdin.close()
    for _again in range(2):
        person.told("db", "backup")
    acknowledged = 0
    for one in sessions:
        assert one.stdout is not None
        acknowledged += one.stdout.read().count("Règle essai-")
        assert one.wait(60) == 0
        one.stdout.close()
    assert acknowledged > 40
    assert person.answers() == acknowledged + 1
    assert "La base est saine." in person.told("db", "check")


def test_flipped_bits_are_told_or_change_nothing_that_counts(person: Person, tmp_path: Path) -> None:
    """SQLite keeps no checksums: a bit of an option shown may flip unseen, what decides states may not."""
    person.practise(30)
    with closing(sqlite3.connect(person.file)) as raw:
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    sound = person.file.read_bytes()
    told = 0
    fate = "SELECT id, point, study_day, rating, kind FROM review_log ORDER BY id"
    with closing(sqlite3.connect(person.file)) as raw:
        wanted = raw.execute(fate).fetchall()
    for seed in range(120):
        flipped = bytearray(sound)
        place = Random(seed).randrange(len(sound) * 8)
        flipped[place // 8] ^= 1 << place % 8
        person.file.write_bytes(flipped)
        if problems(person.file):
            told += 1
        else:
            with closing(sqlite3.connect(person.file)) as raw:
                assert raw.execute(fate).fetchall() == wanted, seed
        for ending in ("-wal", "-shm"):
            person.file.with_name(f"quizz.db{ending}").unlink(missing_ok=True)
    assert told > 10


def problems(file: Path) -> bool:
    """Whether `db check` says something is wrong, or the database is refused in a sentence."""
    try:
        with closing(open_database(Places(file, (), None))) as database:
            return bool(check(database).problems)
    except QuizzError:
        return True


@pytest.mark.timeout(400)
def test_kills_at_random_instants(tmp_path: Path) -> None:
    """The same as `make soak`, shorter."""
    command = [
        sys.executable,
        str(SOAK),
        "--instants",
        "20",
        "--upkeep",
        "9",
        "--answers",
        "300",
        "--seed",
        "3",
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("nothing lost\n")
