"""Who may sign in, and the secrets the house made for itself."""

from sqlalchemy import Boolean, Column, Integer, String, Table, true

from store.tables.columns import row_id, text, time
from store.tables.metadata import metadata

users = Table(
    "users",
    metadata,
    row_id(),
    Column("email", String(320), nullable=False, unique=True),
    text("name", 255),
    Column("password_hash", String(255), nullable=False),
    Column("role", String(32), nullable=False, server_default="admin"),
    text("locale", 16),
    text("timezone", 64),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    # A higher epoch than the session's signs every older session out.
    Column("session_epoch", Integer, nullable=False, server_default="1"),
    time("created_at", nullable=False),
    time("last_login_at"),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", String(255), nullable=False),
)
