"""Finds the files that hold letters: single ones, mbox files, Maildirs, folders of all these."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

STDIN = "-"

# What ordinary programs call a letter: Outlook and most others, MH, Thunderbird's export.
_LETTER_NAME = re.compile(r".*\.(?:eml|mime|msg822|rfc822)|\d+", re.IGNORECASE)
_MBOX_NAME = re.compile(r".*\.mbox", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file, or a letter in one (counted from 0), that could not be read, and what to do."""

    path: str
    reason: str
    index: int = 0


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file with letters in it; the path `-` is standard input."""

    path: str
    kind: Literal["letter", "mbox"]


def letter_files(paths: Iterable[str | Path]) -> Iterator[LetterFile | FileProblem]:
    """Yield what the paths lead to, in order of their names, each folder once."""
    seen: set[tuple[int, int]] = set()
    for path in map(str, paths):
        if path == STDIN:
            yield LetterFile(STDIN, "mbox")
        elif os.path.isdir(path):
            yield from _folder(path, seen)
        else:
            yield _named_file(path)


def _named_file(path: str) -> LetterFile | FileProblem:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return FileProblem(path, "This is not an ordinary file. Please name a file or folder.")
        return LetterFile(path, "mbox" if _is_mbox(path) else "letter")
    except OSError as error:
        return unreadable(path, error)


def _folder(path: str, seen: set[tuple[int, int]]) -> Iterator[LetterFile | FileProblem]:
    try:
        about = os.stat(path)
        names = sorted(os.listdir(path))
    except OSError as error:
        yield unreadable(path, error)
        return
    # A link may lead back to a folder above; every folder is read once.
    if (about.st_dev, about.st_ino) in seen:
        return
    seen.add((about.st_dev, about.st_ino))
    is_maildir = "cur" in names and "new" in names
    for name in names:
        whole = os.path.join(path, name)
        if os.path.isdir(whole):
            # What is in tmp has not been delivered yet.
            if not (is_maildir and name == "tmp"):
                yield from _folder(whole, seen)
        else:
            yield from _file_in_folder(whole, name, is_delivered=_in_maildir(path))


def _file_in_folder(
    path: str, name: str, *, is_delivered: bool
) -> Iterator[LetterFile | FileProblem]:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return
        if is_delivered or _LETTER_NAME.fullmatch(name):
            yield LetterFile(path, "letter")
        # Mail programs give their mbox files any name; other files in a folder are not letters.
        elif _MBOX_NAME.fullmatch(name) or ("." not in name and _is_mbox(path)):
            yield LetterFile(path, "mbox")
    except OSError as error:
        yield unreadable(path, error)


def _in_maildir(folder: str) -> bool:
    above, name = os.path.split(folder)
    other = {"cur": "new", "new": "cur"}.get(name)
    return other is not None and os.path.isdir(os.path.join(above, other))


def _is_mbox(path: str) -> bool:
    if _LETTER_NAME.fullmatch(os.path.basename(path)):
        return False
    with open(path, "rb") as file:
        return file.read(5) == b"From "


def unreadable(path: str, error: OSError) -> FileProblem:
    """Say why the system did not let us read a file or folder."""
    return FileProblem(path, f"This cannot be read: {error.strerror or error}.")
