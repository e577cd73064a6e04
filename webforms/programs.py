"""The endpoint for programs with a token: the same validation and scoring, no proof of work."""

from dataclasses import dataclass
from urllib.parse import urljoin

from flask import Response, jsonify, request
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from config import Settings
from store import form_tokens
from store.database import Database
from store.envelope import StoreUnavailable
from store.outage import unavailable_is_typed
from webforms import answers
from webforms.asked import Asked, asked_by
from webforms.desk import Invalid
from webforms.known import KnownForm, KnownForms
from webforms.language import language_of
from webforms.next_page import next_page
from webforms.post import Post, Refused
from webforms.reading import read
from webforms.taking import Intake


@dataclass(frozen=True, slots=True)
class Programs:
    """`POST /api/v1/forms/<key>/submissions`, `Authorization: Bearer <token of that form>`.

    A server posts for its visitors, so nothing is said against it for its rate, its address or
    for having no browser; what the visitor wrote is judged as anywhere. Answers are always JSON.
    """

    settings: Settings
    database: Database
    forms: KnownForms
    intake: Intake

    def post(self, key: str) -> Response:
        """Take a post of a program: 200 with its number, 401 without a token of the form."""
        known: KnownForm | None = None
        post: Post | None = None
        with force_locale(language_of(None, request)):
            asked = asked_by(request, "api", self._address(), str(get_locale()))
            try:
                known = self._authenticated(key)
                files = known.form.definition.files
                post = read(request, files.total_bytes if files.most else 0)
                return self._take(known, asked, post)
            except (Refused, Invalid, StoreUnavailable) as error:
                self.intake.refuse(key, known, asked, post, error)
                return _answer(error)

    def _take(self, known: KnownForm, asked: Asked, post: Post) -> Response:
        kept = self.intake.take(known, asked, post)
        goes_to = urljoin(asked.address, next_page(known.form, post))
        answer = jsonify(answers.body_of(kept, goes_to, answers.thanks(known.form)))
        answer.status_code = 202 if kept.spooled_as else 200
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def _authenticated(self, key: str) -> KnownForm:
        """The form the token is of; nobody else is told whether there is such a form."""
        known = self.forms.by_key(key)
        scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
        if known is None or scheme.lower() != "bearer" or not self._fits(known, token.strip()):
            raise Refused(401, "UNAUTHORIZED", _("A valid token of this form is needed."))
        return known

    def _fits(self, known: KnownForm, token: str) -> bool:
        with unavailable_is_typed(), self.database.read() as connection:
            found = form_tokens.find(connection, known.form.id, token)
        if found is not None and found.is_use_due():
            with unavailable_is_typed(), self.database.write() as connection:
                form_tokens.used(connection, found.id)
        return found is not None

    def _address(self) -> str:
        return self.settings.http.public_url or request.host_url


def _answer(error: Refused | Invalid | StoreUnavailable) -> Response:
    if isinstance(error, Invalid):
        return answers.invalid_for_programs(error.errors)
    if isinstance(error, StoreUnavailable):
        return answers.unavailable_for_programs()
    answer = answers.problem(error)
    if error.status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="frontdesk"'
    return answer
