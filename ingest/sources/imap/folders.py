"""Which folders of an account are read, and how one is opened."""

from dataclasses import dataclass

from imapclient import IMAPClient
from imapclient.exceptions import (
    IMAPClientAbortError,
    IMAPClientError,
    IMAPClientReadOnlyError,
)

from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.problems import FolderMissing

# RFC 6154: a pattern means letters that came in, not drafts, copies of sent ones or refuse.
_NEVER_BY_PATTERN = frozenset(
    flag.lower() for flag in (rb"\All", rb"\Drafts", rb"\Flagged", rb"\Junk", rb"\Sent", rb"\Trash")
)
_NOT_A_FOLDER = frozenset((rb"\noselect", rb"\nonexistent"))


@dataclass(frozen=True, slots=True)
class FolderView:
    """A folder as the server opened it (RFC 3501 6.3.1); `uidnext` is None where it is not told."""

    name: str
    uidvalidity: int
    uidnext: int | None
    exists: int
    writable: bool = True


def folders_to_read(client: IMAPClient, mailbox: Mailbox) -> list[str]:
    """The names as set, with patterns replaced by the matching folders, each once."""
    names: dict[str, None] = {}
    for wanted in mailbox.folders:
        found = _matching(client, wanted) if _is_pattern(wanted) else [wanted]
        names.update(dict.fromkeys(found))
    names.pop(mailbox.move_to, None)
    return list(names)


def open_folder(client: IMAPClient, mailbox: Mailbox, folder: str) -> FolderView:
    """Open it, with EXAMINE unless letters are to be marked or moved; raises FolderMissing."""
    try:
        return _view(client, folder, writable=not mailbox.read_only)
    except IMAPClientReadOnlyError:
        return _view(client, folder, writable=False)
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:
        if client.folder_exists(folder):
            raise
        raise FolderMissing(_missing(client, mailbox, folder)) from error


def _view(client: IMAPClient, folder: str, *, writable: bool) -> FolderView:
    answer = client.select_folder(folder, readonly=not writable)
    return FolderView(
        name=folder,
        uidvalidity=int(answer.get(b"UIDVALIDITY", 0)),
        uidnext=answer.get(b"UIDNEXT"),
        exists=int(answer.get(b"EXISTS", 0)),
        writable=writable,
    )


def _is_pattern(name: str) -> bool:
    return "*" in name or "%" in name


def _matching(client: IMAPClient, pattern: str) -> list[str]:
    unwanted = _NEVER_BY_PATTERN | _NOT_A_FOLDER
    return [
        str(name)
        for flags, _, name in client.list_folders("", pattern)
        if unwanted.isdisjoint(flag.lower() for flag in flags)
    ]


def _missing(client: IMAPClient, mailbox: Mailbox, folder: str) -> str:
    there = ", ".join(sorted(str(name) for _, _, name in client.list_folders())[:10])
    return (
        f"{mailbox.host} has no folder {folder} for {mailbox.username}; it may have been renamed. "
        f"There are: {there or 'none'}. Correct the setting folders."
    )
