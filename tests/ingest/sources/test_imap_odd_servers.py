"""Servers that are odd, busy or hostile: a sentence for a person, and never a wrong letter."""

import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pytest

from ingest.polling.poller import Poller, PollResult
from ingest.sources.imap.mailbox import Mailbox
from store.database import Database
from tests.support.mail_door import MemoryInbox
from tests.support.post_office import QUICK
from tests.support.scripted_imap import GREETING, ScriptedImap


class Reading:
    """What polling a scripted server gave."""

    def __init__(self, database: Database, port: int) -> None:
        self.inbox = MemoryInbox()
        self._poller = Poller(database, self.inbox)
        self.mailbox = Mailbox(
            name="odd",
            host="127.0.0.1",
            port=port,
            security="plain",
            username="anna",
            secret=lambda: "swordfish",
            first_connection="everything",
            timeouts=replace(QUICK, connect=1, command=1, login=1, fetch=1, logout=0.2),
        )

    def poll(self) -> PollResult:
        """Poll once."""
        return self._poller.poll_once(self.mailbox)


@contextmanager
def reading(
    database: Database, answers: Mapping[bytes, bytes], greeting: bytes = GREETING
) -> Iterator[tuple[Reading, ScriptedImap]]:
    """A poller on a server with that script."""
    server = ScriptedImap(greeting, answers)
    yield Reading(database, server.port), server
    server.close()


def test_the_script_is_a_server_like_others(database: Database) -> None:
    with reading(database, {}) as (office, server):
        assert office.poll().stored == 1
        assert office.poll().stored == 0
    assert office.inbox.letters == [b"Subject: x\r\n\r\n"]
    assert not any(b"STORE" in line or b" SELECT" in line for line in server.heard)


@pytest.mark.parametrize(
    ("greeting", "says"),
    [
        (b"* BYE too many connections\r\n", "too many connections"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "is no IMAP server"),
        (b"220 mail.example.org ESMTP\r\n", "is no IMAP server: unexpected response: 220 mail"),
        (b"\xff\x00\xfe" * 50 + b"\r\n", "is no IMAP server"),
        (b"x" * 2_000_000, "127.0.0.1"),
        (b"", "did not answer in time"),
    ],
)
def test_a_strange_greeting_is_explained(database: Database, greeting: bytes, says: str) -> None:
    with reading(database, {}, greeting) as (office, _):
        result = office.poll()
    assert says in result.problem
    assert "\x00" not in result.problem
    assert len(result.problem) < 400


@pytest.mark.parametrize(
    ("command", "answer", "says"),
    [
        (b"LOGIN", b"%s NO [UNAVAILABLE] later please\r\n", "takes no sign-ins at the moment"),
        (b"LOGIN", b"%s NO [AUTHENTICATIONFAILED] no\r\n", "refused the sign-in"),
        (b"LOGIN", b'%s BAD LOGIN "anna" "swordfish" no\r\n', "repeated the password"),
        (b"LOGIN", b"", "broke off: It hung up."),
        (b"LOGIN", b"* 1 EXISTS\r\n", "did not answer in time"),
        (b"CAPABILITY", b"* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n%s OK x\r\n", "takes no pass"),
        (b"EXAMINE", b"%s NO [NOPERM] not yours\r\n", "no folder INBOX"),
        (b"EXAMINE", b"* BYE shutting down\r\n", "shutting down"),
        (b"UID SEARCH", b"* SEARCH one two\r\n%s OK done\r\n", "is not IMAP"),
        (b"UID SEARCH", b"%s BAD what\r\n", "refused: what."),
        (b"BODY.PEEK[]", b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n", "99999999999 bytes"),
        (b"BODY.PEEK[]", b"* 1 FETCH (UID 1 BODY[] {9}\r\nab", "did not answer in time"),
        (b"BODY.PEEK[]", b"* 1 FETCH UID 1 (BODY[]\r\n%s OK done\r\n", "is not IMAP"),
        (b"BODY.PEEK[]", b"* 1 FETCH " + b"(" * 9000 + b"\r\n%s OK done\r\n", "(RecursionError)"),
        (b"BODY.PEEK[]", b"%s NO [SERVERBUG] disk\r\n", "does not hand over letter 1"),
        (b"BODY.PEEK[]", b"* 1 FETCH (UID 1 BODY[] NIL)\r\n%s OK done\r\n", "hand over letter 1"),
    ],
)
def test_a_strange_answer_stores_nothing_and_is_explained(
    database: Database, command: bytes, answer: bytes, says: str
) -> None:
    with reading(database, {command: answer}) as (office, _):
        result = office.poll()
    assert says in result.problem
    assert "swordfish" not in result.problem
    assert office.inbox.letters == []


def test_an_announced_giant_takes_no_memory(database: Database) -> None:
    giant = b"* 1 FETCH (UID 1 BODY[] {4000000000}\r\n"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with reading(database, {b"BODY.PEEK[]": giant}) as (office, _):
        assert office.poll().problem
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_server_without_uidnext_is_read(database: Database) -> None:
    examine = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n%s OK done\r\n"
    with reading(database, {b"EXAMINE": examine}) as (office, _):
        assert office.poll().stored == 1
        office.mailbox = replace(office.mailbox, name="from-now-on", first_connection="now")
        assert office.poll().stored == 0


def test_an_answer_about_another_letter_is_not_taken_for_ours(database: Database) -> None:
    other = b"* 9 FETCH (UID 9 BODY[] {3}\r\nxyz)\r\n%s OK done\r\n"
    with reading(database, {b"BODY.PEEK[]": other}) as (office, _):
        assert "does not hand over letter 1" in office.poll().problem
    assert office.inbox.letters == []


def test_a_folder_that_may_only_be_read_is_read_and_said(database: Database) -> None:
    select = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n%s OK [READ-ONLY] done\r\n"
    with reading(database, {b" SELECT": select}) as (office, server):
        office.mailbox = replace(office.mailbox, after_success="mark_seen")
        result = office.poll()
    assert (result.stored, result.retry_in) == (1, None)
    assert "anna may only read INBOX" in result.problem
    assert not any(b"STORE" in line for line in server.heard)
