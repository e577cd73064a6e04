"""More than two records together, addresses left out, the preview, and what an undo asks."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from dedup import explain, index_record
from store import Connection, Database, contacts, merges, pairs, points, records, shared_mailboxes
from store.facts import Kind
from store.merges import versions
from store.points import NewPoint
from store.provenance import Origin
from store.tables import activities, candidate_pairs, leads
from store.types import utc_now
from tests.admin.conftest import Browser, Suggestion, person


def suggest(connection: Connection, one: int, other: int) -> int:
    pairs.suggest(
        connection, "contact", other, Suggestion(one, explain(connection, "contact", one, other))
    )
    waiting = pairs.between(connection, "contact", one, other)
    assert waiting is not None
    return waiting.id


def survivor(house: Database, contact: int) -> int:
    with house.read() as connection:
        return records.survivor(connection, "contact", contact)


@pytest.fixture
def trio(house: Database, pair: int) -> int:
    """The pair of Paris and Sceaux, and a third record that hangs together with it."""
    with house.write() as connection:
        third = person(connection, "M. Curie", "m.curie@radium.example", "Paris")
        suggest(connection, 1, third)
        return third


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the review form."""
    return dict(re.findall(r'type="hidden" name="((?:seen|version)-\d+)" value="([^"]*)"', page))


def test_three_records_become_one_and_one_undo_parts_them(
    ada: Browser, house: Database, pair: int, trio: int
) -> None:
    assert "1 more record may be the same" in ada.get(f"/duplicates/{pair}")
    page = ada.get(f"/duplicates/{pair}/group")
    assert page.count("leave this record out") == 3
    form = form_of(page) | {"survivor": "1", "pick-city": "2"}
    url = f"/duplicates/{pair}"
    token = ada.token(url)
    several = {**form, "record": ["1", "2", str(trio)], "csrf_token": token}
    assert ada.client.post(f"{url}/merge", data=several).status_code == 302
    assert [survivor(house, one) for one in (1, 2, trio)] == [1, 1, 1]
    page = ada.get("/duplicates")
    undo = re.search(r'action="(/duplicates/batch/\w+/undo)"', page)
    assert undo
    ada.post(undo[1], {}, page="/duplicates/merges")
    assert [survivor(house, one) for one in (1, 2, trio)] == [1, 2, trio]


def test_a_record_can_be_left_out_of_the_group(
    ada: Browser, house: Database, pair: int, trio: int
) -> None:
    url = f"/duplicates/{pair}"
    form = form_of(ada.get(f"{url}/group")) | {"survivor": "1", "leave-2": "1", "pick-city": "2"}
    several = {**form, "record": ["1", "2", str(trio)], "csrf_token": ada.token(url)}
    preview = ada.client.post(f"{url}/preview", data=several)
    assert (preview.status_code, survivor(house, trio)) == (200, trio)
    assert ada.client.post(f"{url}/merge", data=several).status_code == 302
    assert [survivor(house, one) for one in (1, 2, trio)] == [1, 2, 1]


def test_addresses_can_be_left_out_and_one_used_first(
    ada: Browser, house: Database, pair: int
) -> None:
    url = f"/duplicates/{pair}"
    with house.read() as connection:
        held = {p.value: str(p.id) for p in points.of_record(connection, "contact", 1)}
        held |= {
            p.value: str(p.id)
            for p in points.of_record(connection, "contact", 2)
            if p.value not in held
        }
    kept = [held["marya@old.example"], held["+33144274427"]]
    form = form_of(ada.get(url)) | {"survivor": "1", "primary-email": kept[0]}
    several = {**form, "shown-point": list(held.values()), "keep-point": kept}
    ada.client.post(f"{url}/merge", data={**several, "csrf_token": ada.token(url)})
    with house.read() as connection:
        left = points.of_record(connection, "contact", 1)
    assert [(p.value, p.is_primary) for p in left if p.type == "email"] == [
        ("marya@old.example", True)
    ]
    ada.post("/duplicates/merges/1/undo", {}, page="/duplicates/merges")
    with house.read() as connection:
        back = points.of_record(connection, "contact", 1)
    assert [p.value for p in back if p.type == "email"] == ["marie@radium.example"]


def test_the_preview_shows_what_would_be_and_writes_nothing(
    ada: Browser, house: Database, pair: int
) -> None:
    url = f"/duplicates/{pair}"
    page = ada.post(f"{url}/preview", {"typed-city": "Warszawa"}, status=200, page=url)
    assert '<dd data-shows="city">Warszawa</dd>' in page
    assert "<details" in page
    assert survivor(house, 2) == 2


def arrived_since(house: Database) -> int:
    """A letter that came to contact 1 just now."""
    now = {"occurred_at": utc_now(), "created_at": utc_now(), "detail": {}, "kind": "mail"}
    with house.write() as connection:
        row = insert(activities).values(subject="About the crane", contact_id=1, **now)
        number: int = connection.execute(row.returning(activities.c.id)).scalar_one()
    return number


MERGE = {"version-1": "1", "version-2": "1", "survivor": "1"}


def test_what_arrived_since_is_offered_and_goes_along(
    ada: Browser, house: Database, pair: int
) -> None:
    ada.post(f"/duplicates/{pair}/merge", MERGE, page=f"/duplicates/{pair}")
    letter = arrived_since(house)
    history = "/duplicates/merges"
    page = ada.post(f"{history}/1/undo", {}, status=409, page=history)
    assert "About the crane" in page
    assert survivor(house, 2) == 1
    chosen = {"asked": "1", "along": f"activities:{letter}"}
    ada.post(f"{history}/1/undo", chosen, page=history)
    with house.read() as connection:
        query = select(activities.c.contact_id).where(activities.c.id == letter)
        assert connection.execute(query).scalar_one() == 2
    assert "went along with Marya Curie" in ada.get(history)


def test_a_merge_that_another_is_built_on_says_which(
    ada: Browser, house: Database, pair: int, trio: int
) -> None:
    ada.post(f"/duplicates/{pair}/merge", MERGE, page=f"/duplicates/{pair}")
    with house.write() as connection:
        later = pairs.between(connection, "contact", 1, trio)
        seen = versions(connection, "contact", (1, trio))
    assert later
    form = {f"version-{one}": str(number) for one, number in seen.items()} | {"survivor": "1"}
    ada.post(f"/duplicates/{later.id}/merge", form, page=f"/duplicates/{later.id}")
    ada.post("/duplicates/merges/1/undo", {}, page="/duplicates/merges")
    page = ada.get("/duplicates/merges/1")
    assert "merged again later" in page
    assert 'href="/duplicates/merges/2"' in page


def test_a_shared_mailbox_is_marked_and_can_be_taken_back(
    ada: Browser, house: Database, pair: int
) -> None:
    with house.write() as connection:
        for one in (1, 2):
            points.add(
                connection, "contact", one, NewPoint("email", "desk@x.example", "desk@x.example")
            )
    url = f"/duplicates/{pair}"
    ada.post(f"{url}/different", {"reason": "shared_mailbox"}, page=url)
    page = ada.get("/duplicates?status=different")
    assert "desk@x.example proves nothing from now on" in page
    assert "Shared mailboxes" in page
    unshare = {"address": "desk@x.example"}
    ada.post("/duplicates/shared", unshare, page="/duplicates?status=different")
    with house.read() as connection:
        assert shared_mailboxes.every(connection) == []


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("agrees=phone", True),
        ("agrees=birthdate", False),
        ("band=very+likely", False),
        ("order=likely", True),
        ("agrees=nonsense&kind=nonsense&band=nonsense", True),
    ],
)
def test_the_queue_is_filtered_by_reason_and_band(
    ada: Browser, house: Database, pair: int, query: str, is_there: bool
) -> None:
    with house.write() as connection:
        connection.execute(update(candidate_pairs).values(probability=0.8))
    assert ("Marya Curie" in ada.get(f"/duplicates?{query}")) is is_there
    assert "Phone agrees (1)" in ada.get("/duplicates?agrees=name")
    assert "Phone agrees (0)" in ada.get("/duplicates?band=possible")


def test_a_day_can_be_chosen_to_be_asked_again(ada: Browser, house: Database, pair: int) -> None:
    day = (utc_now() + timedelta(days=50)).date().isoformat()
    url = f"/duplicates/{pair}"
    ada.post(f"{url}/snooze", {"until": day}, page=url)
    with house.read() as connection:
        asleep = pairs.get(connection, pair)
    assert asleep is not None
    assert asleep.snoozed_until is not None
    assert timedelta(days=48) < asleep.snoozed_until - utc_now() < timedelta(days=51)


@pytest.mark.parametrize("until", ["", "yesterday", "1999-01-01", "9999-12-31"])
def test_a_day_that_is_none_means_a_week(
    ada: Browser, house: Database, pair: int, until: str
) -> None:
    url = f"/duplicates/{pair}"
    ada.post(f"{url}/snooze", {"until": until}, page=url)
    with house.read() as connection:
        asleep = pairs.get(connection, pair)
    assert asleep is not None
    assert asleep.snoozed_until is not None
    assert timedelta(days=6) < asleep.snoozed_until - utc_now() < timedelta(days=8)


def test_old_numbers_lead_on_for_ever(ada: Browser, house: Database, pair: int) -> None:
    ada.post(f"/duplicates/{pair}/merge", MERGE, page=f"/duplicates/{pair}")
    assert ada.client.get("/contacts/2").headers["Location"].endswith("/contacts/1")
    assert ada.client.get("/contacts/2/edit").headers["Location"].endswith("/contacts/1/edit")
    with house.write() as connection:
        row = {"extra": [], "attribution": {}, "created_at": utc_now(), "updated_at": utc_now()}
        for number in (1, 2):
            connection.execute(insert(leads).values(id=number, title="Crane", **row))
        connection.execute(update(leads).where(leads.c.id == 2).values(merged_into_id=1))
    ada.post("/leads/2/status/junk", {}, page="/leads/1")
    with house.read() as connection:
        stages = connection.execute(select(leads.c.status).order_by(leads.c.id)).scalars().all()
        assert stages == ["junk", "new"]
        assert contacts.get(connection, 2).merged_into_id == 1


@pytest.mark.parametrize("kind", ["company", "lead"])
def test_companies_and_leads_are_reviewed_like_people(
    ada: Browser, house: Database, kind: Kind
) -> None:
    more: dict[str, Any] = {"extra": [], "attribution": {}} if kind == "lead" else {}
    name = {"title": "Crane"} if kind == "lead" else {"domain": "kran.example"}
    with house.write() as connection:
        ids = []
        for city in ("Köln", "Bonn", "Köln"):
            fields = {"name": "Kranbau", "city": city, **name}
            ids.append(records.create(connection, kind, fields, Origin(), **more))
            index_record(connection, kind, ids[-1])
        for one, other in ((ids[0], ids[1]), (ids[1], ids[2])):
            found = Suggestion(one, explain(connection, kind, one, other))
            pairs.suggest(connection, kind, other, found)
        waiting = pairs.between(connection, kind, ids[0], ids[1])
    assert waiting is not None
    assert f"/duplicates/{waiting.id}" in ada.get(f"/duplicates?kind={kind}")
    assert ada.get(f"/duplicates/batch?kind={kind}&at_least=0.9&overrule=1")
    url = f"/duplicates/{waiting.id}"
    form = form_of(ada.get(f"{url}/group")) | {"pick-city": str(ids[1]), "survivor": str(ids[2])}
    several = {**form, "record": [str(one) for one in ids], "csrf_token": ada.token(url)}
    assert ada.client.post(f"{url}/merge", data=several).status_code == 302
    with house.read() as connection:
        assert [records.survivor(connection, kind, one) for one in ids] == [ids[2]] * 3
        assert records.values(connection, kind, ids[2])["city"] == "Bonn"
        batch = merges.recent(connection)[0].batch
    assert "Kranbau" in ada.get(f"/duplicates/batch/{batch}") + ada.get("/duplicates/merges")
    ada.post(f"/duplicates/batch/{batch}/undo", {}, page="/duplicates/merges")
    with house.read() as connection:
        assert [records.survivor(connection, kind, one) for one in ids] == ids
