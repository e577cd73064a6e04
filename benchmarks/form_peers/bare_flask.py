"""A bare Flask view that inserts each post into SQLite: no validation, no log, no spam score.

usage: python -m benchmarks.form_peers.bare_flask FOLDER PORT gunicorn|uvicorn
"""

import asyncio
import importlib
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from flask import Flask, request

THREADS = 8


def make_app(path: Path) -> Flask:
    """The app; each thread has its own connection, as SQLite wants it. WAL and FULL, as ours."""
    local = threading.local()

    def connection() -> sqlite3.Connection:
        if not hasattr(local, "opened"):
            local.opened = sqlite3.connect(path, isolation_level=None, timeout=30)
            local.opened.execute("PRAGMA journal_mode=WAL")
            local.opened.execute("PRAGMA synchronous=FULL")
        kept: sqlite3.Connection = local.opened
        return kept

    connection().execute("CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY, body TEXT)")
    app = Flask(__name__)

    @app.post("/f/<key>")
    def post(key: str) -> dict[str, object]:
        values = repr(list(request.form.items(multi=True)))
        cursor = connection().execute("INSERT INTO posts (body) VALUES (?)", (values,))
        return {"ok": True, "id": cursor.lastrowid, "next": f"/f/{key}/thanks"}

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    return app


def main() -> None:
    """Serve until killed."""
    folder, port, server = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    app = make_app(folder / "bare.sqlite3")
    if server == "gunicorn":
        _gunicorn(app, port)
    # As Frontdesk itself is served.
    served = WSGIMiddleware(app, workers=THREADS)  # type: ignore[arg-type]
    config = uvicorn.Config(served, port=port, log_config=None, access_log=False, lifespan="off")
    asyncio.run(uvicorn.Server(config).serve())


def _gunicorn(app: Flask, port: int) -> None:
    base: Any = importlib.import_module("gunicorn.app.base")

    class Served(base.BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            given = {"bind": f"127.0.0.1:{port}", "worker_class": "gthread", "threads": THREADS}
            for name, value in {**given, "loglevel": "error", "keepalive": 15}.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Served().run()


if __name__ == "__main__":
    main()
