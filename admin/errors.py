"""What a person reads when a page cannot be shown: what happened, what was kept, what to do."""

from flask import Flask, g, render_template
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from admin import current
from store import StoreUnavailable


def init_app(app: Flask) -> None:
    """Show every error as a page with whole sentences."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(StoreUnavailable, lambda _error: _store_is_away())
    app.register_error_handler(InternalServerError, _unexpected)
    app.register_error_handler(HTTPException, _known)


def page(status: int, title: str, text: str) -> tuple[str, int]:
    """An error page of that HTTP status."""
    return render_template("admin/error.html", status=status, title=title, text=text), status


def _stale_form(error: CSRFError) -> tuple[str, int]:
    return page(
        400,
        _("This form is too old"),
        _(
            "You signed out or in since the form was opened, so nothing was changed. "
            "Go back, reload the page and send it again."
        ),
    )


def _store_is_away() -> tuple[str, int]:
    # The menu would ask the store what waits.
    g.user = None
    return page(
        503,
        _("The store does not answer"),
        _(
            "Nothing was changed. Letters are refused for now and their senders' servers try "
            "again by themselves. Check the database, then reload this page."
        ),
    )


def _unexpected(error: InternalServerError) -> tuple[str, int]:
    if not current.store_answers():
        return _store_is_away()
    return page(
        500,
        _("This page has a fault"),
        _(
            "Nothing was changed and no letter is lost. The log says what went wrong; "
            "please tell whoever looks after this installation."
        ),
    )


def _known(error: HTTPException) -> tuple[str, int] | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    title, text = _words(status)
    return page(status, title, text)


def _words(status: int) -> tuple[str, str]:
    words = {
        401: (_("Please sign in"), _("This page is only for people who have signed in.")),
        403: (_("This is not for you"), _("You may not do this. An admin can change that.")),
        404: (
            _("There is nothing here"),
            _("The address is misspelt, or what was here is gone. The menu leads to all pages."),
        ),
        405: (
            _("This cannot be done like that"),
            _("The address only takes a form that was sent. Open its page and use the button."),
        ),
        409: (
            _("Somebody was quicker"),
            _("What you looked at has changed meanwhile. Nothing was changed; look again."),
        ),
        413: (_("This is too large"), _("Nothing was kept. Send less at once.")),
        429: (_("Too many tries"), _("Wait a few minutes, then try again.")),
    }
    return words.get(
        status,
        (_("This request was not understood"), _("Nothing was changed. Go back and try again.")),
    )
