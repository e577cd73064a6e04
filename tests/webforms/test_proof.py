"""Proof of work: one post for each challenge, of this form, in time, and nothing without it."""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from store import challenges, forms
from store.forms import FormWish
from webforms import proof as proofs

POST = {"email": "ann@example.com", "message": "Please call me."}
JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}
FIELDS = [{"name": "email", "type": "email"}, {"name": "message", "type": "textarea"}]


def _require(web: Any) -> None:
    web.define(fields=FIELDS, proof_of_work="require")


def _code(answer: Any) -> str:
    return answer.json["errors"][0]["code"] if answer.status_code != 200 else "taken"


def _with_time(payload: str, time: float) -> str:
    sent = json.loads(b64decode(payload))
    sent["solution"]["time"] = time
    return b64encode(json.dumps(sent).encode()).decode()


def test_a_challenge_is_nothing_to_keep_and_readable_from_the_site(web: Any) -> None:
    answer = web.get("/challenge", headers={"Origin": "https://www.example.com"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert set(answer.json) == {"parameters", "signature"}
    assert answer.json["parameters"]["data"]["f"] == web.form.key


def test_a_solved_challenge_takes_the_suspicion_away(web: Any, solved: Any) -> None:
    web.post(json={**POST, "altcha": solved(web)}, headers=JSON)
    (payload,) = web.kept()
    # The work may be done so quickly that the haste is left.
    assert {sign for sign, _sentence in payload.signs} <= {"haste"}
    assert not any(name == "altcha" for name, _value in (*payload.fields, *payload.controls))


def test_the_same_proof_is_refused_for_another_post_even_with_its_time_altered(
    web: Any, solved: Any
) -> None:
    _require(web)
    proof = solved(web)
    assert _code(web.post(json={**POST, "altcha": proof}, headers=JSON)) == "taken"
    other = {**POST, "message": "Something else.", "altcha": _with_time(proof, 17.5)}
    assert _code(web.post(json=other, headers=JSON)) == "CHALLENGE_EXPIRED"
    assert len(web.claims()) == 1


def test_where_proofs_only_count_a_used_one_makes_the_post_wait(web: Any, solved: Any) -> None:
    proof = solved(web)
    web.post(json={**POST, "altcha": proof}, headers=JSON)
    again = {**POST, "message": "Something else.", "altcha": proof}
    assert web.post(json=again, headers=JSON).status_code == 200
    first, second = web.kept()
    assert (first.verdict, second.verdict) == ("accept", "quarantine")


def test_a_spent_proof_stays_spent_in_another_process_and_after_a_restart(
    build_web: Any, solved: Any
) -> None:
    web = build_web()
    _require(web)
    proof = solved(web)
    web.post(json={**POST, "altcha": proof}, headers=JSON)
    restarted = build_web()
    other = {**POST, "message": "Something else.", "altcha": proof}
    assert _code(restarted.post(json=other, headers=JSON)) == "CHALLENGE_EXPIRED"
    # The very same post again is no misuse, it is a repetition.
    same = restarted.post(json={**POST, "altcha": proof}, headers=JSON)
    assert same.json["duplicate"] is True


def test_a_challenge_of_another_form_is_worth_nothing_here(web: Any, solved: Any) -> None:
    _require(web)
    with web.database.write() as connection:
        other = forms.create(connection, FormWish("Other"))
    refused = web.post(json={**POST, "altcha": solved(web, other.key)}, headers=JSON)
    assert _code(refused) == "CHALLENGE_REQUIRED"
    assert web.claims() == []


def test_an_expired_challenge_is_refused_as_such(
    web: Any, solved: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _require(web)
    monkeypatch.setattr(proofs, "CHALLENGE_SECONDS", -5)
    refused = web.post(json={**POST, "altcha": solved(web)}, headers=JSON)
    assert _code(refused) == "CHALLENGE_EXPIRED"


@pytest.mark.parametrize(
    "changed",
    [
        "",
        "!!",
        "e30=",
        b64encode(b"[" * 3000).decode(),
        b64encode(b'{"challenge": {"parameters": 1}, "solution": {}}').decode(),
    ],
)
@pytest.mark.parametrize("channel", ["json", "data"])
def test_without_a_good_proof_nothing_is_created_on_any_path(
    web: Any, changed: str, channel: str
) -> None:
    _require(web)
    answer = web.post(**{channel: {**POST, "altcha": changed}}, headers=JSON)
    assert answer.status_code == 422
    assert _code(answer) == "CHALLENGE_REQUIRED"
    assert web.claims() == []
    assert [one.code for one in web.log()] == ["CHALLENGE_REQUIRED"]


def test_a_forged_solution_is_refused(web: Any, solved: Any) -> None:
    _require(web)
    forged = solved(web, derivedKey="00" * 32)
    assert _code(web.post(json={**POST, "altcha": forged}, headers=JSON)) == "CHALLENGE_REQUIRED"


def test_a_mistake_in_the_form_does_not_use_the_proof_up(web: Any, solved: Any) -> None:
    _require(web)
    proof = solved(web)
    wrong = web.post(json={**POST, "email": "ann", "altcha": proof}, headers=JSON)
    assert _code(wrong) == "TYPE_EMAIL"
    assert _code(web.post(json={**POST, "altcha": proof}, headers=JSON)) == "taken"


def test_expired_challenges_are_forgotten(web: Any) -> None:
    past = datetime(2020, 1, 1, tzinfo=UTC)
    with web.database.write() as connection:
        challenges.spend(connection, "ab", past)
        challenges.forget_expired(connection, datetime.now(UTC))
        assert not challenges.is_spent(connection, "ab")
