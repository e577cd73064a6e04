"""What authors of letters say of themselves is kept as their own words, and outweighs newer."""

from collections.abc import Iterator

import pytest

from dedup.plan import plan
from ingest.digest import digest
from ingest.worker import Worker
from store import Arrival, Database, Envelope, Writer, provenance, records, sources
from store.provenance import Origin
from store.types import utc_now
from tests.support.story import letter
from tests.support.worker import worker_on

BODY = """Hello,

could you send me your price list for container cranes?

Best regards
Annegret Bergström
Head of Purchasing
"""


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    """The one writer of the inbox."""
    made = Writer(database)
    made.start()
    yield made
    made.stop()


def send(database: Database, writer: Writer, worker: Worker, raw: bytes) -> None:
    with database.write() as connection:
        source = sources.register(connection, "smtp", "smtp", "SMTP")
    writer(Arrival(Envelope("mail", source, utc_now()), raw, digest(raw))).result(10)
    worker.work_once()


def test_a_name_in_the_header_and_a_title_in_the_signature_are_their_own_words(
    database: Database, writer: Writer
) -> None:
    raw = letter(sender="Annegret Bergström <annegret@kranwerk.example>", body=BODY)
    send(database, writer, worker_on(database), raw)
    with database.write() as connection:
        noted = {one.field: one.found_by for one in provenance.of_record(connection, "contact", 1)}
        later = {"name": "Anne Bergstrom", "job_title": "Buyer"}
        other = records.create(connection, "contact", later, Origin(found_by="arrival"))
        fields = {one.name: one for one in plan(connection, "contact", 1, other).fields}
    assert (noted["name"], noted["job_title"]) == ("sender", "signature")
    assert {(fields[name].pick, fields[name].rule) for name in later} == {(1, "verified")}
