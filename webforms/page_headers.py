"""The security headers of every answer of the form endpoint."""

from flask import Response

from store.forms import Form
from webforms.next_page import next_origins


def protect(answer: Response, form: Form | None) -> Response:
    """No script, no frame, no foreign content; posts go to us and on to the form's own sites."""
    targets = " ".join(("'self'", *(next_origins(form) if form else ())))
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action {targets}"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    # What somebody typed must not stay in a shared browser's cache.
    answer.headers["Cache-Control"] = "no-store"
    return answer
