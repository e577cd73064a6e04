"""What a house made of its arrivals, read straight from its store, and letters to send it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from sqlalchemy import Table, func, select

from store import Connection, Database
from store.tables import (
    activities,
    candidate_pairs,
    companies,
    contact_points,
    contacts,
    leads,
    originals,
    submissions,
)
from tests.support.house import House
from tests.support.waiting import wait_until


def letter(
    sender: str = "Ada Lovelace <ada@engines.example>",
    subject: str = "A quote for 20 desks",
    body: str = "Could you send me a quote for 20 desks by Friday?",
    message_id: str = "<first@engines.example>",
) -> bytes:
    """A plain letter to the house as an ordinary program writes it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = f"desk@{House.domain}"
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Nov 2026 10:00:00 +0000"
    message["Message-ID"] = message_id
    message.set_content(body)
    return message.as_bytes().replace(b"\n", b"\r\n")


class Story:
    """Counts and values of one house's store."""

    def __init__(self, url: str) -> None:
        """Open the store beside the daemon."""
        self._database = Database(url)

    def close(self) -> None:
        """Close it again."""
        self._database.close()

    def states(self) -> Counter[str]:
        """How many submissions are in each state."""
        with self._database.read() as connection:
            return Counter(connection.execute(select(submissions.c.status)).scalars())

    def settled(self, number: int) -> bool:
        """Whether that many submissions have come to an end."""
        states = self.states()
        return sum(states.values()) >= number and not states["pending"] + states["processing"]

    def wait_settled(self, number: int, seconds: float = 30) -> None:
        """Wait until that many submissions have come to an end."""
        wait_until(lambda: self.settled(number), f"{number} settled submissions", seconds)

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind."""
        tables = {
            "contacts": contacts,
            "companies": companies,
            "leads": leads,
            "activities": activities,
            "submissions": submissions,
        }
        with self._database.read() as connection:
            return {name: _count(connection, table) for name, table in tables.items()}

    def originals(self) -> list[bytes]:
        """The bytes of every submission in order."""
        with self._database.read() as connection:
            ordered = select(originals.c.raw).order_by(originals.c.submission_id)
            return list(connection.execute(ordered).scalars())

    def open_pairs(self) -> int:
        """How many candidate pairs wait for a person."""
        with self._database.read() as connection:
            waiting = select(func.count()).where(candidate_pairs.c.status == "open")
            number: int = connection.execute(waiting).scalar_one()
            return number

    def peers(self) -> list[str]:
        """Where each submission came from."""
        with self._database.read() as connection:
            return list(connection.execute(select(submissions.c.peer)).scalars())

    def contact_names(self) -> list[str]:
        """The names of all contacts."""
        with self._database.read() as connection:
            return list(connection.execute(select(contacts.c.name)).scalars())

    def emails(self) -> set[str]:
        """Every contact's e-mails."""
        with self._database.read() as connection:
            wanted = select(contact_points.c.normalised).where(
                contact_points.c.record_kind == "contact", contact_points.c.type == "email"
            )
            return set(connection.execute(wanted).scalars())


def _count(connection: Connection, table: Table) -> int:
    number: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return number


@contextmanager
def story_of(house: House) -> Iterator[Story]:
    """The story of a house, closed at the end."""
    told = Story(house.store_url)
    try:
        yield told
    finally:
        told.close()
