"""What a list calls an enquiry."""

from ingest.reading import Reading


def title_of(reading: Reading) -> str:
    """The subject, or who it is from where there is none; empty when nothing is known."""
    subject = reading.draft.value("subject")
    if not subject and reading.message is not None:
        subject = reading.message.subject
    return subject or sender_of(reading)


def sender_of(reading: Reading) -> str:
    """Who it is from, in one line."""
    name, email = reading.draft.value("name"), reading.draft.value("email")
    if name and email:
        return f"{name} <{email}>"
    author = reading.message.from_ if reading.message else None
    return name or email or (author.email or author.name if author else "")
