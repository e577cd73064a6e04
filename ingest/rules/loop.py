"""Our own letter that came back to us (Message-ID, X-Loop) or one that runs in circles."""

from ingest.message import Message
from ingest.reading import Context, Hit

# RFC 5321 section 6.3 lets a relay see a loop at 100 hops; no enquiry ever takes half of them.
_MOST_HOPS = 50


def our_own_letter(message: Message, context: Context) -> Hit | None:
    """A Message-ID that we gave ourselves."""
    host = message.message_id.rpartition("@")[2].lower()
    if host and host in context.own_hosts:
        return Hit("our own letter", f"Its Message-ID was made by us ({host}).")
    return None


def loop_header(message: Message, context: Context) -> Hit | None:
    """An X-Loop field that names one of our addresses or hosts."""
    for value in message.header_all("x-loop"):
        mark = value.strip("<> ").lower()
        if mark in context.own_emails or mark in context.own_hosts:
            return Hit("loop header", f"It passed through us before (X-Loop: {mark}).")
    return None


def too_many_hops(message: Message, context: Context) -> Hit | None:
    """A letter that passed more servers than any honest way has."""
    hops = len(message.header_all("received"))
    if hops <= _MOST_HOPS:
        return None
    return Hit("too many hops", f"It passed {hops} servers, so it runs in a circle.")


def from_ourselves(message: Message, context: Context) -> Hit | None:
    """An automatic letter whose sender is one of our own mailboxes."""
    sender = message.from_.email.lower() if message.from_ else ""
    automatic = message.header("auto-submitted").lower()
    if sender in context.own_emails and automatic and not automatic.startswith("no"):
        return Hit("from ourselves", f"It is an automatic letter from our own address {sender}.")
    return None
