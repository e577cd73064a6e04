"""Lists and relays that write in their own name, and the writer behind them."""

import pytest

from ingest.mime import parse
from ingest.read import read_letter
from ingest.reading import Context, Reading

OURS = Context(
    own_emails=frozenset({"sales@ours.example"}), own_domains=frozenset({"ours.example"})
)

# The header of a letter, and below the rule the writer's address and name.
LETTERS = """
From: 'Jane Roe' via Sales <sales@ours.example>
To: sales@ours.example
Reply-To: Jane Roe <jane@x.example>
X-Original-From: Jane Roe <jane@x.example>
X-Original-Sender: bounce-17@mailer.example
List-ID: <sales.ours.example>
===
jane@x.example Jane Roe
%%
From: "jane@x.example via Sales" <sales@ours.example>
To: sales@ours.example
X-Original-Sender: jane@x.example
===
jane@x.example
%%
From: Jane Roe via Desks <desks@lists.example>
To: desks@lists.example
Reply-To: Jane Roe <jane@x.example>, Desks <desks@lists.example>
List-Post: <mailto:desks@lists.example>
===
jane@x.example Jane Roe
%%
From: Jane Roe via Desks <desks@lists.example>
To: desks@lists.example
Cc: Bob Low <bob@x.example>, Jane Roe <jane@x.example>
Reply-To: Desks <desks@lists.example>
List-Post: <mailto:desks@lists.example>
===
jane@x.example Jane Roe
%%
From: "Jane Roe via groups.io" <jane.roe=x.example.com@groups.io>
To: desks@lists.groups.io
Reply-To: desks@lists.groups.io
List-Id: <desks.lists.groups.io>
===
jane.roe@x.example.com Jane Roe
%%
From: "Jane Roe" <jane_at_x.example.com_me@duck.com>
To: me@duck.com
===
jane@x.example.com Jane Roe
%%
From: "jane@x.example [via Relay]" <k3j2@mozmail.com>
To: sales@ours.example
===
jane@x.example
%%
From: "Jane Roe - jane(a)x.example" <ra.k3j2@simplelogin.co>
To: sales@ours.example
===
jane@x.example Jane Roe
%%
From: Jane Roe über Vertrieb <sales@ours.example>
To: sales@ours.example
Reply-To: jane@x.example
===
jane@x.example Jane Roe
"""

CASES = [tuple(case.strip().split("\n===\n")) for case in LETTERS.split("\n%%\n")]


def _read(header: str) -> Reading:
    raw = f"{header}\nSubject: Lamps\nMessage-ID: <1@x.example>\n\nThree lamps, please.\n"
    return read_letter(raw.encode(), OURS)


@pytest.mark.parametrize(("header", "expected"), CASES)
def test_the_person_is_the_writer_and_not_the_list(header: str, expected: str) -> None:
    draft = _read(header).draft
    email, _, name = expected.partition(" ")
    assert draft.value("email") == email
    assert {found.value for found in draft.every("email")} == {email}
    assert not name or draft.value("name") == name


def test_a_list_vouches_for_nobody() -> None:
    found = _read(CASES[0][0]).draft.best("email")
    assert found is not None
    assert found.found_by not in ("sender", "from")


@pytest.mark.parametrize("field", ["X-Original-From", "X-Original-Sender"])
def test_a_letter_that_no_list_rewrote_is_its_senders(field: str) -> None:
    header = f"From: Eve <eve@evil.example>\n{field}: Jane Roe <jane@x.example>"
    assert _read(header).draft.value("email") == "eve@evil.example"


def test_a_list_with_a_reply_to_of_its_own_is_nobodys_second_address() -> None:
    header = (
        "From: Jane Roe <jane@x.example>\nReply-To: desks@lists.example\n"
        "List-Post: <mailto:desks@lists.example>"
    )
    emails = [found.value for found in _read(header).draft.every("email")]
    assert emails == ["jane@x.example"]


@pytest.mark.parametrize(
    "hostile",
    [
        "From: " + "a via " * 20_000 + "<a@groups.io>",
        "From: x via y <a@groups.io>\nX-Original-From: " + "<" * 50_000 + "@" * 50_000,
        "From: x via y <" + "=" * 3000 + "@groups.io>\nList-Id: " + "<." * 30_000,
    ],
)
def test_a_hostile_list_is_read_all_the_same(hostile: str) -> None:
    assert parse(f"{hostile}\n\nHello".encode()).text == "Hello"
    assert _read(hostile).message is not None
