"""What happens on the server to letters that are stored."""

from collections.abc import Sequence

from imapclient import DELETED, SEEN, IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from ingest.sources.imap.folders import FolderView
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.words import server_words


def obstacle(client: IMAPClient, mailbox: Mailbox) -> str:
    """Why letters cannot be moved as set, known before there are any; empty when they can."""
    if mailbox.after_success != "move" or client.folder_exists(mailbox.move_to):
        return ""
    return (
        f"There is no folder {mailbox.move_to} to move letters to; they are stored and stay where "
        "they are. Make that folder, or change the setting."
    )


def tidy(client: IMAPClient, mailbox: Mailbox, view: FolderView, uids: Sequence[int]) -> str:
    """Mark or move them as set; call it only after the commit.

    A refusal is no reason to stop reading: it comes back as a sentence, empty when all went well.
    A broken connection is raised, and the same letters are tidied at the next reading.
    """
    if mailbox.read_only or not uids:
        return ""
    if not view.writable:
        return (
            f"{mailbox.username} may only read {view.name}: letters are stored but stay as they "
            "are there. Grant the right to change it, or set after_success to nothing."
        )
    try:
        if mailbox.after_success == "mark_seen":
            client.add_flags(uids, [SEEN], silent=True)
        else:
            _move(client, mailbox.move_to, uids)
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        return f"The letters are stored, but could not be marked or moved: {server_words(error)}"
    return ""


def _move(client: IMAPClient, folder: str, uids: Sequence[int]) -> None:
    if client.has_capability("MOVE"):
        client.move(uids, folder)
        return
    client.copy(uids, folder)
    client.add_flags(uids, [DELETED], silent=True)
    # Without UIDPLUS an EXPUNGE would also remove what others have marked as deleted.
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)
