"""What hangs on a contact, company or lead: activities, leads and people that name it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, func, select, update

from store.facts import Kind
from store.tables import activities, consents, contacts, leads

# The columns that name a record of each kind.
LINKS: Mapping[Kind, tuple[Column[int], ...]] = {
    "contact": (activities.c.contact_id, leads.c.contact_id, consents.c.contact_id),
    "company": (activities.c.company_id, leads.c.company_id, contacts.c.company_id),
    "lead": (activities.c.lead_id,),
}


def count(connection: Connection, kind: Kind, record_id: int) -> dict[str, int]:
    """How many activities, leads and contacts name the record, by table."""
    return {
        link.table.name: connection.execute(
            select(func.count()).select_from(link.table).where(link == record_id)
        ).scalar_one()
        for link in LINKS[kind]
    }


def move_all(connection: Connection, kind: Kind, from_id: int, to_id: int) -> dict[str, list[int]]:
    """Let everything that names one record name the other; the ids moved, by table."""
    moved = {}
    for link in LINKS[kind]:
        ids = connection.execute(select(link.table.c.id).where(link == from_id)).scalars().all()
        connection.execute(update(link.table).where(link == from_id).values({link.name: to_id}))
        moved[link.table.name] = sorted(ids)
    return moved


def move_some(
    connection: Connection,
    kind: Kind,
    ids: Mapping[str, Collection[int]],
    from_id: int,
    to_id: int,
) -> None:
    """Let those rows name the other record, unless they were given to a third one meanwhile."""
    for link in LINKS[kind]:
        chosen = list(ids.get(link.table.name, ()))
        for start in range(0, len(chosen), 500):
            connection.execute(
                update(link.table)
                .where(link.table.c.id.in_(chosen[start : start + 500]), link == from_id)
                .values({link.name: to_id})
            )


def arrived_since(
    connection: Connection, kind: Kind, record_id: int, since: datetime
) -> dict[str, list[int]]:
    """The ids of what names the record and is younger than `since`, by table."""
    return {
        link.table.name: list(
            connection.execute(
                select(link.table.c.id)
                .where(link == record_id, link.table.c.created_at > since)
                .order_by(link.table.c.id)
            ).scalars()
        )
        for link in LINKS[kind]
    }
