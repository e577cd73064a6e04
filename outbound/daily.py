"""The letters of the day: what forms gathered, and what waits in quarantine; each laid out once."""

import hashlib
from collections import defaultdict
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from config import Settings
from store import Connection, Database, forms, held_posts, outbox, outbox_waiting
from store.outbox import NewItem

# What nobody was told of for longer than this is old news.
LONGEST = timedelta(days=7)


def slot_of(now: datetime, settings: Settings) -> datetime:
    """The last moment, at or before `now`, at which letters of the day are due."""
    local = now.astimezone(ZoneInfo(settings.timezone))
    hour = time(settings.outbound.daily_at)
    slot = datetime.combine(local.date(), hour, local.tzinfo)
    if slot > local:
        slot = datetime.combine(local.date() - timedelta(days=1), hour, local.tzinfo)
    return slot


def lay_out(database: Database, slot: datetime, settings: Settings) -> int:
    """Put the letters of that slot into the outbox, once; how many are new."""
    with database.write() as connection:
        gathered = _gathered(connection, slot)
        return gathered + _quarantine(connection, slot, settings.outbound.alert_to)


def _gathered(connection: Connection, slot: datetime) -> int:
    """One letter for each form and reader; what comes after it waits for the next day's."""
    found: dict[tuple[int | None, str], list[tuple[int, int]]] = defaultdict(list)
    for id_, form_id, recipient, submission_id in outbox_waiting.gathered(connection, slot):
        found[form_id, recipient].append((id_, submission_id or 0))
    made = 0
    for (form_id, recipient), items in found.items():
        key = f"daily/{form_id}/{slot:%Y-%m-%d}/{_mark(recipient)}"
        payload = {"submissions": [submission_id for _id, submission_id in items]}
        item = NewItem("mail", "daily", key, recipient, form_id=form_id, payload=payload)
        if outbox.put(connection, item) is not None:
            outbox_waiting.end_gathered(connection, [id_ for id_, _submission in items])
            made += 1
    return made


def _quarantine(connection: Connection, slot: datetime, alert_to: tuple[str, ...]) -> int:
    """One letter to each who is to know, of all that was held since the last."""
    since = max(held_posts.told_until(connection) or slot - timedelta(days=1), slot - LONGEST)
    told: dict[str, list[int]] = defaultdict(list)
    readers: dict[int, tuple[str, ...]] = {}
    for post in held_posts.between(connection, since, slot):
        if post.form_id not in readers:
            readers[post.form_id] = alert_to or notified(connection, post.form_id)
        for reader in readers[post.form_id]:
            told[reader].append(post.submission_id)
    made = 0
    for reader, submissions in told.items():
        key = f"quarantine/{slot:%Y-%m-%d}/{_mark(reader)}"
        payload = {"submissions": submissions, "until": slot.isoformat()}
        item = NewItem("mail", "quarantine", key, reader, payload=payload)
        made += outbox.put(connection, item) is not None
    return made


def notified(connection: Connection, form_id: int) -> tuple[str, ...]:
    """Those a form notifies."""
    form = forms.by_id(connection, form_id)
    return form.definition.notify if form else ()


def _mark(recipient: str) -> str:
    return hashlib.sha256(recipient.encode()).hexdigest()[:16]
