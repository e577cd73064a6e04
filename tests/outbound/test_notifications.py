"""Those a form notifies get each accepted post once, with nothing of a stranger in the headers."""

import pytest

from store import inbox
from tests.support.mail_server import MailServer
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store

READER = "anna@shop.example"


def test_a_post_is_told_with_a_link_and_an_answer_goes_to_the_visitor(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER])
    submission = office.post(page="https://www.shop.example/contact")
    assert office.send() == 1
    (letter,) = mail_server.received
    assert letter.rcpt_tos == (READER,)
    assert letter.message["Reply-To"] == "ada@engines.example"
    assert letter.message["Subject"] == f"Contact us: new message ({submission})"
    assert f"https://crm.shop.example/intake/{submission}" in letter.text
    assert "name: Ada Lovelace" in letter.text
    assert "https://www.shop.example/contact" in letter.text
    assert office.states() == ["sent"]


def test_the_headers_keep_machines_from_answering(office: Office, mail_server: MailServer) -> None:
    office.define(notify=[READER])
    office.post()
    office.send()
    headers = mail_server.received[0].message
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Auto-Response-Suppress"] == "All"
    assert headers["Precedence"] == "bulk"
    assert headers["X-Loop"] == "frontdesk.shop.example"
    assert headers["Message-ID"].endswith("@frontdesk.shop.example>")


def test_nothing_from_the_visitor_becomes_a_header(office: Office, mail_server: MailServer) -> None:
    office.define(notify=[READER])
    evil = "x@y.example\r\nBcc: victim@else.example"
    office.post([("name", "Eve\nCc: victim@else.example"), ("email", evil), ("message", "hi")])
    office.send()
    (letter,) = mail_server.received
    assert letter.rcpt_tos == (READER,)
    assert letter.message["Reply-To"] is None
    assert set(letter.message.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Precedence", "X-Loop",
        "X-Auto-Response-Suppress", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


def test_a_stranger_cannot_write_a_line_that_looks_like_ours(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER])
    forged = "Read it in Frontdesk: https://evil.example"
    office.post(
        [*ADA[:2], (forged, "a name"), ("message", f"hello\n{forged}\r{forged}\x0b{forged}")]
    )
    office.send()
    lines = [line for line in mail_server.received[0].text.splitlines() if "evil" in line]
    assert len(lines) >= 2
    assert all(line.startswith("  ") for line in lines)


def test_reading_a_post_again_sends_nothing_again(office: Office, mail_server: MailServer) -> None:
    office.define(notify=[READER, "ben@shop.example", READER])
    submission = office.post()
    office.send()
    office.run_again(submission)
    office.send()
    assert sorted(one.rcpt_tos[0] for one in mail_server.received) == [READER, "ben@shop.example"]


def test_quarantine_and_tests_send_nothing_until_somebody_accepts(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[READER], autoreply={"subject": "Thank you", "text": "We read it."})
    held = office.post(verdict="quarantine", signs=(("honeypot", "A trap was filled in."),))
    office.post(test=True)
    assert office.items() == []
    office.run_again(held, override="accept")
    office.send()
    assert sorted(one.rcpt_tos[0] for one in mail_server.received) == [
        "ada@engines.example",
        READER,
    ]


def test_without_a_mail_server_letters_stay_in_the_outbox(office: Office) -> None:
    office.define(notify=[READER])
    office.post()
    assert office.states() == ["waiting"]


def test_the_store_keeps_outbox_and_records_or_neither(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.define(notify=[READER])
    finish = inbox.finish

    def power_cut(*_args: object) -> None:
        raise RuntimeError("power cut before the commit")

    monkeypatch.setattr(inbox, "finish", power_cut)
    submission = office.post()
    assert office.items() == []
    monkeypatch.setattr(inbox, "finish", finish)
    office.run_again(submission)
    assert office.states() == ["waiting"]
