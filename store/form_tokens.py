"""Tokens with which programs post to one form; only their hashes are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

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

    def is_use_due(self) -> bool:
        """Whether its use was not noted lately."""
        return self.last_used_at is None or utc_now() - self.last_used_at > USE_NOTED_EVERY


_SEEN = (
    form_tokens.c.id,
    form_tokens.c.form_id,
    form_tokens.c.label,
    form_tokens.c.created_at,
    form_tokens.c.last_used_at,
    form_tokens.c.revoked_at,
)


def issue(connection: Connection, form_id: int, label: str) -> str:
    """A new token for the form; it is shown this once."""
    token = "fdt_" + secrets.token_urlsafe(32)
    values = {"form_id": form_id, "hash": _hash(token), "label": label[:255]}
    connection.execute(insert(form_tokens).values(created_at=utc_now(), **values))
    return token


def of_form(connection: Connection, form_id: int) -> list[FormToken]:
    """The form's tokens, newest first."""
    query = select(*_SEEN).where(form_tokens.c.form_id == form_id)
    rows = connection.execute(query.order_by(form_tokens.c.id.desc()))
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


def find(connection: Connection, form_id: int, token: str) -> FormToken | None:
    """The form's token that this is; None when it is none or was revoked."""
    row = connection.execute(
        select(*_SEEN).where(
            form_tokens.c.hash == _hash(token),
            form_tokens.c.form_id == form_id,
            form_tokens.c.revoked_at.is_(None),
        )
    ).one_or_none()
    return FormToken(*row) if row else None


def used(connection: Connection, token_id: int) -> None:
    """Note that the token was used; whoever asks first whether that is due spares a commit."""
    changed = update(form_tokens).where(form_tokens.c.id == token_id)
    connection.execute(changed.values(last_used_at=utc_now()))


def _hash(token: str) -> bytes:
    # A random token of 256 bits needs no slow hash: there is nothing to guess.
    return hashlib.sha256(token.encode()).digest()
