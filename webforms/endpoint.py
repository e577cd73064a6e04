"""The blueprint of the form endpoint: no cookies, no session, no CSRF token to ask for."""

from flask import Blueprint
from flask_babel import get_locale

from config import Settings
from store.database import Database
from store.envelope import Accept
from webforms.door import Door
from webforms.embeds.routes import add_routes
from webforms.framing import is_framed


def blueprint(settings: Settings, database: Database, accept: Accept) -> Blueprint:
    """The views of /f and /embed, named webforms.*; the app has Babel and exempts it from CSRF.

    Nothing here trusts a cookie, so there is no authority a foreign page could borrow.
    """
    door = Door(settings, database, accept)
    made = Blueprint(
        "webforms",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/f/static",
    )
    made.context_processor(lambda: {"language": str(get_locale()), "framed": is_framed()})
    add_routes(made)
    # Flask would answer OPTIONS by itself, without the headers a script needs.
    views = (
        ("POST", "post", door.post),
        ("GET", "page", door.page),
        ("OPTIONS", "options", door.options),
    )
    for method, name, view in views:
        made.add_url_rule("/f/<key>", name, view, methods=[method], provide_automatic_options=False)
    made.add_url_rule("/f/<key>/thanks", "thanks", door.thanks, methods=["GET"])
    made.add_url_rule("/f/<key>/embed", "framed", door.page, methods=["GET"])
    return made
