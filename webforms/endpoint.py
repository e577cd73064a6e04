"""The blueprint of the form endpoint: no cookies, no session, no CSRF token to ask for."""

from flask import Blueprint
from flask_babel import get_locale

from config import Settings
from store.database import Database
from store.envelope import Accept
from webforms.door import Door


def blueprint(settings: Settings, database: Database, accept: Accept) -> Blueprint:
    """The views under /f, named webforms.*; the app has Flask-Babel and exempts it from CSRF.

    Nothing here trusts a cookie, so there is no authority a foreign page could borrow.
    """
    door = Door(settings, database, accept)
    made = Blueprint(
        "webforms",
        __name__,
        url_prefix="/f",
        template_folder="templates",
        static_folder="static",
    )
    made.context_processor(lambda: {"language": str(get_locale())})
    # Flask would answer OPTIONS by itself, without the headers a script needs.
    views = (
        ("POST", "post", door.post),
        ("GET", "page", door.page),
        ("OPTIONS", "options", door.options),
    )
    for method, name, view in views:
        made.add_url_rule("/<key>", name, view, methods=[method], provide_automatic_options=False)
    made.add_url_rule("/<key>/thanks", "thanks", door.thanks, methods=["GET"])
    return made
