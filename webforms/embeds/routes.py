"""The addresses under /embed that any page may load: v1.js, its lasting name, v1.css."""

from functools import partial

from flask import Blueprint, Response, make_response, request

from webforms.embeds import served
from webforms.embeds.kept import KeptScripts
from webforms.embeds.served import VERSION, Served

HOUR = "public, max-age=3600"
FOR_EVER = "public, max-age=31536000, immutable"


def add_routes(made: Blueprint, kept: KeptScripts) -> None:
    """Add the views to the form endpoint's; they read no cookie and set none."""
    made.add_url_rule(f"/embed/{VERSION}.js", "script", script)
    made.add_url_rule(f"/embed/{VERSION}.<digest>.js", "lasting", partial(lasting, kept))
    made.add_url_rule(f"/embed/{VERSION}.css", "style", style)


def script() -> Response:
    """The script as it is now; a browser asks again after an hour."""
    return _answer(served.script(), "text/javascript", HOUR)


def lasting(kept: KeptScripts, digest: str) -> Response:
    """The script of that digest for ever, or the present one for a while where it is gone.

    A page that names the integrity of a lost script does not run the present one, and still has
    its plain form; a page that does not goes on as before.
    """
    known = kept.find(digest)
    return _answer(known or served.script(), "text/javascript", FOR_EVER if known else HOUR)


def style() -> Response:
    """The style sheet."""
    return _answer(served.style(), "text/css", HOUR)


def _answer(file: Served, kind: str, keeping: str) -> Response:
    if request.if_none_match.contains(file.digest):
        answer = make_response("", 304)
    else:
        answer = _body(file)
    answer.headers["Content-Type"] = f"{kind}; charset=utf-8"
    answer.headers["Cache-Control"] = keeping
    answer.set_etag(file.digest)
    # Any site may load it, also with SRI and with cross-origin isolation.
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.vary.add("Accept-Encoding")
    return answer


def _body(file: Served) -> Response:
    if not request.accept_encodings.quality("gzip"):
        return make_response(file.body)
    answer = make_response(file.zipped)
    answer.headers["Content-Encoding"] = "gzip"
    return answer
