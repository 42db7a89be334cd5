"""The long run: `python tests/soak/soak.py` kills quizz at 500 random instants and says what was found.

Exit code 0: nothing acknowledged was lost and nothing was damaged; the folder of the run is removed then.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from random import Random

from practising import practise_and_kill
from upkeep import keep_up_and_kill
from world import Broken


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--instants", type=int, default=500, help="kills of a practice session (500)")
    parser.add_argument("--upkeep", type=int, default=300, help="kills of backup, restore, rebuild (300)")
    parser.add_argument("--answers", type=int, default=1500, help="in the database kept up (1500)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="for the same instants again")
    options = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="quizz-soak-"))
    print(f"seed {options.seed}, in {root}", flush=True)
    start = time.monotonic()
    try:
        practised = practise_and_kill(root, options.instants, Random(options.seed))
        report("practice", asdict(practised), start)
        kept_up = keep_up_and_kill(root, options.upkeep, options.answers, Random(options.seed))
        report("upkeep", asdict(kept_up), start)
    except Broken as broken:
        print(f"BROKEN: {broken}\nleft as it is in {root}", flush=True)
        return 1
    shutil.rmtree(root)
    print("nothing lost", flush=True)
    return 0


def report(part: str, figures: dict[str, object], start: float) -> None:
    """One line of JSON."""
    print(json.dumps({"part": part, **figures, "seconds": round(time.monotonic() - start)}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
