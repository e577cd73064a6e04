"""Put the pages together into one Flask app; the composition root gives it all it needs."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from flask import Blueprint, Flask
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from admin import assets, current, errors, formats, frame, headers, languages, sessions
from admin.blueprints import BLUEPRINTS
from config import Settings
from store import Database, secrets

# More than any page of ours posts; the form endpoint sets its own limit for its requests.
MAX_REQUEST_BYTES = 1024 * 1024


def create_app(
    settings: Settings, database: Database, *, extra_blueprints: Sequence[Blueprint] = ()
) -> Flask:
    """The WSGI app. `extra_blueprints` are public: no sign-in and no CSRF token is asked there."""
    app = Flask("admin", root_path=str(Path(__file__).parent))
    current.keep(app.extensions, settings, database)
    _configure(app, settings, database)
    Bootstrap5(app)
    csrf = CSRFProtect(app)
    for part in (languages, formats, assets, frame, errors):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for blueprint in extra_blueprints:
        csrf.exempt(blueprint)
        app.register_blueprint(blueprint)
    sessions.init_app(app, public={blueprint.name for blueprint in extra_blueprints})
    headers.init_app(app, over_https=settings.public_url().startswith("https:"))
    _trust_proxies(app, settings.http.trusted_proxies)
    return app


def _configure(app: Flask, settings: Settings, database: Database) -> None:
    is_secure = settings.public_url().startswith("https:")
    app.config.update(
        SECRET_KEY=secrets.keep(database, "session"),
        # The prefix makes browsers refuse a cookie set by another host or without TLS.
        SESSION_COOKIE_NAME="__Host-frontdesk" if is_secure else "frontdesk",
        SESSION_COOKIE_SECURE=is_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        # A page may stay open all day; its token ends with the session.
        WTF_CSRF_TIME_LIMIT=None,
        BOOTSTRAP_SERVE_LOCAL=True,
        TEMPLATES_AUTO_RELOAD=False,
    )


def _trust_proxies(app: Flask, count: int) -> None:
    if count:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
        app.wsgi_app = fixed  # type: ignore[method-assign]
