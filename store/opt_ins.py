"""E-mails that wait for their owner's word, and what that word makes of them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from store import consents, outbox_waiting, points, records, timeline
from store.tables import opt_ins
from store.types import utc_now
from store.upsert import upsert


@dataclass(frozen=True, slots=True)
class OptIn:
    """An e-mail a visitor typed; `mailbox` is the address as it is compared."""

    submission_id: int
    form_id: int | None
    email: str
    mailbox: str
    language: str
    created_at: datetime
    confirmed_at: datetime | None


_COLUMNS = tuple(opt_ins.c[name] for name in OptIn.__dataclass_fields__)


def ask(
    connection: Connection,
    submission_id: int,
    form_id: int | None,
    email: str,
    mailbox: str,
    language: str,
) -> None:
    """Note that the owner of the address is asked; asking again changes nothing."""
    connection.execute(
        upsert(connection, opt_ins)
        .values(
            submission_id=submission_id,
            form_id=form_id,
            email=email[:320],
            mailbox=mailbox[:320],
            language=language[:16],
            created_at=utc_now(),
        )
        .on_conflict_do_nothing()
    )


def of_submission(connection: Connection, submission_id: int) -> OptIn | None:
    """What was asked for a submission."""
    row = connection.execute(
        select(*_COLUMNS).where(opt_ins.c.submission_id == submission_id)
    ).one_or_none()
    return OptIn(*row) if row else None


def confirm(connection: Connection, submission_id: int, ip: str, user_agent: str) -> bool:
    """Write the owner's word down, once; True when this was the first time.

    It vouches for the e-mail and for what was consented to, and for nothing else in the post.
    """
    changed = connection.execute(
        update(opt_ins)
        .where(opt_ins.c.submission_id == submission_id, opt_ins.c.confirmed_at.is_(None))
        .values(
            confirmed_at=utc_now(),
            confirmed_ip=ip[:64],
            confirmed_user_agent=user_agent[:512],
        )
    )
    if not changed.rowcount:
        return False
    consents.confirm(connection, submission_id)
    outbox_waiting.free(connection, submission_id)
    _vouch(connection, submission_id)
    return True


def _vouch(connection: Connection, submission_id: int) -> None:
    asked = of_submission(connection, submission_id)
    became = timeline.by_submission(connection, submission_id)
    if asked is None or became is None:
        return
    if became.contact_id is not None:
        contact_id = records.survivor(connection, "contact", became.contact_id)
        points.confirm(connection, "contact", contact_id, asked.mailbox)
    if became.lead_id is not None:
        lead_id = records.survivor(connection, "lead", became.lead_id)
        points.confirm(connection, "lead", lead_id, asked.mailbox)
