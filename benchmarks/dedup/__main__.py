"""How well and how fast are people and companies matched, beside the tools of the trade?

usage: python -m benchmarks.dedup FOLDER [--only NAME ...] [--peers NAME ...] [--json]

For every CSV of the folder (first_name, last_name, email, phone, ...; "cluster" is the truth and is
shown to the judge alone): pairwise precision, recall and F1 over the final clusters, what would be
merged without asking, seconds and memory; then the same by Splink, dedupe and recordlinkage where
they can be imported, and one arrival against the stored rest. Each tool runs in a process of its
own, one after the other. Install the peers with: pip install --group bench
"""

import argparse
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PEERS = ("splink", "recordlinkage", "dedupe")
# dedupe takes minutes and many gigabytes; it is asked for by name.
_USUAL = ("splink", "recordlinkage")
_LINE = "{:<20} {:<14} {:>7} {:>7} {:>7} {:>9} {:>8} {:>8}  {}"


def main() -> int:
    """Measure every table; the JSON comes last."""
    options = _arguments()
    files = sorted(one for one in options.folder.iterdir() if ".csv" in one.suffixes)
    wanted = [one for one in files if not options.only or one.name.split(".")[0] in options.only]
    if not wanted:
        print("There is no CSV to measure.", file=sys.stderr)
        return 2
    tools = ["ours", "ours_shipped", *_importable(options.peers)]
    print(_LINE.format("set", "tool", "P", "R", "F1", "best F1", "seconds", "MB", ""))
    results = [_measured(tool, file, options) for file in wanted for tool in tools]
    if options.json:
        print(json.dumps(results, indent=1))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.dedup",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", help="names of tables, without .csv")
    parser.add_argument("--peers", nargs="*", default=_USUAL, choices=PEERS)
    parser.add_argument("--arrivals", type=int, default=500, help="how many to time; 0: none")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _importable(peers: list[str]) -> list[str]:
    for peer in peers:
        if find_spec(peer) is None:
            print(f"SKIPPED: {peer} is not installed (pip install --group bench).", file=sys.stderr)
    return [peer for peer in peers if find_spec(peer) is not None]


def _measured(tool: str, file: Path, options: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.dedup.one", tool, str(file)]
    ran = subprocess.run([*command, str(options.arrivals)], stdout=subprocess.PIPE, check=False)
    if ran.returncode:
        print(f"FAILED: {tool} on {file.name} (exit {ran.returncode}).", file=sys.stderr)
        return {"set": file.name, "tool": tool, "failed": ran.returncode}
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    figures = found["clusters"]
    print(_LINE.format(
        found["set"], tool, figures["precision"], figures["recall"], figures["f1"],
        found["best_f1"], found["seconds_total"], found["peak_rss_mb"], _remark(found),
    ), flush=True)  # fmt: skip
    return found


def _remark(found: dict[str, Any]) -> str:
    if "auto_merge" not in found:
        return ""
    gate, arrival = found["auto_merge"], found.get("arrival", {})
    words = (
        f"gate {gate['precision']} % of {gate['recall']} %, largest wrong {found['largest_wrong']}"
    )
    words += f", recall before scoring {found['blocking_recall']}"
    if arrival:
        words += f"; arrival p50 {arrival['p50_ms']} p99 {arrival['p99_ms']} ms,"
        words += f" with write p50 {arrival['write_p50_ms']} p99 {arrival['write_p99_ms']} ms"
    return words


if __name__ == "__main__":
    raise SystemExit(main())
