"""The form door: look the form up, read the post, have it taken, and answer."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from flask import Response, g, jsonify, make_response, request
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from config import Settings
from store.envelope import StoreUnavailable
from webforms import answers, cors, page_headers
from webforms.admission import closed
from webforms.asked import Asked, asked_by, channel_of
from webforms.beacons import beacon
from webforms.desk import Invalid
from webforms.hosted import form_page, thanks_page
from webforms.known import KnownForm, KnownForms
from webforms.language import LANGUAGES, language_of
from webforms.post import Post, Refused
from webforms.reading import read
from webforms.schema import schema
from webforms.shapes import Shapes, Taken
from webforms.taking import Intake

Answer = Callable[[KnownForm], Response]
_TAKEN = "webforms_taken"


@dataclass(frozen=True, slots=True)
class Door:
    """The views of the endpoint; each answers in the form's language."""

    settings: Settings
    forms: KnownForms
    intake: Intake
    shapes: Shapes

    def post(self, key: str) -> Response:
        """Take a post: 303 or JSON after the commit, or what is wrong with it."""
        response = self._serve(key, self._take)
        if _TAKEN in g:
            self.shapes.learn(request, response, g.pop(_TAKEN))
        return response

    def page(self, key: str) -> Response:
        """The hosted page, also in a frame."""
        return self._serve(key, lambda known: make_response(form_page(_open(known).form)))

    def thanks(self, key: str) -> Response:
        """The page after a post."""
        return self._serve(key, _thanks)

    def options(self, key: str) -> Response:
        """The preflight of a script on another site."""
        return self._serve(key, lambda known: cors.preflight(make_response("", 204)))

    def challenge(self, key: str) -> Response:
        """A new challenge for the proof of work, which nothing may keep."""
        return self._serve(key, self._challenge)

    def schema(self, key: str) -> Response:
        """What a script needs to draw the form; asked for again with If-None-Match."""
        return self._serve(key, self._schema)

    def beacon(self, key: str) -> Response:
        """What the script tells of the form's use."""
        return self._serve(key, lambda known: beacon(self.intake.counting, known.form, request))

    def _serve(self, key: str, answer: Answer) -> Response:
        known = error = None
        try:
            known = self.forms.by_key(key)
        except StoreUnavailable as away:
            # The error is kept, not raised: its answer is written in the visitor's language.
            error = away
        form = known.form if known else None
        with force_locale(language_of(form, request)):
            response = self._attempt(key, known, error, answer)
        return cors.allow(page_headers.protect(response, form), form, request)

    def _attempt(
        self, key: str, known: KnownForm | None, error: StoreUnavailable | None, answer: Answer
    ) -> Response:
        try:
            if error is not None:
                raise error
            if known is None:
                raise Refused(404, "FORM_NOT_FOUND", _("There is no form at this address."))
            return answer(known)
        except (Refused, StoreUnavailable) as refusal:
            if request.method == "POST" and not request.path.endswith("/b"):
                self.intake.refuse(key, known, self._asked(None), None, refusal)
            if isinstance(refusal, Refused):
                return answers.refused(refusal, request)
            return answers.unavailable(None, None, request)

    def _take(self, known: KnownForm) -> Response:
        files = known.form.definition.files
        post = read(request, files.total_bytes if files.most else 0)
        with force_locale(_language(known, post)):
            return self._answer(known, self._asked(post), post)

    def _answer(self, known: KnownForm, asked: Asked, post: Post) -> Response:
        form = known.form
        try:
            kept = self.intake.take(known, asked, post)
        except (Refused, Invalid, StoreUnavailable) as error:
            self.intake.refuse(form.key, known, asked, post, error)
            if isinstance(error, Invalid):
                return answers.invalid(form, post, error.errors, request)
            if isinstance(error, Refused):
                return answers.refused(error, request, form, post)
            return answers.unavailable(form, post, request)
        g.setdefault(_TAKEN, Taken(known, post, asked.language, answers.thanks(form)))
        return answers.taken(form, post, kept, request, asked.address)

    def _asked(self, post: Post | None) -> Asked:
        wants_json = answers.wants_json(request)
        channel = channel_of(post, wants_json=wants_json) if post else "html"
        return asked_by(request, channel, self._address(), str(get_locale()))

    def _challenge(self, known: KnownForm) -> Response:
        return jsonify(self.intake.desk.proofs.challenge(_open(known).form.key))

    def _schema(self, known: KnownForm) -> Response:
        form, captcha = _open(known).form, self.intake.desk.captcha
        said = schema(form, f"{self._address().rstrip('/')}/f/{form.key}", str(get_locale()))
        if captcha is not None:
            said["captcha"] = {"name": captcha.field, "site_key": captcha.site_key}
        answer = jsonify(said)
        answer.set_etag(blake2b(answer.get_data(), digest_size=12).hexdigest())
        answer.headers["Cache-Control"] = "no-cache"
        answer.make_conditional(request)
        return answer

    def _address(self) -> str:
        return self.settings.http.public_url or request.host_url


def _language(known: KnownForm, post: Post) -> str:
    """The form's own language, else what the page says it is in, else the one in force."""
    said = post.control("_lang")[:2].lower()
    is_told = not known.form.wish.language and said in LANGUAGES
    return said if is_told else str(get_locale())


def _open(known: KnownForm) -> KnownForm:
    if known.form.archived_at is not None:
        raise closed(known)
    return known


def _thanks(known: KnownForm) -> Response:
    form = _open(known).form
    return make_response(thanks_page(form, answers.thanks(form)))
