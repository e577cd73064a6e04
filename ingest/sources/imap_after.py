"""What happens on the server to letters that are stored."""

from collections.abc import Sequence

from imapclient import DELETED, SEEN, IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from ingest.sources.imap_mailbox import Mailbox
from ingest.sources.imap_words import server_words


def tidy(client: IMAPClient, mailbox: Mailbox, uids: Sequence[int]) -> str:
    """Mark or move them as set; call it only after the commit.

    A refusal is no reason to stop reading: it comes back as a sentence, empty when all went well.
    A broken connection is raised, and the same letters are tidied at the next reading.
    """
    if mailbox.read_only or not uids:
        return ""
    try:
        _mark_seen(client, uids) if mailbox.after_success == "mark_seen" else _move(
            client, mailbox.move_to, uids
        )
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        return _refused(mailbox, error)
    return ""


def _mark_seen(client: IMAPClient, uids: Sequence[int]) -> None:
    client.add_flags(uids, [SEEN], silent=True)


def _move(client: IMAPClient, folder: str, uids: Sequence[int]) -> None:
    if client.has_capability("MOVE"):
        client.move(uids, folder)
        return
    client.copy(uids, folder)
    client.add_flags(uids, [DELETED], silent=True)
    # Without UIDPLUS an EXPUNGE would also remove what others have marked as deleted.
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)


def _refused(mailbox: Mailbox, error: IMAPClientError) -> str:
    said = server_words(error)
    if mailbox.after_success == "mark_seen":
        return f"The letters are stored, but could not be marked as read: {said}"
    return (
        f"The letters are stored, but could not be moved to {mailbox.move_to}: {said} "
        "Make that folder, or change the setting."
    )
