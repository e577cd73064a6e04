"""A report of a mail system that a letter was not delivered."""

from ingest.bounces import read_bounce
from ingest.message import Message
from ingest.reading import Bounce, Context, Hit


def delivery_report(message: Message, context: Context) -> Hit | None:
    """A delivery report with at least one recipient (RFC 3464 or the words of a mail system)."""
    return hit_of(read_bounce(message))


def hit_of(bounce: Bounce | None) -> Hit | None:
    """What the rule says of a letter that was read as a delivery report already."""
    if bounce is None:
        return None
    failed = bounce.recipients[0]
    others = f" and {len(bounce.recipients) - 1} more" if len(bounce.recipients) > 1 else ""
    what = f"{failed.email}{others}, status {failed.status}"
    return Hit("delivery report", f"A mail system reports that a letter did not arrive: {what}.")
