"""Text that a database could not keep is kept without what is in the way, on both databases."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from store import Arrival, Database, Envelope, inbox, points, sources
from store.accepting import accept
from store.inbox import Finish
from store.storable import storable, to_json
from store.tables import submissions, traces

BAD = "a\x00b\ud800c"


def test_only_what_cannot_be_kept_is_dropped() -> None:
    assert storable(BAD + "é\U0001f600\u202e\x01") == "abcé\U0001f600\u202e\x01"


def test_json_keeps_a_written_out_escape_and_drops_a_real_nul() -> None:
    assert json.loads(to_json({BAD: [BAD, r"\u0000", 1, None]})) == {
        "abc": ["abc", r"\u0000", 1, None]
    }


def test_a_submission_whose_every_text_is_hostile_is_accepted_and_finished(
    database: Database,
) -> None:
    raw = BAD.encode("utf-8", "surrogatepass")
    with database.write() as connection:
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
        envelope = Envelope("mail", source_id, datetime.now(UTC), BAD, (BAD,), BAD, BAD, BAD)
        accept(connection, Arrival(envelope, raw, hashlib.sha256(raw).digest(), summary=BAD))
    (claim,) = inbox.claim(database, "me", limit=1, lease=timedelta(seconds=60))
    assert (claim.mail_from, claim.rcpt_tos, claim.raw) == ("abc", ("abc",), raw)
    end = Finish("done", "human", BAD, BAD, BAD, BAD, None, None, 1, 1, {BAD: BAD})
    with database.write() as connection:
        inbox.finish(connection, claim, end)
    with database.read() as connection:
        assert connection.execute(select(submissions.c.reason)).scalar_one() == "abc"
        assert connection.execute(select(traces.c.trace)).scalar_one() == {"abc": "abc"}
        assert points.is_known_email(connection, BAD) is False


def test_an_error_with_hostile_text_is_kept_too(database: Database) -> None:
    with database.write() as connection:
        source_id = sources.register(connection, "smtp", "smtp", "SMTP")
        envelope = Envelope("mail", source_id, datetime.now(UTC))
        accept(connection, Arrival(envelope, b"x", hashlib.sha256(b"x").digest()))
    (claim,) = inbox.claim(database, "me", limit=1, lease=timedelta(seconds=60))
    inbox.fail(database, claim, BAD)
    with database.read() as connection:
        assert connection.execute(select(submissions.c.error)).scalar_one() == "abc"
