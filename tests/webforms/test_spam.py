"""Spam: independent signs add up to a wait, never to a loss, and the sender sees success."""

from typing import Any

import pytest

from store import sender_lists
from webforms.post import Post
from webforms.suspicions.look import Look
from webforms.suspicions.score import score, suspicions

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}
ANN = {"name": "Ann Lee", "email": "ann@example.com", "message": "Please call me back."}


def _look(fields: dict[str, str] | None = None, **given: Any) -> Look:
    pairs = tuple((fields or ANN).items())
    controls = tuple(given.pop("controls", {}).items())
    origin = given.pop("origin", "https://www.example.com")
    post = Post(pairs, controls)
    return Look(**{"post": post, "fields": pairs, "proof": "valid", "origin": origin, **given})


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (_look(), {}),
        (_look(controls={"_gotcha": "x"}), {"honeypot": 5}),
        (_look(controls={"_hp_q3": " "}), {}),
        (_look(age=1.9), {"haste": 4}),
        (_look(age=2.0), {}),
        (_look(proof="none"), {"proof": 2}),
        (_look(proof="none", controls={"_js": "1"}), {"proof": 1}),
        (_look(proof="none", wants_proof=False), {}),
        (_look(proof="used"), {"proof": 5}),
        (_look(proof="wrong"), {"proof": 4}),
        (_look(origin=""), {"no origin": 1}),
        (_look(origin="null"), {"no origin": 1}),
        (_look(posts_lately=3), {}),
        (_look(posts_lately=4), {"rate": 1}),
        (_look(posts_lately=7), {"rate": 2}),
        (_look(posts_lately=21), {"rate": 4}),
        (_look({"message": "http://a.example www.b.example"}), {}),
        (_look({"message": "http://a.example www.b.example [url=c]"}), {"links": 2}),
        (_look({"url": "http://a.example http://b.example http://c.example"}), {}),
        (_look({"name": "Win at http://pills.example"}), {"link in name": 5}),
        (_look({"name": "St. Annen-Gymnasium"}), {}),
        (_look({"name": "wQxYvTzKbN"}), {"random name": 2}),
        (_look({"name": "sdkfjhgwx"}), {"random name": 2}),
        (_look({"name": "McDonald O'Neill"}), {}),
        (_look({"name": "Hans-Peter Schwarzenegger"}), {}),
        (_look({"name": "GUILLAUME DUPONT"}), {}),
        (_look({"email": "a.n.n.l.ee@gmail.com"}), {"dots": 1}),
        (_look({"email": "ann.b.c.lee@gmail.com"}), {}),
        (_look({"email": "x@mailinator.com"}), {"disposable": 3}),
        (_look(same_body_from=2), {}),
        (_look(same_body_from=3), {"same words": 4}),
        (_look(controls={"_webdriver": "1"}), {"webdriver": 3}),
        (_look(allowed="example.com"), {"allowed": -10}),
        (_look(denied="casino"), {"denied": 10}),
        (_look(captcha="missing"), {"captcha": 3}),
        (_look(captcha="failed"), {"captcha": 5}),
        (_look(captcha="unreachable"), {"captcha": 0}),
        (_look(is_api=True, proof="none", origin="", age=0.1, posts_lately=99), {}),
    ],
)  # fmt: skip
def test_each_sign_says_what_it_saw(look: Look, expected: dict[str, int]) -> None:
    found = suspicions(look)
    assert {one.sign: one.points for one in found} == expected
    assert all(one.reason.endswith(".") for one in found)


def test_an_allowed_sender_outweighs_the_signs() -> None:
    look = _look(allowed="ann@example.com", controls={"_gotcha": "x"})
    assert score(suspicions(look)) == 0


def _paths(web: Any, fields: dict[str, str]) -> list[Any]:
    return [
        web.post(data=fields, headers={"Origin": "https://www.example.com"}),
        web.post(json={**fields, "message": f"{fields['message']} 2"}, headers=JSON),
        web.post(
            data={**fields, "message": f"{fields['message']} 3", "_mode": "popup"}, headers=JSON
        ),
    ]


def test_every_path_makes_the_same_checks_and_quarantine_looks_like_success(web: Any) -> None:
    clean = _paths(web, ANN)
    caught = _paths(web, {**ANN, "message": "Please do.", "_hp_q3": "Acme"})
    for good, bad in zip(clean, caught, strict=True):
        assert (good.status_code, good.location) == (bad.status_code, bad.location)
        assert dict(good.headers, **{"Content-Length": ""}) == dict(
            bad.headers, **{"Content-Length": ""}
        )
        if good.is_json:
            assert set(good.json) == set(bad.json)
    assert [one.verdict for one in web.kept()] == ["accept"] * 3 + ["quarantine"] * 3
    logged = web.log()
    assert [one.channel for one in logged] == ["html", "json", "embed"] * 2
    assert [one.verdict for one in logged[3:]] == ["quarantine"] * 3
    assert logged[3].reasons[0][0] == "honeypot"


def test_a_page_of_ours_filled_in_at_once_and_without_script_waits(web: Any) -> None:
    web.post(data={**ANN, "_token": web.page_token()}, headers=JSON)
    (payload,) = web.kept()
    assert payload.verdict == "quarantine"
    assert dict(payload.signs)["haste"].endswith("(+4)")


def test_the_lists_are_asked_for_address_domain_network_and_word(web: Any) -> None:
    with web.database.write() as connection:
        sender_lists.put(connection, "deny", "domain", "spam.example")
        sender_lists.put(connection, "deny", "word", "casino")
        sender_lists.put(connection, "deny", "ip", "192.0.2.0/24")
        sender_lists.put(connection, "allow", "email", "Ann@Example.com")
    _learn(web)
    web.post(json={**ANN, "_gotcha": "x"}, headers=JSON)
    web.post(json={"email": "x@mail.spam.example", "message": "Hello"}, headers=JSON)
    web.post(json={"email": "y@example.org", "message": "Best CASINO in town"}, headers=JSON)
    seller = {"REMOTE_ADDR": "192.0.2.77"}
    web.post(json={"email": "z@example.org"}, headers=JSON, environ_overrides=seller)
    web.post(json={"email": "v@notspam.example"}, headers=JSON)
    verdicts = [one.verdict for one in web.kept()]
    assert verdicts == ["accept", "quarantine", "quarantine", "quarantine", "accept"]


def _learn(web: Any) -> None:
    senders = web.endpoint.desk.senders
    senders.forget()
    senders.refresh()


def test_a_burst_from_many_addresses_waits_and_is_not_refused(build_web: Any) -> None:
    web = build_web(forms={"burst_per_form": 5, "burst_of_all": 100})
    for number in range(12):
        post = {"email": f"a{number}@example.com", "message": f"Call me at {number}."}
        peer = {"REMOTE_ADDR": f"10.0.{number}.1"}
        assert web.post(json=post, headers=JSON, environ_overrides=peer).status_code == 200
    verdicts = [one.verdict for one in web.kept()]
    assert verdicts.count("quarantine") in (6, 7)
    assert verdicts[:5] == ["accept"] * 5


def test_the_same_long_words_from_several_addresses_wait(web: Any) -> None:
    words = "We offer the best prices for your web site, write to us today."
    for number in range(4):
        post = {"email": f"a{number}@example.com", "message": words}
        peer = {"REMOTE_ADDR": f"10.0.{number}.1"}
        web.post(json=post, headers=JSON, environ_overrides=peer)
    signs = [[sign for sign, _sentence in one.signs] for one in web.kept()]
    assert ["same words" in one for one in signs] == [False, False, True, True]


def test_one_address_is_refused_only_in_a_flood(build_web: Any) -> None:
    web = build_web(forms={"posts_per_address": 10})
    answers = [
        web.post(json={"email": f"a{number}@example.com"}, headers=JSON) for number in range(12)
    ]
    assert [one.status_code for one in answers] == [200] * 10 + [429] * 2
    assert answers[-1].json["errors"][0]["code"] == "RATE_LIMITED"
    assert answers[-1].headers["Retry-After"] == "60"
    other = {"REMOTE_ADDR": "10.9.9.9"}
    assert web.post(json=ANN, headers=JSON, environ_overrides=other).status_code == 200
    refused = web.post(data={"message": "A long letter"})
    assert refused.status_code == 429
    assert "A long letter</textarea>" in refused.text
