"""A person's own account: name, language, time zone, password and sessions."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import refresh

from admin import current, languages, sessions
from store import passwords, users

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The account page."""
    return _page({})


def _page(errors: dict[str, str]) -> str:
    return render_template(
        "admin/account/show.html",
        errors=errors,
        house=current.settings(),
        timezones=sorted(available_timezones()),
        shortest=passwords.SHORTEST,
    )


@blueprint.post("")
def save() -> ResponseReturnValue:
    """Change name, language and time zone."""
    locale = request.form.get("locale", "")
    timezone = request.form.get("timezone", "").strip()
    if timezone and not is_timezone(timezone):
        return _page({"timezone": _("There is no such time zone; choose one from the list.")}), 422
    with current.database().write() as connection:
        users.set_profile(
            connection,
            current.user().id,
            name=request.form.get("name", "").strip(),
            locale=locale if locale in languages.LANGUAGES else "",
            timezone=timezone,
        )
    _reload()
    flash(_("Your account is changed."), "success")
    return redirect(url_for("account.show"))


@blueprint.post("/password")
def change_password() -> ResponseReturnValue:
    """Change the password after asking for the present one; other sessions end."""
    user = current.user()
    new = request.form.get("new", "")
    if users.verify(current.database(), user.email, request.form.get("present", "")) is None:
        return _page({"present": _("This is not your present password.")}), 422
    if new != request.form.get("again", ""):
        return _page({"again": _("The two new passwords differ.")}), 422
    try:
        with current.database().write() as connection:
            users.set_password(connection, user, new)
    except passwords.WeakPassword as error:
        return _page({"new": why_weak(error)}), 422
    _reload()
    flash(_("Your password is changed. You are signed out everywhere else."), "success")
    return redirect(url_for("account.show"))


@blueprint.post("/sessions")
def end_sessions() -> ResponseReturnValue:
    """Sign this person out everywhere, here too."""
    with current.database().write() as connection:
        users.end_sessions(connection, current.user().id)
    sessions.end()
    flash(_("You have signed out everywhere."), "success")
    return redirect(url_for("signing.show"))


@blueprint.post("/language")
def change_language() -> ResponseReturnValue:
    """Show the pages in another language from now on."""
    locale = request.form.get("locale", "")
    if locale in languages.LANGUAGES:
        with current.database().write() as connection:
            users.set_locale(connection, current.user().id, locale)
    return redirect(sessions.local_target(request.form.get("next")))


def is_timezone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def why_weak(error: passwords.WeakPassword) -> str:
    """A sentence about a password against the rules."""
    sentences: dict[str, str] = {
        "short": _("Use at least %(count)d characters.", count=passwords.SHORTEST),
        "long": _("Use at most %(count)d characters.", count=passwords.LONGEST),
        "common": _("This password stands in every list of guesses. Choose another."),
        "personal": _("This password is your own name or address. Choose another."),
    }
    return sentences[error.rule]


def _reload() -> None:
    with current.database().read() as connection:
        user = users.by_id(connection, current.user().id)
    if user is not None:
        sessions.renew(user)
        refresh()
