"""Who is signed in: a signed cookie that ends when idle, when old, and when the user says so."""

import secrets
import time
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from flask import Flask, current_app, flash, g, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from admin import current
from store import users
from store.users import User

IDLE_SECONDS = 12 * 3600
LONGEST_SECONDS = 7 * 24 * 3600

# What can be had without signing in, besides the public blueprints.
OPEN_ENDPOINTS = frozenset({"static", "bootstrap.static", "signing.show", "signing.sign_in"})
OPEN_BLUEPRINTS = frozenset({"health"})

_ENDED = "frontdesk.ended_sessions"


def init_app(app: Flask, *, public: AbstractSet[str]) -> None:
    """Ask for a sign-in everywhere but at what is named public."""
    is_open = OPEN_BLUEPRINTS | public
    app.extensions[_ENDED] = {}

    def guard() -> Response | None:
        if request.blueprint in is_open or (request.endpoint or "").endswith("static"):
            return None
        g.user = _signed_in()
        if g.user or request.endpoint is None or request.endpoint in OPEN_ENDPOINTS:
            return None
        return _ask()

    app.before_request(guard)


def begin(user: User) -> None:
    """Start a new session; nothing of an older one is taken over."""
    now = int(time.time())
    session.clear()
    session.permanent = True
    session.update(id=secrets.token_urlsafe(24), user=user.id, epoch=user.session_epoch)
    session.update(since=now, seen=now)
    g.user = user


def renew(user: User) -> None:
    """Keep this session alive after the user's other sessions were ended."""
    session["epoch"] = user.session_epoch
    g.user = user


def end() -> None:
    """Sign out: the cookie counts no more, even where a copy of it was made."""
    now = time.time()
    ended = _ended()
    for identity in [identity for identity, until in ended.items() if until < now]:
        ended.pop(identity, None)
    ended[str(session.get("id"))] = now + LONGEST_SECONDS
    session.clear()
    g.user = None


def _ended() -> dict[str, float]:
    """Sessions ended by signing out, each until it would have ended anyway.

    The cookie may have been copied before, so clearing it in this browser is not enough.
    """
    ended: dict[str, float] = current_app.extensions[_ENDED]
    return ended


def _signed_in() -> User | None:
    if "user" not in session or session.get("id") in _ended():
        return None
    now = int(time.time())
    if now - session.get("seen", 0) > IDLE_SECONDS or now - session.get("since", 0) > (
        LONGEST_SECONDS
    ):
        session.clear()
        return None
    with current.database().read() as connection:
        user = users.by_id(connection, session["user"])
    if user is None or not user.is_active or user.session_epoch != session.get("epoch"):
        session.clear()
        return None
    # Once a minute is exact enough, and most answers then carry no new cookie.
    if now - session["seen"] > 60:
        session["seen"] = now
    return user


def _ask() -> Response:
    if request.method == "GET" and request.path != "/":
        flash(_("Please sign in to see this page."), "info")
        return redirect(url_for("signing.show", next=request.full_path.rstrip("?")))
    return redirect(url_for("signing.show"))


def local_target(target: str | None) -> str:
    """A path of ours to go on to; anything that leads elsewhere becomes the first page."""
    parts = urlsplit(target or "")
    is_local = target and not parts.scheme and not parts.netloc and target.startswith("/")
    if not is_local or target is None or target.startswith(("//", "/\\")) or "\\" in target:
        return url_for("today.index")
    return target
