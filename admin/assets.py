"""Static files under names that change with their content, so that browsers may keep them."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

_FOR_EVER = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Give templates `asset("admin/frontdesk.css")` and `asset(name, "bootstrap.static")`."""
    app.jinja_env.globals["asset"] = asset
    app.after_request(_let_browsers_keep_it)


def asset(filename: str, endpoint: str = "static") -> str:
    """The address of a static file with the digest of its content."""
    folder = _folder(endpoint)
    return url_for(endpoint, filename=filename, v=_digest(str(Path(folder) / filename)))


def _folder(endpoint: str) -> str:
    name = endpoint.rpartition(".")[0]
    owner = current_app.blueprints[name] if name else current_app
    return owner.static_folder or ""


@cache
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


@cache
def _packed(path: str, _digest: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), mtime=0)


def _let_browsers_keep_it(response: Response) -> Response:
    endpoint = request.endpoint or ""
    if not endpoint.endswith("static"):
        # Pages show people's data: no copy stays in a shared or local cache.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    if request.args.get("v") and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={_FOR_EVER}, immutable"
        _pack(response, endpoint)
    return response


def _pack(response: Response, endpoint: str) -> None:
    """Send a text file of ours packed; pages are not, for they carry secrets (BREACH)."""
    response.headers["Vary"] = "Accept-Encoding"
    filename = (request.view_args or {}).get("filename", "")
    path = str(Path(_folder(endpoint)) / filename)
    is_text = filename.endswith((".css", ".js", ".svg"))
    if is_text and request.accept_encodings.quality("gzip") > 0 and "Range" not in request.headers:
        response.direct_passthrough = False
        response.set_data(_packed(path, _digest(path)))
        response.headers["Content-Encoding"] = "gzip"
