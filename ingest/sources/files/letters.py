"""Reads letters from files: .eml, mbox, Maildir, folders of them, and standard input."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ingest.sources.files.mbox import count_mbox_letters, mbox_letters
from ingest.sources.files.walk import STDIN, FileProblem, LetterFile, letter_files, unreadable

__all__ = ["FileLetter", "FileProblem", "count", "letters"]

MAX_LETTER_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileLetter:
    """A letter, byte for byte, and where it was: a path and its number there, from 0."""

    path: str
    index: int
    raw: bytes = field(repr=False)


def letters(
    paths: Iterable[str | Path], max_bytes: int = MAX_LETTER_BYTES
) -> Iterator[FileLetter | FileProblem]:
    """Yield every letter the paths lead to, and a FileProblem for what cannot be read.

    A problem never ends the iteration. `-` is standard input: one letter or an mbox. Folders are
    searched to any depth, links included; in a folder, files that do not look like letters are
    passed over.
    """
    for found in letter_files(paths):
        if isinstance(found, FileProblem):
            yield found
        else:
            yield from _letters_of(found, max_bytes)


def count(paths: Iterable[str | Path]) -> int:
    """Return how many letters and problems `letters` will yield, for a progress bar.

    Standard input counts as one, because it can be read only once. mbox files are read through.
    """
    return sum(map(_count_in, letter_files(paths)))


def _letters_of(found: LetterFile, max_bytes: int) -> Iterator[FileLetter | FileProblem]:
    index = 0
    try:
        with _opened(found.path) as file:
            for index, raw in enumerate(_raws(file, found, max_bytes)):
                if raw is None:
                    yield _too_big(found.path, index, max_bytes)
                else:
                    yield FileLetter(found.path, index, raw)
    except OSError as error:
        problem = unreadable(found.path, error)
        yield FileProblem(problem.path, problem.reason, index)


def _raws(file: BinaryIO, found: LetterFile, max_bytes: int) -> Iterator[bytes | None]:
    if found.kind == "mbox":
        yield from mbox_letters(file, max_bytes)
        return
    raw = file.read(max_bytes + 1)
    yield raw if len(raw) <= max_bytes else None


def _count_in(found: LetterFile | FileProblem) -> int:
    if isinstance(found, FileProblem) or found.kind == "letter" or found.path == STDIN:
        return 1
    try:
        with _opened(found.path) as file:
            return count_mbox_letters(file)
    except OSError:
        return 1


def _opened(path: str) -> BinaryIO:
    # closefd: the standard input of the process stays open for others.
    return open(sys.stdin.fileno() if path == STDIN else path, "rb", closefd=path != STDIN)


def _too_big(path: str, index: int, max_bytes: int) -> FileProblem:
    reason = f"This letter is larger than {max_bytes} bytes. Please raise the limit to take it."
    return FileProblem(path, reason, index)
