"""`python -m benchmarks [--only NAME …] [--quick]`: measures, prints the table, keeps it in RESULTS.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from compileall import compile_dir
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import quizz
from benchmarks import anki_engine, machine
from benchmarks.answering import answering
from benchmarks.checking import checking
from benchmarks.ground import Ground
from benchmarks.practising import keys, memory
from benchmarks.reading import reload, search
from benchmarks.starting import first_paint, first_question
from benchmarks.table import SHORT, Figure, aligned, markdown, remarks

RESULTS = Path(__file__).parent / "RESULTS.md"
COMPILED = (Path(quizz.__file__).parent, Path(__file__).parent)
"""As pip leaves what it installs: a tree just edited may not be, where Python may write no bytecode."""
MEASURES: dict[str, Callable[[Ground], Iterator[Figure]]] = {
    "paint": first_paint,
    "start": first_question,
    "answer": answering,
    "reload": reload,
    "check": checking,
    "search": search,
    "memory": memory,
    "keys": keys,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for. RESULTS.md is written by a whole run only."""
    options = _options(arguments)
    for package in COMPILED:
        compile_dir(package, quiet=1)
    names = options.only or list(MEASURES)
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="quizz-bench-", dir=options.folder) as folder:
        ground = Ground(Path(folder), quick=options.quick)
        for name in names:
            print(f"{name}…", file=sys.stderr, flush=True)
            figures += MEASURES[name](ground)
    print(aligned(figures))
    print(*remarks(figures), sep="\n")
    if not options.quick and not options.only:
        RESULTS.write_text(_page(figures), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=MEASURES, help="measure this alone; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="small data and few rounds: does it run?")
    parser.add_argument(
        "--folder",
        type=Path,
        help="where to work, on the disk to be measured; by default the temporary folder",
    )
    return parser.parse_args(arguments)


def _page(figures: Sequence[Figure]) -> str:
    details = "\n".join(f"- {remark}" for remark in remarks(figures))
    short = [figure.what for figure in figures if figure.verdict == SHORT]
    verdict = "Falls short: " + "; ".join(short) + "." if short else "Everything that is wanted is reached."
    anki = "" if anki_engine.is_there() else f"\nAnki was not there: {anki_engine.MISSING}.\n"
    return f"""# What `make bench` measured

{datetime.now(UTC):%Y-%m-%d}, {machine.description()}.

Ours and the reference run in turn, in one run, on the same disk. Times are medians unless said otherwise.
{anki}
{markdown(figures)}

{verdict}

{details}
"""


if __name__ == "__main__":
    sys.exit(main())
