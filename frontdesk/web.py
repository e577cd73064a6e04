"""The web server inside the daemon: pages and form posts over one listening socket."""

import contextlib
import socket
from collections.abc import Iterator
from typing import cast

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from flask import Flask

from admin import create_app as create_admin
from config import Settings
from store import Accept, Database, Writer
from webforms import blueprint

# How long a stopping server lets an answer in hand finish.
STOP_SECONDS = 10


class WebServer(uvicorn.Server):
    """uvicorn in our own event loop; signals stay the daemon's business."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave SIGTERM and SIGINT alone."""
        yield


def compose(settings: Settings, database: Database, accept: Accept) -> Flask:
    """The whole web application: admin pages and the form endpoint."""
    return create_admin(
        settings, database, extra_blueprints=(blueprint(settings, database, accept),)
    )


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
    except OSError:
        listener.close()
        raise
    listener.set_inheritable(True)
    return listener


def server(settings: Settings, app: Flask) -> WebServer:
    """The server for that application, to be run in the daemon's loop."""
    return WebServer(
        uvicorn.Config(
            WSGIMiddleware(cast(WSGIApp, app), workers=settings.http.threads),
            interface="asgi3",
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
