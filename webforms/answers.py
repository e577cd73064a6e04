"""Answers: JSON in Formspree's shapes for programs, pages for people."""

from urllib.parse import urljoin

from flask import Request, Response, jsonify, make_response, redirect, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from store.envelope import Accepted
from store.forms import Form
from webforms.hosted import form_page
from webforms.next_page import next_page
from webforms.post import FieldError, Post, Refused
from webforms.reading import is_json

RETRY_AFTER_SECONDS = "30"


def wants_json(request: Request) -> bool:
    """Whether a program asked: it posted JSON, prefers JSON, or says it is a script."""
    if is_json(request) or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def taken(form: Form, post: Post, accepted: Accepted, request: Request, address: str) -> Response:
    """The same answer for every post that was kept, whatever the signs say.

    `address` is ours as browsers know it: programs get `next` as an absolute address.
    """
    goes_to = next_page(form, post)
    if not wants_json(request):
        return make_response(redirect(goes_to, 303))
    body = {
        "ok": True,
        "id": f"sub_{accepted.submission_id}",
        "next": urljoin(address, goes_to),
        "message": thanks(form),
    }
    return jsonify(body if accepted.is_new else {**body, "duplicate": True})


def thanks(form: Form) -> str:
    """The owner's thank-you text, or ours."""
    return form.wish.thank_you or _("Thank you. Your message has arrived.")


def invalid(form: Form, post: Post, errors: list[FieldError], request: Request) -> Response:
    """What to put right: beside each field of the re-filled form, or as a list for programs."""
    sentence = ngettext("Please check %(num)d field.", "Please check %(num)d fields.", len(errors))
    if not wants_json(request):
        return make_response(form_page(form, post, sentence, errors), 422)
    return _problem(422, sentence, [_error(error.code, error.message, error) for error in errors])


def refused(refusal: Refused, request: Request) -> Response:
    """Why the post cannot be taken at all."""
    if wants_json(request):
        error = _error(refusal.code, refusal.message)
        return _problem(refusal.status, refusal.message, [error])
    page = render_template("webforms/problem.html", problem=refusal.message)
    return make_response(page, refusal.status)


def unavailable(form: Form | None, post: Post | None, request: Request) -> Response:
    """The store cannot take anything now: nothing typed is lost, and when to try again."""
    sentence = _("We cannot take your message at the moment. Please send it again in a minute.")
    if wants_json(request):
        answer = _problem(503, sentence, [_error("STORE", sentence)])
    elif form is not None and post is not None:
        answer = make_response(form_page(form, post, sentence, []), 503)
    else:
        answer = make_response(render_template("webforms/problem.html", problem=sentence), 503)
    answer.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return answer


def _problem(status: int, sentence: str, errors: list[dict[str, str]]) -> Response:
    answer = jsonify({"ok": False, "error": sentence, "errors": errors})
    answer.status_code = status
    return answer


def _error(code: str, message: str, error: FieldError | None = None) -> dict[str, str]:
    place = {"field": error.name} if error else {}
    return {"code": code, **place, "message": message}
