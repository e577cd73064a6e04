"""Searching: folded words in names and titles, parts of addresses, digits of phone numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from store.lists import like
from store.profiles import holders
from store.records import TABLES, RecordKind, fold
from store.tables import companies, contact_points, submissions

# Fewer digits stand in half of all numbers.
LEAST_DIGITS = 4
# Without letters it may be a number: digits and what people write between them.
_NUMBER = re.compile(r"[\d\s()+./-]+")
# So many of the newest arrivals are looked through; older ones are found by their people.
_LATEST_SUBMISSIONS = 50_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: folded words, and the exact e-mail or phone where the text is one.

    `email` and `phone` are normalised as contact points are, or empty. `digits` have no zeros in
    front, since numbers are stored with their country and not with a trunk prefix.
    """

    text: str
    words: tuple[str, ...]
    email: str = ""
    phone: str = ""
    digits: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionFound:
    """A letter or post whose sender or subject fits."""

    id: int
    channel: str
    status: str
    sender: str
    summary: str
    received_at: datetime


def wanted(text: str, *, email: str = "", phone: str = "") -> Wanted:
    """What a person typed into a search field."""
    plain = " ".join(text.replace("\x00", "").split())[:200]
    digits = re.sub(r"\D", "", plain).lstrip("0") if _NUMBER.fullmatch(plain) else ""
    return Wanted(
        text=plain,
        words=tuple(fold(plain).split()[:8]),
        email=email,
        phone=phone,
        digits=digits if len(digits) >= LEAST_DIGITS else "",
    )


def fits(kind: RecordKind, sought: Wanted) -> ColumnElement[bool]:
    """The condition on a list of that kind; contacts are joined with their companies in it."""
    if not sought.words:
        return false()
    named = and_(*(_has_word(kind, word) for word in sought.words))
    return or_(named, TABLES[kind].c.id.in_(_with_point(kind, sought)))


def exact(connection: Connection, kind: RecordKind, sought: Wanted, limit: int) -> list[int]:
    """The ids of those that have exactly this e-mail or phone."""
    given = (("email", sought.email), ("phone", sought.phone))
    found = [
        record_id
        for type_, value in given
        if value
        for record_id in holders(connection, kind, type_, value, limit)
    ]
    return list(dict.fromkeys(found))


def letters(connection: Connection, sought: Wanted, limit: int) -> Sequence[SubmissionFound]:
    """The newest submissions whose sender or subject has all the words as typed."""
    if not sought.text:
        return []
    newest = (
        select(submissions.c.id)
        .order_by(submissions.c.id.desc())
        .offset(_LATEST_SUBMISSIONS)
        .limit(1)
        .scalar_subquery()
    )
    columns = [submissions.c[name] for name in SubmissionFound.__dataclass_fields__]
    words = (
        or_(
            submissions.c.summary.ilike(like(word), escape="\\"),
            submissions.c.sender.ilike(like(word), escape="\\"),
        )
        for word in sought.text.split()[:8]
    )
    recent = or_(newest.is_(None), submissions.c.id > newest)
    query = select(*columns).where(recent, *words).order_by(submissions.c.id.desc()).limit(limit)
    return [SubmissionFound(*row) for row in connection.execute(query)]


def _has_word(kind: RecordKind, word: str) -> ColumnElement[bool]:
    own = TABLES[kind].c.search_text.like(like(word), escape="\\")
    if kind != "contact":
        return own
    return or_(own, companies.c.search_text.like(like(word), escape="\\"))


def _with_point(kind: RecordKind, sought: Wanted) -> Select[tuple[int]]:
    """The records with such a point; what is a whole address is looked up, not looked for."""
    points = contact_points.c
    if sought.email:
        part: ColumnElement[bool] = and_(points.type == "email", points.normalised == sought.email)
    elif sought.digits:
        number = points.normalised.like(like(sought.digits), escape="\\")
        part = and_(points.type == "phone", number)
    elif len(sought.words) == 1:
        part = points.normalised.like(like(sought.text.lower()), escape="\\")
    else:
        # No address and no number has a space in it.
        part = false()
    return select(points.record_id).where(points.record_kind == kind, part)
