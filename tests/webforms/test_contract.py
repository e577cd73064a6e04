"""The endpoint's contract: what each kind of post is answered, and what is kept of it."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import update

from store import forms
from store.tables import submissions
from store.types import utc_now

ANN = {"name": "Ann Lee", "email": "ann@example.com", "message": "Please call me."}
FIELDS = tuple(ANN.items())
JSON = {"Accept": "application/json"}


@pytest.mark.parametrize(
    "request_",
    [
        {"data": ANN},
        {"data": ANN, "content_type": "multipart/form-data"},
        {"json": ANN},
        {
            "data": '{"name": "Ann Lee", "email": "ann@example.com", "message": "Please call me."}',
            "content_type": "text/plain;charset=UTF-8",
        },
    ],
    ids=["urlencoded", "multipart", "json", "json as text"],
)
def test_every_encoding_keeps_the_same_post(web: Any, request_: dict[str, Any]) -> None:
    answer = web.post(**request_, headers=JSON)
    assert answer.status_code == 200
    assert answer.json == {
        "ok": True,
        "id": f"sub_{web.claims()[0].submission_id}",
        "next": f"http://localhost/f/{web.form.key}/thanks",
        "message": "Thank you. Your message has arrived.",
    }


def test_the_payload_holds_what_was_sent(web: Any) -> None:
    headers = {"Referer": "https://www.example.com/contact?x=1", "User-Agent": "Browser 1"}
    web.post(data={**ANN, "colour": "green", "_subject": "Hello"}, headers=headers)
    (claim,) = web.claims()
    assert (claim.channel, claim.source_id) == ("form", web.form.source_id)
    assert (claim.peer, claim.url) == ("127.0.0.0", "https://www.example.com/contact?x=1")


def test_unknown_fields_are_kept_in_the_order_sent(web: Any) -> None:
    web.post(
        data=b"colour=green&email=ann%40example.com&colour=blue&size%5Beu%5D=42",
        content_type="application/x-www-form-urlencoded",
    )
    (payload,) = web.kept()
    assert payload.fields == (
        ("colour", "green"),
        ("email", "ann@example.com"),
        ("colour", "blue"),
        ("size.eu", "42"),
    )


def test_a_browser_is_sent_to_the_thank_you_page(web: Any) -> None:
    answer = web.post(data=ANN)
    assert (answer.status_code, answer.location) == (303, f"/f/{web.form.key}/thanks")
    assert "Your message has arrived." in web.client.get(answer.location).text
    assert "Set-Cookie" not in answer.headers


def test_the_owners_words_and_page_are_used(web: Any) -> None:
    web.wish(thank_you="We call you back.", redirect_url="https://www.example.com/merci")
    assert web.post(data=ANN).location == "https://www.example.com/merci"
    assert web.post(data=ANN, headers=JSON).json["message"] == "We call you back."


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        ({"data": {"_subject": "x", "name": " "}}, 400, "EMPTY"),
        ({}, 400, "EMPTY"),
        ({"data": "[1, 2]", "content_type": "application/json"}, 400, "MALFORMED"),
        ({"data": "{" * 10000, "content_type": "application/json"}, 400, "MALFORMED"),
        ({"data": '{"a":' * 50 + "1" + "}" * 50, "content_type": "application/json"}, 400,
         "MALFORMED"),
        ({"data": "hello there", "content_type": "text/plain"}, 400, "MALFORMED"),
        ({"data": "<a/>", "content_type": "application/xml"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ({"data": {"message": "x" * 1024 * 1024}}, 413, "BODY_TOO_BIG"),
        ({"data": b"a=1&" * 101}, 413, "TOO_MANY_FIELDS"),
        ({"data": {"email": "ann at example"}}, 422, "TYPE_EMAIL"),
        ({"data": {"name": "Ann"}}, 422, "REQUIRED_FIELD_EMPTY"),
        ({"data": {"message": "x" * 50001}}, 422, "TOO_LONG"),
        ({"data": {"email": "ann@example.com", "colour": "x" * 10001}}, 422, "TOO_LONG"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_answered_and_not_kept(
    web: Any, request_: dict[str, Any], status: int, code: str
) -> None:
    if isinstance(request_.get("data"), bytes):
        request_ = {**request_, "content_type": "application/x-www-form-urlencoded"}
    answer = web.post(**request_, headers=JSON)
    assert answer.status_code == status
    assert answer.json["ok"] is False
    assert answer.json["error"]
    assert [error["code"] for error in answer.json["errors"]] == [code]
    assert answer.json["errors"][0]["message"]
    assert web.claims() == []


def test_a_file_that_is_too_big_is_answered_as_such(web: Any) -> None:
    file = (BytesIO(b"x" * 1100000), "plan.pdf")
    answer = web.post(data={"message": "x", "file": file}, headers=JSON)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (413, "BODY_TOO_BIG")


@pytest.mark.parametrize(
    ("fields", "status"),
    [(b"a=1&message=Hello", 303), (b"&".join([b"a=" + b"x" * 9999] * 120), 413)],
)
def test_a_body_in_chunks_is_read_whole_or_refused(web: Any, fields: bytes, status: int) -> None:
    answer = web.post(
        input_stream=BytesIO(fields),
        environ_overrides={"wsgi.input_terminated": True},
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == status
    assert len(web.claims()) == (status == 303)


def test_an_unknown_form_is_not_found(web: Any) -> None:
    answer = web.client.post("/f/frm_0000000000", data=ANN, headers=JSON)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (404, "FORM_NOT_FOUND")
    assert web.client.get("/f/frm_0000000000").status_code == 404


@pytest.mark.parametrize("key", ["%00", "frm_%ff", "a b", "x" * 5000, "é"])
def test_an_address_nobody_was_given_is_not_found(web: Any, key: str) -> None:
    assert web.client.post(f"/f/{key}", data=ANN).status_code == 404


def test_an_archived_form_is_gone(web: Any) -> None:
    with web.database.write() as connection:
        forms.archive(connection, web.form.key)
    answer = web.post(data=ANN, headers=JSON)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (410, "INACTIVE")
    assert "closed" in web.get().text


def test_a_double_click_is_one_submission(web: Any) -> None:
    first = web.post(data=ANN, headers=JSON).json
    second = web.post(data=ANN, headers=JSON).json
    assert second == {**first, "duplicate": True}
    assert len(web.claims()) == 1


def test_the_page_loads_id_makes_a_repetition_known_and_other_words_new(web: Any) -> None:
    web.post(data={**ANN, "_id": "8c6f"})
    assert web.post(data={**ANN, "_id": "8c6f"}, headers=JSON).json["duplicate"] is True
    web.post(data={**ANN, "message": "And another thing.", "_id": "8c6f"})
    assert len(web.claims()) == 2


def test_after_the_window_the_same_words_are_another_enquiry(build_web: Any) -> None:
    web = build_web()
    web.post(data=ANN)
    eleven_minutes_ago = utc_now() - timedelta(minutes=11)
    with web.database.write() as connection:
        connection.execute(update(submissions).values(received_at=eleven_minutes_ago))
    # A restarted process remembers nothing but what is in the store.
    again = build_web().post(data=ANN, headers=JSON)
    assert "duplicate" not in again.json
    assert len(web.claims()) == 2


def test_controls_cannot_bring_a_second_header_or_another_recipient(web: Any) -> None:
    wanted = {"_subject": "Hello\r\nBcc: all@example.org", "_cc": "x@example.org", "_to": "y@z.org"}
    web.post(data={**ANN, **wanted, "_unknown": "kept"})
    (payload,) = web.kept()
    assert payload.fields == FIELDS
    assert dict(payload.controls)["_subject"] == "Hello Bcc: all@example.org"


def test_a_filled_trap_looks_like_success_and_is_kept_with_its_sign(web: Any) -> None:
    answer = web.post(data={**ANN, "_gotcha": "http://pills.example"})
    assert answer.status_code == 303
    (payload,) = web.kept()
    assert payload.signs[0] == (
        "honeypot",
        "The hidden field _gotcha was filled, as programs do. (+5)",
    )
    assert payload.verdict == "quarantine"
    assert payload.fields == FIELDS


def test_a_form_without_files_says_so_and_gives_the_words_back(web: Any) -> None:
    files = {"plan": (BytesIO(b"%PDF"), "plan.pdf"), "none": (BytesIO(), "")}
    answer = web.post(data={**ANN, **files})
    assert answer.status_code == 415
    assert "Please call me.</textarea>" in answer.text
    assert web.claims() == []


def test_an_empty_file_field_is_no_file(web: Any) -> None:
    assert web.post(data={**ANN, "none": (BytesIO(), "")}).status_code == 303


def test_control_characters_are_dropped_and_line_ends_made_one(web: Any) -> None:
    body = {"na\x00me": "A\x00nn\x1b[31m\ud83d", "message": "one\r\ntwo\rthree\tfour"}
    web.post(data=json.dumps(body), content_type="application/json")
    (payload,) = web.kept()
    assert payload.fields == (("name", "Ann[31m"), ("message", "one\ntwo\nthree\tfour"))


def test_an_old_page_in_windows_1252_keeps_its_accents(web: Any) -> None:
    web.post(
        data=b"nom=Ren%E9e+Fran%E7ois&courriel=r%40example.org",
        content_type="application/x-www-form-urlencoded",
    )
    assert web.kept()[0].fields == (("nom", "Renée François"), ("courriel", "r@example.org"))


def test_replyto_stands_for_a_missing_email_and_is_checked_like_one(web: Any) -> None:
    assert web.post(data={"message": "Hi", "_replyto": "nobody"}).status_code == 422
    web.post(data={"message": "Hi", "_replyto": "ann@example.com"})
    assert web.kept()[0].fields == (("message", "Hi"), ("email", "ann@example.com"))


def test_fields_we_do_not_know_are_enquiry_enough(web: Any) -> None:
    assert web.post(data={"Votre projet": "Une maison"}).status_code == 303
