"""Items that wait for something else first: for the letter of the day, or a visitor's word."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from store.tables import outbox
from store.types import utc_now


def gathered(
    connection: Connection, until: datetime
) -> list[tuple[int, int | None, str, int | None]]:
    """What waits since before `until` for the letter of the day: (id, form, recipient, submission).

    The oldest stands first.
    """
    rows = connection.execute(
        select(outbox.c.id, outbox.c.form_id, outbox.c.recipient, outbox.c.submission_id)
        .where(outbox.c.state == "gathered", outbox.c.created_at < until)
        .order_by(outbox.c.id)
    )
    return [(row.id, row.form_id, row.recipient, row.submission_id) for row in rows]


def free(connection: Connection, submission_id: int) -> None:
    """Let go out what waited for the visitor to confirm their e-mail."""
    connection.execute(
        update(outbox)
        .where(outbox.c.submission_id == submission_id, outbox.c.state == "unconfirmed")
        .values(state="waiting", next_attempt_at=utc_now())
    )


def end_gathered(connection: Connection, ids: Collection[int]) -> None:
    """Note that those went into the letter of the day."""
    chosen = list(ids)
    for start in range(0, len(chosen), 500):
        connection.execute(
            update(outbox)
            .where(outbox.c.id.in_(chosen[start : start + 500]), outbox.c.state == "gathered")
            .values(state="sent", ended_at=utc_now())
        )
