"""Where arrivals wait on disk while the store is away: a folder of files, each of them fsynced."""

import base64
import json
import os
import secrets
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import time
from typing import Any

from store.envelope import Arrival, Envelope

SUFFIX = ".arrival"
DRAFT = ".draft"
DRAFT_SECONDS = 3600


class SpoolFull(Exception):
    """The spool holds as much as it may; the door must answer "try again" (503)."""


class Spool:
    """A bounded folder of arrivals. What `put` returned for is on disk and outlives a kill.

    An arrival keeps the time and digest it came with, so that delivering it twice keeps it once.
    """

    def __init__(self, folder: Path, most_bytes: int, most_files: int = 20_000) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._most_files = most_files
        self._lock = threading.Lock()
        self._sizes = {path.name: path.stat().st_size for path in self._files()}
        self._tidy()

    def put(self, arrival: Arrival) -> str:
        """Keep the arrival and return its name; raises SpoolFull, or OSError when the disk won't.

        The file has its final name only when all of it is on disk (fsync, rename, fsync).
        """
        content = _to_bytes(arrival)
        name = f"{arrival.envelope.received_at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(6)}{SUFFIX}"
        self._reserve(name, len(content))
        try:
            self._write(name, content)
        except OSError:
            self._forget(name)
            raise
        return name

    def waiting(self) -> list[str]:
        """The names of what waits, oldest first."""
        return sorted(path.name for path in self._files())

    def get(self, name: str) -> Arrival:
        """The arrival of that name; raises ValueError when the file is none."""
        return _from_bytes((self._folder / name).read_bytes())

    def remove(self, name: str) -> None:
        """Forget an arrival that is in the store now."""
        (self._folder / name).unlink(missing_ok=True)
        self._forget(name)

    def set_aside(self, name: str) -> Path:
        """Keep a file that nobody can read out of the way; where it is now."""
        aside = self._folder / f"{name}.unreadable"
        (self._folder / name).rename(aside)
        self._forget(name)
        return aside

    def is_empty(self) -> bool:
        """Whether nothing waits, without looking at the disk."""
        return not self._sizes

    def _files(self) -> Iterator[Path]:
        return self._folder.glob(f"*{SUFFIX}")

    def _tidy(self) -> None:
        """Remove what a kill left half written; nobody was told that it was kept."""
        for draft in self._folder.glob(f"*{SUFFIX}{DRAFT}"):
            # A younger one may be in the hands of another process.
            if time() - draft.stat().st_mtime > DRAFT_SECONDS:
                draft.unlink(missing_ok=True)

    def _reserve(self, name: str, size: int) -> None:
        with self._lock:
            if len(self._sizes) >= self._most_files:
                raise SpoolFull(f"{len(self._sizes)} arrivals wait.")
            if sum(self._sizes.values()) + size > self._most_bytes:
                raise SpoolFull(f"The spool holds {self._most_bytes} bytes and is full.")
            self._sizes[name] = size

    def _forget(self, name: str) -> None:
        with self._lock:
            self._sizes.pop(name, None)

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f"{name}{DRAFT}"
        # Only we may read what visitors wrote.
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self._folder / name)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _to_bytes(arrival: Arrival) -> bytes:
    """One line of JSON for the envelope, then the bytes as they came."""
    envelope = {
        name: getattr(arrival.envelope, name)
        for name in ("channel", "source_id", "mail_from", "rcpt_tos", "peer", "url", "user_agent")
    }
    header = {
        "envelope": envelope,
        "received_at": arrival.envelope.received_at.isoformat(),
        "digest": base64.b64encode(arrival.digest).decode(),
        "window": arrival.window.total_seconds() if arrival.window else None,
        "summary": arrival.summary,
        "spends": [arrival.spends[0], arrival.spends[1].isoformat()] if arrival.spends else None,
        "size": len(arrival.raw),
    }
    return json.dumps(header).encode() + b"\n" + arrival.raw


def _from_bytes(content: bytes) -> Arrival:
    line, _newline, raw = content.partition(b"\n")
    try:
        header: dict[str, Any] = json.loads(line)
        made = _arrival(header, raw)
        if len(raw) != header["size"]:
            raise ValueError("The file is cut short.")
    except (KeyError, TypeError) as error:
        raise ValueError(f"The file is no arrival: {error!r}.") from error
    return made


def _arrival(header: dict[str, Any], raw: bytes) -> Arrival:
    given = header["envelope"]
    envelope = Envelope(**given, received_at=datetime.fromisoformat(header["received_at"]))
    window, spends = header["window"], header["spends"]
    return Arrival(
        envelope=replace(envelope, rcpt_tos=tuple(given["rcpt_tos"])),
        raw=raw,
        digest=base64.b64decode(header["digest"]),
        window=None if window is None else timedelta(seconds=window),
        summary=header["summary"],
        spends=(spends[0], datetime.fromisoformat(spends[1])) if spends else None,
    )
