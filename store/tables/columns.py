"""Columns that several tables share, made anew for each table."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String, Text

from store.types import RowId, UtcDateTime


def row_id() -> Column[int]:
    """A numbered primary key."""
    return Column("id", RowId, primary_key=True)


def time(name: str, *, nullable: bool = True) -> Column[Any]:
    """A UTC time."""
    return Column(name, UtcDateTime, nullable=nullable)


def text(name: str, length: int | None = None) -> Column[str]:
    """A text that is never NULL: nothing known is an empty string."""
    return Column(name, String(length) if length else Text, nullable=False, server_default="")


def reference(name: str, target: str, *, index: bool = True) -> Column[int]:
    """A nullable link to a row of another table, emptied when that row goes."""
    link = ForeignKey(f"{target}.id", ondelete="SET NULL")
    return Column(name, RowId, link, nullable=True, index=index)


def owner(name: str, target: str, *, index: bool = True) -> Column[int]:
    """A required link to the row this one is a part of; it goes when the owner goes."""
    link = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(name, RowId, link, nullable=False, index=index)


def record_meta(table: str) -> list[Column[Any]]:
    """What every CRM record carries: responsible, origin, times, version and merge redirect.

    `version` counts edits so that two people cannot overwrite each other. `origin` is the id the
    record has in another system. `merged_into_id` redirects an old id for ever.
    """
    return [
        reference("responsible_id", "users"),
        reference("source_id", "sources", index=False),
        text("origin", 255),
        text("search_text"),
        Column("version", Integer, nullable=False, server_default="1"),
        time("created_at", nullable=False),
        time("updated_at", nullable=False),
        time("last_activity_at"),
        time("deleted_at"),
        reference("merged_into_id", table),
    ]
