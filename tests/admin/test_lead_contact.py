"""Whose enquiry a lead is: asked with reasons, linked, refused, and taken back."""

from dataclasses import dataclass
from typing import Any

import pytest

from dedup.lead_links import link_waiting
from store import Database, leads, points, provenance, records
from store.points import NewPoint
from store.provenance import Origin
from tests.admin.conftest import Browser, person


@dataclass(frozen=True)
class Asked:
    """A lead, the contact it may be from, and the page that asks."""

    lead: int
    contact: int
    page: str


@pytest.fixture
def asked(house: Database) -> Asked:
    """A lead from the same person, who wrote from another address, beside the known contact."""
    with house.write() as connection:
        firm = records.create(connection, "company", {"name": "Radium Institute"}, Origin())
        contact = person(connection, "Marie Curie", "marie@radium.example", "Paris")
        records.fill(connection, "contact", contact, {"company_id": firm}, Origin())
        fields = {"name": "Marie Curie", "company_name": "Radium Institute", "city": "Paris"}
        more: dict[str, Any] = {"extra": [], "attribution": {}}
        lead = records.create(connection, "lead", fields, Origin(), **more)
        email = NewPoint("email", "m.curie@home.example", "m.curie@home.example")
        points.add(connection, "lead", lead, email)
    found = link_waiting(house)
    assert (found.linked, found.proposed) == ((), (lead,))
    return Asked(lead, contact, f"/leads/{lead}")


def noted(house: Database, lead: int, status: str) -> int:
    with house.read() as connection:
        found = provenance.of_record(connection, "lead", lead)
    own = (one.id for one in found if one.field == "contact_id" and one.status == status)
    return next(own)


def whose(house: Database, lead: int) -> tuple[int | None, int | None]:
    with house.read() as connection:
        found = leads.get(connection, lead)
    return found.contact_id, found.company_id


def test_a_lead_asks_whose_it_is_with_the_reasons(ada: Browser, asked: Asked) -> None:
    page = ada.get(asked.page)
    assert "Perhaps it is from" in page
    assert f'href="/contacts/{asked.contact}">Marie Curie' in page
    assert "same name" in page


def test_it_is_linked_and_taken_back_with_all_that_came_along(
    ada: Browser, house: Database, asked: Asked
) -> None:
    url = f"{asked.page}/contact"
    ada.post(f"{url}/{noted(house, asked.lead, 'proposed')}/link", {}, page=asked.page)
    assert whose(house, asked.lead) == (asked.contact, 1)
    page = ada.get(asked.page)
    assert "Linked by Ada Byron," in page
    assert "Perhaps it is from" not in page
    linked = noted(house, asked.lead, "current")
    ada.post(f"{url}/{linked}/part", {}, page=asked.page)
    assert whose(house, asked.lead) == (None, None)
    assert link_waiting(house).proposed == ()
    assert "Perhaps it is from" not in ada.get(asked.page)
    ada.post(f"{url}/{linked}/link", {}, page=asked.page)
    assert whose(house, asked.lead) == (asked.contact, 1)


def test_a_refusal_holds_and_can_be_taken_back(ada: Browser, house: Database, asked: Asked) -> None:
    question = noted(house, asked.lead, "proposed")
    ada.post(f"{asked.page}/contact/{question}/keep", {}, page=asked.page)
    assert link_waiting(house).proposed == ()
    assert "Perhaps it is from" not in ada.get(asked.page)
    ada.post(f"{asked.page}/contact/{question}/ask", {}, page=asked.page)
    assert "Perhaps it is from" in ada.get(asked.page)
    assert whose(house, asked.lead) == (None, None)


@pytest.mark.parametrize("word", ["link", "keep", "part", "ask"])
def test_what_was_never_asked_changes_nothing(
    ada: Browser, house: Database, asked: Asked, word: str
) -> None:
    ada.post(f"{asked.page}/contact/9999/{word}", {}, page=asked.page)
    assert "Somebody else has decided this already." in ada.get(asked.page)
    assert whose(house, asked.lead) == (None, None)
