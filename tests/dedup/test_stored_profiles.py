"""Profiles kept beside the records: as made anew, and not used once something changed."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from dedup import Facts, index_record
from dedup.profile import PROFILE_VERSION, profile_of
from dedup.profile_text import decoded, encoded
from dedup.stored_profiles import stored_profiles
from store import Connection, Database, match_profiles, points, records
from store.facts import Kind
from store.points import NewPoint
from store.profiles import facts_of
from store.provenance import Origin
from store.tables import contacts
from store.types import utc_now

FULL = Facts(
    name="Dr. Anna-Lena von Berg",
    emails=("anna.berg@kranbau.de", "al.berg@gmail.com"),
    phones=("030 123456-12", "+49 170 5550101"),
    company="Kranbau Nord GmbH",
    url="kranbau.de",
    street="Hauptstraße 5a",
    postal_code="D-10115",
    city="Berlin",
    country="DE",
    birthdate="1980-03-04",
    claimed=True,
)


@pytest.mark.parametrize("facts", [FULL, Facts()])
@pytest.mark.parametrize("kind", ["contact", "company"])
def test_a_profile_comes_back_as_it_was_kept(facts: Facts, kind: Kind) -> None:
    profile = profile_of(facts, kind, region="DE")
    assert decoded(encoded(profile)) == profile


def _edit(connection: Connection, contact_id: int, firm_id: int) -> None:
    records.edit(connection, "contact", contact_id, 1, {"last_name": "Stein"}, Origin())


def _rename_firm(connection: Connection, contact_id: int, firm_id: int) -> None:
    records.edit(connection, "company", firm_id, 1, {"name": "Seilbau"}, Origin())


def _fill_firm(connection: Connection, contact_id: int, firm_id: int) -> None:
    records.fill(connection, "company", firm_id, {"domain": "seilbau.de"}, Origin())


def _leave_firm(connection: Connection, contact_id: int, firm_id: int) -> None:
    connection.execute(update(contacts).values(company_id=None))


def _add_point(connection: Connection, contact_id: int, firm_id: int) -> None:
    added = NewPoint("email", "a.berg@example.org", "a.berg@example.org")
    points.add(connection, "contact", contact_id, added)
    index_record(connection, "contact", contact_id, region="DE")


def _delete(connection: Connection, contact_id: int, firm_id: int) -> None:
    connection.execute(update(contacts).values(deleted_at=utc_now()))


@pytest.mark.parametrize(
    "change", [_edit, _rename_firm, _fill_firm, _leave_firm, _add_point, _delete]
)
def test_what_changed_since_is_read_anew(
    database: Database, change: Callable[[Connection, int, int], None]
) -> None:
    with database.write() as connection:
        firm_id = records.create(connection, "company", {"name": "Kranbau"}, Origin())
        fields = {"name": "Anna Berg", "last_name": "Berg", "company_id": firm_id}
        contact_id = records.create(connection, "contact", fields, Origin())
        index_record(connection, "contact", contact_id, FULL, region="DE")
        before = stored_profiles(connection, "contact", [contact_id], "DE")
        assert before == _made_anew(connection, contact_id)
        change(connection, contact_id, firm_id)
        after = stored_profiles(connection, "contact", [contact_id], "DE")
        assert after != before
        if change is not _delete:
            assert after == _made_anew(connection, contact_id)


def _made_anew(connection: Connection, contact_id: int) -> dict[int, object]:
    facts = facts_of(connection, "contact", contact_id)
    return {contact_id: profile_of(facts, "contact", region="DE")}


def test_a_profile_read_for_another_region_is_not_used(database: Database) -> None:
    with database.write() as connection:
        contact_id = records.create(connection, "contact", {"name": "Anna Berg"}, Origin())
        index_record(connection, "contact", contact_id, region="DE")
        readings = [f"{PROFILE_VERSION} {region}" for region in ("DE", "FR", "")]
        kept = [
            match_profiles.standing(connection, "contact", [contact_id], one) for one in readings
        ]
    assert [len(one) for one in kept] == [1, 0, 0]
