"""A preview shows the last letters and leaves no trace, here or there."""

from dataclasses import replace

import pytest

from ingest.sources.imap.preview import preview
from tests.support.post_office import PostOffice, name_of

pytestmark = pytest.mark.dovecot


def test_the_last_letters_are_shown_and_nothing_is_stored(post_office: PostOffice) -> None:
    post_office.deliver("one", "two", "three")
    marking = replace(post_office.mailbox, after_success="mark_seen")
    before = post_office.flags()
    assert [name_of(raw) for raw in preview(marking, 2)] == ["two", "three"]
    assert len(preview(marking, 10)) == 3
    assert preview(marking, 0) == []
    assert post_office.flags() == before
    assert post_office.stored() == []


def test_an_empty_mailbox_has_nothing_to_show(post_office: PostOffice) -> None:
    assert preview(post_office.mailbox, 5) == []
