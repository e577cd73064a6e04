"""One tool on one table, in a process of its own; prints one line of JSON."""

import json
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.dedup import arrivals, ours
from benchmarks.dedup.peers import matcher
from benchmarks.dedup.table import Table, read_table
from dedup.evaluation.judge import largest_wrong, of_clusters


def main() -> None:
    """usage: python -m benchmarks.dedup.one TOOL FILE ARRIVALS"""
    tool, file, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    table = read_table(file)
    found = _ours(tool, table) if tool.startswith("ours") else _peer(tool, table)
    memory = max(resource.getrusage(who).ru_maxrss
                 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # fmt: skip
    common = {"set": table.name, "tool": tool, "records": len(table.facts)}
    result = common | found | {"peak_rss_mb": memory // 1024}
    if tool == "ours" and number:
        result["arrival"] = arrivals.measure(table, min(number, len(table.facts) // 10))
    print(json.dumps(result))


def _ours(tool: str, table: Table) -> dict[str, Any]:
    matched = ours.measure(table, estimated=tool != "ours_shipped")
    return asdict(matched) | {"seconds_total": matched.seconds["total"]}


def _peer(tool: str, table: Table) -> dict[str, Any]:
    started = time.perf_counter()
    found = matcher(tool)(table)
    seconds = round(time.perf_counter() - started, 2)
    judged = {one: of_clusters(clusters, table.truth) for one, clusters in found.items()}
    usual = next(iter(judged))
    return {
        "clusters": judged[usual].to_json(),
        "best_f1": max(one.f1 for one in judged.values()),
        "largest_wrong": largest_wrong(found[usual], table.truth),
        "seconds_total": seconds,
    }


if __name__ == "__main__":
    main()
