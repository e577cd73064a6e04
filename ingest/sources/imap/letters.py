"""Asking a server which messages there are, how large they are, and for their bytes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from imapclient import IMAPClient
from imapclient.datetime_util import format_criteria_date
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, ProtocolError

from ingest.sources.imap.folders import FolderView
from store.sources import Cursor

# imaplib takes no line above a million characters; a SEARCH answers on one line, with up to eleven
# for each message.
_SEARCH_WINDOW = 80_000
HEADER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before its bytes are fetched; `size` is RFC822.SIZE, 0 where it is not told."""

    uid: int
    size: int
    arrived: datetime | None


def uids_after(client: IMAPClient, view: FolderView, cursor: Cursor) -> list[int]:
    """The UIDs above the cursor, ascending, without those that are surely out of its reach.

    `n:*` also matches the last message when all are below n (RFC 3501 6.4.8), so the answer is
    filtered. The folder is asked in windows of sequence numbers to keep each answer short.
    """
    found: set[int] = set()
    for start in range(1, view.exists + 1, _SEARCH_WINDOW):
        end = start + _SEARCH_WINDOW - 1
        window = f"{start}:{'*' if end >= view.exists else end}"
        for criteria in _above(cursor):
            found.update(client.search(f"{window} {criteria}"))
    return sorted(uid for uid in found if uid > cursor.last_uid)


def letters(client: IMAPClient, uids: Sequence[int]) -> list[Letter]:
    """Size and arrival of each; a message gone in the meantime keeps its place with size 0."""
    answers = _fetch(client, uids, ["RFC822.SIZE", "INTERNALDATE"])
    return [_letter(uid, answers.get(uid, {})) for uid in uids]


def internal_dates(client: IMAPClient, uids: Sequence[int]) -> list[datetime]:
    """The arrival times of those messages, as aware UTC, in no order."""
    answers = _fetch(client, uids, ["INTERNALDATE"])
    return [date for answer in answers.values() if (date := _date(answer)) is not None]


def bodies(client: IMAPClient, uids: Sequence[int]) -> dict[int, bytes]:
    """The whole messages by UID, without marking them as read; those that are gone are missing."""
    return _parts(client, uids, "BODY.PEEK[]", b"BODY[]")


def header(client: IMAPClient, uid: int) -> bytes | None:
    """The first 256 KiB of a message's header; None when it is gone."""
    asked = f"BODY.PEEK[HEADER]<0.{HEADER_BYTES}>"
    return _parts(client, [uid], asked, b"BODY[HEADER]<0>").get(uid)


def still_there(client: IMAPClient, uids: Iterable[int]) -> set[int]:
    """Those of the UIDs that the folder still holds."""
    asked = set(uids)
    if not asked:
        return set()
    client.noop()
    return asked & set(client.search(["UID", ",".join(map(str, sorted(asked)))]))


def batches(items: Sequence[Letter], count: int, size: int) -> Iterator[list[Letter]]:
    """Runs of letters of at most that many and, unless one alone is larger, that many bytes."""
    batch: list[Letter] = []
    total = 0
    for letter in items:
        if batch and (len(batch) == count or total + letter.size > size):
            yield batch
            batch, total = [], 0
        batch.append(letter)
        total += letter.size
    if batch:
        yield batch


def _above(cursor: Cursor) -> list[str]:
    if cursor.reach_since is None or cursor.last_uid >= cursor.reach_uid:
        return [f"UID {cursor.last_uid + 1}:*"]
    # SINCE looks at the day alone, in the server's zone; a day earlier is early enough.
    day = format_criteria_date(cursor.reach_since - timedelta(days=1)).decode()
    return [
        f"UID {cursor.last_uid + 1}:{cursor.reach_uid} SINCE {day}",
        f"UID {cursor.reach_uid + 1}:*",
    ]


def _parts(client: IMAPClient, uids: Sequence[int], asked: str, key: bytes) -> dict[int, bytes]:
    answers = _fetch(client, uids, [asked])
    return {
        uid: got for uid, answer in answers.items() if isinstance(got := answer.get(key), bytes)
    }


def _fetch(
    client: IMAPClient, uids: Sequence[int], items: list[str]
) -> dict[int, dict[bytes, Any]]:
    """FETCH; where the server refuses because one message is gone (RFC 2180), one at a time."""
    try:
        return dict(client.fetch(uids, items))
    except (IMAPClientAbortError, ProtocolError):
        raise
    except IMAPClientError:
        if len(uids) == 1:
            return {}
    return {uid: answer for one in uids for uid, answer in _fetch(client, [one], items).items()}


def _letter(uid: int, answer: dict[bytes, Any]) -> Letter:
    size = answer.get(b"RFC822.SIZE")
    return Letter(uid, size if isinstance(size, int) else 0, _date(answer))


def _date(answer: dict[bytes, Any]) -> datetime | None:
    date = answer.get(b"INTERNALDATE")
    if not isinstance(date, datetime):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
