"""The web server inside the daemon: pages and form posts over one listening socket."""

import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from flask import Flask
from werkzeug.exceptions import ClientDisconnected

from admin import create_app as create_admin
from config import Settings
from frontdesk.bounded_http import BoundedProtocol
from frontdesk.whole_bodies import with_whole_bodies
from store import Accept, Database, Writer
from webforms import EXTENSION, Endpoint, blueprint, opt_in
from webforms.quick import with_short_way

# How long a stopping server lets an answer in hand finish.
STOP_SECONDS = 10
# Pieces of an answer that wait for a slow client, so that no thread does: a style sheet and more.
ANSWER_PIECES = 64


class WebServer(uvicorn.Server):
    """uvicorn in our own event loop; signals stay the daemon's business."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave SIGTERM and SIGINT alone."""
        yield


def compose(settings: Settings, database: Database, accept: Accept) -> Flask:
    """The whole web application: admin pages and the form endpoint."""
    public = (blueprint(settings, database, accept), opt_in.blueprint(settings, database))
    return create_admin(settings, database, extra_blueprints=public)


def forms_of(app: Flask) -> Endpoint:
    """The form endpoint inside the application."""
    found: Endpoint = app.extensions[EXTENSION]
    return found


def create_app() -> Flask:
    """The application for another WSGI server, such as gunicorn: `frontdesk.web:create_app()`.

    Each process gets its own writer, which ends with the process.
    """
    from frontdesk.house import open_house

    house = open_house(None)
    writer = Writer(house.database)
    writer.start()
    return compose(house.settings, house.database, writer)


def listen(settings: Settings) -> socket.socket:
    """The listening socket; raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in settings.http.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.http.host, settings.http.port))
    except OSError as error:
        listener.close()
        place = f"{settings.http.host} port {settings.http.port} (http)"
        raise OSError(error.errno, f"{place}: {error.strerror}") from error
    listener.set_inheritable(True)
    return listener


def _with_chunks(app: Flask) -> WSGIApp:
    """The app, reading bodies that come in chunks; a2wsgi's stream knows their end by itself.

    Werkzeug takes a body without a length for an empty one unless it is told so. One with a length
    stays measured by it: so it is noticed when a client leaves in the middle.
    """

    def answer(environ: Any, start_response: Any) -> Any:
        if "CONTENT_LENGTH" not in environ:
            environ["wsgi.input_terminated"] = True
            environ["wsgi.input"].receive = _whole(environ["wsgi.input"].receive)
        return app(environ, start_response)

    return answer


def _without_lookalikes(app: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """The app, without header fields whose name has an underscore.

    WSGI writes X_Forwarded_For and X-Forwarded-For alike, so a client could pass the one for the
    other; proxies drop such names for the same reason.
    """

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        fields = [(name, value) for name, value in scope["headers"] if b"_" not in name]
        scope["headers"] = fields
        await app(scope, receive, send)

    return serve


def _whole(receive: Callable[[], Awaitable[Any]]) -> Callable[[], Awaitable[Any]]:
    """The same messages; half a body, because the client left, is an error and not a short one."""

    async def receive_all() -> Any:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnected
        return message

    return receive_all


def _in_threads(settings: Settings, app: Flask) -> WSGIMiddleware:
    return WSGIMiddleware(
        _with_chunks(app), workers=settings.http.threads, send_queue_size=ANSWER_PIECES
    )


def server(settings: Settings, app: Flask) -> WebServer:
    """The server for that application, to be run in the daemon's loop."""
    return WebServer(
        uvicorn.Config(
            with_whole_bodies(
                _without_lookalikes(with_short_way(forms_of(app), _in_threads(settings, app))),
                allowed=forms_of(app).largest_body,
            ),
            interface="asgi3",
            http=BoundedProtocol,
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=settings.http.max_connections,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
    )
