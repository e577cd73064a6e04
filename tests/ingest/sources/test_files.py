"""Letters from files, mbox, Maildir and folders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.sources.files.letters import FileLetter, FileProblem, count, letters

ONE = b"From: ann@client.example\nSubject: One\n\nText\n"
TWO = b"From: bob@client.example\nSubject: Two\n\nText\n"
SEPARATOR = b"From ann@client.example Sat Nov 21 10:00:00 2026\n"


def found(*paths: Path, max_bytes: int = 10_000) -> list[tuple[str, int, bytes]]:
    """Read letters that must all be readable; names without folders."""
    read = list(letters(paths, max_bytes))
    assert count(paths) == len(read)
    assert all(isinstance(letter, FileLetter) for letter in read), read
    return [
        (Path(letter.path).name, letter.index, letter.raw)
        for letter in read
        if isinstance(letter, FileLetter)
    ]


def mbox(folder: Path, *parts: bytes) -> Path:
    path = folder / "box"
    path.write_bytes(b"".join(SEPARATOR + part + b"\n" for part in parts))
    return path


def test_a_single_letter_is_read_byte_for_byte(tmp_path: Path) -> None:
    raw = ONE.replace(b"\n", b"\r\n") + b"\0\xff no line end"
    (tmp_path / "any name.txt").write_bytes(raw)
    assert found(tmp_path / "any name.txt") == [("any name.txt", 0, raw)]


def test_an_mbox_gives_its_letters_in_order(tmp_path: Path) -> None:
    assert found(mbox(tmp_path, ONE, TWO)) == [("box", 0, ONE), ("box", 1, TWO)]


@pytest.mark.parametrize(
    ("kept", "meant"),
    [
        (b">From the start\n", b"From the start\n"),
        (b">>From the start\n", b">From the start\n"),
        (b"> From the start\n", b"> From the start\n"),
        (b"x >From\n", b"x >From\n"),
        (b"\nFrom here on no date\n", b"\nFrom here on no date\n"),
        (b"From ann Sat Nov 21 10:00:00 2026 with no blank line above\n",) * 2,
        (b"x" * 70_000 + b"From \n", b"x" * 70_000 + b"From \n"),
        (b"\n\n", b"\n\n"),
    ],
)
def test_lines_that_begin_with_from(tmp_path: Path, kept: bytes, meant: bytes) -> None:
    box = mbox(tmp_path, ONE + kept, TWO)
    expected = [("box", 0, ONE + meant), ("box", 1, TWO)]
    assert found(box, max_bytes=100_000) == expected


@pytest.mark.parametrize(
    "line",
    [
        b"From ann@client.example Sat Nov  1 10:00:00 2026\n",
        b"From - Sat Nov 21 10:00:00 2026\r\n",
        b"From ann at client.example  Sat Nov 21 10:00 2026\n",
        b"From MAILER-DAEMON Sat Nov 21 10:00:00 2026 +0100\n",
    ],
)
def test_the_separators_of_many_programs(tmp_path: Path, line: bytes) -> None:
    box = tmp_path / "box"
    box.write_bytes(line + ONE + b"\n" + line + TWO)
    assert found(box) == [("box", 0, ONE), ("box", 1, TWO)]


def test_an_mbox_with_crlf(tmp_path: Path) -> None:
    box = mbox(tmp_path, ONE, TWO)
    box.write_bytes(box.read_bytes().replace(b"\n", b"\r\n"))
    assert [raw for _, _, raw in found(box)] == [raw.replace(b"\n", b"\r\n") for raw in (ONE, TWO)]


def test_a_maildir_gives_new_and_seen_mail_but_none_in_the_making(tmp_path: Path) -> None:
    for folder in ("", ".Sent"):
        for part in ("cur", "new", "tmp"):
            (tmp_path / "Maildir" / folder / part).mkdir(parents=True)
    maildir = tmp_path / "Maildir"
    (maildir / "cur" / "1700000000.M1.host:2,S").write_bytes(ONE)
    (maildir / "new" / "1700000001.M2.host").write_bytes(TWO)
    (maildir / "tmp" / "1700000002.M3.host").write_bytes(b"half")
    (maildir / ".Sent" / "cur" / "1700000003.M4.host:2,").write_bytes(ONE)
    (maildir / "dovecot-uidlist").write_bytes(b"3 V1 N1")
    assert [raw for _, _, raw in found(tmp_path)] == [ONE, ONE, TWO]
    assert [raw for _, _, raw in found(maildir / "cur")] == [ONE]


def test_a_folder_is_searched_to_any_depth_for_what_looks_like_letters(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "one.EML").write_bytes(ONE)
    (deep / "notes.txt").write_bytes(b"no letter")
    (deep / "README").write_bytes(b"no letter")
    (deep / "17").write_bytes(TWO)
    mbox(tmp_path, ONE)
    (tmp_path / "z.mbox").write_bytes(SEPARATOR + TWO)
    assert [(name, raw) for name, _, raw in found(tmp_path)] == [
        ("17", TWO),
        ("one.EML", ONE),
        ("box", ONE),
        ("z.mbox", TWO),
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "one.eml").write_bytes(ONE)
    (inner / "above").symlink_to(tmp_path)
    (inner / "self.eml").symlink_to(inner / "self.eml")
    read = list(letters([tmp_path]))
    assert [type(letter) for letter in read] == [FileLetter, FileProblem]
    assert count([tmp_path]) == 2


def test_a_problem_ends_nothing(tmp_path: Path) -> None:
    good, pipe, gone = tmp_path / "good.eml", tmp_path / "pipe", tmp_path / "gone.eml"
    good.write_bytes(ONE)
    os.mkfifo(pipe)
    paths = [gone, pipe, good]
    read = list(letters(paths))
    assert read == [
        FileProblem(str(gone), "This cannot be read: No such file or directory."),
        FileProblem(str(pipe), "This is not an ordinary file. Please name a file or folder."),
        FileLetter(str(good), 0, ONE),
    ]
    assert count(paths) == 3


def test_what_is_too_large_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.eml"
    big.write_bytes(b"x" * 1001)
    box = mbox(tmp_path, ONE, b"y" * 5_000_000 + b"\n", TWO)
    read = list(letters([big, box], max_bytes=1000))
    assert [(letter.index, isinstance(letter, FileLetter)) for letter in read] == [
        (0, False),
        (0, True),
        (1, False),
        (2, True),
    ]
    assert isinstance(read[0], FileProblem)
    assert "larger than 1000 bytes" in read[0].reason
    assert count([big, box]) == 4


@pytest.mark.parametrize(
    ("given", "expected"), [(ONE, [ONE]), (SEPARATOR + ONE + b"\n" + SEPARATOR + TWO, [ONE, TWO])]
)
def test_standard_input_is_a_letter_or_an_mbox(given: bytes, expected: list[bytes]) -> None:
    program = (
        "import sys; from ingest.sources.files.letters import letters\n"
        "sys.stdout.write(repr([letter.raw for letter in letters(['-'])]))"
    )
    run = subprocess.run([sys.executable, "-c", program], input=given, capture_output=True)
    assert run.stderr == b""
    assert run.stdout.decode() == repr(expected)
