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
    answer = web.post(data={**POST, "_next": wanted})
    assert answer.location == (goes_to or f"/f/{web.form.key}/thanks")


def test_without_sites_next_is_ignored(web: Any) -> None:
    assert web.post(data={**POST, "_next": SITE}).location == f"/f/{web.form.key}/thanks"


def test_a_script_on_a_site_of_the_form_may_read_the_answer(web: Any) -> None:
    web.wish(origins=(SITE,))
    answer = web.post(json=POST, headers={"Origin": SITE})
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_post_from_another_site_is_kept_with_a_sign_and_not_readable_there(web: Any) -> None:
    web.wish(origins=(SITE,))
    answer = web.post(json=POST, headers={"Origin": "https://other.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert [sign for sign, _sentence in web.kept()[0].signs] == ["foreign origin"]


@pytest.mark.parametrize("origin", ["null", SITE, "http://localhost"])
def test_a_missing_origin_or_our_own_page_is_no_sign(web: Any, origin: str) -> None:
    web.wish(origins=(SITE,))
    web.post(json=POST, headers={"Origin": origin})
    assert web.kept()[0].signs == ()


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
