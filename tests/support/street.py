"""A form door and somebody's strict page on other ports, for a browser to go between."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask
from playwright.sync_api import FrameLocator, Locator, Page, expect

from store import forms, inbox
from store.database import Database
from store.form_definition import Condition, FormDefinition, FormField, Option
from store.forms import Form, FormWish
from store.payload import FormPayload
from tests.support.sites import Host
from webforms.embeds import Embed, every

TOPICS = (Option(value="bill", label="Billing"), Option(value="other", label="Something else"))
FIELDS = (
    FormField(name="name", maps_to="name", required=True, prefill=True),
    FormField(name="email", type="email", maps_to="email", required=True, help="For our answer."),
    FormField(name="topic", type="select", label="Topic", options=TOPICS, required=True),
    FormField(
        name="invoice",
        label="Invoice number",
        required=True,
        condition=Condition(field="topic", value="bill"),
    ),
    FormField(name="how", type="radio", label="Answer", options=(Option(value="Phone"),)),
    FormField(name="message", type="textarea", maps_to="message", required=True),
    FormField(name="news", type="consent", purpose="news", text="Send me the newsletter."),
)
STEPS = {"name": 1, "email": 1, "topic": 2, "invoice": 2, "how": 2}


def in_steps() -> FormDefinition:
    """The same fields on three pages."""
    return FormDefinition(
        fields=tuple(one.model_copy(update={"step": STEPS.get(one.name, 3)}) for one in FIELDS)
    )


@dataclass(frozen=True, slots=True)
class Street:
    """The door, a host's page and what came through: `street.form(...)`, `street.show(...)`."""

    door: str
    shop: str
    app: Flask
    host: Host
    database: Database

    def form(self, definition: FormDefinition | None = None, **wish: Any) -> Form:
        """A new form that stands on the shop's site."""
        wished = FormWish(**{"title": "Contact us", "origins": (self.shop,), **wish})
        with self.database.write() as connection:
            made = forms.create(connection, wished)
            asked = definition or FormDefinition(fields=FIELDS)
            return forms.define(connection, made.key, asked, "test") or made

    def embed(self, form: Form, mode: str) -> Embed:
        """One way to embed it."""
        with self.app.test_request_context():
            return next(way for way in every(form, self.door) if way.mode == mode)

    def show(self, form: Form, mode: str, code: str = "") -> str:
        """The address of the shop's page, which allows only what that way says it needs."""
        way = self.embed(form, mode)
        self.host.show(code or way.code, way.csp)
        return f"{self.shop}/contact"

    def kept(self, form: Form) -> list[dict[str, str]]:
        """The fields of every post that came through the form."""
        return [dict(payload.fields) for payload in self.payloads(form)]

    def payloads(self, form: Form) -> list[FormPayload]:
        """Every post that came through the form, whole."""
        claims = inbox.claim(self.database, "test", limit=100, lease=timedelta(seconds=0))
        own = [claim for claim in claims if claim.source_id == form.source_id]
        return [FormPayload.from_bytes(claim.raw) for claim in own]


Place = Page | FrameLocator | Locator
# Milliseconds.
PROVED_WITHIN = 30_000
THANKS = "Thank you. Your message has arrived."


def fill(place: Place) -> None:
    """Fill in what every visitor has to."""
    place.get_by_label("Name").fill("Ann Lee")
    place.get_by_role("textbox", name="E-mail").fill("ann@example.com")
    place.get_by_label("Topic").select_option("Something else")
    place.get_by_label("Message").fill("Please write.")


def thanked(place: Place) -> None:
    """See the thanks where the form stood; a busy machine takes its time to prove its work."""
    expect(place.get_by_role("status")).to_have_text(THANKS, timeout=PROVED_WITHIN)


def send(place: Place) -> None:
    """Send it, be thanked, and have the focus there."""
    place.get_by_role("button", name="Send").click()
    thanked(place)
    expect(place.get_by_role("status")).to_be_focused()


KEPT = {
    "name": "Ann Lee",
    "email": "ann@example.com",
    "topic": "other",
    "message": "Please write.",
}
