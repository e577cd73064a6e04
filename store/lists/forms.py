"""Forms as the admin pages list them, with what came through each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from store.forms import Form, every
from store.tables import submissions


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form and when the last post came."""

    form: Form
    last_post_at: datetime | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post of a form."""

    id: int
    received_at: datetime
    status: str
    sender: str
    summary: str
    url: str


def rows(connection: Connection) -> list[FormRow]:
    """All forms: the open ones first, newest first."""
    found = connection.execute(
        select(submissions.c.source_id, func.max(submissions.c.received_at))
        .where(submissions.c.channel == "form")
        .group_by(submissions.c.source_id)
    )
    last = {row.source_id: row[1] for row in found}
    return [FormRow(form, last.get(form.source_id)) for form in every(connection)]


def last_posts(connection: Connection, form: Form, limit: int) -> list[PostRow]:
    """The newest posts of a form in whatever state."""
    columns = (submissions.c[name] for name in PostRow.__dataclass_fields__)
    found = connection.execute(
        select(*columns)
        .where(submissions.c.source_id == form.source_id)
        .order_by(submissions.c.id.desc())
        .limit(limit)
    )
    return [PostRow(*row) for row in found]
