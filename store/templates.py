"""Templates for letters written by machines: every version kept, matches counted, drift marked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, select, update

from store.tables import template_versions, templates
from store.types import utc_now

NAME_CHARACTERS = 48


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What an admin sets. `rules` are JSON objects whose meaning the reading knows."""

    name: str
    sender: str
    subject: str
    rules: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template in its present version; `matches` counts letters over all versions."""

    id: int
    version: int
    wish: TemplateWish
    matches: int
    last_matched_at: datetime | None
    drifted_at: datetime | None
    sample_id: int | None
    created_at: datetime
    archived_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version as the history shows it."""

    version: int
    wish: TemplateWish
    user_id: int | None
    created_at: datetime


Stamp = tuple[int, int, int, int, datetime | None]
"""Differs after every change that reading depends on."""


def create(
    connection: Connection, wish: TemplateWish, *, sample_id: int | None, user_id: int | None
) -> int:
    """A new template in its first version; its id."""
    now = utc_now()
    made = insert(templates).values(created_at=now, updated_at=now).returning(templates.c.id)
    template_id: int = connection.execute(made).scalar_one()
    _keep_version(connection, template_id, 1, wish, sample_id, user_id)
    return template_id


def change(
    connection: Connection,
    template_id: int,
    wish: TemplateWish,
    *,
    sample_id: int | None,
    user_id: int | None,
) -> int | None:
    """Put a new version in force, which also ends a drift; its number, or None without template."""
    now = utc_now()
    raised = (
        update(templates)
        .where(templates.c.id == template_id)
        .values(version=templates.c.version + 1, updated_at=now, drifted_at=None)
        .returning(templates.c.version)
    )
    version: int | None = connection.execute(raised).scalar_one_or_none()
    if version is not None:
        _keep_version(connection, template_id, version, wish, sample_id, user_id)
    return version


def archive(connection: Connection, template_id: int) -> bool:
    """Take a template out of force; its versions and its count stay."""
    return _set(connection, template_id, archived_at=utc_now())


def restore(connection: Connection, template_id: int) -> bool:
    """Put an archived template in force again."""
    return _set(connection, template_id, archived_at=None)


def settle(connection: Connection, template_id: int) -> bool:
    """A person says that the template is fine as it is: the mark of drift goes."""
    return _set(connection, template_id, drifted_at=None)


def by_id(connection: Connection, template_id: int) -> KeptTemplate | None:
    """The template in its present version, archived or not."""
    row = connection.execute(_present().where(templates.c.id == template_id)).one_or_none()
    return _kept(row) if row else None


def every(connection: Connection) -> list[KeptTemplate]:
    """All templates: those in force first, what has drifted on top, then by name."""
    rows = connection.execute(
        _present().order_by(
            templates.c.archived_at.is_not(None),
            templates.c.drifted_at.is_(None),
            func.lower(template_versions.c.name),
            templates.c.id,
        )
    )
    return [_kept(row) for row in rows]


def active(connection: Connection) -> list[KeptTemplate]:
    """The templates in force, oldest first."""
    rows = connection.execute(
        _present().where(templates.c.archived_at.is_(None)).order_by(templates.c.id)
    )
    return [_kept(row) for row in rows]


def versions(connection: Connection, template_id: int) -> list[Version]:
    """Every version, newest first."""
    rows = connection.execute(
        select(template_versions)
        .where(template_versions.c.template_id == template_id)
        .order_by(template_versions.c.version.desc())
    )
    return [Version(row.version, _wish(row), row.user_id, row.created_at) for row in rows]


def stamp(connection: Connection) -> Stamp:
    """A small answer that is another one after every change of a template in force.

    The latest change alone would not do: of two that commit at once, the later may bear the
    earlier time.
    """
    row = connection.execute(_STAMP).one()
    return (row[0], int(row[1]), row[2], row[3], row[4])


# Built once: it runs for every letter.
_STAMP: Select[Any] = select(
    func.count(),
    func.coalesce(func.sum(templates.c.version), 0),
    func.count(templates.c.archived_at),
    # Only the first match changes how letters are read: from then on a miss is a drift.
    func.count(templates.c.last_matched_at),
    func.max(templates.c.updated_at),
).select_from(templates)


def _present() -> Select[Any]:
    present = and_(
        template_versions.c.template_id == templates.c.id,
        template_versions.c.version == templates.c.version,
    )
    return select(
        templates,
        template_versions.c.name,
        template_versions.c.sender,
        template_versions.c.subject,
        template_versions.c.rules,
        template_versions.c.sample_id,
    ).join_from(templates, template_versions, present)


def _keep_version(
    connection: Connection,
    template_id: int,
    version: int,
    wish: TemplateWish,
    sample_id: int | None,
    user_id: int | None,
) -> None:
    connection.execute(
        insert(template_versions).values(
            template_id=template_id,
            version=version,
            name=wish.name[:NAME_CHARACTERS],
            sender=wish.sender[:320],
            subject=wish.subject[:512],
            rules=list(wish.rules),
            sample_id=sample_id,
            user_id=user_id,
            created_at=utc_now(),
        )
    )


def _set(connection: Connection, template_id: int, **values: datetime | None) -> bool:
    changed = connection.execute(
        update(templates)
        .where(templates.c.id == template_id)
        .values(**values, updated_at=utc_now())
    )
    return changed.rowcount == 1


def _wish(row: Row[Any]) -> TemplateWish:
    return TemplateWish(row.name, row.sender, row.subject, tuple(row.rules))


def _kept(row: Row[Any]) -> KeptTemplate:
    return KeptTemplate(
        id=row.id,
        version=row.version,
        wish=_wish(row),
        matches=row.matches,
        last_matched_at=row.last_matched_at,
        drifted_at=row.drifted_at,
        sample_id=row.sample_id,
        created_at=row.created_at,
        archived_at=row.archived_at,
    )
