"""Read one arrival: bytes and what the house knows in, everything understood out; no I/O."""

from ingest.formpost import read_post
from ingest.order import STEPS
from ingest.reading import Context, Reading
from ingest.workpiece import Workpiece
from store.payload import FormPayload


def read_letter(raw: bytes, context: Context) -> Reading:
    """Everything understood of a letter."""
    piece = Workpiece(raw=raw, context=context)
    for step in STEPS:
        piece = step(piece)
    return piece.reading()


def read_arrival(channel: str, raw: bytes, context: Context) -> Reading:
    """A letter or a form post, by the channel it came through."""
    if channel == "form":
        return read_post(FormPayload.from_bytes(raw), context)
    return read_letter(raw, context)
