"""Web sites for browser tests: an application on a port of its own, and a strict page of a host."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import make_server


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application's address while it is served from threads on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


class Host:
    """Somebody's site: `show(code, csp)` puts the code into its page, with that policy only."""

    def __init__(self) -> None:
        self.app = Flask("host")
        self._code = ""
        self._csp = ""
        self.app.add_url_rule("/contact", "contact", self._contact)

    def show(self, code: str, csp: str) -> None:
        """The page holds the code; `csp` is what it allows beside nothing at all."""
        self._code, self._csp = code, " ".join(csp.split())

    def _contact(self) -> tuple[str, dict[str, str]]:
        page = (
            '<!doctype html><html lang="en"><head><title>Shop</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
            f"<body><main><h1>Shop</h1>{self._code}</main></body></html>"
        )
        return page, {"Content-Security-Policy": f"default-src 'none'; {self._csp}"}
