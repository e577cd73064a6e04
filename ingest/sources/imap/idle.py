"""Waits on a connection until the server says that something happened (IDLE, RFC 2177)."""

import socket
import ssl
from collections.abc import Callable

from imapclient import IMAPClient

from ingest.sources.imap.folders import FolderView, folders_to_read, open_folder
from ingest.sources.imap.login import within
from ingest.sources.imap.mailbox import Mailbox

# RFC 2177: a server may hang up on a client that idles for 30 minutes.
LONGEST_IDLE_SECONDS = 28 * 60.0

Wait = Callable[[float, socket.socket | None], bool]


def can_idle(client: IMAPClient, mailbox: Mailbox) -> bool:
    """Whether waiting for news is wanted and offered."""
    return mailbox.idle and bool(client.has_capability("IDLE"))


def wait_for_news(
    client: IMAPClient,
    mailbox: Mailbox,
    read: dict[str, FolderView],
    wait: Wait,
    seconds: float,
) -> None:
    """Return when the first folder has news, `wait` was ended otherwise, or the time is up.

    `read` are the folders as the last pass found them. The folder is opened once more, which
    shows what came during that pass; from then on no command is given but IDLE, so that the server
    has no other place to tell of news (RFC 3501 7: it may do so in the answer to any command).
    Raises whatever a broken connection does.
    """
    folder = next(iter(read), "") or folders_to_read(client, mailbox)[0]
    if open_folder(client, mailbox, folder) != read.get(folder):
        return
    client.idle()
    if not _has_unread_lines(client):
        wait(min(seconds, LONGEST_IDLE_SECONDS), client.socket())
    within(client, mailbox.timeouts.command)
    client.idle_done()


def _has_unread_lines(client: IMAPClient) -> bool:
    """Whether the news came in one packet with the answer to IDLE and lies in a buffer already."""
    connection = client.socket()
    waits = connection.gettimeout()
    connection.setblocking(False)
    try:
        return bool(client._imap.file.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        connection.settimeout(waits)
