"""A message's address on its server, as an imap: URL (RFC 5092)."""

from urllib.parse import quote

from ingest.sources.imap.mailbox import Mailbox


def message_url(mailbox: Mailbox, folder: str, uidvalidity: int, uid: int) -> str:
    """For instance imap://anna%40example.org@mail.example.org:993/INBOX;UIDVALIDITY=7/;UID=12."""
    host = f"[{mailbox.host}]" if ":" in mailbox.host else mailbox.host
    account = quote(mailbox.username, safe="")
    path = f"{quote(folder, safe='/')};UIDVALIDITY={uidvalidity}/;UID={uid}"
    return f"imap://{account}@{host}:{mailbox.port}/{path}"
