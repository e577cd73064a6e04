"""Which messages of a folder are for us: the first connection decides, the cursor remembers.

At a folder's first reading its policy becomes a reach: of the messages already there, only those
younger than `reach_since` are ours; for "now" that is the youngest message there is, by the
server's own clock (INTERNALDATE, RFC 3501 2.3.3), so that two clocks need not agree. Whatever
comes later has a higher UID and is ours without a question, however old it says it is.

When a folder's UIDs have lost their meaning (another UIDVALIDITY, or a UIDNEXT below the cursor,
as a mailbox restored from a backup shows), everything in the same reach is read once more. The
inbox knows by its digest what it has; what arrived in between is younger than the reach and comes
in; older mail stays out. One thing cannot be told apart: a message from before the first
connection, by its INTERNALDATE, that was moved into the folder between the last reading and the
renumbering; it stays out.
"""

from datetime import datetime, timedelta

from imapclient import IMAPClient

from ingest.sources.imap.folders import FolderView
from ingest.sources.imap.letters import internal_dates
from ingest.sources.imap.mailbox import Mailbox
from store.sources import Cursor

# How many of the last messages are asked for their age; the youngest is almost always the last.
_YOUNGEST_AMONG = 200


def starting_cursor(
    client: IMAPClient, mailbox: Mailbox, view: FolderView, known: Cursor | None, now: datetime
) -> Cursor:
    """The cursor to go on from; other than `known` when the folder is new or was renumbered."""
    if known is None:
        return _first(client, mailbox, view, now)
    if known.uidvalidity == view.uidvalidity and not _renumbered(view, known):
        return known
    return Cursor(view.uidvalidity, 0, known.reach_since, _last_uid(client, view))


def is_in_reach(cursor: Cursor, uid: int, arrived: datetime | None) -> bool:
    """Whether the message is ours; one without a date is, because losing it would be worse."""
    if uid > cursor.reach_uid or cursor.reach_since is None or arrived is None:
        return True
    return arrived > cursor.reach_since


def _first(client: IMAPClient, mailbox: Mailbox, view: FolderView, now: datetime) -> Cursor:
    if mailbox.first_connection == "everything":
        return Cursor(view.uidvalidity, 0)
    last = _last_uid(client, view)
    if mailbox.first_connection == "now":
        return Cursor(view.uidvalidity, last, _youngest(client, view, now), last)
    since = now - timedelta(days=mailbox.first_connection)
    return Cursor(view.uidvalidity, 0, since, last)


def _renumbered(view: FolderView, known: Cursor) -> bool:
    return view.uidnext is not None and view.uidnext <= known.last_uid


def _last_uid(client: IMAPClient, view: FolderView) -> int:
    if view.uidnext is not None:
        return view.uidnext - 1
    if not view.exists:
        return 0
    return max(client.search(f"{view.exists}:*"), default=0)


def _youngest(client: IMAPClient, view: FolderView, now: datetime) -> datetime:
    """The arrival of the youngest message there; with none there, any time before now will do."""
    if not view.exists:
        return now - timedelta(days=1)
    first = max(1, view.exists - _YOUNGEST_AMONG + 1)
    dates = internal_dates(client, client.search(f"{first}:*"))
    # A message dated in the future must not shut out everything that comes before that day.
    return min(max(dates, default=now), now)
