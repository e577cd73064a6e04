"""A delivery report marks the address that failed, wherever it stands."""

from ingest.digest import digest
from store import Arrival, Database, Envelope, Writer, points, sources, timeline
from store.types import utc_now
from tests.support.story import letter
from tests.support.worker import worker_on

REPORT = b"""From: MAILER-DAEMON@mx.ours.example\r
To: desk@example.test\r
Subject: Undelivered Mail Returned to Sender\r
Message-ID: <report@mx.ours.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
Your letter could not be delivered.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.ours.example\r
\r
Final-Recipient: rfc822; ada@engines.example\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 User unknown\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <1@engines.example>\r
--b--\r
"""


def test_the_failed_address_is_marked_and_told_on_the_timeline(database: Database) -> None:
    writer, worker = Writer(database), worker_on(database)
    writer.start()
    with database.write() as connection:
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
    for raw in (letter(message_id="<1@engines.example>"), REPORT):
        envelope = Envelope("mail", source_id, utc_now(), mail_from="<>")
        writer(Arrival(envelope, raw, digest(raw))).result(10)
    worker.work_once()
    writer.stop()
    with database.read() as connection:
        (failed, *_) = points.with_value(connection, "email", "ada@engines.example")
        told = timeline.of_record(connection, "contact", failed.record_id)
    assert failed.failed_at is not None
    assert not failed.is_primary
    assert [activity.kind for activity in told] == ["bounce", "mail"]
    assert told[0].detail["answers"] == told[1].id
    assert told[0].lead_id == told[1].lead_id
