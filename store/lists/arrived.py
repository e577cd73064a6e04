"""What came to a record after a merge, in words, so that a person can say whose it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from store.merges import Merge
from store.tables import activities, consents, contact_points, contacts, leads, submissions


@dataclass(frozen=True, slots=True)
class Arrived:
    """One thing that came since; `sender` is who sent it, where that is known.

    `names_other`: its address is one that the record joined in the merge brought along.
    """

    table: str
    id: int
    kind: str
    title: str
    sender: str
    at: datetime
    names_other: bool


def described(
    connection: Connection, merge: Merge, arrived: Mapping[str, Collection[int]]
) -> list[Arrived]:
    """Everything that arrived, newest first."""
    reach = _reach_of_other(merge)
    found = []
    for table, ids in arrived.items():
        if table not in _QUERIES:
            continue
        for row in connection.execute(_QUERIES[table].where(_IDS[table].in_(list(ids)))):
            named = any(value in str(row.sender).lower() for value in reach)
            found.append(Arrived(table, row[0], row[1], row[2], row[3], row[4], named))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _reach_of_other(merge: Merge) -> set[str]:
    """The addresses and numbers that only the joined record had before the merge."""
    sides = merge.snapshot["before"]
    own, other = (
        {point["normalised"].lower() for point in sides[side]["points"]}
        for side in ("survivor", "loser")
    )
    return {value for value in other - own if value}


_IDS = {
    "activities": activities.c.id,
    "leads": leads.c.id,
    "contacts": contacts.c.id,
    "contact_points": contact_points.c.id,
    "consents": consents.c.id,
}
_LEAD_EMAIL = (
    select(func.max(contact_points.c.normalised))
    .where(
        contact_points.c.record_kind == "lead",
        contact_points.c.record_id == leads.c.id,
        contact_points.c.type == "email",
    )
    .correlate(leads)
    .scalar_subquery()
)
_QUERIES: dict[str, Select[Any]] = {
    "activities": select(
        activities.c.id,
        activities.c.kind,
        activities.c.subject,
        func.coalesce(submissions.c.sender, "").label("sender"),
        activities.c.occurred_at,
    ).select_from(
        activities.outerjoin(submissions, submissions.c.id == activities.c.submission_id)
    ),
    "leads": select(
        leads.c.id,
        literal("lead"),
        leads.c.title,
        func.coalesce(_LEAD_EMAIL, "").label("sender"),
        leads.c.created_at,
    ),
    "contacts": select(
        contacts.c.id,
        literal("contact"),
        contacts.c.name,
        literal("").label("sender"),
        contacts.c.created_at,
    ),
    "contact_points": select(
        contact_points.c.id,
        contact_points.c.type,
        contact_points.c.value,
        contact_points.c.normalised.label("sender"),
        contact_points.c.created_at,
    ),
    "consents": select(
        consents.c.id,
        literal("consent"),
        consents.c.purpose,
        consents.c.email.label("sender"),
        consents.c.created_at,
    ),
}
