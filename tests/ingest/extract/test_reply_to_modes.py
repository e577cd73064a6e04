"""What an admin chose about Reply-To, for people's letters and for forms."""

from dataclasses import replace

import pytest

from ingest.draft import LeadDraft
from ingest.read import read_letter
from ingest.reading import Context, ReplyToMode

FORM = "Name: Jane Roe\nPhone: 020 7946 0000\nMessage: Three lamps"


def _draft(mode: ReplyToMode, sender: str, answer: str, text: str = "Three lamps?") -> LeadDraft:
    raw = f"From: {sender}\nTo: s@ours.example\nReply-To: {answer}\nSubject: Hi\n\n{text}\n"
    return read_letter(raw.encode(), replace(Context(), reply_to=mode)).draft


@pytest.mark.parametrize(
    ("mode", "emails", "name"),
    [
        ("when needed", ["jane@x.example", "office@y.example"], "Jane Roe"),
        ("use", ["office@y.example"], "Back Desk"),
        ("use, keep name", ["office@y.example"], "Jane Roe"),
        ("ignore", ["jane@x.example"], "Jane Roe"),
    ],
)
def test_a_persons_reply_to(mode: ReplyToMode, emails: list[str], name: str) -> None:
    draft = _draft(mode, "Jane Roe <jane@x.example>", "Back Desk <office@y.example>")
    assert [found.value for found in draft.every("email")] == emails
    assert draft.value("name") == name


def test_a_bare_reply_to_that_is_used_leaves_the_senders_name() -> None:
    draft = _draft("use", "Jane Roe <jane@x.example>", "jane.roe@home.example")
    assert (draft.value("email"), draft.value("name")) == ("jane.roe@home.example", "Jane Roe")


@pytest.mark.parametrize("mode", ["when needed", "use", "use, keep name", "ignore"])
def test_the_reply_to_of_a_form_is_its_visitor(mode: ReplyToMode) -> None:
    draft = _draft(mode, "Acme Website <web@acme.example>", "jane@x.example", FORM)
    assert draft.value("email") == "jane@x.example"
    assert draft.value("name") == "Jane Roe"


@pytest.mark.parametrize("mode", ["when needed", "ignore"])
def test_an_address_that_was_only_named_is_claimed(mode: ReplyToMode) -> None:
    found = _draft(mode, "No Reply <noreply@p.example>", "Jane <jane@x.example>").best("email")
    assert found is not None
    assert found.found_by == ("reply_to" if mode == "when needed" else "sender")
