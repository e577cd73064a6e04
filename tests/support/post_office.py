"""A store, a writer and a poller around one user's mailbox on the tests' Dovecot."""

import imaplib
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from ingest.polling.poller import Poller, PollResult
from ingest.sources.imap.mailbox import Mailbox, Timeouts
from store import sources
from store.database import Database
from store.envelope import Accept
from store.tables import cursors, originals, submissions
from store.writer import Writer
from tests.support.dovecot import Dovecot

QUICK = Timeouts(connect=3, login=3, command=3, fetch=3, logout=0.5, commit=10)


class PostOffice:
    """`deliver()` letters to the mailbox, `poll()` it, and see what is `stored()`."""

    def __init__(self, database: Database, dovecot: Dovecot) -> None:
        self.database = database
        self.dovecot = dovecot
        self.user = dovecot.new_user()
        self.writer = Writer(database)
        self.writer.start()
        self.poller = Poller(database, self.writer)
        self.mailbox = Mailbox(
            name="office",
            host=dovecot.host,
            port=dovecot.imap_port,
            security="plain",
            username=self.user,
            secret=lambda: dovecot.password,
            first_connection="everything",
            timeouts=QUICK,
        )

    def close(self) -> None:
        """Stop the writer."""
        self.writer.stop()

    def deliver(self, *names: str, size: int = 0) -> list[bytes]:
        """Put one letter for each name into the INBOX; returns their bytes."""
        raws = [letter(name, size) for name in names]
        for raw in raws:
            self.dovecot.deliver(self.user, raw)
        return raws

    def append(self, raw: bytes, date: str, folder: str = "INBOX") -> None:
        """Put a letter into a folder as if it had arrived at that INTERNALDATE."""
        with self.imap() as client:
            answer = client.append(folder, "", f'"{date}"', raw)
        if answer[0] != "OK":
            raise RuntimeError(f"The server did not take the letter: {answer}")

    def imap(self) -> imaplib.IMAP4:
        """Another mail program, signed in to the same mailbox."""
        client = imaplib.IMAP4(self.dovecot.host, self.dovecot.imap_port)
        client.login(self.user, self.dovecot.password)
        return client

    def poll(self, **changes: Any) -> PollResult:
        """Poll the mailbox once, with other settings if any are given."""
        return self.poller.poll_once(replace(self.mailbox, **changes))

    def with_accept(self, accept: Accept) -> None:
        """Let the poller hand its letters to something else."""
        self.poller = Poller(self.database, accept)

    def stored(self, source: str = "office") -> list[bytes]:
        """The bytes of every submission of that source, in order."""
        query = (
            select(originals.c.raw)
            .join(submissions, submissions.c.id == originals.c.submission_id)
            .where(submissions.c.source_id == self._source(source))
            .order_by(submissions.c.id)
        )
        with self.database.read() as connection:
            return [bytes(raw) for raw in connection.execute(query).scalars()]

    def subjects(self, source: str = "office") -> list[str]:
        """The names of the letters stored, in order."""
        return [name_of(raw) for raw in self.stored(source)]

    def submission(self) -> Any:
        """The row of the last submission."""
        with self.database.read() as connection:
            query = select(submissions).order_by(submissions.c.id.desc()).limit(1)
            return connection.execute(query).one()

    def health(self, source: str = "office") -> sources.Source:
        """The source as the admin pages show it."""
        with self.database.read() as connection:
            return next(one for one in sources.every(connection) if one.name == source)

    def cursor(self, folder: str = "INBOX") -> sources.Cursor | None:
        """How far the folder is stored."""
        with self.database.read() as connection:
            return sources.cursor(connection, self._source("office"), folder)

    def forget_cursor(self) -> None:
        """Lose the cursor as a restored store would."""
        with self.database.write() as connection:
            connection.execute(cursors.delete())

    def flags(self, folder: str = "INBOX") -> list[bytes]:
        """The FETCH answers with the flags of every message in the folder."""
        with self.imap() as client:
            if client.select(folder, readonly=True)[1] == [b"0"]:
                return []
            return [line for line in client.fetch("1:*", "(FLAGS)")[1] if isinstance(line, bytes)]

    def change_uidvalidity(self, number: int, folder: str = "INBOX") -> None:
        """Let the server number the folder anew, as after a restore."""
        change = ("mailbox", "update", "--uid-validity", str(number), "-u", self.user, folder)
        self.dovecot.doveadm(*change)

    def _source(self, name: str) -> int:
        with self.database.read() as connection:
            return next((one.id for one in sources.every(connection) if one.name == name), 0)


def letter(name: str, size: int = 0) -> bytes:
    """A letter whose subject is the name, with a body of about that many bytes."""
    head = f"From: anna@example.org\r\nTo: office@example.test\r\nSubject: {name}\r\n"
    head += f"Message-ID: <{name}@example.org>\r\n\r\nDear office, this is {name}.\r\n"
    line = b"0123456789 abcdefghijklmnopqrstuvwxyz (literal {99})\r\n"
    return head.encode() + line * (size // len(line))


def name_of(raw: bytes) -> str:
    """The subject of a letter made by `letter`."""
    start = raw.index(b"Subject: ") + len(b"Subject: ")
    return raw[start : raw.index(b"\n", start)].rstrip().decode()
