"""A webhook is signed, told once until it is taken, and never sent to where only we can reach."""

import base64
import hashlib
import hmac

import pytest

from outbound.webhooks import new_secret, secret_of
from store import Database, outbox
from tests.support.hook_server import HookServer
from tests.support.office import Office

pytestmark = pytest.mark.store


@pytest.fixture
def hooked(office: Office, hook_server: HookServer) -> Office:
    """An office whose form calls the receiver."""
    office.define(webhook_url=hook_server.url)
    return office


def test_an_accepted_post_is_told_and_signed(hooked: Office, hook_server: HookServer) -> None:
    submission = hooked.post(page="https://www.shop.example/?utm_source=letter")
    hooked.send("webhook")
    (call,) = hook_server.calls
    told = call.told
    assert call.path == "/hook?who=us"
    assert told["type"] == "submission.accepted"
    assert told["data"]["id"] == f"sub_{submission}"
    assert told["data"]["fields"]["email"] == "ada@engines.example"
    assert told["data"]["attribution"]["utm_source"] == "letter"
    assert told["data"]["lead_id"]
    secret = secret_of(hooked.database, hooked.form.key)
    assert secret.startswith("whsec_")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    named = f"{call.headers['webhook-id']}.{call.headers['webhook-timestamp']}."
    digest = hmac.new(key, named.encode() + call.body, hashlib.sha256).digest()
    assert call.headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert hooked.states("webhook") == ["sent"]


def test_a_refused_webhook_is_tried_again_under_the_same_name(
    hooked: Office, hook_server: HookServer
) -> None:
    hook_server.status = 500
    hooked.post()
    hooked.send("webhook")
    assert hooked.states("webhook") == ["waiting"]
    hook_server.status = 204
    hooked.make_due()
    hooked.send("webhook")
    first, second = hook_server.calls
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert hooked.states("webhook") == ["sent"]


def test_a_webhook_can_be_replayed(hooked: Office, hook_server: HookServer) -> None:
    hooked.post()
    hooked.send("webhook")
    with hooked.database.write() as connection:
        outbox.send_now(connection, hooked.items()[0].id)
    hooked.send("webhook")
    assert len({call.headers["webhook-id"] for call in hook_server.calls}) == 1
    assert len(hook_server.calls) == 2


def test_a_redirect_is_not_followed(hooked: Office, hook_server: HookServer) -> None:
    hook_server.status = 302
    hook_server.extra = {"Location": hook_server.url}
    hooked.post()
    hooked.send("webhook")
    assert len(hook_server.calls) == 1
    assert "not followed" in hooked.items("webhook")[0].error


def test_gone_is_final(hooked: Office, hook_server: HookServer) -> None:
    hook_server.status = 410
    hooked.post()
    hooked.send("webhook")
    assert hooked.states("webhook") == ["failed"]


def test_quarantined_posts_and_tests_are_not_told(hooked: Office, hook_server: HookServer) -> None:
    hooked.post(verdict="quarantine")
    hooked.post(test=True)
    hooked.send("webhook")
    assert hook_server.calls == []


def test_private_addresses_are_refused_unless_allowed(
    database: Database, hook_server: HookServer
) -> None:
    office = Office(database)
    office.define(webhook_url=hook_server.url.replace("http:", "https:"))
    office.post()
    office.send("webhook")
    (item,) = office.items("webhook")
    assert item.state == "failed"
    assert "not a public address" in item.error
    assert hook_server.calls == []


def test_a_new_secret_takes_the_place_of_the_old(database: Database) -> None:
    old = secret_of(database, "frm_one")
    assert secret_of(database, "frm_one") == old
    assert new_secret(database, "frm_one") != old
    assert secret_of(database, "frm_two") != secret_of(database, "frm_one")
