"""Letters come from a real IMAP server into the inbox, each once and with all their bytes."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from ingest.polling.poller import Poller
from store.envelope import Accepted, Arrival
from tests.support.post_office import PostOffice, letter

pytestmark = pytest.mark.dovecot


def test_a_letter_arrives_once_with_all_its_bytes(post_office: PostOffice) -> None:
    sent = b"Subject: bytes\r\n\r\n8-bit \xe4\xf6\xfc, bare \xff, and a dot\r\n.\r\n\r\n \r\n"
    post_office.dovecot.deliver(post_office.user, sent)
    first, second = post_office.poll(), post_office.poll()
    (stored,) = post_office.stored()
    assert stored.endswith(sent)
    assert (first.stored, second.stored, second.repeated) == (1, 0, 0)
    assert not first.problem


def test_the_envelope_says_where_the_letter_lies_and_who_sent_it(post_office: PostOffice) -> None:
    post_office.deliver("envelope")
    post_office.poll()
    row = post_office.submission()
    cursor = post_office.cursor()
    assert cursor is not None
    account = post_office.user.replace("@", "%40")
    place = f"127.0.0.1:{post_office.mailbox.port}/INBOX;UIDVALIDITY={cursor.uidvalidity}/;UID=1"
    assert row.url == f"imap://{account}@{place}"
    assert row.mail_from == "sender@example.test"
    assert row.channel == "mail"
    assert datetime.now(UTC) - row.received_at < timedelta(minutes=1)


def test_batches_by_count_and_by_bytes_carry_every_letter(post_office: PostOffice) -> None:
    names = [f"letter-{number}" for number in range(25)]
    post_office.deliver(*names, size=2000)
    assert post_office.poll(batch_count=4, batch_bytes=7000).stored == 25
    assert post_office.subjects() == names


def test_from_now_on_takes_only_what_arrives_later(post_office: PostOffice) -> None:
    post_office.deliver("old-1", "old-2")
    assert post_office.poll(first_connection="now").stored == 0
    post_office.deliver("new")
    assert post_office.poll(first_connection="now").stored == 1
    assert post_office.subjects() == ["new"]


def test_from_now_on_begins_in_an_empty_mailbox_too(post_office: PostOffice) -> None:
    assert post_office.poll(first_connection="now").stored == 0
    post_office.deliver("new")
    assert post_office.poll(first_connection="now").stored == 1


def test_the_last_days_are_counted_to_the_hour(post_office: PostOffice) -> None:
    for hours, name in ((80, "too-old"), (49, "just-too-old"), (47, "in-time"), (1, "fresh")):
        date = datetime.now(UTC) - timedelta(hours=hours)
        post_office.append(letter(name), date.strftime("%d-%b-%Y %H:%M:%S +0000"))
    assert post_office.poll(first_connection=2).stored == 2
    assert post_office.subjects() == ["in-time", "fresh"]
    post_office.append(letter("moved-in"), "01-Jan-2001 00:00:00 +0000")
    assert post_office.poll(first_connection=2).stored == 1


def test_old_letters_out_of_reach_are_not_looked_at_again(post_office: PostOffice) -> None:
    for name in ("old-1", "old-2"):
        post_office.append(letter(name), "01-Jan-2001 00:00:00 +0000")
    assert post_office.poll(first_connection=2).stored == 0
    cursor = post_office.cursor()
    assert cursor is not None
    assert cursor.last_uid == 2


def test_an_interrupted_first_reading_keeps_its_reach(post_office: PostOffice) -> None:
    post_office.deliver("fresh-1")
    post_office.append(letter("old"), "01-Jan-2001 00:00:00 +0000")
    post_office.deliver("fresh-2")
    stopping = Event()

    def accept(arrival: Arrival) -> Future[Accepted]:
        stopping.set()
        return post_office.writer(arrival)

    first = replace(post_office.mailbox, first_connection=2, batch_count=1)
    Poller(post_office.database, accept).poll_once(first, stopping=stopping)
    assert post_office.subjects() == ["fresh-1"]
    post_office.append(letter("moved-in"), "01-Jan-2001 00:00:00 +0000")
    post_office.poll()
    assert post_office.subjects() == ["fresh-1", "fresh-2", "moved-in"]


def test_everything_is_everything(post_office: PostOffice) -> None:
    post_office.append(letter("ancient"), "01-Jan-1999 00:00:00 +0000")
    post_office.deliver("fresh")
    assert post_office.poll().stored == 2


def test_a_letter_above_the_limit_is_kept_with_its_header(post_office: PostOffice) -> None:
    post_office.deliver("small")
    (large,) = post_office.deliver("large", size=50_000)
    post_office.deliver("last")
    result = post_office.poll(max_message_bytes=20_000)
    assert (result.stored, result.incomplete) == (3, 1)
    kept = post_office.stored()[1]
    assert kept.startswith(b"X-Frontdesk-Oversize: ")
    assert int(kept.split(b"\r\n")[0].split()[1]) >= len(large)
    assert b"Subject: large\r\n" in kept
    assert b"0123456789" not in kept
    assert post_office.poll(max_message_bytes=20_000).stored == 0


def test_the_same_letter_in_two_folders_is_one_submission(post_office: PostOffice) -> None:
    (raw,) = post_office.deliver("twice")
    with post_office.imap() as client:
        client.create("Archive")
    post_office.append(raw, "01-Nov-2026 00:00:00 +0000", "Archive")
    result = post_office.poll(folders=("INBOX", "Archive"))
    assert (result.stored, result.repeated) == (1, 1)


def test_a_pattern_reads_every_folder_but_refuse(post_office: PostOffice) -> None:
    post_office.deliver("inbox")
    with post_office.imap() as client:
        client.create('"B&APw-ro.Anfragen"')
    post_office.append(letter("office"), "01-Nov-2026 00:00:00 +0000", '"B&APw-ro.Anfragen"')
    post_office.append(letter("refuse"), "01-Nov-2026 00:00:00 +0000", "Trash")
    post_office.poll(folders=("*",))
    assert sorted(post_office.subjects()) == ["inbox", "office"]


def test_reading_changes_nothing_on_the_server(post_office: PostOffice) -> None:
    post_office.deliver("one", "two")
    before = post_office.flags()
    post_office.poll()
    post_office.poll(max_message_bytes=10)
    assert post_office.flags() == before
    assert not any(rb"\Seen" in line for line in before)
