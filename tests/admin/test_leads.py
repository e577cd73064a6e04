"""Leads: found by their filters, read on one page, moved from stage to stage with a way back."""

from datetime import UTC, datetime
from typing import Any

import pytest

from store import Database, leads, points, records, sources, timeline
from store.points import NewPoint
from store.provenance import Origin, of_record
from store.timeline import NewActivity


@pytest.fixture
def lead_id(house: Database) -> int:
    """An enquiry of Ann Lee's through a form, with one letter on its timeline."""
    with house.write() as connection:
        source_id = sources.register(connection, "form", "form:1", "Contact us")
        contact_id = records.create(connection, "contact", {"name": "Ann Lee"}, Origin())
        made = records.create(
            connection,
            "lead",
            {"title": "Desks", "name": "Ann Lee", "message": "We need <b>40</b> desks."},
            Origin(),
            source_id=source_id,
            contact_id=contact_id,
            extra=[["Budget", "5000"]],
            attribution={"page": "https://www.example.com/contact"},
        )
        email = NewPoint("email", "ann@example.com", "ann@example.com", is_claimed=True)
        points.add(connection, "lead", made, email)
        timeline.write(
            connection,
            NewActivity(
                "mail", "in", "Re: Desks", "Tuesday suits.", "> Tuesday?",
                datetime(2026, 11, 20, 9, 0, tzinfo=UTC), lead_id=made,
            ),
        )  # fmt: skip
        return made


def test_an_empty_list_teaches(ada: Any) -> None:
    assert "No leads yet" in ada.get("/leads")


def test_a_lead_shows_what_was_asked_and_from_where(ada: Any, lead_id: int) -> None:
    page = ada.get(f"/leads/{lead_id}")
    assert "We need &lt;b&gt;40&lt;/b&gt; desks." in page
    for shown in (
        "Budget", "5000", "ann@example.com", "claimed, not confirmed", "Contact us",
        "https://www.example.com/contact", "Tuesday suits.", "&gt; Tuesday?", "/contacts/1",
    ):  # fmt: skip
        assert shown in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("", True),
        ("status=open", True),
        ("status=junk", False),
        ("q=desks", True),
        ("q=ANN+lee", True),
        ("q=ann@example.com", True),
        ("q=chairs", False),
        ("source=1", True),
        ("source=99", False),
        ("responsible=1", False),
        ("before=99999999999999999999999&responsible=x", True),
    ],
)
def test_filters_are_addresses(ada: Any, lead_id: int, query: str, is_found: bool) -> None:
    page = ada.get(f"/leads?{query}")
    assert (f'href="/leads/{lead_id}"' in page) == is_found
    if not is_found:
        assert "Nothing fits these filters" in page


def test_a_stage_is_changed_noted_and_taken_back(ada: Any, house: Database, lead_id: int) -> None:
    ada.post(f"/leads/{lead_id}/status/junk", {}, page=f"/leads/{lead_id}")
    page = ada.get(f"/leads/{lead_id}")
    assert f'action="/leads/{lead_id}/status/new"' in page
    assert "This lead is now: junk." in page
    assert "Stage: junk" in page
    with house.read() as connection:
        lead = leads.get(connection, lead_id)
        assert (lead.status, lead.closed_at is None) == ("junk", False)
    ada.post(f"/leads/{lead_id}/status/new", {}, page=f"/leads/{lead_id}")
    with house.read() as connection:
        assert leads.get(connection, lead_id).status == "new"
        noted = of_record(connection, "lead", lead_id)
        assert [one.value for one in noted if one.field == "status"] == ["new", "junk"]


def test_a_lead_is_given_to_somebody_and_to_nobody(ada: Any, house: Database, lead_id: int) -> None:
    for chosen, kept in (("1", 1), ("", None), ("77", None)):
        ada.post(f"/leads/{lead_id}/responsible", {"responsible": chosen})
        with house.read() as connection:
            assert leads.get(connection, lead_id).responsible_id == kept


@pytest.mark.parametrize("path", ["/leads/99", f"/leads/{10**19}", f"/leads/{2**63}"])
def test_a_lead_that_is_not_there_is_not_found(ada: Any, path: str) -> None:
    ada.get(path, 404)


def test_a_stage_there_is_not_is_refused(ada: Any, lead_id: int) -> None:
    ada.post(f"/leads/{lead_id}/status/lost", {}, status=404, page=f"/leads/{lead_id}")


def test_the_list_goes_on_by_cursor(ada: Any, house: Database) -> None:
    with house.write() as connection:
        for number in range(60):
            fields = {"title": f"Enquiry {number:02}"}
            records.create(connection, "lead", fields, Origin(), extra=[], attribution={})
    first = ada.get("/leads?q=enquiry")
    assert "Enquiry 59" in first
    assert "Enquiry 09" not in first
    assert "q=enquiry&amp;before=11" in first or "before=11&amp;q=enquiry" in first
    second = ada.get("/leads?q=enquiry&before=11")
    assert "Enquiry 09" in second
    assert "Enquiry 10" not in second
    assert "after=10" in second
