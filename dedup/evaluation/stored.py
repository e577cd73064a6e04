"""Facts as stored and indexed records, as an import would leave them."""

from typing import Any

from dedup.index import index_record
from dedup.normalise import normalise_email, normalise_phone
from store import Connection, points, records
from store.facts import Facts, Kind
from store.points import NewPoint
from store.provenance import Origin


def store_one(
    connection: Connection, kind: Kind, facts: Facts, companies: dict[str, int] | None = None
) -> int:
    """Store one record; `companies` are the employers made so far, None leaves them out."""
    fields: dict[str, str | int] = {
        "street": facts.street, "postal_code": facts.postal_code, "city": facts.city,
        "region": facts.region, "country": facts.country,
    }  # fmt: skip
    if kind == "company":
        fields |= {"name": facts.company, "domain": facts.url}
    else:
        whole = facts.name or f"{facts.first_name} {facts.last_name}".strip()
        fields |= {"name": whole, "first_name": facts.first_name, "last_name": facts.last_name}
        fields["birthdate"] = facts.birthdate[:32]
        if facts.company and companies is not None:
            fields["company_id"] = _employer(connection, facts.company, companies)
    more: dict[str, Any] = {} if kind == "lead" else {"details": [*map(list, facts.details)]}
    record_id = records.create(connection, kind, fields, Origin(), **more)
    points.add_all(connection, kind, record_id, points_of(facts))
    index_record(connection, kind, record_id, facts)
    return record_id


def _employer(connection: Connection, name: str, companies: dict[str, int]) -> int:
    if name not in companies:
        companies[name] = records.create(connection, "company", {"name": name}, Origin())
    return companies[name]


def points_of(facts: Facts) -> list[NewPoint]:
    """The e-mail addresses and numbers as they are stored."""
    emails = [(raw, normalise_email(raw)) for raw in facts.emails]
    phones = [(raw, normalise_phone(raw, facts.country or None)) for raw in facts.phones]
    return [
        *(NewPoint("email", raw, found.address) for raw, found in emails if found),
        *(NewPoint("phone", raw, found.number) for raw, found in phones if found),
    ]
