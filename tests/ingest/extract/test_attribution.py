"""The campaign an enquiry came from: what counts as said by the person, and what does not."""

import time
from dataclasses import replace

import pytest

from ingest.extract.attribution_links import NAMES, host_of, links_in, parameters_of
from ingest.read import read_arrival, read_letter
from ingest.reading import Context
from store.payload import FormPayload

SITES = frozenset({"lamps.example"})
OURS = Context(own_emails=frozenset({"sales@ours.example"}), own_sites=SITES)


def _attribution(
    body: str, header: str = "", kind: str = "plain", context: Context = OURS
) -> dict[str, str]:
    raw = f"From: Jane Roe <jane@x.example>\nSubject: Hi\nContent-Type: text/{kind}\n{header}\n"
    draft = read_letter(f"{raw}{body}\n".encode(), context).draft
    return {found.field: found.value for found in draft.attribution}


def test_every_parameter_of_a_link_to_our_site_is_kept() -> None:
    query = "&".join(f"{name}=v{at}" for at, name in enumerate(NAMES))
    found = _attribution(f"I saw https://www.lamps.example/desk?{query} and want three.")
    assert found == {name: f"v{at}" for at, name in enumerate(NAMES)}
    assert len(found) == 16


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("See http://lamps.example/?utm_source=a%20b&x=1.", "plain", {"utm_source": "a b"}),
        ("See http://lamps.example/#!/p?gclid=A_b-1", "plain", {"gclid": "A_b-1"}),
        ("See http://lamps.example/?GCLID=Q&amp;utm_id=7", "plain", {"gclid": "Q", "utm_id": "7"}),
        ('<p>Hi <a href="https://lamps.example/?utm_term=x">x</a>', "html", {"utm_term": "x"}),
        (
            "https://eur01.safelinks.protection.outlook.com/"
            "?url=https%3A%2F%2Flamps.example%2F%3Futm_source%3Dnews&data=1",
            "plain",
            {"utm_source": "news"},
        ),
        ("http://a.lamps.example/?gclid=1 http://lamps.example/?gclid=2", "plain", {"gclid": "1"}),
        ("See https://other.example/?utm_source=a", "plain", {}),
        ("See https://lamps.example.evil.example/?utm_source=a", "plain", {}),
        ("See https://evillamps.example/?utm_source=a", "plain", {}),
        ("See https://other.example/?to=https://lamps.example/?utm_source=a", "plain", {}),
        (f"See https://lamps.example/?gclid={'x' * 2049}&utm_id=2", "plain", {"utm_id": "2"}),
        ("Hi\n\nOn Monday, Bob wrote:\n> https://lamps.example/?utm_source=old", "plain", {}),
        (
            '<p>Hi</p><blockquote><a href="https://lamps.example/?utm_source=old">x</a></blockquote>',
            "html",
            {},
        ),
    ],
)  # fmt: skip
def test_links_that_count_and_links_that_do_not(
    body: str, kind: str, expected: dict[str, str]
) -> None:
    assert _attribution(body, kind=kind) == expected


def test_without_a_site_of_ours_no_link_counts() -> None:
    context = replace(OURS, own_sites=frozenset())
    assert _attribution("https://lamps.example/?utm_source=a", context=context) == {}


def test_header_fields_come_before_links() -> None:
    header = "X-UTM-Source: letter\nX-UTM-Marketing-Tactic: now\nX-Campaign: autumn\n"
    found = _attribution("https://lamps.example/?utm_source=web&utm_term=desk", header)
    assert found == {
        "utm_source": "letter",
        "utm_marketing_tactic": "now",
        "utm_campaign": "autumn",
        "utm_term": "desk",
    }


def test_a_form_letter_names_its_page() -> None:
    body = (
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Three lamps\n"
        "Page URL: https://lamps.example/contact?utm_source=ad&gclid=G1"
    )
    assert _attribution(body) == {"utm_source": "ad", "gclid": "G1"}


def test_a_form_post_is_attributed_by_hidden_fields_and_by_its_page() -> None:
    payload = FormPayload(
        "key",
        (("email", "jane@x.example"), ("utm_source", "field"), ("gclid", " ")),
        page="https://anywhere.example/contact?utm_source=page&gclid=G1",
    )
    draft = read_arrival("form", payload.to_bytes(), OURS).draft
    found = {one.field: (one.value, one.found_by) for one in draft.attribution}
    assert found == {"utm_source": ("field", "form_field"), "gclid": ("G1", "page")}
    assert "gclid=G1" in draft.attribution[1].evidence


@pytest.mark.parametrize(
    "link",
    [
        "http://[::1",
        "http://lamps.example:99999999/?gclid=1",
        "http://" + "lamps." * 3000 + "example/?gclid=1",
        "http://lamps.example/?" + "&".join(["gclid=1"] * 5000),
        "http://lamps.example/?gclid=%00",
        "",
    ],
)
def test_hostile_links_say_nothing_and_never_raise(link: str) -> None:
    assert all(len(value) < 2049 for _, value in parameters_of(link, SITES))


def test_a_text_full_of_links_ends_soon() -> None:
    before = time.process_time()
    assert len(links_in("https://lamps.example/?gclid=1 " * 50_000)) <= 200
    assert len(links_in("http://" * 100_000)) <= 200
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://www.Lamps.example/shop", "lamps.example"),
        ("lamps.example:8090", "lamps.example"),
        (" lamps.example ", "lamps.example"),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_a_site_is_named_by_its_host(site: str, host: str) -> None:
    assert host_of(site) == host
