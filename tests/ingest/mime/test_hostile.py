"""Letters made to hurt: each is read within two seconds and 400 MB, and none raises."""

import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from ingest.mime import Limits, parse
from ingest.reading import Context
from ingest.rules import judge

SECONDS = 2.0
MEGABYTES = 400


def _nested(depth: int) -> bytes:
    opening = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'
    return b"From: a@b.c\r\n" + b"".join(opening % (i, i) for i in range(depth)) + b"\r\nhi\r\n"


def _field(name: bytes, value: bytes) -> bytes:
    return name + b": " + value + b"\r\nX-End: 1\r\n\r\nx"


def _typed(kind: bytes, body: bytes) -> bytes:
    return b"Content-Type: " + kind + b"\r\n\r\n" + body


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "random": Random(1).randbytes(1 << 20),
    "1,000 nested multiparts": _nested(1000),
    "20,000 nested letters": b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
    "100,000 parts": _typed(b"multipart/mixed; boundary=x", b"--x\r\n\r\na\r\n" * 100_000),
    "subject folded over 1 MB": _field(b"Subject", b"\r\n ".join([b"a" * 70] * 15_000)),
    "100,000 encoded words": _field(b"Subject", b"\r\n ".join([b"=?utf-8?q?=C3=A4?="] * 100_000)),
    "words that never end": _field(b"Subject", b"=?utf-8?q?abc " * 50_000),
    "200,000 quotes in From": _field(b"From", b'"' * 200_000),
    "100,000 parentheses in From": _field(b"From", b"(" * 100_000),
    "backslashes in From": _field(b"From", b"\\" * 60_000),
    "8-bit letters in From": _field(b"From", b"\xff" * 60_000),
    "no-break spaces in From": _field(b"From", b"\xc2\xa0" * 30_000),
    "commas in To": _field(b"To", b"," * 60_000),
    "50,000 addresses": _field(b"To", b", ".join(b"u%d@x.example" % i for i in range(50_000))),
    "100,000 references": _field(b"References", b" ".join(b"<%d@x>" % i for i in range(100_000))),
    "colons in References": _field(b"References", b":" * 60_000),
    "200,000 quotes in a type": _typed(b"text/plain; name=" + b'"' * 200_000, b"x"),
    "30 MB base64": b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + b"QUJD" * 7_500_000,
    "base64 full of noise": b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64"
    + b"\r\n\r\n" + b"QU=!JD" * 2_000_000,
    "400,000 open elements": _typed(b"text/html", b"<div>" * 400_000),
    "500,000 line breaks": _typed(b"text/html", b"<br>" * 500_000),
    "a thousand HTML parts": _typed(
        b"multipart/mixed; boundary=x",
        (b"--x\r\nContent-Type: text/html\r\n\r\n" + b"<p>a" * 400 + b"\r\n") * 999,
    ),
    "100,000 uuencoded beginnings": b"\r\n" + b"begin 644 a\r\n" * 100_000,
    "10 MB of carriage returns": b"Subject: x\r" * 1_000_000,
    "forbidden codec": _typed(b"text/plain; charset=punycode", b"a-" + b"b\xe4" * 200_000),
    "counts beyond winmail.dat": b"Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\0\0"
    + b"\x01\x03\x90\x06\x00\x08\0\0\0\xff\xff\xff\xff\x03\x10\x17\x00" * 100,
    "a report without end": b"From: mailer-daemon@x.y\r\nSubject: failure notice\r\n\r\n"
    + b"could not be delivered <a@b.cd> 550 5.1. user recipient \r\n" * 20_000,
}  # fmt: skip


def _measure(name: str) -> tuple[float, float, tuple[str, ...]]:
    """CPU seconds, the process's peak in MB, and the defects.

    A neighbour on the same core only ever adds to the time, so a slow reading is measured again.
    """
    seconds, defects = _read(HOSTILE[name])
    if seconds >= SECONDS:
        seconds = min(seconds, _read(HOSTILE[name])[0])
    return seconds, _peak_megabytes(), defects


def _read(raw: bytes) -> tuple[float, tuple[str, ...]]:
    began = time.process_time()
    message = parse(raw)
    judge(message, Context(), False)
    return time.process_time() - began, message.defects


def _peak_megabytes() -> float:
    """The most memory this process ever held.

    Linux says it in VmHWM; what getrusage says there is handed down by the process that started
    this one, so it counts elsewhere only.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


@pytest.fixture(scope="module")
def worker() -> Iterator[ProcessPoolExecutor]:
    """A process of its own, so that its peak memory is that of reading letters alone."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_letter_is_read_in_bounded_time_and_memory(
    worker: ProcessPoolExecutor, name: str
) -> None:
    seconds, megabytes, defects = worker.submit(_measure, name).result(timeout=60)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert not any("could not be taken apart" in defect for defect in defects)


def _damaged(count: int) -> Iterator[bytes]:
    """Real structures with octets changed, doubled and cut at random places."""
    source = Random(7)
    seeds = [raw[:3000] for raw in HOSTILE.values() if raw]
    for _ in range(count):
        raw = bytearray(source.choice(seeds) + source.choice(seeds))
        for _ in range(source.randrange(1, 20)):
            raw[source.randrange(len(raw))] = source.randrange(256)
        start = source.randrange(len(raw))
        yield bytes(raw[start:] + raw[: source.randrange(len(raw))])


def test_no_damage_makes_reading_raise_or_give_up() -> None:
    for raw in _damaged(600):
        message = parse(raw)
        assert not any("could not be taken apart" in one for one in message.defects), raw
        # What is read must fit into any store and page.
        everything = repr(message.headers) + message.text + message.html + message.subject
        assert "\0" not in everything, raw
        everything.encode("utf-8")


def test_what_is_beyond_a_limit_is_cut_and_named() -> None:
    limits = Limits(addresses=2, parts=3, text_chars=10, filename_chars=8, references=2)
    raw = (
        b"To: a@x.example, b@x.example, c@x.example\nReferences: <1@x> <2@x> <3@x>\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n0123456789abc\n--b\n"
        b"Content-Disposition: attachment; filename=longer-name.pdf\n\nx\n--b\n\ny\n--b--\n"
    )
    message = parse(raw, limits)
    assert [one.email for one in message.to] == ["a@x.example", "b@x.example"]
    assert message.references == ("1@x", "3@x")
    assert message.text == "0123456789"
    assert [one.filename for one in message.attachments] == ["long.pdf"]
    assert len(message.defects) == 3


def test_a_letter_that_is_too_large_keeps_its_beginning() -> None:
    message = parse(b"Subject: x\n\n" + b"a" * 100, Limits(message_bytes=50))
    assert message.subject == "x"
    assert message.text == "a" * 38
    assert message.defects == ("The letter is too large; the rest of it was cut.",)
