"""One mailbox's connection, made when it is needed and kept as long as it holds."""

from imapclient import IMAPClient

from ingest.sources.imap.folders import FolderView
from ingest.sources.imap.login import cut, sign_in, sign_out
from ingest.sources.imap.mailbox import Mailbox


class Session:
    """Connects at the first `client()` and again after `close()`.

    One thread uses it; only `cut()` may be called from another, to end a waiting read at once.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        # The folders as the last whole pass found them, in their order.
        self.read: dict[str, FolderView] = {}
        self._client: IMAPClient | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, as far as is known."""
        return self._client is not None

    def client(self) -> IMAPClient:
        """The signed-in client; raises what imap_problems can explain."""
        if self._client is None:
            self._client = sign_in(self.mailbox)
        return self._client

    def close(self) -> None:
        """Sign out if there is a connection."""
        client, self._client = self._client, None
        if client is not None:
            sign_out(client, self.mailbox)

    def cut(self) -> None:
        """Break the connection under the feet of the thread that uses it."""
        client = self._client
        if client is not None:
            cut(client)
