"""Who may read our answers from another site: everybody or the form's own, never with cookies."""

from flask import Request, Response

from store.forms import Form
from webforms.guards.origin import belongs

ALLOWED_HEADERS = "content-type, formspree-client, formspree-session-data, x-requested-with"


def allow(answer: Response, form: Form | None, request: Request) -> Response:
    """The answer with the headers of the CORS protocol (Fetch Standard 3.3)."""
    origin = _origin(form, request)
    if origin:
        answer.headers["Access-Control-Allow-Origin"] = origin
    answer.headers["Access-Control-Expose-Headers"] = "Retry-After"
    answer.vary.add("Origin")
    return answer


def preflight(answer: Response) -> Response:
    """The answer to OPTIONS, which browsers may remember for a day."""
    answer.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
    answer.headers["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
    answer.headers["Access-Control-Max-Age"] = "86400"
    return answer


def _origin(form: Form | None, request: Request) -> str:
    if form is None or not form.wish.origins:
        return "*"
    sent = request.headers.get("Origin", "")
    return sent if belongs(sent, form.wish.origins) else ""
