"""The intake and the why page, from arrival to record."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from store import Arrival, Database, Envelope, sources
from store.accepting import accept
from store.inbox import Finish, claim, finish
from store.types import utc_now
from tests.admin.conftest import Browser

LETTER = b"""From: Marie Curie <marie@radium.example>
To: sales@example.com
Subject: Two centrifuges
Message-ID: <1@radium.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p>Please call <b>+33 1 44 27 44 27</b>.</p><script>alert(1)</script>
<img src="https://track.example/p.gif">
--b
Content-Type: text/html; name="page.html"
Content-Disposition: attachment; filename="=?utf-8?q?r=C3=A9sum=C3=A9=22=2Ehtml?="

<script>alert(document.domain)</script>
--b--
"""

TRACE: dict[str, Any] = {
    "version": 1,
    "message": {"subject": "Two centrifuges", "headers": [["from", "Marie"], ["x-mailer", "M"]]},
    "text": "Please call +33 1 44 27 44 27 <b>now</b>.",
    "hits": [{"rule": "portal", "reason": "A portal sent it."}],
    "misses": ["own_loop"],
    "findings": [
        {
            "field": "phone",
            "value": "+33144274427",
            "found_by": "phone_numbers",
            "confidence": 0.9,
            "evidence": "+33 1 44 27 44 27",
            "label": "",
        }
    ],
    "resolution": {"verdict": "REVIEW", "candidates": [{"id": 7, "name": "M. Curie"}]},
    "outcome": {"contact_id": 9, "created": ["contact"]},
}

END = Finish(
    status="held",
    kind="human",
    reason="A portal sent it.",
    sender="Marie Curie <marie@radium.example>",
    summary="Two centrifuges",
    message_id="1@radium.example",
    message_key=None,
    duplicate_of_id=None,
    rules_version=1,
    model_version=1,
    trace=TRACE,
)


@pytest.fixture
def letter(house: Database) -> int:
    """The id of a letter nobody has read yet."""
    with house.write() as connection:
        source = sources.register(connection, "smtp", "smtp", "Our SMTP")
        envelope = Envelope("mail", source, utc_now(), mail_from="marie@radium.example")
        arrival = Arrival(envelope, LETTER, hashlib.sha256(LETTER).digest())
        return accept(connection, arrival).submission_id


def read(house: Database, end: Finish = END) -> None:
    """Do what a worker does."""
    (taken,) = claim(house, "worker", limit=1, lease=timedelta(minutes=5))
    with house.write() as connection:
        finish(connection, taken, end)


def test_an_unread_letter_is_told_from_its_original(ada: Browser, letter: int) -> None:
    page = ada.get(f"/intake/{letter}")
    assert "Not read yet. This is what stands in the original." in page
    assert "+33 1 44 27 44 27" in page


def test_the_story_is_told_in_order(ada: Browser, house: Database, letter: int) -> None:
    read(house)
    page = ada.get(f"/intake/{letter}")
    steps = [page.index(f"<h2>{step}</h2>") for step in ("Arrived", "Read", "Judged", "Matched")]
    assert steps == sorted(steps)
    assert '<mark id="read-0" title="Phone">+33 1 44 27 44 27</mark> &lt;b&gt;now' in page
    assert "A portal sent it." in page
    assert "M. Curie" in page
    assert "/contacts/9" in page


@pytest.mark.parametrize("missing", [*TRACE, "everything"])
def test_a_trace_that_lacks_something_is_still_told(
    ada: Browser, house: Database, letter: int, missing: str
) -> None:
    trace = {} if missing == "everything" else {k: v for k, v in TRACE.items() if k != missing}
    read(house, replace(END, trace=trace))
    assert "Became" in ada.get(f"/intake/{letter}")


def test_tabs_hold_what_is_in_their_state(ada: Browser, house: Database, letter: int) -> None:
    assert "marie@radium.example" in ada.get("/intake?tab=pending")
    read(house)
    assert "Nothing waits" in ada.get("/intake?tab=pending")
    assert "Two centrifuges" in ada.get("/intake?tab=held")
    assert "Two centrifuges" in ada.get("/intake?tab=held&text=centrif&kind=human&source=1")
    assert "Nothing fits these filters" in ada.get("/intake?tab=held&text=100%25")


@pytest.mark.parametrize("url", ["before=²", "after=99999999999999999999", "source=x&before=-1"])
def test_an_address_typed_by_hand_breaks_nothing(ada: Browser, letter: int, url: str) -> None:
    ada.get(f"/intake?tab=pending&{url}")
    ada.get("/intake/99999999999999999999", status=404)


def test_buttons_move_it_and_undo_brings_it_back(
    ada: Browser, house: Database, letter: int
) -> None:
    read(house)
    ada.post(f"/intake/{letter}/discard", {"reason": "a test"})
    assert f'action="/intake/{letter}/run-again"' in ada.get(f"/intake/{letter}")
    assert "Set aside by Ada Byron: a test." in ada.get("/intake?tab=discarded")
    ada.post(f"/intake/{letter}/accept", {})
    (taken,) = claim(house, "worker", limit=1, lease=timedelta(minutes=5))
    assert taken.override == "accept"


def test_what_a_worker_holds_is_left_alone(ada: Browser, house: Database, letter: int) -> None:
    claim(house, "worker", limit=1, lease=timedelta(minutes=5))
    ada.post(f"/intake/{letter}/discard", {})
    assert "It is being read just now" in ada.get(f"/intake/{letter}")


def test_the_letter_is_shown_in_a_sandbox_without_its_scripts(ada: Browser, letter: int) -> None:
    answer = ada.client.get(f"/intake/{letter}/letter")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "<b>+33 1 44 27 44 27</b>" in answer.text
    assert "alert" not in answer.text
    assert "track" not in answer.text
    assert '<iframe class="fd-frame" sandbox ' in ada.get(f"/intake/{letter}")


@pytest.mark.parametrize("part", ["attachments/0", "original"])
def test_a_strangers_file_is_only_ever_downloaded(ada: Browser, letter: int, part: str) -> None:
    headers = ada.client.get(f"/intake/{letter}/{part}").headers
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_strange_file_name_stays_within_its_header(ada: Browser, letter: int) -> None:
    headers = ada.client.get(f"/intake/{letter}/attachments/0").headers
    assert headers["Content-Disposition"] == (
        "attachment; filename=\"r_sum__.html\"; filename*=UTF-8''r%C3%A9sum%C3%A9%22.html"
    )


def test_the_original_is_given_back_byte_by_byte(ada: Browser, letter: int) -> None:
    assert ada.client.get(f"/intake/{letter}/original").data == LETTER
    ada.get(f"/intake/{letter}/attachments/7", status=404)


def test_the_first_page_counts_and_names_what_fails(
    ada: Browser, house: Database, letter: int
) -> None:
    with house.write() as connection:
        sources.failed(connection, 1, "The server refused us.", timedelta(minutes=5))
    page = ada.get("/")
    assert "<strong>1</strong> arrival today" in page
    assert "The server refused us." in page
    assert "failed once" in ada.get("/mailboxes")
