"""The form door: look the form up, read, judge, accept, answer."""

from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass

import structlog
from flask import Response, make_response, request
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from config import Settings
from store import forms
from store.database import Database
from store.envelope import Accept, Accepted, Arrival, StoreUnavailable
from store.forms import Form
from store.outage import unavailable_is_typed
from webforms import answers, cors, judging, page_headers
from webforms.arriving import arrival
from webforms.guards.silent import silent
from webforms.hosted import form_page, thanks_page
from webforms.language import language_of
from webforms.post import Post, Refused
from webforms.reading import read

log = structlog.get_logger()

# A visitor waits this long for the commit; what is stored after that is stored all the same.
COMMIT_SECONDS = 20

Answer = Callable[[Form], Response]


@dataclass(frozen=True, slots=True)
class Door:
    """The views of the endpoint; each answers in the form's language."""

    settings: Settings
    database: Database
    accept: Accept

    def post(self, key: str) -> Response:
        """Take a post: 303 or JSON after the commit, or what is wrong with it."""
        return self._serve(key, self._take)

    def page(self, key: str) -> Response:
        """The hosted page."""
        return self._serve(key, lambda form: make_response(form_page(form)))

    def thanks(self, key: str) -> Response:
        """The page after a post."""
        return self._serve(key, _thanks)

    def options(self, key: str) -> Response:
        """The preflight of a script on another site."""
        return self._serve(key, lambda form: cors.preflight(make_response("", 204)))

    def _serve(self, key: str, answer: Answer) -> Response:
        form = self._look_up(key)
        known = form if isinstance(form, Form) else None
        with force_locale(language_of(known, request)):
            response = _attempt(answer, form)
        return cors.allow(page_headers.protect(response, known), known, request)

    def _look_up(self, key: str) -> Form | StoreUnavailable | None:
        # The error is kept, not raised: its answer is written in the visitor's language.
        try:
            with unavailable_is_typed(), self.database.read() as connection:
                return forms.by_key(connection, key)
        except StoreUnavailable as error:
            return error

    def _take(self, form: Form) -> Response:
        post = read(request)
        if silent(post):
            raise Refused(400, "EMPTY", _("Nothing was filled in."))
        if errors := judging.errors(post):
            return answers.invalid(form, post, errors, request)
        try:
            accepted = self._accept(self._arrival(form, post))
        except StoreUnavailable:
            return answers.unavailable(form, post, request)
        return answers.taken(form, post, accepted, request, self._address())

    def _arrival(self, form: Form, post: Post) -> Arrival:
        signs = judging.signs(post, request.headers.get("Origin", ""), self._sites(form))
        return arrival(form, post, signs, str(get_locale()), request)

    def _accept(self, arriving: Arrival) -> Accepted:
        try:
            accepted = self.accept(arriving).result(timeout=COMMIT_SECONDS)
        except TookTooLong as error:
            raise StoreUnavailable("The store did not commit in time.") from error
        log.info("post.accepted", submission=accepted.submission_id, new=accepted.is_new)
        return accepted

    def _sites(self, form: Form) -> tuple[str, ...]:
        # The hosted page is ours, so our own address is always one of the form's sites.
        return (*form.wish.origins, self._address()) if form.wish.origins else ()

    def _address(self) -> str:
        return self.settings.http.public_url or request.host_url


def _attempt(answer: Answer, form: Form | StoreUnavailable | None) -> Response:
    try:
        return answer(_open(form))
    except Refused as refusal:
        return answers.refused(refusal, request)
    except StoreUnavailable:
        return answers.unavailable(None, None, request)


def _open(form: Form | StoreUnavailable | None) -> Form:
    """The form if it takes posts; raises what is in the way."""
    if isinstance(form, StoreUnavailable):
        raise form
    if form is None:
        raise Refused(404, "FORM_NOT_FOUND", _("There is no form at this address."))
    if form.archived_at is not None:
        raise Refused(410, "INACTIVE", _("This form is closed and takes no more messages."))
    return form


def _thanks(form: Form) -> Response:
    return make_response(thanks_page(form, answers.thanks(form)))
