"""Search: one field finds people, companies, leads and what arrived, exact addresses first."""

from datetime import UTC, datetime
from typing import Any

import pytest

from store import Arrival, Database, Envelope, points, records, sources
from store.accepting import accept
from store.points import NewPoint
from store.provenance import Origin


@pytest.fixture
def known(house: Database) -> None:
    """Two people, a company, a lead and a letter."""
    with house.write() as connection:
        firm = records.create(connection, "company", {"name": "Brücken GmbH"}, Origin())
        fields = {"name": "Renée Brück", "company_id": firm}
        one = records.create(connection, "contact", fields, Origin())
        other = records.create(connection, "contact", {"name": "Zoe Brück"}, Origin())
        points.add(connection, "contact", one, NewPoint("email", "r@b.example", "r@b.example"))
        points.add(connection, "contact", other, NewPoint("phone", "0221 998877", "+49221998877"))
        empty: dict[str, Any] = {"extra": [], "attribution": {}}
        records.create(connection, "lead", {"title": "A bruck of ours"}, Origin(), **empty)
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
        envelope = Envelope("mail", source_id, datetime(2026, 11, 20, tzinfo=UTC))
        accept(connection, Arrival(envelope, b"raw", b"1" * 32, summary="Brück over water"))


@pytest.mark.parametrize(
    ("typed", "found", "missing"),
    [
        ("bruck", ["Renée Brück", "Zoe Brück", "Brücken GmbH", "A bruck of ours"], []),
        ("Brück", ["Renée Brück", "Brück over water"], []),
        ("r@b.example", ["Renée Brück"], ["Zoe Brück"]),
        ("R@B.example", ["Renée Brück"], ["Zoe Brück"]),
        ("+49 221 998877", ["Zoe Brück"], ["Renée Brück"]),
        ("0221/99 88 77", ["Zoe Brück"], ["Renée Brück"]),
        ("renee brucken", ["Renée Brück"], ["Zoe Brück", "A bruck of ours"]),
        ("nobody at all", ["Nothing is found"], ["Renée Brück"]),
        ("", ["What are you looking for?"], ["Renée Brück"]),
        ("<script>", ["&lt;script&gt;"], ['<script>"']),
    ],
)
@pytest.mark.usefixtures("known")
def test_what_is_found(ada: Any, typed: str, found: list[str], missing: list[str]) -> None:
    page = ada.client.get("/search", query_string={"q": typed}).text
    for text in found:
        assert text in page
    for text in missing:
        assert text not in page
