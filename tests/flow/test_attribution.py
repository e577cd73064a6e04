"""The campaign of an enquiry stands on its lead and, with its evidence, on the why page."""

from sqlalchemy import select

from ingest.digest import digest
from ingest.reading import Context
from store import Arrival, Database, Envelope, Writer, leads, sources
from store.tables import traces
from store.types import utc_now
from tests.support.story import letter
from tests.support.worker import worker_on

LINK = "https://lamps.example/?utm_source=autumn&gclid=G1"


def test_the_campaign_of_a_letter_stands_on_its_lead(database: Database) -> None:
    writer = Writer(database)
    worker = worker_on(database, Context(own_sites=frozenset({"lamps.example"})))
    writer.start()
    with database.write() as connection:
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
    raw = letter(body=f"I saw {LINK} and want three lamps.")
    writer(Arrival(Envelope("mail", source_id, utc_now()), raw, digest(raw))).result(10)
    worker.work_once()
    writer.stop()
    with database.read() as connection:
        lead_id = leads.of_submission(connection, 1)
        assert lead_id is not None
        lead = leads.get(connection, lead_id)
        trace = connection.execute(select(traces.c.trace)).scalar_one()
    assert lead.attribution == {"utm_source": "autumn", "gclid": "G1"}
    assert {found["evidence"] for found in trace["attribution"]} == {LINK}
