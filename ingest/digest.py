"""The fingerprint of a letter: the same letter delivered twice has the same one."""

import hashlib
import re

_BLOCK_BYTES = 1 << 20
# Real trace fields take a few kilobytes; a letter made of nothing else must not keep us busy.
_MOST_TRACE_BYTES = 256 * 1024
_TRACE = re.compile(
    rb"(?:return-path|delivered-to|x-original-to|envelope-to|delivery-date|received)[ \t]*:",
    re.IGNORECASE,
)
_LINE_END = re.compile(rb"\r\n|\n|\r")


def digest(raw: bytes) -> bytes:
    """Return the SHA-256 (32 bytes) of a message (RFC 5322) without what its last hops added.

    Ignored, because it differs between two deliveries of one and the same letter:

    - the kind of line end: CRLF, LF and CR count alike, as Maildir, mbox and SMTP each keep their
      own, and so do line ends after the last line, which mbox and SMTP add;
    - an mbox "From " line before the header;
    - the trace fields in front of all others: Return-Path and Received (RFC 5321, 4.4), and
      Delivered-To, X-Original-To, Envelope-To and Delivery-Date, which Postfix, Dovecot and Exim
      write on final delivery.

    A trace field below any other field, or beyond the first 256 KiB, is part of the letter and
    counts: a signature or a forwarding rule may already depend on it.

    Memory: one block of 1 MiB beside `raw`.
    """
    start, end = _start_of_letter(raw), _end_of_letter(raw)
    sha = hashlib.sha256()
    with memoryview(raw) as view:
        while start < end:
            stop = min(start + _BLOCK_BYTES, end)
            # A CRLF is never cut in two: its halves would count as two line ends.
            if stop < end and raw[stop - 1] == 0x0D and raw[stop] == 0x0A:
                stop += 1
            sha.update(_with_line_feeds(bytes(view[start:stop])))
            start = stop
    return sha.digest()


def _with_line_feeds(block: bytes) -> bytes:
    if b"\r" not in block:
        return block
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _start_of_letter(raw: bytes) -> int:
    start = _next_line(raw, 0) if raw.startswith(b"From ") else 0
    while start < _MOST_TRACE_BYTES and _TRACE.match(raw, start):
        start = _next_line(raw, start)
        while start < _MOST_TRACE_BYTES and raw[start : start + 1] in (b" ", b"\t"):
            start = _next_line(raw, start)
    return start


def _next_line(raw: bytes, start: int) -> int:
    end = _LINE_END.search(raw, start)
    return end.end() if end else len(raw)


def _end_of_letter(raw: bytes) -> int:
    end = len(raw)
    while end and raw[end - 1] in b"\r\n":
        end = _end_of_block(raw, end)
    return end


def _end_of_block(raw: bytes, end: int) -> int:
    block = raw[max(0, end - _BLOCK_BYTES) : end]
    return end - len(block) + len(block.rstrip(b"\r\n"))
