"""Answers: JSON in Formspree's shapes for programs, pages for people."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urljoin

from flask import Request, Response, jsonify, make_response, redirect, render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from store.forms import Form
from webforms.hosted import form_page
from webforms.keeping import Kept
from webforms.next_page import next_page
from webforms.post import FieldError, Post, Refused
from webforms.reading import JSON_TYPES

RETRY_AFTER_SECONDS = "30"
FLOOD_RETRY_SECONDS = "60"


def wants_json(request: Request) -> bool:
    """Whether a program asked: it posted JSON, prefers JSON, or says it is a script."""
    headers = request.headers
    return wants_json_by(
        request.mimetype, headers.get("X-Requested-With", ""), headers.get("Accept", "")
    )


def wants_json_by(mimetype: str, requested_with: str, accept: str) -> bool:
    """The same, of the headers alone."""
    if mimetype in JSON_TYPES or requested_with == "XMLHttpRequest":
        return True
    return _prefers_json(accept[:200])


@lru_cache(maxsize=256)
def _prefers_json(accept: str) -> bool:
    accepted = parse_accept_header(accept, MIMEAccept)
    return accepted["application/json"] > accepted["text/html"]


def taken(form: Form, post: Post, kept: Kept, request: Request, address: str) -> Response:
    """The same answer for every post that was kept, whatever the signs say.

    `address` is ours as browsers know it: programs get `next` as an absolute address. A post in
    the spool is answered with 202, for it has no number yet.
    """
    goes_to = next_page(form, post)
    if not wants_json(request):
        return make_response(redirect(goes_to, 303))
    body = body_of(kept, urljoin(address, goes_to), thanks(form))
    answer = jsonify(body)
    answer.status_code = 202 if kept.spooled_as else 200
    return answer


def body_of(kept: Kept, goes_to: str, message: str) -> dict[str, object]:
    """What programs are told of a post that was kept."""
    told: dict[str, object] = {"ok": True, "id": _id(kept), "next": goes_to, "message": message}
    return told if kept.is_new else {**told, "duplicate": True}


def _id(kept: Kept) -> str:
    if kept.submission_id is not None:
        return f"sub_{kept.submission_id}"
    return f"spool_{kept.spooled_as.partition('.')[0]}"


def thanks(form: Form) -> str:
    """The owner's thank-you text, or ours."""
    return form.wish.thank_you or _("Thank you. Your message has arrived.")


def invalid(form: Form, post: Post, errors: Sequence[FieldError], request: Request) -> Response:
    """What to put right: beside each field of the re-filled form, or as a list for programs."""
    if wants_json(request):
        return invalid_for_programs(errors)
    return make_response(form_page(form, post, _to_check(errors), errors), 422)


def invalid_for_programs(errors: Sequence[FieldError]) -> Response:
    """What to put right, as a list."""
    told = [_error(error.code, error.message, error) for error in errors]
    return _problem(422, _to_check(errors), told)


def _to_check(errors: Sequence[FieldError]) -> str:
    number = len(errors)
    return str(ngettext("Please check %(num)d field.", "Please check %(num)d fields.", number))


def refused(
    refusal: Refused, request: Request, form: Form | None = None, post: Post | None = None
) -> Response:
    """Why the post cannot be taken; where sending it again helps, the form is given back filled."""
    if wants_json(request):
        answer = problem(refusal)
    elif refusal.may_resend and form is not None and post is not None:
        answer = make_response(form_page(form, post, refusal.message, []), refusal.status)
    else:
        page = render_template("webforms/problem.html", problem=refusal.message)
        answer = make_response(page, refusal.status)
    if refusal.status == 429:
        answer.headers["Retry-After"] = FLOOD_RETRY_SECONDS
    return answer


def problem(refusal: Refused) -> Response:
    """A refusal for programs."""
    return _problem(refusal.status, refusal.message, [_error(refusal.code, refusal.message)])


def unavailable(form: Form | None, post: Post | None, request: Request) -> Response:
    """The store cannot take anything now: nothing typed is lost, and when to try again."""
    if wants_json(request):
        return unavailable_for_programs()
    if form is not None and post is not None:
        answer = make_response(form_page(form, post, _try_later(), []), 503)
    else:
        answer = make_response(render_template("webforms/problem.html", problem=_try_later()), 503)
    answer.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return answer


def unavailable_for_programs() -> Response:
    """The same, for programs."""
    answer = _problem(503, _try_later(), [_error("STORE", _try_later())])
    answer.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return answer


def _try_later() -> str:
    return str(_("We cannot take your message at the moment. Please send it again in a minute."))


def _problem(status: int, sentence: str, errors: list[dict[str, str]]) -> Response:
    answer = jsonify({"ok": False, "error": sentence, "errors": errors})
    answer.status_code = status
    return answer


def _error(code: str, message: str, error: FieldError | None = None) -> dict[str, str]:
    place = {"field": error.name} if error else {}
    return {"code": code, **place, "message": message}
