"""What a door knows about an arrival before anybody has read it."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Channel = Literal["mail", "form"]
Status = Literal["pending", "processing", "done", "held", "discarded", "failed"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """One arrival as its door saw it; times are UTC and aware.

    `mail_from` and `rcpt_tos` are the SMTP envelope (RFC 5321), empty where no door saw it; the
    null reverse-path of delivery reports is "<>". `peer` is the address of the other side. `url` is
    the page a form was posted from or, for IMAP, the message's place as an imap: URL (RFC 5092).
    """

    channel: Channel
    source_id: int
    received_at: datetime
    mail_from: str = ""
    rcpt_tos: tuple[str, ...] = ()
    peer: str = ""
    url: str = ""
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An envelope with its bytes, on its way to the inbox.

    `digest` (32 bytes, SHA-256) makes accepting idempotent: the same digest from the same source is
    the same submission. With `window` set, a digest only counts as seen within that time, which
    is how a form tells a double click from a second enquiry. `spends` is the proof of work that
    came along, (signature, expiry): it is used up in the transaction that keeps the arrival.
    """

    envelope: Envelope
    raw: bytes = field(repr=False)
    digest: bytes
    window: timedelta | None = None
    summary: str = ""
    spends: tuple[str, datetime] | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The inbox's receipt: the arrival is on disk. `is_new` is False for a repeated arrival."""

    submission_id: int
    is_new: bool


class StoreUnavailable(Exception):
    """The store cannot take anything now; the door must answer "try again" (451, 503)."""


Accept = Callable[[Arrival], Future[Accepted]]
"""The one way in. The future resolves after the commit, or raises StoreUnavailable."""
