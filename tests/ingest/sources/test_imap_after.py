"""What happens on the server to letters that are stored, and never before they are."""

from concurrent.futures import Future

import pytest

from store.envelope import Accept, Accepted, Arrival
from tests.support.cutting_proxy import CuttingProxy
from tests.support.post_office import PostOffice

pytestmark = pytest.mark.dovecot


def test_letters_are_marked_seen_once_stored(post_office: PostOffice) -> None:
    post_office.deliver("one", "two")
    assert post_office.poll(after_success="mark_seen").stored == 2
    assert all(rb"\Seen" in line for line in post_office.flags())


def test_letters_are_moved_once_stored(post_office: PostOffice) -> None:
    post_office.deliver("one", "two")
    with post_office.imap() as client:
        client.create("Done")
    result = post_office.poll(after_success="move", move_to="Done")
    assert (result.stored, result.problem) == (2, "")
    assert post_office.flags() == []
    assert len(post_office.flags("Done")) == 2
    again = post_office.poll(after_success="move", move_to="Done", folders=("*",))
    assert again.repeated == 0


def test_nothing_is_marked_before_the_commit(post_office: PostOffice) -> None:
    post_office.deliver("one", "two")
    flags_at_commit: list[list[bytes]] = []
    post_office.with_accept(looking_first(post_office, flags_at_commit))
    post_office.poll(after_success="mark_seen", batch_count=1)
    assert rb"\Seen" not in flags_at_commit[0][0]
    assert [rb"\Seen" in line for line in flags_at_commit[1]] == [True, False]


def test_a_letter_kept_without_its_body_is_left_for_a_person(post_office: PostOffice) -> None:
    post_office.deliver("large", size=9000)
    result = post_office.poll(after_success="mark_seen", max_message_bytes=5000)
    assert (result.stored, result.incomplete) == (1, 1)
    assert rb"\Seen" not in post_office.flags()[0]


def test_nothing_is_marked_when_the_store_is_down(post_office: PostOffice) -> None:
    post_office.deliver("one")
    post_office.writer.stop()
    assert post_office.poll(after_success="mark_seen").problem
    assert rb"\Seen" not in post_office.flags()[0]


def test_a_missing_target_folder_is_said_and_the_letters_are_stored(
    post_office: PostOffice,
) -> None:
    post_office.deliver("one")
    result = post_office.poll(after_success="move", move_to="Nowhere")
    assert (result.stored, result.retry_in) == (1, None)
    assert "could not be marked or moved" in result.problem
    assert len(post_office.flags()) == 1
    post_office.poll(after_success="move", move_to="Nowhere")
    health = post_office.health()
    assert "no folder Nowhere" in health.last_error
    assert health.last_success_at is not None


def test_a_connection_cut_before_the_mark_leads_to_the_mark_later(
    post_office: PostOffice, proxy: CuttingProxy
) -> None:
    post_office.deliver("one", "two", "three", size=2000)
    post_office.poll(port=proxy.port, name="whole")
    for cut in range(proxy.carried - 400, proxy.carried, 50):
        proxy.cut_after = cut
        post_office.poll(port=proxy.port, name=f"cut-{cut}", after_success="mark_seen")
        proxy.cut_after = None
        post_office.poll(port=proxy.port, name=f"cut-{cut}", after_success="mark_seen")
        assert post_office.subjects(f"cut-{cut}") == ["one", "two", "three"]
        assert all(rb"\Seen" in line for line in post_office.flags())
        with post_office.imap() as client:
            client.select("INBOX")
            client.store("1:*", "-FLAGS", r"(\Seen)")


def looking_first(post_office: PostOffice, seen: list[list[bytes]]) -> Accept:
    """The writer, after noting the flags on the server at the moment a letter comes in."""

    def accept(arrival: Arrival) -> "Future[Accepted]":
        seen.append(post_office.flags())
        return post_office.writer(arrival)

    return accept
