"""A whole question turn over 100,000 passages, from the POST to the card: `python -m bench answers`.

The real bot on its embedded default; the passages are those of bench.search, with readers as in a school network. The
people, each in 50 groups, ask from a process of their own, which also takes the cards. By words alone, and then by
meaning, where the model is installed: it reads every question, and the passages have drawn vectors of its shape.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.asking import Taken
from bench.laws import PEOPLE
from bench.processes import ROOT, bode, prepare, run_json
from bench.search import GROUPS, LAWS, OF_ONE_PERSON, ROUNDS
from bot.meaning.embedded import embedded_name

AT_ONCE = 10


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        data, asked = Path(name) / "data", Path(name) / "asked.json"
        prepare(data, PEOPLE, GROUPS, OF_ONE_PERSON)
        for house in ("topics.toml", "synonyms.toml"):
            shutil.copy(ROOT / "samples" / house, data)
        laws = [str(LAWS)] if LAWS.exists() else []
        subprocess.run([sys.executable, "-m", "bench.laws", str(data), str(asked), *laws], cwd=ROOT, check=True)
        with bode(data, further={"BODE_MEANING": "none"}) as (address, _, _):
            run_json("bench.asking", address, asked, "questions", PEOPLE, 1)  # everybody has been met, nothing is cold
            one = _best(address, asked, "questions", 1)
            many = _best(address, asked, "questions", AT_ONCE)
            pasted = _best(address, asked, "pasted", 1)
        meant = _by_meaning(data, asked) if embedded_name() else None
        lookups = [run_json("bench.lookups", data, asked, "questions") for _ in range(ROUNDS)]
    searched = min(lookups, key=lambda found: found["p99"])
    print(
        f"{searched['passages']:,} passages, a question by somebody in {OF_ONE_PERSON} groups "
        f"who may read {searched['scopes']:,.0f} sets of readers"
    )
    print(f"{'from the POST to the card':40}{'p50 ms':>10}{'p99 ms':>10}{'worst':>10}")
    print(_row("a question", one))
    print(_row("a question, by meaning too", meant) if meant else "by meaning: skipped, the model is not installed")
    print(_row(f"{AT_ONCE} people at once", many))
    print(_row("a pasted page of 4,000 letters", pasted))
    print(f"{'of a question: the search':40}{searched['p50']:10.1f}{searched['p99']:10.1f}{searched['worst']:10.1f}")


def _by_meaning(data: Path, asked: Path) -> Taken:
    subprocess.run([sys.executable, "-m", "bench.laws", str(data)], cwd=ROOT, check=True)
    with bode(data, further={"BODE_MEANING": "embedded"}) as (address, _, _):
        run_json("bench.asking", address, asked, "questions", PEOPLE, 1)
        return _best(address, asked, "questions", 1)


def _best(address: str, asked: Path, kind: str, callers: int) -> Taken:
    """The machine does other things too: the best of some rounds counts."""
    rounds = [Taken(**run_json("bench.asking", address, asked, kind, PEOPLE, callers)) for _ in range(ROUNDS)]
    return min(rounds, key=lambda taken: taken.p99)


def _row(name: str, taken: Taken) -> str:
    note = f"  {taken.failed} failed" if taken.failed else ""
    return f"{name:40}{taken.p50:10.1f}{taken.p99:10.1f}{taken.worst:10.1f}{note}"


if __name__ == "__main__":
    main()
