"""The limits of the settings reach the reading of a letter, which says what it cut."""

from config import load
from frontdesk.house import reading_context
from ingest.read import read_letter
from ingest.templates.active import ActiveTemplates
from store import Database

LETTER = (
    b"From: a@b.example\nTo: x@c.example, y@c.example, z@c.example\nSubject: many\n"
    b"Message-ID: <1@b.example>\n\nHello.\n"
)


def test_a_limit_of_the_settings_cuts_and_says_so(database: Database) -> None:
    settings = load(environ={}).model_copy()
    reading = settings.reading.model_copy(update={"max_addresses": 2})
    settings = settings.model_copy(update={"reading": reading})
    with database.read() as connection:
        context = reading_context(settings, connection, ActiveTemplates())
    message = read_letter(LETTER, context).message
    assert message is not None
    assert len(message.to) < 3
    assert message.defects
