"""What a list calls an enquiry."""

from ingest.one_line import one_line
from ingest.reading import Reading

CHARACTERS = 200


def title_of(reading: Reading) -> str:
    """The subject, else the first words, else who it is from; empty when nothing is known."""
    subject = reading.draft.value("subject")
    if not subject and reading.message is not None:
        subject = reading.message.subject
    return one_line(subject) or _first_words(reading) or sender_of(reading)


def _first_words(reading: Reading) -> str:
    # A form has rarely a subject, and a list that shows each sender twice tells nothing.
    return one_line(reading.draft.value("message")[: 4 * CHARACTERS])[:CHARACTERS]


def sender_of(reading: Reading) -> str:
    """Who it is from, in one line."""
    name, email = (one_line(reading.draft.value(field)) for field in ("name", "email"))
    if name and email:
        return f"{name} <{email}>"
    author = reading.message.from_ if reading.message else None
    return name or email or one_line(author.email or author.name if author else "")
