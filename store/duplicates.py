"""The same letter through another door: found by what makes a letter itself."""

from sqlalchemy import Connection, select

from store.locks import hold_identities
from store.tables import submissions


def earlier_arrival(connection: Connection, submission_id: int, message_key: bytes) -> int | None:
    """The oldest other submission that was done with the same letter; None when this is it."""
    hold_identities(connection, [f"letter:{message_key.hex()}"])
    return connection.execute(
        select(submissions.c.id)
        .where(
            submissions.c.message_key == message_key,
            submissions.c.id != submission_id,
            submissions.c.duplicate_of_id.is_(None),
            submissions.c.status == "done",
        )
        .order_by(submissions.c.id)
        .limit(1)
    ).scalar_one_or_none()
