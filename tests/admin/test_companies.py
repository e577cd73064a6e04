"""Companies: seen with their people, made and changed."""

from typing import Any

import pytest

from store import Database, companies, records
from store.provenance import Origin


@pytest.fixture
def acme(house: Database) -> int:
    """Acme GmbH with Ann Lee."""
    with house.write() as connection:
        fields = {"name": "Acme GmbH", "domain": "acme.example"}
        made = records.create(connection, "company", fields, Origin())
        records.create(connection, "contact", {"name": "Ann Lee", "company_id": made}, Origin())
        return made


def test_a_company_is_shown_with_its_people(ada: Any, acme: int) -> None:
    page = ada.get(f"/companies/{acme}")
    assert "<h1>Acme GmbH</h1>" in page
    assert ">Ann Lee</a>" in page
    listed = ada.get("/companies?q=ACME")
    assert f'href="/companies/{acme}"' in listed


def test_people_are_found_by_their_company(ada: Any, acme: int) -> None:
    assert ">Ann Lee</a>" in ada.get("/contacts?q=acme+lee")


def test_a_company_is_made_and_changed(ada: Any, house: Database) -> None:
    ada.post("/companies", {"name": "Möbel AG", "new-phone": "030 1234567"}, page="/companies/new")
    ada.post("/companies/1/edit", {"name": "Möbel SE", "version": "1"}, page="/companies/1/edit")
    with house.read() as connection:
        company = companies.get(connection, 1)
    assert (company.name, company.version) == ("Möbel SE", 2)
    assert f'href="/companies/{company.id}"' in ada.get("/companies?q=mobel")


def test_a_nameless_company_is_not_made(ada: Any) -> None:
    ada.post("/companies", {"name": " ", "city": "Bonn"}, status=422, page="/companies/new")


def test_a_person_moves_to_a_company_by_its_name(ada: Any, house: Database, acme: int) -> None:
    values = {"name": "Bob Ray", "company": "ACME gmbh"}
    ada.post("/contacts", values, page="/contacts/new")
    page = ada.get(f"/companies/{acme}")
    assert ">Bob Ray</a>" in page
