"""The posts of one form: a page of them, all of them for a file, and fields nobody defined yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from store.form_definition import FormDefinition
from store.forms import Form
from store.lists import Page, like
from store.lists.paging import by_id
from store.payload import FormPayload, Pairs
from store.tables import originals, submissions

SAMPLES = 3
SAMPLED_POSTS = 50
# An export is read in pieces, so that a store of any size fits into memory.
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts: their state, words in them, and the days from and through; empty means all."""

    status: str = ""
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post as the list shows it; `reason` says why it was held or set aside."""

    id: int
    received_at: datetime
    status: str
    sender: str
    summary: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptPost:
    """One post with everything the visitor sent."""

    row: PostRow
    payload: FormPayload


@dataclass(frozen=True, slots=True)
class Detected:
    """A field that posts have and the form does not, with values it had."""

    name: str
    samples: tuple[str, ...]


_COLUMNS = tuple(submissions.c[name] for name in PostRow.__dataclass_fields__)


def page(
    connection: Connection, form: Form, wanted: Wanted, *, before: str = "", after: str = ""
) -> Page[PostRow]:
    """One page of the form's posts, newest first."""
    return by_id(
        connection, _query(form, wanted), submissions.c.id, _row, before=before, after=after
    )


def every(connection: Connection, form: Form, wanted: Wanted) -> Iterator[KeptPost]:
    """All such posts whose original is kept, oldest first."""
    last = 0
    while rows := _some(connection, form, wanted, last):
        yield from (
            KeptPost(_row(row[:-1]), FormPayload.from_bytes(bytes(row[-1]))) for row in rows
        )
        last = rows[-1].id


def detected(connection: Connection, form: Form) -> list[Detected]:
    """Fields of the latest posts that the definition does not know, in the order first seen."""
    found: dict[str, dict[str, None]] = {}
    query = _with_original(form, Wanted()).order_by(submissions.c.id.desc()).limit(SAMPLED_POSTS)
    for row in connection.execute(query):
        for name, value in _unknown(FormPayload.from_bytes(bytes(row[-1])).fields, form.definition):
            samples = found.setdefault(name, {})
            if value.strip() and len(samples) < SAMPLES:
                samples[value.strip()[:80]] = None
    return [Detected(name, tuple(samples)) for name, samples in found.items()]


def _unknown(fields: Pairs, definition: FormDefinition) -> Pairs:
    known = {field.name for field in definition.fields}
    return tuple(pair for pair in fields if pair[0] not in known)


def _some(connection: Connection, form: Form, wanted: Wanted, last: int) -> list[Any]:
    query = _with_original(form, wanted).where(submissions.c.id > last)
    return list(connection.execute(query.order_by(submissions.c.id).limit(AT_ONCE)))


def _with_original(form: Form, wanted: Wanted) -> Select[Any]:
    kept = originals.c.submission_id == submissions.c.id
    return _query(form, wanted).add_columns(originals.c.raw).join(originals, kept)


def _query(form: Form, wanted: Wanted) -> Select[Any]:
    ours = submissions.c.source_id == form.source_id
    return select(*_COLUMNS).where(ours, *_conditions(wanted))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.status:
        yield submissions.c.status == wanted.status
    if wanted.since:
        yield submissions.c.received_at >= wanted.since
    if wanted.until:
        yield submissions.c.received_at < wanted.until + timedelta(days=1)
    if wanted.text:
        searched = (submissions.c.sender, submissions.c.summary)
        yield or_(*(column.ilike(like(wanted.text), escape="\\") for column in searched))


def _row(row: Any) -> PostRow:
    return PostRow(*row)
