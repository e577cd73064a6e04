"""The real parts themselves: each test server does what the other tests rely on."""

import imaplib
import ssl
from email import message_from_bytes
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from store.database import Database
from store.migrate import is_current
from tests.support.certificate import Certificate
from tests.support.dovecot import Dovecot
from tests.support.imap_account import ImapAccount, pymap_account
from tests.support.postgres import PostgresServer

LETTER = b"From: a@example.test\r\nSubject: Hello\r\n\r\nGood morning\r\n"


def test_a_delivered_letter_is_in_the_inbox_of_its_user_alone(dovecot: Dovecot) -> None:
    user, other = dovecot.new_user(), dovecot.new_user()
    dovecot.deliver(user, LETTER)
    assert _messages(dovecot, user) == 1
    assert _messages(dovecot, other) == 0


def test_a_letter_delivered_to_an_account_is_in_its_inbox(imap_account: ImapAccount) -> None:
    imap_account.deliver(LETTER)
    assert _subjects(imap_account) == ["Hello"]


@pytest.mark.dovecot
def test_pymap_serves_an_account_too() -> None:
    with pymap_account() as account:
        account.deliver(LETTER)
        assert _subjects(account) == ["Hello"]


def test_a_wrong_password_is_refused_and_a_token_is_taken(
    dovecot: Dovecot, tls_certificate: Certificate
) -> None:
    trust = ssl.create_default_context(cafile=str(tls_certificate.cert))
    user = dovecot.new_user()
    with imaplib.IMAP4_SSL("localhost", dovecot.imaps_port, ssl_context=trust) as client:
        with pytest.raises(imaplib.IMAP4.error):
            client.login(user, "wrong")
        token = f"user={user}\1auth=Bearer {dovecot.password}\1\1".encode()
        assert client.authenticate("XOAUTH2", lambda _: token)[0] == "OK"


def test_mail_outlives_a_restart_of_dovecot(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    dovecot.deliver(user, LETTER)
    dovecot.doveadm("mailbox", "update", "--uid-validity", "777", "-u", user, "INBOX")
    dovecot.restart()
    assert "uidvalidity=777" in dovecot.doveadm("mailbox", "status", "-u", user, "all", "INBOX")
    assert _messages(dovecot, user) == 1


def test_postgres_gives_each_test_a_database_that_outlives_an_outage(
    postgres_server: PostgresServer, postgres_database: str
) -> None:
    plain = postgres_database.replace("+psycopg", "")
    with psycopg.connect(plain) as connection:
        connection.execute("CREATE TABLE kept (word text)")
    postgres_server.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(plain, connect_timeout=2)
    postgres_server.start()
    with psycopg.connect(plain) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_database_is_migrated_on_both_backends(database: Database) -> None:
    assert is_current(database)


def test_an_empty_store_knows_no_table(empty_database_url: str) -> None:
    store = Database(empty_database_url)
    assert not is_current(store)
    store.close()


def test_chromium_shows_a_page(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<title>Front desk</title><button onclick='this.textContent=1'>0</button>")
    page.goto(file.as_uri())
    page.get_by_role("button").click()
    assert page.title() == "Front desk"
    assert page.get_by_role("button").text_content() == "1"


def _messages(dovecot: Dovecot, user: str) -> int:
    with imaplib.IMAP4(dovecot.host, dovecot.imap_port) as client:
        client.login(user, dovecot.password)
        _, (number,) = client.select("INBOX", readonly=True)
    assert number is not None
    return int(number)


def _subjects(account: ImapAccount) -> list[str]:
    with imaplib.IMAP4(account.host, account.port) as client:
        client.login(account.user, account.password)
        client.select("INBOX", readonly=True)
        _, parts = client.fetch("1:*", "(BODY.PEEK[])")
    letters = [part[1] for part in parts if isinstance(part, tuple)]
    return [str(message_from_bytes(letter)["Subject"]) for letter in letters]
