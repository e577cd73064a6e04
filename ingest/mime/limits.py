"""How much of one letter is read: whatever lies beyond is cut and named as a defect."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one letter; none of them ever makes reading fail.

    `..._bytes` are octets as received, `..._chars` decoded characters, the others counts. `depth`
    counts nested multiparts, the letter itself being 0. `packed_bytes` is the largest winmail.dat
    that is opened.
    """

    message_bytes: int = 50 * 1024 * 1024
    header_block_bytes: int = 256 * 1024
    header_bytes: int = 64 * 1024
    headers: int = 1000
    parts: int = 1000
    depth: int = 20
    addresses: int = 500
    references: int = 200
    text_chars: int = 2_000_000
    filename_chars: int = 255
    packed_bytes: int = 25 * 1024 * 1024


DEFAULT_LIMITS = Limits()
