"""How fast letters are read on one core, beside other parsers, and what hostile letters cost.

usage: python -m benchmarks.mail [LETTERS] [--rounds N] [--no-hostile]

LETTERS is a folder of .eml files. Times are CPU seconds of this process, so that other work on the
machine matters less; the ratios to mail-parser and to the standard library come from the same run.
Every hostile letter is read in a fresh process.
"""

import argparse
import gc
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import compat32
from pathlib import Path

import mailparser

from benchmarks.mail_hostile import LETTERS, measured
from ingest.mime import parse
from ingest.read import read_letter
from ingest.reading import Context

GOAL_PER_SECOND = 500
GOAL_P99 = 0.040
GOAL_HOSTILE_SECONDS = 2.0
GOAL_HOSTILE_BYTES = 400 * 1024 * 1024

CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds for each letter, in order of size; letters that raised are counted apart."""

    name: str
    seconds: list[float]
    raised: int

    @property
    def per_second(self) -> float:
        """Letters a second."""
        return len(self.seconds) / sum(self.seconds)

    def at(self, share: float) -> float:
        """The time that this share of all letters does not exceed."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * share))]


def main() -> int:
    """Print both tables; 1 when a goal was missed."""
    options = arguments()
    logging.disable(logging.CRITICAL)
    missed = 0
    if options.letters:
        missed += speed(options.letters, options.rounds)
    if not options.no_hostile:
        missed += hostile()
    return 1 if missed else 0


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("letters", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=3, help="the best time of each letter counts")
    parser.add_argument("--no-hostile", action="store_true")
    return parser.parse_args()


def speed(folder: Path, rounds: int) -> int:
    """The table of speeds over a folder; how many goals were missed."""
    letters = [path.read_bytes() for path in sorted(folder.rglob("*.eml"))]
    if not letters:
        sys.exit(f"There are no .eml files in {folder}.")
    readers: tuple[tuple[str, Callable[[bytes], object]], ...] = (
        ("stdlib compat32", _by_stdlib),
        ("mail-parser", mailparser.parse_from_bytes),
        ("Frontdesk parse", parse),
        ("Frontdesk parse + read", _by_frontdesk),
    )
    timings = _timed(readers, letters, rounds)
    octets = sum(map(len, letters)) / 1e6
    print(f"{len(letters)} letters, {octets:.1f} MB, best of {rounds} rounds, CPU time of one core")
    print(f"{'':26} letters/s   p50 ms   p99 ms   max ms  raised   ratio")
    anchor = next(timing for timing in timings if timing.name == "mail-parser").per_second
    for timing in timings:
        milliseconds = [1e3 * timing.at(share) for share in (0.5, 0.99, 1.0)]
        columns = "".join(f"{one:9.2f}" for one in milliseconds)
        ratio = timing.per_second / anchor
        print(f"{timing.name:26}{timing.per_second:10.0f}{columns}{timing.raised:8d}{ratio:8.2f}")
    read = timings[-1]
    slow, late = read.per_second < GOAL_PER_SECOND, read.at(0.99) > GOAL_P99
    print(f"goals: {GOAL_PER_SECOND} letters/s {_met(slow)}, p99 under 40 ms {_met(late)}")
    return slow + late


def _timed(
    readers: tuple[tuple[str, Callable[[bytes], object]], ...], letters: list[bytes], rounds: int
) -> list[Timing]:
    """Every round asks all readers in turn, so that a busy moment hurts all of them alike."""
    best: dict[str, list[float]] = {name: [float("inf")] * len(letters) for name, _ in readers}
    raised: dict[str, set[int]] = {name: set() for name, _ in readers}
    for _ in range(rounds):
        for name, reader in readers:
            gc.collect()
            for index, raw in enumerate(letters):
                begun = time.process_time()
                try:
                    reader(raw)
                except Exception:
                    raised[name].add(index)
                best[name][index] = min(best[name][index], time.process_time() - begun)
    return [Timing(name, sorted(best[name]), len(raised[name])) for name, _ in readers]


def _by_stdlib(raw: bytes) -> list[object]:
    """As much as the others do: the tree, and every part decoded."""
    message = message_from_bytes(raw, policy=compat32)
    return [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]


def _by_frontdesk(raw: bytes) -> object:
    return read_letter(raw, CONTEXT)


def hostile() -> int:
    """The table of hostile letters; how many missed a goal."""
    print(f"\n{'hostile letter':44}{'MB':>7}{'seconds':>9}{'peak MB':>9}  outcome")
    missed = 0
    for name in LETTERS:
        found = measured(name)
        bad = (
            not found.survived
            or found.seconds > GOAL_HOSTILE_SECONDS
            or found.peak > GOAL_HOSTILE_BYTES
        )
        missed += bad
        size, peak = found.size / 1e6, found.peak / 2**20
        outcome = ("read" if found.survived else "died") + (", missed" if bad else "")
        print(f"{name:44}{size:7.1f}{found.seconds:9.2f}{peak:9.0f}  {outcome}")
    print(f"goals: each under {GOAL_HOSTILE_SECONDS:.0f} s and 400 MB {_met(missed > 0)}")
    return missed


def _met(missed: bool) -> str:
    return "missed" if missed else "met"


if __name__ == "__main__":
    sys.exit(main())
