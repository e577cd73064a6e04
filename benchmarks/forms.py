"""How many form posts are kept durably a second, beside the barest peers in the same run.

usage: python -m benchmarks.forms [--posts N] [--connections 1 10 50]

Every post has other words and is committed (SQLite, synchronous=FULL) before it is answered. Ours
is validated, scored for spam, logged and made safe against repetition as well; the peers insert a
row and nothing else. CPU is of the server's process alone, so that other work on the machine
matters less. gunicorn is measured where it is installed, Node where node and npm are.
"""

import argparse
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.form_load import Load, Make, post
from store import Database, forms, migrate
from store.forms import FormWish
from tests.support.house import House
from tests.support.ports import free_port
from tests.support.waiting import wait_until

OURS_ALONE = "frontdesk, worker elsewhere"
BARE = "bare Flask, uvicorn"
PEERS = Path(__file__).with_name("form_peers")
NODE_PARTS = ("express@5", "better-sqlite3@12")
WORDS = "Bonjour, I would like an offer for forty chairs and six tables, please call me back. " * 8


@dataclass(frozen=True, slots=True)
class Server:
    """A server that takes posts: its process, port and the path of the form."""

    name: str
    pid: int
    port: int
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    connections: int
    load: Load
    cpu_micros: float


def main() -> int:
    """Print the table; 1 when ours was slower than the bare Flask app."""
    options = arguments()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        for start in (ours, ours_without_worker, flask_as_ours, flask_gunicorn, node):
            with start(Path(folder)) as server:
                if server is not None:
                    rows += measure(server, options.connections, options.posts)
    show(rows)
    return verdict(rows)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forms")
    parser.add_argument("--posts", type=int, default=3000, help="posts for each measurement")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 10, 50])
    return parser.parse_args()


def measure(server: Server, connections: list[int], posts: int) -> Iterator[Row]:
    """One row for each number of connections, after a short warming up."""
    post(server.port, server.path, body_of(0), connections=4, posts=200)
    for number, count in enumerate(connections, start=1):
        before = cpu_of(server.pid)
        load = post(server.port, server.path, body_of(number), connections=count, posts=posts)
        cpu = cpu_of(server.pid) - before
        if set(load.statuses) != {200}:
            print(f"{server.name} answered {dict(load.statuses)}", file=sys.stderr)
        yield Row(server.name, count, load, 1e6 * cpu / len(load.seconds))


def body_of(round_: int) -> Make:
    """Bodies of about a kilobyte, each with other words, from as many addresses."""

    def make(number: int) -> tuple[bytes, str]:
        fields = {
            "name": f"Ann Lee {round_}",
            "email": f"ann.{round_}.{number}@example.com",
            "phone": f"+33 1 23 {number % 100:02} 67 89",
            "message": f"{WORDS} {round_} {number}",
        }
        return urlencode(fields).encode(), f"10.{round_}.{number // 250 % 250}.{number % 250}"

    return make


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process and its children have used (proc(5))."""
    ticks = 0.0
    for one in (pid, *_children(pid)):
        stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(stat[11]) + int(stat[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in found]


@contextmanager
def ours(folder: Path, threads: int = 1) -> Iterator[Server | None]:
    """The real daemon, whose worker reads the posts meanwhile."""
    house = House(
        folder / f"house{threads}",
        {
            "http": {"trusted_proxies": 1},
            "smtp": {"enabled": False},
            "lmtp": {"enabled": False},
            "worker": {"threads": threads},
            "log": {"level": "warning"},
            "forms": {"burst_per_form": 1_000_000, "burst_of_all": 1_000_000},
        },
    )
    (house.folder / "data").mkdir()
    database = Database(house.store_url)
    migrate.upgrade(database)
    with database.write() as connection:
        key = forms.create(connection, FormWish("Bench")).key
    database.close()
    house.start()
    name = "frontdesk" if threads else OURS_ALONE
    try:
        yield Server(name, house.pid, house.http_port, f"/f/{key}")
    finally:
        house.stop()


def ours_without_worker(folder: Path) -> AbstractContextManager[Server | None]:
    """The daemon with its workers on another machine: the door alone."""
    return ours(folder, 0)


@contextmanager
def running(name: str, command: list[str], port: int) -> Iterator[Server | None]:
    """A peer as a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: _answers(port), name, 20)
        yield Server(name, process.pid, port, "/f/frm_bench")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def flask_as_ours(folder: Path) -> AbstractContextManager[Server | None]:
    """The bare Flask app behind the server that we use ourselves."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.form_peers.bare_flask", str(folder), str(port)]
    return running(BARE, [*command, "uvicorn"], port)


@contextmanager
def flask_gunicorn(folder: Path) -> Iterator[Server | None]:
    """The bare Flask app as most people serve one."""
    if importlib.util.find_spec("gunicorn") is None:
        print("gunicorn is not installed, so Flask is not measured behind it.")
        yield None
        return
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.form_peers.bare_flask", str(folder), str(port)]
    with running("bare Flask, gunicorn", [*command, "gunicorn"], port) as server:
        yield server


@contextmanager
def node(folder: Path) -> Iterator[Server | None]:
    """Express and better-sqlite3, fetched for the run into a folder that goes with it."""
    where = Path(os.environ.get("NODE_PEERS", folder / "node"))
    if not (shutil.which("node") and shutil.which("npm")) or not _npm(where):
        print("node with express and better-sqlite3 cannot be had, so Node is not measured.")
        yield None
        return
    shutil.copy(PEERS / "express.js", where / "express.js")
    port = free_port()
    command = ["node", str(where / "express.js"), str(folder), str(port)]
    with running("Express, better-sqlite3", command, port) as server:
        yield server


def _npm(where: Path) -> bool:
    """Fetch the parts unless they are there; whether they can be used."""
    where.mkdir(parents=True, exist_ok=True)
    tried = ["node", "-e", "require('express'); new (require('better-sqlite3'))(':memory:')"]
    if _works(tried, where):
        return True
    _works(["npm", "install", "--silent", "--no-audit", "--no-fund", *NODE_PARTS], where)
    return _works(tried, where)


def _works(command: list[str], where: Path) -> bool:
    return subprocess.run(command, cwd=where, check=False, capture_output=True).returncode == 0


def _answers(port: int) -> bool:
    try:
        load = post(port, "/healthz", lambda _n: (b"", ""), connections=1, posts=1)
    except (OSError, EOFError, ExceptionGroup):
        return False
    return bool(load.seconds)


def show(rows: list[Row]) -> None:
    """The table, for people."""
    print(f"\n{'server':<28} {'conns':>5} {'posts/s':>8} {'p50 ms':>7} {'p99 ms':>7} {'CPU us':>7}")
    for row in rows:
        load = row.load
        print(
            f"{row.name:<28} {row.connections:>5} {load.per_second:>8.0f} {load.at(0.5):>7.1f} "
            f"{load.at(0.99):>7.1f} {row.cpu_micros:>7.0f}"
        )


def verdict(rows: list[Row]) -> int:
    """Whether ours, alone at the door, is as quick as the bare Flask app behind the same server.

    On a machine that does other work the clock favours servers of many threads, each of which gets
    its share of the cores; the CPU of a post does not, so both are said and the CPU decides.
    """
    ours_, bare = _by_connections(rows, OURS_ALONE), _by_connections(rows, BARE)
    by_clock = [n for n in bare if ours_[n].load.per_second < bare[n].load.per_second]
    by_cpu = [n for n in bare if ours_[n].cpu_micros > bare[n].cpu_micros]
    print("not slower than the bare Flask app, connections where missed:")
    print(f"  by the clock: {by_clock or 'none'}; by CPU: {by_cpu or 'none'}")
    return 1 if by_cpu else 0


def _by_connections(rows: list[Row], name: str) -> dict[int, Row]:
    return {row.connections: row for row in rows if row.name == name}


if __name__ == "__main__":
    started = time.monotonic()
    code = main()
    print(f"took {time.monotonic() - started:.0f} s")
    sys.exit(code)
