"""What the house remembers; the only place where SQL is spoken."""

from sqlalchemy import Connection

from store.database import Database
from store.envelope import Accept, Accepted, Arrival, Channel, Envelope, Status, StoreUnavailable
from store.writer import Writer

__all__ = [
    "Accept",
    "Accepted",
    "Arrival",
    "Channel",
    "Connection",
    "Database",
    "Envelope",
    "Status",
    "StoreUnavailable",
    "Writer",
]
