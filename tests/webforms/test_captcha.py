"""Captcha services: asked on every path of visitors, and never a reason to lose a post."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.support.ports import free_port

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}
ANN = {"email": "ann@example.com", "message": "Please call me."}


class Verifier(BaseHTTPRequestHandler):
    """The service's address: it confirms the answer "right" and remembers what it was asked."""

    asked: list[dict[str, list[str]]]

    def do_POST(self) -> None:
        """Answer as both services do."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        said = parse_qs(body)
        self.asked.append(said)
        answer = json.dumps({"success": said["response"] == ["right"]}).encode()
        if said["response"] == ["nonsense"]:
            answer = b"<html>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def verifier() -> Iterator[str]:
    """The address of a running verifier."""
    Verifier.asked = []
    server = HTTPServer(("127.0.0.1", 0), Verifier)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/siteverify"
    server.shutdown()
    server.server_close()
    thread.join()


def _settings(kind: str, address: str) -> dict[str, str]:
    given = {"captcha": kind, "captcha_site_key": "site", "captcha_secret": "secret"}
    return {**given, "captcha_url": address}


@pytest.mark.parametrize(
    ("kind", "field"),
    [("turnstile", "cf-turnstile-response"), ("hcaptcha", "h-captcha-response")],
)
@pytest.mark.parametrize(
    ("answer", "signs", "verdict"),
    [
        ("right", set(), "accept"),
        ("wrong", {"captcha"}, "quarantine"),
        ("", {"captcha"}, "quarantine"),
        ("nonsense", {"captcha"}, "accept"),
    ],
)
def test_the_service_is_asked_and_its_word_counts(
    build_web: Any, verifier: str, kind: str, field: str, answer: str, signs: set[str], verdict: str
) -> None:
    web = build_web(forms=_settings(kind, verifier))
    assert web.get("/schema").json["captcha"] == {"name": field, "site_key": "site"}
    web.post(json={**ANN, field: answer}, headers=JSON)
    (payload,) = web.kept()
    assert {sign for sign, _sentence in payload.signs} - {"proof"} == signs
    assert payload.verdict == verdict
    assert field not in dict(payload.fields)
    asked = [{"secret": ["secret"], "response": [answer], "sitekey": ["site"],
              "remoteip": ["127.0.0.1"]}]  # fmt: skip
    assert Verifier.asked == (asked if answer else [])


def test_a_service_that_is_away_holds_nothing_against_a_visitor(build_web: Any) -> None:
    web = build_web(forms=_settings("turnstile", f"http://127.0.0.1:{free_port()}/"))
    web.post(json={**ANN, "cf-turnstile-response": "right"}, headers=JSON)
    (payload,) = web.kept()
    assert payload.verdict == "accept"
    assert dict(payload.signs)["captcha"] == "The captcha service could not be asked."
