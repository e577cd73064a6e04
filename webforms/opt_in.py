"""The pages behind a visitor's links: confirm an e-mail, take a consent back; each by one button.

Opening a link changes nothing, for mail programs and their scanners open every link they see. Only
the button does, and pressing it again changes nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from config import Settings
from store import consents, forms, opt_in_token, opt_ins, secrets
from store.consents import Consent
from store.database import Database
from store.envelope import StoreUnavailable
from store.forms import Form
from store.opt_in_token import LinkExpired
from store.opt_ins import OptIn
from store.outage import unavailable_is_typed
from webforms import page_headers
from webforms.language import language_of
from webforms.visitor import kept_address

RETRY_AFTER_SECONDS = "60"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link is about: the submission, what it waits for, what was agreed to, its form."""

    submission_id: int
    opt_in: OptIn | None
    agreed: tuple[Consent, ...]
    form: Form | None


@dataclass(frozen=True, slots=True)
class Links:
    """The views; `secret` signs the links and is asked for when it is first needed."""

    settings: Settings
    database: Database
    secret: Callable[[], str]

    def confirm(self, token: str) -> Response:
        """GET shows the button, POST confirms."""
        days = timedelta(days=self.settings.outbound.confirm_days)
        return self._answer(lambda: self._confirm(token, days))

    def withdraw(self, token: str) -> Response:
        """GET shows the button, POST takes back; also the one-click POST of RFC 8058."""
        return self._answer(lambda: self._withdraw(token))

    def _answer(self, view: Callable[[], Response]) -> Response:
        try:
            with unavailable_is_typed():
                response = view()
        except StoreUnavailable:
            text = _("This cannot be done at the moment. Please try again in a minute.")
            response = _page(None, _("Please try again"), text, status=503)
            response.headers["Retry-After"] = RETRY_AFTER_SECONDS
        response.headers["X-Robots-Tag"] = "noindex"
        return page_headers.protect(response, None)

    def _confirm(self, token: str, days: timedelta) -> Response:
        try:
            asked = self._asked(token, days)
        except LinkExpired:
            return _too_late()
        if asked is None or asked.opt_in is None:
            return _no_such()
        with force_locale(language_of(asked.form, request)):
            if request.method == "POST":
                self._write_confirmed(asked)
                return _confirmed(asked)
            return _confirmed(asked) if asked.opt_in.confirmed_at else _to_confirm(asked)

    def _withdraw(self, token: str) -> Response:
        # What somebody agreed to can be taken back for ever.
        asked = self._asked(token, None)
        if asked is None or not asked.agreed:
            return _no_such()
        with force_locale(language_of(asked.form, request)):
            if request.method == "POST":
                with self.database.write() as connection:
                    consents.withdraw(connection, submission_id=asked.submission_id, how="link")
                return _withdrawn(asked)
            stands = any(one.stands for one in asked.agreed)
            return _to_withdraw(asked) if stands else _withdrawn(asked)

    def _asked(self, token: str, good_for: timedelta | None) -> Asked | None:
        submission_id = opt_in_token.read(self.secret(), token, good_for)
        if submission_id is None:
            return None
        with self.database.read() as connection:
            opt_in = opt_ins.of_submission(connection, submission_id)
            agreed = tuple(consents.of_submission(connection, submission_id))
            form_id = opt_in.form_id if opt_in else agreed[0].form_id if agreed else None
            form = forms.by_id(connection, form_id) if form_id else None
        return Asked(submission_id, opt_in, agreed, form)

    def _write_confirmed(self, asked: Asked) -> None:
        address = kept_address(request.remote_addr or "", self.settings.forms.addresses)
        agent = request.headers.get("User-Agent", "").replace("\x00", "")
        with self.database.write() as connection:
            opt_ins.confirm(connection, asked.submission_id, address, agent)


def blueprint(settings: Settings, database: Database) -> Blueprint:
    """The views under /c; no cookie is asked for and none is set."""
    secret = partial(secrets.keep, database, opt_in_token.SECRET)
    links = Links(settings, database, secret)
    made = Blueprint("visitor_links", __name__, url_prefix="/c", template_folder="templates")
    made.context_processor(lambda: {"language": str(get_locale()), "framed": False})
    made.add_url_rule("/<token>", "confirm", links.confirm, methods=["GET", "POST"])
    made.add_url_rule("/<token>/withdraw", "withdraw", links.withdraw, methods=["GET", "POST"])
    return made


def _to_confirm(asked: Asked) -> Response:
    email = asked.opt_in.email if asked.opt_in else ""
    text = _("Is %(email)s your address? Please confirm it with the button.", email=email)
    return _page(asked, _("Confirm your e-mail address"), text, button=_("Yes, confirm"))


def _confirmed(asked: Asked) -> Response:
    email = asked.opt_in.email if asked.opt_in else ""
    text = _("Thank you. %(email)s is confirmed; you need not do anything more.", email=email)
    return _page(asked, _("Your address is confirmed"), text)


def _to_withdraw(asked: Asked) -> Response:
    text = _("With the button you take back what you agreed to:")
    return _page(asked, _("Take back your consent"), text, button=_("Take it back"), agreed=True)


def _withdrawn(asked: Asked) -> Response:
    text = _("Your consent is taken back. Nothing that rests on it is sent to you any more.")
    return _page(asked, _("Your consent is taken back"), text)


def _too_late() -> Response:
    text = _("This link is too old. Please fill in the form again; you then get a new one.")
    return _page(None, _("This link is too old"), text, status=410)


def _no_such() -> Response:
    text = _("Please open the link exactly as it stands in the letter, in one piece.")
    return _page(None, _("This link is not known"), text, status=404)


def _page(
    asked: Asked | None,
    title: str,
    text: str,
    *,
    button: str = "",
    agreed: bool = False,
    status: int = 200,
) -> Response:
    page = render_template(
        "webforms/visitor_link.html",
        title=title,
        text=text,
        button=button,
        agreed=asked.agreed if asked and agreed else (),
        form=asked.form if asked else None,
    )
    return make_response(page, status)
