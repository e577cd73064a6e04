"""Tokens with which programs post to one form; only their hashes are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, or_, select, update

from store.tables import form_tokens
from store.types import utc_now

# A token's last use is written down this often, not at every post.
USE_NOTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class FormToken:
    """A token as the admin sees it: never its secret."""

    id: int
    form_id: int
    label: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


def issue(connection: Connection, form_id: int, label: str) -> str:
    """A new token for the form; it is shown this once."""
    token = "fdt_" + secrets.token_urlsafe(32)
    values = {"form_id": form_id, "hash": _hash(token), "label": label[:255]}
    connection.execute(insert(form_tokens).values(created_at=utc_now(), **values))
    return token


def of_form(connection: Connection, form_id: int) -> list[FormToken]:
    """The form's tokens, newest first."""
    rows = connection.execute(
        select(
            form_tokens.c.id,
            form_tokens.c.form_id,
            form_tokens.c.label,
            form_tokens.c.created_at,
            form_tokens.c.last_used_at,
            form_tokens.c.revoked_at,
        )
        .where(form_tokens.c.form_id == form_id)
        .order_by(form_tokens.c.id.desc())
    )
    return [FormToken(*row) for row in rows]


def revoke(connection: Connection, form_id: int, token_id: int) -> bool:
    """End a token for good; False when the form has no such token in use."""
    held = (form_tokens.c.id == token_id, form_tokens.c.form_id == form_id)
    changed = connection.execute(
        update(form_tokens)
        .where(*held, form_tokens.c.revoked_at.is_(None))
        .values(revoked_at=utc_now())
    )
    return changed.rowcount == 1


def find(connection: Connection, form_id: int, token: str) -> int | None:
    """The id of the form's token that this is; None when it is none or was revoked."""
    return connection.scalar(
        select(form_tokens.c.id).where(
            form_tokens.c.hash == _hash(token),
            form_tokens.c.form_id == form_id,
            form_tokens.c.revoked_at.is_(None),
        )
    )


def used(connection: Connection, token_id: int) -> None:
    """Note that the token was used, now and then."""
    now = utc_now()
    stale = or_(
        form_tokens.c.last_used_at.is_(None), form_tokens.c.last_used_at < now - USE_NOTED_EVERY
    )
    connection.execute(
        update(form_tokens).where(form_tokens.c.id == token_id, stale).values(last_used_at=now)
    )


def _hash(token: str) -> bytes:
    # A random token of 256 bits needs no slow hash: there is nothing to guess.
    return hashlib.sha256(token.encode()).digest()
