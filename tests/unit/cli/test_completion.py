"""`quizz completion`: asked of real shells, where they are installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from quizz import i18n
from quizz.cli import main
from quizz.cli.completion import script
from quizz.cli.french import SHELLS
from quizz.cli.parser import Options, parse
from quizz.domain.bank import THEMES

BASH = shutil.which("bash")
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_shtab_quizz
printf '%s\\n' "${COMPREPLY[@]}"
"""
CHECKERS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}


@pytest.fixture
def complete(tmp_path):
    """What bash proposes for the last word of a line."""
    if BASH is None:
        pytest.skip("bash is not installed")
    path = tmp_path / "completion.bash"
    path.write_text(script("bash"), encoding="utf-8")

    def complete(*words: str) -> set[str]:
        command = [BASH, "--norc", "-c", ASK, "bash", str(path), "quizz", *words]
        ran = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=30
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return set(ran.stdout.split("\n")) - {""}

    return complete


def test_bash_proposes_commands(complete):
    assert {"practice", "stats", "db", "settings", "completion"} <= complete("")
    assert complete("pra") == {"practice"}
    assert complete("db", "che") == {"check"}
    assert complete("--lang", "en", "pra") == {"practice"}


def test_bash_proposes_options(complete):
    assert {"--theme", "--limit", "--data-dir", "--help", "--lang"} <= complete("practice", "--")
    assert complete("practice", "--mist") == {"--mistakes"}
    assert complete("--vers") == {"--version"}
    assert "--theme" not in complete("stats", "--")


def test_bash_proposes_values(complete):
    assert complete("practice", "--theme", "") == set(THEMES)
    assert complete("practice", "--theme", "fac") == {"facturation"}
    assert complete("practice", "--theme", "accueil", "--theme", "te") == {"terminologie"}
    assert complete("practice", "--lang", "") == set(i18n.LANGUAGES)
    assert complete("completion", "") == set(SHELLS)


def test_bash_proposes_folders_and_files(complete, tmp_path):
    (tmp_path / "données").mkdir()
    (tmp_path / "dossier.toml").touch()
    for option in ("--data-dir", "--content"):
        assert complete("practice", option, "do") == {"données"}
    assert complete("stats", "--settings", "do") == {"données", "dossier.toml"}


@pytest.mark.parametrize("shell", CHECKERS)
def test_the_shell_reads_its_script(shell, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script(shell), encoding="utf-8")
    subprocess.run([*CHECKERS[shell], str(path)], check=True, capture_output=True)


def test_powershell_reads_its_script(tmp_path):
    if shutil.which("pwsh") is None:
        pytest.skip("pwsh is not installed")
    path = tmp_path / "script.ps1"
    path.write_text(script("powershell"), encoding="utf-8")
    parse_it = (
        "$e = $null; [void][System.Management.Automation.Language.Parser]::ParseFile"
        f"('{path}', [ref]$null, [ref]$e); exit $e.Count"
    )
    subprocess.run(["pwsh", "-NoProfile", "-Command", parse_it], check=True, capture_output=True)


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_every_script_knows_commands_options_themes_and_french(shell):
    made = script(shell)
    for word in ("practice", "settings", "theme", "data-dir", *THEMES):
        assert word in made
    assert "s’arrêter après N réponses" in made.replace("’’", "’").replace("\\", "")


def test_the_script_is_printed_whole(capsys):
    assert main(["completion", "zsh"]) == 0
    assert capsys.readouterr().out == f"{script('zsh')}\n"


def test_help_says_where_to_put_it(capsys):
    assert main(["completion", "--help"]) == 0
    told = capsys.readouterr().out
    for shell in SHELLS:
        assert f"quizz completion {shell}" in told
    assert max(map(len, told.splitlines())) <= 100


def test_an_unknown_shell_is_refused(capsys):
    assert main(["completion", "tcsh"]) == 2
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert "« tcsh » ne convient pas. Valeurs possibles : bash, zsh, fish, powershell." in told
    assert parse(["completion", "bash"]) == Options(command="completion", shell="bash")
