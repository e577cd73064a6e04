"""Alerts on the forms themselves: nothing comes any more, or suddenly it is mostly spam."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from config import Settings
from outbound.daily import notified
from store import Connection, Database, form_health, outbox
from store.form_health import Rhythm, SpamJump
from store.outbox import NewItem

_HOUR = timedelta(hours=1)


def lay_out(database: Database, now: datetime, settings: Settings) -> int:
    """Put alerts into the outbox: one for each silence, one a day for a jump; how many are new."""
    with database.write() as connection:
        found = [*_silences(connection, now, settings), *_jumps(connection, now)]
        made = 0
        for form_id, key, payload in found:
            for reader in settings.outbound.alert_to or notified(connection, form_id):
                mark = hashlib.sha256(reader.encode()).hexdigest()[:16]
                item = NewItem(
                    "mail", "alert", f"{key}/{mark}", reader, form_id=form_id, payload=payload
                )
                made += outbox.put(connection, item) is not None
        return made


_Alert = tuple[int, str, dict[str, object]]


def _silences(connection: Connection, now: datetime, settings: Settings) -> Iterator[_Alert]:
    for rhythm in form_health.rhythms(connection):
        if rhythm.is_silent(now, settings.outbound.silence_factor):
            yield _silence(rhythm, now)


def _silence(rhythm: Rhythm, now: datetime) -> _Alert:
    last = rhythm.last_post_at or now
    values: dict[str, object] = {
        "last": f"{last:%Y-%m-%d %H:%M}",
        "hours": int((now - last) / _HOUR),
        "usual": max(1, round((rhythm.usual_interval or _HOUR) / _HOUR)),
    }
    key = f"silence/{rhythm.form_id}/{last:%Y-%m-%dT%H:%M:%S}"
    return rhythm.form_id, key, {"name": "silence", "values": values}


def _jumps(connection: Connection, now: datetime) -> Iterator[_Alert]:
    for jump in form_health.spam_jumps(connection, now.date()):
        yield jump.form_id, f"spam/{jump.form_id}/{now:%Y-%m-%d}", _jump(jump)


def _jump(jump: SpamJump) -> dict[str, object]:
    values: dict[str, object] = {
        "share": round(jump.share * 100),
        "usual": round(jump.usual_share * 100),
        "count": jump.quarantined,
    }
    return {"name": "spam", "values": values}
