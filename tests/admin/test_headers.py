"""Security headers and cookies (OWASP ASVS 5.0 sections 3.2 to 3.5)."""

import gzip

import pytest

from admin import create_app
from config import Settings
from store import Database
from tests.admin.conftest import Browser


@pytest.mark.parametrize("url", ["/", "/sign-in", "/nowhere", "/healthz", "/account"])
def test_every_answer_is_strict(ada: Browser, url: str) -> None:
    headers = ada.client.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "url", ["/", "/intake", "/duplicates", "/mailboxes", "/settings", "/account", "/sign-in"]
)
def test_no_page_has_a_script_or_style_of_its_own(ada: Browser, url: str) -> None:
    page = ada.client.get(url, follow_redirects=True).text
    assert "<script>" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_over_https_the_cookie_is_bound_to_the_host(house: Database) -> None:
    settings = Settings.model_validate({"http": {"public_url": "https://crm.example.com"}})
    app = create_app(settings, house)
    answer = app.test_client().get("/sign-in", base_url="https://crm.example.com")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-frontdesk=")
    for attribute in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert attribute in cookie
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_over_plain_http_there_is_no_promise_of_tls(stranger: Browser) -> None:
    answer = stranger.client.get("/sign-in")
    assert "Strict-Transport-Security" not in answer.headers
    assert "Secure" not in answer.headers["Set-Cookie"]


def test_static_files_are_kept_by_browsers_under_their_digest(stranger: Browser) -> None:
    page = stranger.get("/sign-in")
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = stranger.client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_static_files_travel_packed_where_the_browser_can_unpack_them(stranger: Browser) -> None:
    page = stranger.get("/sign-in")
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    plain = stranger.client.get(address)
    packed = stranger.client.get(address, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) * 4 < len(plain.data)
    assert packed.headers["Content-Length"] == str(len(packed.data))


def test_the_secret_key_survives_a_restart(house: Database) -> None:
    first, second = create_app(Settings(), house), create_app(Settings(), house)
    assert first.secret_key == second.secret_key
    assert len(str(first.secret_key)) == 64


def test_health_is_answered_without_signing_in(stranger: Browser, house: Database) -> None:
    assert stranger.client.get("/healthz").json == {"status": "ok"}
    assert house.url.database is not None
    with open(house.url.database, "wb") as file:
        file.write(b"this is no database" * 100)
    house.close()
    assert stranger.client.get("/healthz").status_code == 503
