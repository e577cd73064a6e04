"""The endpoint for programs: a token of the form, the same validation, no proof of work."""

from typing import Any

import pytest

from store import form_tokens, forms
from store.forms import FormWish

ANN = {"email": "ann@example.com", "message": "Please call me."}
FIELDS = [{"name": "email", "type": "email", "required": True}, {"name": "message"}]


def _token(web: Any, form: Any = None) -> str:
    with web.database.write() as connection:
        return form_tokens.issue(connection, (form or web.form).id, "shop")


def _post(web: Any, token: str | None, **request: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    path = f"/api/v1/forms/{web.form.key}/submissions"
    return web.client.post(path, headers=headers, **request)


def test_a_program_with_a_token_posts_without_proof_origin_or_haste(web: Any) -> None:
    web.wish(origins=("https://www.example.com",))
    web.define(fields=FIELDS, proof_of_work="require")
    answer = _post(web, _token(web), json=ANN)
    assert answer.status_code == 200
    assert answer.json["id"].startswith("sub_")
    (payload,) = web.kept()
    assert (payload.verdict, payload.score) == ("accept", 0)
    assert [one.channel for one in web.log()] == ["api"]


def test_the_same_post_twice_is_one(web: Any) -> None:
    token = _token(web)
    first = _post(web, token, json={**ANN, "_id": "7f"}).json
    assert _post(web, token, json={**ANN, "_id": "7f"}).json == {**first, "duplicate": True}


def test_what_it_sends_is_judged_as_anywhere(web: Any) -> None:
    web.define(fields=FIELDS)
    token = _token(web)
    wrong = _post(web, token, json={"email": "ann"})
    assert (wrong.status_code, wrong.json["errors"][0]["code"]) == (422, "TYPE_EMAIL")
    spam = {"email": "x@mailinator.com", "message": "http://a.example http://b.example www.c.x"}
    assert _post(web, token, data=spam).status_code == 200
    assert web.kept()[0].verdict == "quarantine"


@pytest.mark.parametrize("kind", ["none", "empty", "wrong", "revoked", "of another form"])
def test_without_a_token_of_the_form_nothing_is_told(web: Any, kind: str) -> None:
    token: str | None = {"none": None, "empty": "", "wrong": "fdt_x"}.get(kind, "")
    if kind == "revoked":
        token = _token(web)
        with web.database.write() as connection:
            (known,) = form_tokens.of_form(connection, web.form.id)
            assert form_tokens.revoke(connection, web.form.id, known.id)
            assert not form_tokens.revoke(connection, web.form.id, known.id)
    if kind == "of another form":
        with web.database.write() as connection:
            other = forms.create(connection, FormWish("Other"))
        token = _token(web, other)
    refused = _post(web, token, json=ANN)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (401, "UNAUTHORIZED")
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    unknown = web.client.post("/api/v1/forms/frm_none/submissions", json=ANN)
    assert (unknown.status_code, unknown.json) == (401, refused.json)
    assert web.claims() == []


def test_only_the_hash_of_a_token_is_kept_and_its_use_is_noted(web: Any) -> None:
    token = _token(web)
    _post(web, token, json=ANN)
    with web.database.read() as connection:
        (known,) = form_tokens.of_form(connection, web.form.id)
        kept = connection.exec_driver_sql("SELECT * FROM form_tokens").fetchall()
    assert known.label == "shop"
    assert known.last_used_at is not None
    assert token not in repr(kept)
