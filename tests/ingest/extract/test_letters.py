"""Whole letters, from their bytes to the draft beside them."""

import json
from pathlib import Path

import pytest

from ingest.extract import understand
from ingest.forwards import read_forward
from ingest.mime import parse
from ingest.notifications import read_notification
from ingest.quotes import split_reply
from ingest.reading import Context

LETTERS = Path(__file__).parents[2] / "letters"
OURS = Context(
    own_emails=frozenset({"sales@ours.example", "bob@ours.example"}),
    own_domains=frozenset({"ours.example"}),
    region="GB",
)
NAMES = sorted(
    path.stem
    for prefix in ("reply", "forward", "form", "signature")
    for path in LETTERS.glob(f"{prefix}_*.eml")
)


def test_there_are_letters() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_becomes_the_draft_beside_it(name: str) -> None:
    message = parse((LETTERS / f"{name}.eml").read_bytes())
    expected = json.loads((LETTERS / f"{name}.json").read_text("utf-8"))
    notification = read_notification(message)
    draft = understand(message, split_reply(message), read_forward(message), notification, OURS)
    note = expected.pop("note", None)
    assert {field: draft.value(field) for field in expected} == expected
    assert note is None or ("note", note) in draft.extra
    assert (notification is not None) == name.startswith("form_")
