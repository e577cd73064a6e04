"""Whatever breaks while a mailbox is read: no letter is lost, and none comes twice."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from store.envelope import Accept, Accepted, Arrival
from store.writer import Writer
from tests.support.cutting_proxy import CuttingProxy
from tests.support.post_office import PostOffice, letter, name_of

pytestmark = pytest.mark.dovecot

NAMES = [f"letter-{number:02}" for number in range(12)]


def test_a_connection_cut_at_any_byte_loses_and_doubles_nothing(
    post_office: PostOffice, proxy: CuttingProxy
) -> None:
    sent = post_office.deliver(*NAMES, size=1500)
    through = replace(post_office.mailbox, port=proxy.port, batch_count=5)
    post_office.poller.poll_once(replace(through, name="whole"))
    for cut in range(1, proxy.carried, max(1, proxy.carried // 20)):
        mailbox = replace(through, name=f"cut-{cut}")
        proxy.cut_after = cut
        broken = post_office.poller.poll_once(mailbox)
        assert broken.problem or broken.stored == len(NAMES)
        proxy.cut_after = None
        assert not post_office.poller.poll_once(mailbox).problem
        stored = post_office.stored(mailbox.name)
        assert [name_of(raw) for raw in stored] == NAMES
        assert all(raw.endswith(one) for raw, one in zip(stored, sent, strict=True))


def test_a_server_that_falls_silent_is_left_after_the_time_out(
    post_office: PostOffice, proxy: CuttingProxy
) -> None:
    post_office.deliver("patient", size=5000)
    proxy.hold_after = 2000
    timeouts = replace(post_office.mailbox.timeouts, fetch=0.3, logout=0.1)
    result = post_office.poll(port=proxy.port, timeouts=timeouts)
    assert "did not answer in time" in result.problem
    assert result.seconds < 3
    proxy.hold_after = None
    assert post_office.poll(port=proxy.port).stored == 1


def test_a_store_that_fails_in_the_middle_keeps_the_cursor(post_office: PostOffice) -> None:
    post_office.deliver(*NAMES)
    post_office.with_accept(stopping_after(7, post_office.writer))
    result = post_office.poll(batch_count=5)
    cursor = post_office.cursor()
    assert cursor is not None
    assert "store cannot take letters" in result.problem
    assert cursor.last_uid == 5
    fresh = Writer(post_office.database)
    fresh.start()
    post_office.with_accept(fresh)
    assert not post_office.poll().problem
    fresh.stop()
    assert post_office.subjects() == NAMES


def test_a_lost_cursor_costs_a_reading_and_no_duplicates(post_office: PostOffice) -> None:
    post_office.deliver(*NAMES)
    post_office.poll()
    post_office.forget_cursor()
    result = post_office.poll()
    assert (result.stored, result.repeated) == (0, len(NAMES))


def test_new_uids_bring_no_duplicates_and_lose_nothing(post_office: PostOffice) -> None:
    post_office.deliver("before")
    post_office.poll()
    post_office.change_uidvalidity(77)
    post_office.deliver("in-between")
    result = post_office.poll()
    assert (result.stored, result.repeated) == (1, 1)
    assert post_office.poll().repeated == 0
    assert post_office.subjects() == ["before", "in-between"]


def test_new_uids_do_not_bring_what_was_there_before_the_first_connection(
    post_office: PostOffice,
) -> None:
    for day in ("01", "19"):
        post_office.append(letter(f"old-{day}"), f"{day}-Nov-2020 10:00:00 +0000")
    post_office.poll(first_connection="now")
    post_office.deliver("known")
    post_office.poll(first_connection="now")
    post_office.deliver("in-between")
    post_office.change_uidvalidity(78)
    result = post_office.poll(first_connection="now")
    assert (result.stored, result.repeated) == (1, 1)
    post_office.deliver("after")
    post_office.poll(first_connection="now")
    assert post_office.subjects() == ["known", "in-between", "after"]


def test_a_mailbox_emptied_and_numbered_from_one_again_is_read(post_office: PostOffice) -> None:
    for uidvalidity_stays, names in enumerate((NAMES[:5], NAMES[5:7])):
        post_office.dovecot.doveadm("mailbox", "create", "-u", post_office.user, "Orders")
        for name in names:
            post_office.append(letter(name), "01-Nov-2026 10:00:00 +0000", "Orders")
        post_office.change_uidvalidity(4711, "Orders")
        assert post_office.poll(folders=("Orders",)).stored == len(names), uidvalidity_stays
        assert post_office.poll(folders=("Orders",)).stored == 0
        post_office.dovecot.doveadm("expunge", "-u", post_office.user, "mailbox", "Orders", "all")
        assert not post_office.poll(folders=("Orders",)).problem
        post_office.dovecot.doveadm("mailbox", "delete", "-u", post_office.user, "Orders")


def test_a_letter_removed_while_it_is_read_is_passed_over(post_office: PostOffice) -> None:
    post_office.deliver(*NAMES)
    post_office.with_accept(expunging(post_office, "7:9"))
    result = post_office.poll(batch_count=3)
    assert not result.problem
    assert post_office.subjects() == [*NAMES[:6], *NAMES[9:]]


def test_a_missing_folder_is_named_and_the_others_are_read(post_office: PostOffice) -> None:
    post_office.deliver("here")
    result = post_office.poll(folders=("Enquiries", "INBOX"))
    assert result.stored == 1
    assert "no folder Enquiries" in result.problem
    assert "INBOX" in result.problem
    with post_office.imap() as client:
        client.create("Enquiries")
    assert not post_office.poll(folders=("Enquiries", "INBOX")).problem


def test_a_letter_the_server_cannot_read_blocks_the_others_only_for_a_while(
    post_office: PostOffice,
) -> None:
    post_office.deliver(*NAMES[:5])
    post_office.poll()
    post_office.deliver(*NAMES[5:])
    maildir = post_office.dovecot.home(post_office.user) / "Maildir"
    files = (*maildir.glob("new/*"), *maildir.glob("cur/*"))
    next(file for file in files if name_of(file.read_bytes()) == NAMES[7]).chmod(0)
    results = [post_office.poll() for _ in range(12)]
    assert results[0].problem
    assert results[-1].stored == 5
    assert not results[-1].problem
    note = post_office.stored()[7]
    assert note.startswith(b"X-Frontdesk-Unreadable: imap://")
    stored = post_office.stored()
    assert [name_of(raw) for raw in stored if raw != note] == NAMES[:7] + NAMES[8:]


def stopping_after(number: int, writer: Writer) -> Accept:
    """The writer, which is stopped for good once that many letters came in."""
    seen: list[Arrival] = []

    def accept(arrival: Arrival) -> Future[Accepted]:
        seen.append(arrival)
        if len(seen) == number:
            writer.stop()
        return writer(arrival)

    return accept


def expunging(post_office: PostOffice, uids: str) -> Accept:
    """The writer, and another mail program that removes those letters when the first comes in."""
    removed: list[datetime] = []

    def accept(arrival: Arrival) -> Future[Accepted]:
        if not removed:
            removed.append(datetime.now(UTC))
            query = ("mailbox", "INBOX", "uid", uids)
            post_office.dovecot.doveadm("expunge", "-u", post_office.user, *query)
        return post_office.writer(arrival)

    return accept
