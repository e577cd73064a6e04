"""The security headers of every answer of the form endpoint."""

from flask import Response

from store.forms import Form
from webforms.framing import ancestors
from webforms.next_page import next_origins


def protect(answer: Response, form: Form | None) -> Response:
    """Our own script and style, no foreign content; posts go to us and on to the form's sites.

    Only the frame's pages may be framed, and only by the sites their owner named.
    """
    targets = " ".join(("'self'", *(next_origins(form) if form else ())))
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
        f"img-src 'self'; base-uri 'none'; frame-ancestors {ancestors(form)}; "
        f"form-action {targets}"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    # What somebody typed must not stay in a shared browser's cache.
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
