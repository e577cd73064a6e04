"""The letters that carry a visitor's links."""

import hashlib
import re

import pytest

from store import opt_in_token, secrets
from store.payload import PostedConsent
from tests.support.mail_server import MailServer
from tests.support.office import Office

pytestmark = pytest.mark.store

TEXT = "Send me news."
NEWS = PostedConsent("news", "on", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def test_the_request_to_confirm_has_one_link_that_names_the_post(
    office: Office, mail_server: MailServer
) -> None:
    office.define(double_opt_in=True)
    submission = office.post(language="fr", consents=(NEWS,))
    office.send()
    (letter,) = mail_server.received
    assert letter.message["Subject"] == "Veuillez confirmer votre adresse e-mail"
    (token,) = re.findall(r"https://crm\.shop\.example/c/([\w.-]+)", letter.text)
    secret = secrets.keep(office.database, opt_in_token.SECRET)
    assert opt_in_token.read(secret, token) == submission
    assert "Ada" not in letter.text


def test_the_answer_to_somebody_who_agreed_says_how_to_take_it_back(
    office: Office, mail_server: MailServer
) -> None:
    office.define(autoreply={"subject": "Welcome", "text": "Hello."})
    office.public_url = f"https://crm.{'long-' * 10}name.shop.example"
    office.post(consents=(NEWS,))
    office.send()
    (letter,) = mail_server.received
    # A folded or encoded address could not be opened.
    (line,) = (
        one for one in letter.raw.decode().split("\r\n") if one.startswith("List-Unsubscribe:")
    )
    link = line.removeprefix("List-Unsubscribe: <").removesuffix(">")
    assert link.endswith("/withdraw")
    assert letter.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter.text
