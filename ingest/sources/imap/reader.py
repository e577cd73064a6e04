"""Reads the folders of a signed-in mailbox into the inbox, each message once and none lost.

The order is the promise: fetch, accept, wait for the commit, tidy on the server, then move the
cursor. Whatever breaks in between, the next pass starts at the last message that is surely
stored, and the inbox recognises by its digest what it has already.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as CommitTimeout
from dataclasses import dataclass, replace

from imapclient import IMAPClient

from ingest.sources.imap.after import obstacle, tidy
from ingest.sources.imap.arrival import arrival
from ingest.sources.imap.fetch import Fetched, Fetcher
from ingest.sources.imap.folders import FolderView, folders_to_read, open_folder
from ingest.sources.imap.letters import Letter, batches, letters, uids_after
from ingest.sources.imap.mailbox import Mailbox
from ingest.sources.imap.problems import FolderMissing, Unreadable
from ingest.sources.imap.reach import is_in_reach, starting_cursor
from ingest.sources.imap.trouble import Trouble
from ingest.sources.imap.url import message_url
from store.database import Database
from store.envelope import Accept, Accepted, StoreUnavailable
from store.outage import unavailable_is_typed
from store.sources import Cursor, cursor, move_cursor, note_progress
from store.types import utc_now

# How many messages are asked for their sizes at once; the command stays below 8 KB (RFC 7162 4).
_SIZES_AT_ONCE = 500
# A reading of more than this shows its progress.
_LONG_READING = 500


class Interrupted(Exception):
    """The reading was asked to stop; everything up to the cursor is stored."""


@dataclass(slots=True)
class Count:
    """What a pass did, in messages."""

    stored: int = 0
    repeated: int = 0
    incomplete: int = 0
    problem: str = ""


class Reader:
    """One pass over one mailbox.

    `go_on` is asked between batches; with False the pass raises Interrupted. `count` is right at
    any moment, also after an exception.
    """

    def __init__(
        self,
        client: IMAPClient,
        mailbox: Mailbox,
        source_id: int,
        database: Database,
        accept: Accept,
        trouble: Trouble,
        go_on: Callable[[], bool],
    ) -> None:
        self._client = client
        self._mailbox = mailbox
        self._source_id = source_id
        self._database = database
        self._accept = accept
        self._trouble = trouble
        self._fetcher = Fetcher(client, mailbox, trouble)
        self._go_on = go_on
        self.count = Count()

    def read(self) -> dict[str, FolderView]:
        """Read every folder; a missing one is noted and does not hold the others up.

        Returns the folders read, as they were found.
        """
        views: dict[str, FolderView] = {}
        self.count.problem = obstacle(self._client, self._mailbox)
        folders = folders_to_read(self._client, self._mailbox)
        if not folders:
            patterns = ", ".join(self._mailbox.folders)
            self.count.problem = f"No folder matches {patterns}. Correct the setting folders."
        for folder in folders:
            try:
                views[folder] = open_folder(self._client, self._mailbox, folder)
                self._read_folder(views[folder])
            except (FolderMissing, Unreadable) as problem:
                self.count.problem = str(problem)
        return views

    def _read_folder(self, view: FolderView) -> None:
        at = self._begin(view)
        uids = uids_after(self._client, view, at)
        for start in range(0, len(uids), _SIZES_AT_ONCE):
            some = uids[start : start + _SIZES_AT_ONCE]
            at = self._read_some(view, at, letters(self._client, some))
            if len(uids) > _LONG_READING:
                self._show(f"{view.name}: {start + len(some):,} of {len(uids):,} letters read")
        # What is left below was there before the first connection and out of its reach.
        self._advance(view, at, at.reach_uid)

    def _begin(self, view: FolderView) -> Cursor:
        with unavailable_is_typed(), self._database.read() as connection:
            known = cursor(connection, self._source_id, view.name)
        at = starting_cursor(self._client, self._mailbox, view, known, utc_now())
        if at != known:
            self._move(view, at)
        return at

    def _read_some(self, view: FolderView, at: Cursor, some: Sequence[Letter]) -> Cursor:
        ours = [letter for letter in some if is_in_reach(at, letter.uid, letter.arrived)]
        count = 1 if self._trouble.is_careful(view) else self._mailbox.batch_count
        for batch in batches(ours, count, self._mailbox.batch_bytes):
            if not self._go_on():
                raise Interrupted
            at = self._take_in(view, at, batch)
        return self._advance(view, at, some[-1].uid)

    def _take_in(self, view: FolderView, at: Cursor, batch: Sequence[Letter]) -> Cursor:
        fetched = self._fetcher.fetch(view, batch)
        self._store(view, fetched)
        self.count.incomplete += len(fetched.incomplete.intersection(fetched.raws))
        if fetched.stuck is None:
            return self._advance(view, at, batch[-1].uid)
        self._advance(view, at, fetched.stuck - 1)
        raise Unreadable(
            f"{self._mailbox.host} does not hand over letter {fetched.stuck} in {view.name}. It is "
            "tried again; open it in a mail program to see what is wrong with it."
        )

    def _store(self, view: FolderView, fetched: Fetched) -> None:
        now = utc_now()
        waiting = [
            self._accept(arrival(self._source_id, self._url(view, uid), raw, now))
            for uid, raw in fetched.raws.items()
        ]
        for future in waiting:
            self._receipt(future)
        # A letter kept without its body stays as it is on the server, where a person finds it.
        whole = [uid for uid in fetched.raws if uid not in fetched.incomplete]
        self.count.problem = tidy(self._client, self._mailbox, view, whole) or self.count.problem

    def _receipt(self, future: "Future[Accepted]") -> None:
        try:
            is_new = future.result(timeout=self._mailbox.timeouts.commit).is_new
        except CommitTimeout as error:
            raise StoreUnavailable("The store did not commit in time.") from error
        self.count.stored += is_new
        self.count.repeated += not is_new

    def _advance(self, view: FolderView, at: Cursor, uid: int) -> Cursor:
        if uid <= at.last_uid:
            return at
        moved = replace(at, last_uid=uid)
        self._move(view, moved)
        self._trouble.passed(view, uid)
        return moved

    def _move(self, view: FolderView, to: Cursor) -> None:
        with unavailable_is_typed(), self._database.write() as connection:
            move_cursor(connection, self._source_id, view.name, to)

    def _show(self, progress: str) -> None:
        with unavailable_is_typed(), self._database.write() as connection:
            note_progress(connection, self._source_id, progress)

    def _url(self, view: FolderView, uid: int) -> str:
        return message_url(self._mailbox, view.name, view.uidvalidity, uid)
