"""Companies, as pages and the pipeline read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from store.records import NoSuchRecord
from store.tables import companies


@dataclass(frozen=True, slots=True)
class Company:
    """One company."""

    id: int
    name: str
    domain: str
    street: str
    city: str
    postal_code: str
    region: str
    country: str
    responsible_id: int | None
    source_id: int | None
    version: int
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime | None
    deleted_at: datetime | None
    merged_into_id: int | None


_COLUMNS = tuple(companies.c[name] for name in Company.__slots__)


def get(connection: Connection, company_id: int) -> Company:
    """The company of that id; raises NoSuchRecord."""
    row = connection.execute(select(*_COLUMNS).where(companies.c.id == company_id)).one_or_none()
    if row is None:
        raise NoSuchRecord(f"There is no company {company_id}.")
    return Company(*row)
