"""Looks at the last letters of a mailbox without taking any of them in."""

from dataclasses import replace

from ingest.sources.imap.folders import folders_to_read, open_folder
from ingest.sources.imap.letters import bodies, letters
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.problems import FolderMissing
from ingest.sources.imap.session import Session


def preview(mailbox: Mailbox, number: int) -> list[bytes]:
    """The last letters of its first folder, oldest first, without those above the size limit.

    Nothing is stored, and nothing changes on the server. Raises what imap_problems can explain.
    """
    looking = replace(mailbox, after_success="nothing")
    session = Session(looking)
    try:
        client = session.client()
        for folder in folders_to_read(client, looking):
            view = open_folder(client, looking, folder)
            if number < 1 or not view.exists:
                return []
            last = sorted(client.search(f"{max(1, view.exists - number + 1)}:*"))
            small = [one for one in letters(client, last) if one.size <= mailbox.max_message_bytes]
            return [raw for _, raw in sorted(bodies(client, [one.uid for one in small]).items())]
        raise FolderMissing("No folder matches the setting folders.")
    finally:
        session.close()
