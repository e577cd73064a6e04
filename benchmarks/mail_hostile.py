"""Letters made to exhaust whoever reads them; each is read in a process of its own.

usage: python -m benchmarks.mail_hostile NAME    reads one and prints size, seconds and peak bytes
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEAD = b"From: Jane Roe <jane@x.example>\r\nTo: desk@y.example\r\nSubject: Hi\r\n"
BODY = b"\r\nThree lamps, please.\r\n"
ROOT = Path(__file__).parents[1]
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Measured:
    """What one letter cost; `peak` is the most memory its process ever held, in bytes."""

    size: int
    seconds: float
    peak: int
    survived: bool


def _nested_multiparts(depth: int = 1_000) -> bytes:
    parts = [HEAD]
    for level in range(depth):
        mark = b"b%d" % level
        parts.append(b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n' % (mark, mark))
    return b"".join(parts) + b"Content-Type: text/plain\r\n" + BODY


def _nested_letters(depth: int = 20_000) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n" * depth + HEAD + BODY


def _many_parts(number: int = 100_000) -> bytes:
    head = HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + b"--b\r\n\r\nx\r\n" * number + b"--b--\r\n"


def _field(field: bytes) -> bytes:
    return field + b"\r\nTo: desk@y.example\r\nSubject: Hi\r\n" + BODY


def _subject(value: bytes) -> bytes:
    return b"From: Jane Roe <jane@x.example>\r\nSubject: " + value + b"\r\n" + BODY


def _content_type(value: bytes) -> bytes:
    return HEAD + b"Content-Type: " + value + b"\r\n" + BODY


def _big_base64(size: int = 30 * 1024 * 1024) -> bytes:
    head = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
    return HEAD + head + b"\r\n" + b"QUJD" * 19 + (b"\r\n" + b"QUJD" * 19) * (size // 78)


def _html(markup: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + markup


def _with_card(source: bytes) -> bytes:
    return _html(b'<p>Hi</p><script type="application/ld+json">' + source + b"</script>")


# The set by which parsers were compared before, then what our own reading might trip over.
LETTERS: dict[str, Callable[[], bytes]] = {
    "1,000 nested multiparts": _nested_multiparts,
    "20,000 nested multiparts": lambda: _nested_multiparts(20_000),
    "20,000 nested message/rfc822": _nested_letters,
    "100,000 tiny parts": _many_parts,
    "1 MB folded subject": lambda: _subject(b"\r\n ".join([b"word" * 15] * 16_000)),
    "1 MB subject in one line": lambda: _subject(b"x" * 1_000_000),
    "20,000 encoded words": lambda: _subject(b" ".join([b"=?utf-8?q?w=C3=B6rd?="] * 20_000)),
    "20,000 encoded words, folded": lambda: _subject(b"\r\n ".join([b"=?utf-8?b?w7Y=?="] * 20_000)),
    "200,000 quotes in From": lambda: _field(b"From: " + b'"' * 200_000 + b" <a@x.example>"),
    "200,000 quotes in Content-Type": lambda: _content_type(b"text/plain; x=" + b'"' * 200_000),
    "100,000 ( in From": lambda: _field(b"From: " + b"(" * 100_000 + b" <a@x.example>"),
    "100,000 < in From": lambda: _field(b"From: " + b"<" * 100_000 + b"a@x.example"),
    "50,000 addresses in To": lambda: _field(b"To: " + b"a@b.example, " * 50_000),
    "100,000 References": lambda: _field(b"References: " + b"<a@b.example> " * 100_000),
    "100,000 header fields": lambda: HEAD + b"X-A: b\r\n" * 100_000 + BODY,
    "100,000 parameters": lambda: _content_type(b"text/plain" + b"; a=b" * 100_000),
    "30 MB base64": _big_base64,
    "30 MB of one line": lambda: HEAD + b"\r\n" + b"x" * (30 * 1024 * 1024),
    "5 MB of > quotes": lambda: HEAD + b"\r\n" + b"> quoted\r\n" * 500_000,
    "500,000 lines of colons": lambda: HEAD + b"\r\n" + b"a: b\r\n" * 500_000,
    "100,000 nested div": lambda: _html(b"<div>" * 100_000),
    "100,000 nested blockquote": lambda: _html(b"<blockquote>" * 100_000),
    "50,000 tables": lambda: _html(b"<table><tr><td>a</td></tr></table>" * 50_000),
    "100,000 nested JSON-LD": lambda: _with_card(b"[{" * 100_000),
    "50,000 links": lambda: HEAD + b"\r\n" + b"https://x.example/?utm_id=1 " * 50_000,
}  # fmt: skip


def measured(name: str) -> Measured:
    """Read one letter in a fresh process, and wait for it at most two minutes."""
    command = [sys.executable, "-m", "benchmarks.mail_hostile", name]
    begun = time.monotonic()
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return Measured(len(LETTERS[name]()), time.monotonic() - begun, 0, False)
    if done.returncode != 0:
        return Measured(len(LETTERS[name]()), time.monotonic() - begun, 0, False)
    size, seconds, peak = done.stdout.split()
    return Measured(int(size), float(seconds), int(peak), True)


def main(name: str) -> None:
    """Read one letter here and print what it cost."""
    from ingest.read import read_letter
    from ingest.reading import Context

    raw = LETTERS[name]()
    begun = time.process_time()
    reading = read_letter(raw, Context())
    seconds = time.process_time() - begun
    assert reading.message is not None
    print(len(raw), seconds, _peak())


def _peak() -> int:
    """The most memory this process held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the parent held before it started this process.
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found[1]) * 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1])
