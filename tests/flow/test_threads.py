"""An answer joins its conversation; a stranger who quotes it does not."""

from collections.abc import Iterator

import pytest

from ingest.digest import digest
from ingest.reply_token import reply_address
from ingest.worker import Worker
from store import Arrival, Database, Envelope, Writer, leads, sources, timeline
from store.types import utc_now
from tests.support.story import letter
from tests.support.worker import REPLY_SECRET, worker_on


@pytest.fixture
def worker(database: Database) -> Worker:
    return worker_on(database)


@pytest.fixture
def send(database: Database, worker: Worker) -> Iterator["Send"]:
    made = Send(database, worker)
    yield made
    made.close()


class Send:
    """Puts a letter into the inbox and has it worked off; the lead it went to."""

    def __init__(self, database: Database, worker: Worker) -> None:
        self._database, self._worker = database, worker
        self._writer = Writer(database)
        self._writer.start()
        with database.write() as connection:
            self._source_id = sources.register(connection, "smtp", "smtp", "SMTP")

    def __call__(self, raw: bytes) -> int | None:
        envelope = Envelope("mail", self._source_id, utc_now())
        receipt = self._writer(Arrival(envelope, raw, digest(raw))).result(10)
        self._worker.work_once()
        with self._database.read() as connection:
            activity = timeline.by_submission(connection, receipt.submission_id)
            return activity.lead_id if activity else None

    def close(self) -> None:
        self._writer.stop()


def answer(raw: bytes, message_id: str) -> bytes:
    return raw.replace(b"Subject:", b"In-Reply-To: %s\r\nSubject:" % message_id.encode(), 1)


def close_lead(database: Database, lead_id: int | None, status: str) -> None:
    assert lead_id is not None
    with database.write() as connection:
        leads.set_status(connection, lead_id, status)


def test_an_answer_goes_to_the_lead_it_answers(database: Database, send: Send) -> None:
    first = send(letter(message_id="<1@engines.example>"))
    close_lead(database, first, "converted")
    second = send(letter(message_id="<2@engines.example>", subject="Something else"))
    assert second != first
    close_lead(database, first, "in_process")
    third = send(
        answer(letter(message_id="<3@engines.example>", body="Yes, please."), "<1@engines.example>")
    )
    assert third == first


def test_a_stranger_who_quotes_a_letter_gets_a_lead_of_their_own(send: Send) -> None:
    first = send(letter(message_id="<1@engines.example>"))
    stranger = letter(sender="Eve <eve@elsewhere.example>", message_id="<9@elsewhere.example>")
    assert send(answer(stranger, "<1@engines.example>")) != first


def test_an_answer_after_the_end_is_a_returning_customer(database: Database, send: Send) -> None:
    first = send(letter(message_id="<1@engines.example>"))
    close_lead(database, first, "converted")
    again = send(
        answer(letter(message_id="<2@engines.example>", body="And now?"), "<1@engines.example>")
    )
    assert again != first
    assert again is not None
    with database.read() as connection:
        assert leads.get(connection, again).is_return_customer


def test_an_absence_note_of_somebody_known_is_no_new_enquiry(
    database: Database, send: Send
) -> None:
    first = send(letter(message_id="<1@engines.example>"))
    close_lead(database, first, "converted")
    note = letter(
        message_id="<2@engines.example>",
        subject="Out of office: A quote for 20 desks",
        body="I am on holiday until Monday.",
    ).replace(b"Subject:", b"Auto-Submitted: auto-replied\r\nSubject:", 1)
    assert send(note) is None
    with database.read() as connection:
        assert first is not None
        contact_id = leads.get(connection, first).contact_id
        assert contact_id is not None
        told = timeline.of_record(connection, "contact", contact_id)
    assert len(told) == 2


def test_our_signed_address_leads_back_to_its_lead(database: Database, send: Send) -> None:
    first = send(letter(message_id="<1@engines.example>"))
    close_lead(database, first, "converted")
    send(letter(message_id="<2@engines.example>", subject="Something else"))
    close_lead(database, first, "in_process")
    ours = reply_address("desk@example.test", REPLY_SECRET, 1).encode()
    reply = letter(message_id="<3@engines.example>", body="Yes, please.")
    assert send(reply.replace(b"desk@example.test", ours)) == first
    stranger = letter(sender="Eve <eve@elsewhere.example>", message_id="<4@elsewhere.example>")
    assert send(stranger.replace(b"desk@example.test", ours)) != first
