"""The form endpoint put together: what decides, keeps and logs, and the views in front of it."""

import threading
from functools import partial

from flask import Blueprint
from flask.sansio.app import App
from flask_babel import get_locale

from config import Settings
from store import accepting, challenges, form_health, secrets
from store.database import Database
from store.envelope import Accept, Arrival, StoreUnavailable
from store.outage import unavailable_is_typed
from store.spool import Spool
from webforms.captcha import captcha_of
from webforms.counting import Counting
from webforms.desk import Desk
from webforms.door import Door
from webforms.embeds.kept import KeptScripts
from webforms.embeds.routes import add_routes
from webforms.framing import is_framed
from webforms.keeping import Keeper
from webforms.known import KnownForms
from webforms.known_senders import KnownSenders
from webforms.pressure.gauge import Gauge
from webforms.programs import Programs
from webforms.proof import Proofs
from webforms.reading import BODY_BYTES
from webforms.recent import Recent
from webforms.request_log import RequestLog
from webforms.shapes import Shapes
from webforms.taking import Intake
from webforms.tokens import EXTENSION, Signer

# The name of the secret that signs challenges, pages and tests.
SECRET = "form tokens"


class Endpoint:
    """Everything behind /f and /api/v1/forms; `start` its threads and `stop` them at the end."""

    def __init__(self, settings: Settings, database: Database, accept: Accept) -> None:
        given = settings.forms
        self.settings = settings
        self.database = database
        self.forms = KnownForms(database)
        self.signer = Signer(partial(_secret, database, [], threading.Lock()))
        self.proofs = Proofs(self.signer.secret, partial(_was_spent, database))
        senders = KnownSenders(database)
        self.log = RequestLog(database, given, senders.refresh)
        self.counting = Counting(database)
        self.shapes = Shapes()
        self.keeper = Keeper(accept, Spool(settings.data_dir / "spool", given.spool_bytes))
        self.desk = Desk(
            given,
            self.signer,
            self.proofs,
            Gauge(given),
            senders,
            Recent(),
            captcha_of(given),
            partial(_find, database),
            partial(_count, database),
        )
        self.scripts = KeptScripts(settings.data_dir / "embeds")
        self.intake = Intake(self.desk, self.keeper, self.log, self.counting)

    def start(self) -> None:
        """Learn the forms there are, log, and deliver what waits in the spool."""
        try:
            self.forms.learn()
            self.signer.secret()
        except StoreUnavailable:
            # Both are asked for again when they are needed.
            pass
        self.scripts.keep()
        self.log.start()
        self.keeper.start()

    def stop(self) -> None:
        """Write the log to its end; what is still spooled waits for the next start."""
        self.keeper.stop()
        self.log.stop()
        self.counting.write()

    def largest_body(self, path: str) -> int:
        """How many bytes may be posted to that path: more where a form takes files."""
        key = path.removeprefix("/f/").removeprefix("/api/v1/forms/").removesuffix("/submissions")
        known = self.forms.remembered(key)
        files = known.form.definition.files if known else None
        return BODY_BYTES + (files.total_bytes if files and files.most else 0)

    def blueprint(self) -> Blueprint:
        """The views, named webforms.*; the app has Flask-Babel and exempts them from CSRF.

        Nothing here trusts a cookie, so there is no authority a foreign page could borrow.
        """
        made = Blueprint(
            "webforms",
            __name__,
            template_folder="templates",
            static_folder="static",
            static_url_path="/f/static",
        )
        made.record_once(lambda state: self._register(state.app))
        made.context_processor(lambda: {"language": str(get_locale()), "framed": is_framed()})
        add_routes(made, self.scripts)
        _add_views(made, Door(self.settings, self.forms, self.intake, self.shapes))
        programs = Programs(self.settings, self.database, self.forms, self.intake)
        made.add_url_rule(
            "/api/v1/forms/<key>/submissions", "programs", programs.post, methods=["POST"]
        )
        return made

    def _register(self, app: App) -> None:
        app.extensions[EXTENSION] = self


def blueprint(settings: Settings, database: Database, accept: Accept) -> Blueprint:
    """The views of a started endpoint; it ends with the process, or with its own `stop`.

    The endpoint is `app.extensions["webforms"]` once the blueprint is registered.
    """
    endpoint = Endpoint(settings, database, accept)
    endpoint.start()
    return endpoint.blueprint()


def _add_views(made: Blueprint, door: Door) -> None:
    # Flask would answer OPTIONS by itself, without the headers a script needs.
    views = (
        ("POST", "", "post", door.post),
        ("GET", "", "page", door.page),
        ("OPTIONS", "", "options", door.options),
        ("GET", "/thanks", "thanks", door.thanks),
        ("GET", "/embed", "framed", door.page),
        ("GET", "/challenge", "challenge", door.challenge),
        ("GET", "/schema", "schema", door.schema),
        ("POST", "/b", "beacon", door.beacon),
    )
    for method, path, name, view in views:
        made.add_url_rule(
            f"/f/<key>{path}", name, view, methods=[method], provide_automatic_options=False
        )


def _secret(database: Database, kept: list[bytes], lock: threading.Lock) -> bytes:
    """The signing secret, read once; raises StoreUnavailable while the store cannot give it."""
    with lock:
        if not kept:
            with unavailable_is_typed():
                kept.append(secrets.keep(database, SECRET).encode())
        return kept[0]


def _was_spent(database: Database, signature: str) -> bool:
    # While the store is away what this process remembers has to do.
    try:
        with unavailable_is_typed(), database.read() as connection:
            return challenges.is_spent(connection, signature)
    except StoreUnavailable:
        return False


def _find(database: Database, arrival: Arrival) -> int | None:
    try:
        with unavailable_is_typed(), database.read() as connection:
            return accepting.find(connection, arrival)
    except StoreUnavailable:
        return None


def _count(database: Database, source_id: int) -> int:
    try:
        with unavailable_is_typed(), database.read() as connection:
            return form_health.posts(connection, source_id)
    except StoreUnavailable:
        return 0
