"""Where the data of a message ends, however the bytes are cut into chunks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.smtp.data import DataScanner

END = b"\r\n.\r\n"
# Everything that some server or other has taken for the end of the data.
NO_END = [
    b"\n.\n",
    b"\n.\r\n",
    b"\r\n.\n",
    b"\r.\r",
    b"\r\n.\r",
    b"\r.\r\n",
    b"\r\n\0.\r\n",
    b"\r\n.\0\r\n",
    b"\r\r\n\n.\r\n",
    b"\r\n.\r\r\n",
    b"\r\n. \r\n",
]
SMUGGLED = b"MAIL FROM:<evil@client.example>\r\nRCPT TO:<sales@example.com>\r\nDATA\r\nevil\r\n"


def scan(wire: bytes, cuts: list[int], limit: int = 10_000) -> tuple[bytes | None, bytes]:
    """Return the message (None if too big) and what follows it."""
    scanner = DataScanner(limit)
    for start, stop in pairwise([0, *sorted(cuts), len(wire)]):
        rest = scanner.feed(wire[start:stop]) if start < stop else None
        if rest is not None:
            return (None if scanner.too_big else scanner.message()), rest + wire[stop:]
    raise AssertionError("The end was not found.")


def unstuffed(data: bytes) -> bytes:
    """Take the dots out as RFC 5321, 4.5.2 says it: line by line, a line ends with CRLF."""
    return b"\r\n".join(line[1:] if line[:1] == b"." else line for line in data.split(b"\r\n"))


@pytest.mark.parametrize("no_end", NO_END)
def test_nothing_but_crlf_dot_crlf_ends_the_data(no_end: bytes) -> None:
    data = b"Subject: one\r\n\r\ntext" + no_end + SMUGGLED
    wire = data + b".\r\nQUIT\r\n"
    for cut in range(1, len(wire)):
        assert scan(wire, [cut]) == (unstuffed(data), b"QUIT\r\n")
    assert scan(wire, list(range(1, len(wire)))) == (unstuffed(data), b"QUIT\r\n")


@pytest.mark.parametrize(
    ("wire", "message"),
    [
        (b".\r\n", b""),
        (b"\r\n.\r\n", b"\r\n"),
        (b"..\r\n.\r\n", b".\r\n"),
        (b".x\r\n.\r\n", b"x\r\n"),
        (b"a\r\n..\r\n...\r\n.\r\n", b"a\r\n.\r\n..\r\n"),
        (b"\n..\n\r\n.\r\n", b"\n..\n\r\n"),
        (b"\0\r\n\xff\r\n.\r\n", b"\0\r\n\xff\r\n"),
    ],
)
def test_dots_come_out_at_every_cut(wire: bytes, message: bytes) -> None:
    for cut in range(len(wire)):
        assert scan(wire + b"NOOP\r\n", [cut]) == (message, b"NOOP\r\n")


@given(
    st.lists(st.sampled_from([b"\r", b"\n", b".", b"\0", b"x", b"\r\n", b"\r\n.", b"\r\n.\r\n"])),
    st.lists(st.integers(0, 80), max_size=6),
)
def test_any_chunks_give_what_the_rfc_says(pieces: list[bytes], cuts: list[int]) -> None:
    wire = b"".join(pieces) + END
    data, _, rest = (b"\r\n" + wire).partition(END)
    expected = unstuffed((data + b"\r\n")[2:]), rest
    assert scan(wire, [cut for cut in cuts if cut <= len(wire)]) == expected


@pytest.mark.parametrize(
    ("wire", "fits"),
    [
        (b"x" * 98 + END, True),
        (b"x" * 99 + END, False),
        # Stuffed dots do not count.
        ((b"..23456\r\n" * 12) + b"..\r\n" + b".\r\n", True),
    ],
)
def test_the_limit_counts_as_size_does(wire: bytes, fits: bool) -> None:
    for cut in range(len(wire)):
        message, rest = scan(wire + b"QUIT\r\n", [cut], limit=100)
        assert (message is not None) == fits
        assert rest == b"QUIT\r\n"


def test_nothing_is_kept_beyond_the_limit() -> None:
    scanner = DataScanner(1000)
    for _ in range(1000):
        assert scanner.feed(b"x" * 100) is None
    assert scanner.too_big
    assert scanner.kept_bytes == 0
    assert scanner.feed(END + b"NOOP\r\n") == b"NOOP\r\n"
