"""Other sites: who may read our answers, where a visitor may be sent, what a foreign page gives."""

from typing import Any

import pytest

from webforms.guards.origin import origin_of

SITE = "https://www.example.com"
POST = {"email": "ann@example.com"}


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://www.example.com/contact?x=1#top", "https://www.example.com"),
        ("HTTPS://WWW.Example.com:443", "https://www.example.com"),
        ("http://localhost:8090/@ann", "http://localhost:8090"),
        ("http://[::1]:80/", "http://[::1]"),
        ("https://evil.example\\@www.example.com/", ""),
        ("https://evil.example@www.example.com/", ""),
        ("//www.example.com/", ""),
        ("/thanks", ""),
        ("javascript:alert(1)", ""),
        ("https://www.example.com\n.evil.example/", ""),
        ("https://[broken/", ""),
        ("https://www.example.com:port/", ""),
        ("", ""),
    ],
)
def test_only_what_every_browser_reads_alike_has_an_origin(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        (f"{SITE}/merci?from=form", f"{SITE}/merci?from=form"),
        ("https://evil.example/", None),
        (f"{SITE}.evil.example/", None),
        (f"https://evil.example\\@{SITE[8:]}/", None),
        ("http://www.example.com/", None),
        ("//evil.example/", None),
    ],
)
def test_next_is_followed_to_the_forms_own_sites_only(
    web: Any, wanted: str, goes_to: str | None
) -> None:
    web.wish(origins=(SITE,))
    answer = web.post(data={**POST, "_next": wanted}, headers={"Origin": SITE})
    assert answer.location == (goes_to or f"/f/{web.form.key}/thanks")


def test_without_sites_next_is_ignored(web: Any) -> None:
    assert web.post(data={**POST, "_next": SITE}).location == f"/f/{web.form.key}/thanks"


def test_a_script_on_a_site_of_the_form_may_read_the_answer(web: Any) -> None:
    web.wish(origins=(SITE,))
    answer = web.post(json=POST, headers={"Origin": SITE})
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_post_from_another_site_is_refused_and_the_refusal_is_not_readable_there(
    web: Any,
) -> None:
    web.wish(origins=(SITE,))
    answer = web.post(json=POST, headers={"Origin": "https://other.example"})
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (403, "ORIGIN_NOT_ALLOWED")
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert web.claims() == []
    (logged,) = web.log()
    assert (logged.status, logged.code, logged.verdict) == (403, "ORIGIN_NOT_ALLOWED", "reject")
    assert logged.origin == "https://other.example"


@pytest.mark.parametrize("origin", [SITE, "http://localhost", SITE.upper()])
def test_a_site_of_the_form_and_our_own_page_may_post(web: Any, origin: str) -> None:
    web.wish(origins=(SITE,))
    assert web.post(json=POST, headers={"Origin": origin}).status_code == 200


SILENT = [{}, {"Origin": "null"}]


@pytest.mark.parametrize("headers", SILENT, ids=["absent", "null"])
def test_a_silent_browser_needs_something_we_signed(web: Any, headers: dict[str, str]) -> None:
    web.wish(origins=(SITE,))
    refused = web.post(data=POST, headers=headers)
    assert refused.status_code == 403
    # Nothing typed is lost: the page that refuses is ours, and sending it from there works.
    assert 'value="ann@example.com"' in refused.text
    assert 'name="_token"' in refused.text
    token = web.page_token()
    assert web.post(data={**POST, "_token": token}, headers=headers).status_code == 303


@pytest.mark.parametrize("headers", SILENT, ids=["absent", "null"])
def test_a_solved_challenge_of_this_form_will_do(
    web: Any, solved: Any, headers: dict[str, str]
) -> None:
    web.wish(origins=(SITE,))
    data = {**POST, "altcha": solved(web)}
    assert web.post(data=data, headers=headers).status_code == 303


@pytest.mark.parametrize("token", ["", "1.2", "0." + "a" * 32, "é.é", "9" * 40 + ".x"])
def test_a_token_we_did_not_sign_will_not_do(web: Any, token: str) -> None:
    web.wish(origins=(SITE,))
    refused = web.post(data={**POST, "_token": token}, headers={"Origin": "null"})
    assert refused.status_code == 403


def test_without_sites_a_silent_browser_is_a_sign_only(web: Any) -> None:
    web.post(data=POST, headers={"Origin": "null"})
    (payload,) = web.kept()
    assert payload.verdict == "accept"
    assert "no origin" in [sign for sign, _sentence in payload.signs]


def test_a_form_for_any_site_may_be_read_anywhere(web: Any) -> None:
    answer = web.post(json={"name": "Ann"}, headers={"Origin": "https://other.example"})
    assert answer.status_code == 422
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_preflight_lets_formspree_scripts_through(web: Any) -> None:
    answer = web.client.options(f"/f/{web.form.key}", headers={"Origin": SITE})
    assert answer.status_code == 204
    allowed = answer.headers["Access-Control-Allow-Headers"]
    assert {"content-type", "formspree-client", "formspree-session-data"} <= set(
        allowed.split(", ")
    )
    assert answer.headers["Access-Control-Max-Age"] == "86400"
