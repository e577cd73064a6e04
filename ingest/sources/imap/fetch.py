"""Gets the bytes of a batch of letters, or what stands for a letter that cannot be had whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from imapclient import IMAPClient

from ingest.sources.imap.arrival import oversize, unreadable
from ingest.sources.imap.folders import FolderView
from ingest.sources.imap.letters import Letter, bodies, header, still_there
from ingest.sources.imap.login import within
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.trouble import Trouble
from ingest.sources.imap.url import message_url


@dataclass(slots=True)
class Fetched:
    """Bytes by UID, ascending. Letters gone from the server are in none of these.

    `incomplete` are the UIDs kept without their body. `stuck` is the first letter that is there but
    was not handed over; nothing above it is in `raws`.
    """

    raws: dict[int, bytes] = field(default_factory=dict)
    incomplete: set[int] = field(default_factory=set)
    stuck: int | None = None


class Fetcher:
    """Fetches letters of one mailbox and notes the trouble they make."""

    def __init__(self, client: IMAPClient, mailbox: Mailbox, trouble: Trouble) -> None:
        self._client = client
        self._mailbox = mailbox
        self._trouble = trouble

    def fetch(self, view: FolderView, batch: Sequence[Letter]) -> Fetched:
        """The batch's bytes; whatever it raises, it notes first which letters were asked for."""
        within(self._client, self._mailbox.timeouts.fetch)
        try:
            fetched = self._fetch(view, batch)
        except Exception:
            self._trouble.broke(view, [item.uid for item in batch])
            raise
        within(self._client, self._mailbox.timeouts.command)
        if fetched.stuck is not None:
            self._trouble.broke(view, [fetched.stuck])
        return fetched

    def _fetch(self, view: FolderView, batch: Sequence[Letter]) -> Fetched:
        whole = [item for item in batch if self._is_wanted_whole(view, item)]
        raws = bodies(self._client, [item.uid for item in whole])
        result = Fetched()
        for item in batch:
            if item not in whole and (stands_for := self._stand_in(view, item)) is not None:
                raws[item.uid] = stands_for
                result.incomplete.add(item.uid)
        missing = still_there(self._client, (item.uid for item in batch if item.uid not in raws))
        result.stuck = min(missing, default=None)
        result.raws = {
            uid: raws[uid] for uid in sorted(raws) if result.stuck is None or uid < result.stuck
        }
        return result

    def _is_wanted_whole(self, view: FolderView, item: Letter) -> bool:
        fits = item.size <= self._mailbox.max_message_bytes
        return fits and not self._trouble.wants_header_only(view, item.uid)

    def _stand_in(self, view: FolderView, item: Letter) -> bytes | None:
        """The header with a field that says what is missing; None when the letter is gone."""
        if self._trouble.is_given_up(view, item.uid):
            return unreadable(b"", self._place(view, item))
        head = header(self._client, item.uid)
        if head is None:
            return None
        if self._trouble.wants_header_only(view, item.uid):
            return unreadable(head, self._place(view, item))
        return oversize(head, item.size)

    def _place(self, view: FolderView, item: Letter) -> str:
        return message_url(self._mailbox, view.name, view.uidvalidity, item.uid)
