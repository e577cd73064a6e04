"""Signing in and out."""

import logging
import secrets

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from itsdangerous import BadSignature, URLSafeSerializer

from admin import current, sessions
from admin.attempts import Attempts
from store import users
from store.users import User

blueprint = Blueprint("signing", __name__)

_log = logging.getLogger(__name__)
_DEVICE_DAYS = 180


@blueprint.get("/sign-in")
def show() -> ResponseReturnValue:
    """The sign-in page."""
    if current.user_or_none():
        return redirect(sessions.local_target(request.args.get("next")))
    return _page()


@blueprint.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Check address and password; the answer never says which of the two was wrong."""
    email = users.fold(request.form.get("email", ""))
    address, device = request.remote_addr or "", _device(email)
    if wait := _attempts().wait_seconds(address, email, device):
        _log.warning("sign-in refused for now: too many failures from %s", address)
        minutes = wait // 60 + 1
        return _page(_too_many(minutes)), 429
    # Longer is no password of ours, and hashing it would only cost time.
    password = request.form.get("password", "")[:1024]
    user = users.verify(current.database(), email, password)
    if user is None:
        _attempts().note_failure(address, email, device)
        _log.warning("sign-in failed from %s", address)
        return _page(_("This address and password do not belong together. Try again.")), 422
    _attempts().note_success(address, email)
    return _welcome(user)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End this session."""
    sessions.end()
    flash(_("You have signed out."), "success")
    return redirect(url_for("signing.show"))


def _attempts() -> Attempts:
    counted: Attempts = current_app.extensions.setdefault("frontdesk.attempts", Attempts())
    return counted


def _page(error: str = "") -> str:
    return render_template(
        "admin/signing/show.html",
        error=error,
        email=request.form.get("email", ""),
        next=request.values.get("next", ""),
    )


def _too_many(minutes: int) -> str:
    text: str = ngettext(
        "Too many wrong passwords. Wait %(num)d minute, then try again.",
        "Too many wrong passwords. Wait %(num)d minutes, then try again.",
        minutes,
    )
    return text


def _welcome(user: User) -> ResponseReturnValue:
    sessions.begin(user)
    with current.database().write() as connection:
        users.note_sign_in(connection, user.id)
    _log.info("user %s signed in", user.id)
    target = sessions.local_target(request.form.get("next"))
    if user.last_login_at is None:
        flash(_("Welcome. Please choose a password of your own now."), "info")
        target = url_for("account.show") + "#password"
    response = redirect(target)
    response.set_cookie(
        _device_cookie(),
        _marks().dumps([user.email, secrets.token_hex(8)]),
        max_age=_DEVICE_DAYS * 24 * 3600,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
    )
    return response


def _device(email: str) -> str:
    """The mark of a browser in which this account signed in before; empty for any other."""
    try:
        owner, mark = _marks().loads(request.cookies.get(_device_cookie(), ""))
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(mark) if owner == email else ""


def _device_cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-device"


def _marks() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="device")
