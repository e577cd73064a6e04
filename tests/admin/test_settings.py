"""Accounts and settings: passwords, people, and no secret on any page."""

import pytest

from admin import create_app
from config import Settings
from store import Database, users
from tests.admin.conftest import EMAIL, PASSWORD, Browser

NEW = "another lamp on a stair"


def change(browser: Browser, present: str, new: str, again: str, status: int) -> str:
    values = {"present": present, "new": new, "again": again}
    return browser.post("/account/password", values, status, page="/account")


def test_a_new_password_keeps_this_session_and_ends_the_others(
    ada: Browser, house: Database
) -> None:
    other = Browser(ada.client.application.test_client())
    other.sign_in()
    change(ada, PASSWORD, NEW, NEW, 302)
    ada.get("/account")
    assert other.client.get("/account").status_code == 302
    assert users.verify(house, EMAIL, NEW) is not None


@pytest.mark.parametrize(
    ("present", "new", "again", "field"),
    [
        ("wrong", NEW, NEW, "present"),
        (PASSWORD, NEW, "mistyped", "again"),
        (PASSWORD, "short", "short", "new"),
        (PASSWORD, "password123", "password123", "new"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    ada: Browser, present: str, new: str, again: str, field: str
) -> None:
    page = change(ada, present, new, again, 422)
    assert f'id="error-{field}"' in page
    assert new not in page.split("<main")[1] or new == "short"


def test_signing_out_everywhere_ends_this_session_too(ada: Browser) -> None:
    ada.post("/account/sessions", {}, page="/account")
    assert ada.client.get("/account").status_code == 302


def test_a_person_is_let_in_shut_out_and_let_in_again(ada: Browser, house: Database) -> None:
    person = {"email": "Grace@example.org", "name": "Grace", "password": NEW, "locale": "fr"}
    ada.post("/settings/users", person, page="/settings")
    for is_active in ("no", "yes"):
        ada.post("/settings/users/2/active", {"is_active": is_active}, page="/settings")
        known = users.verify(house, "grace@example.org", NEW)
        assert (known is not None) is (is_active == "yes")


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [
        ("ada@example.org", NEW, "email"),
        ("no address", NEW, "email"),
        ("new@example.org", "short", "password"),
    ],
)
def test_a_wrong_new_person_is_said_beside_the_field(
    ada: Browser, email: str, password: str, field: str
) -> None:
    values = {"email": email, "password": password, "name": "Kept Name"}
    page = ada.post("/settings/users", values, status=422, page="/settings")
    assert f'id="error-{field}"' in page
    assert "Kept Name" in page


def test_nobody_shuts_themselves_out(ada: Browser) -> None:
    ada.post("/settings/users/1/active", {"is_active": "no"}, page="/settings")
    assert "You cannot shut yourself out." in ada.get("/settings")


def test_no_secret_stands_on_the_settings_page(ada: Browser, house: Database) -> None:
    settings = Settings.model_validate(
        {
            "store": {"url": "postgresql+psycopg://u:hunter2secret@h/d"},
            "smtp": {"auth_username": "relay", "auth_password": "hunter2secret"},
            "mailboxes": [
                {"name": "M", "host": "h.example", "username": "u", "password": "hunter2secret"}
            ],
        }
    )
    app = create_app(settings, house)
    browser = Browser(app.test_client())
    browser.sign_in()
    page = browser.get("/settings")
    assert "hunter2secret" not in page
    assert page.count("set, not shown") == 3
