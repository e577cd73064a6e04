"""What the pages of contacts, companies and leads have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, flash, request

from admin import current, listing, record_words
from store import Connection, users
from store.lists.record_page import Around, around
from store.records import NoSuchRecord, RecordKind

Record = TypeVar("Record")

# What the filter above a timeline offers.
SHOW = ("", "mail", "form", "changes")


def found(
    get: Callable[[Connection, int], Record], connection: Connection, record_id: int
) -> Record:
    """The record, or the page that says there is none."""
    try:
        return get(connection, record_id)
    except NoSuchRecord:
        abort(404)


def surroundings(connection: Connection, kind: RecordKind, record_id: int) -> dict[str, Any]:
    """The template's arguments `page`, `show` and `company_names` for one record."""
    asked = listing.asked("show")
    show = asked if asked in SHOW else ""
    page: Around = around(
        connection, kind, record_id, show=show, before=listing.asked_id("before") or 0
    )
    every = [one for noted in page.noted.values() for one in noted]
    return {
        "page": page,
        "show": show,
        "company_names": record_words.company_names(connection, every),
        "kind": kind,
        "found_by": record_words.found_by,
    }


def chosen_responsible(connection: Connection) -> int | None:
    """Who was chosen in the field `responsible`; nobody when it names no user."""
    text = request.form.get("responsible", "")
    user = users.by_id(connection, int(text)) if text.isdecimal() and len(text) <= 18 else None
    return user.id if user else None


def say_done(text: str, *, undo: str) -> None:
    """Say what was done on the next page; with an address to post to, offer the way back."""
    note: Any = {"text": text, "undo": undo} if undo else text
    flash(note, "success")


def region() -> str:
    """The country whose phone numbers are written without a prefix."""
    return current.settings().region
