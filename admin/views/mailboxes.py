"""The doors: mailboxes, listeners, imports and forms, and how each of them fares."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from admin import current
from store import sources

blueprint = Blueprint("mailboxes", __name__, url_prefix="/mailboxes")

# The order in which people ask for them.
KINDS = ("imap", "smtp", "lmtp", "form", "import")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Every source with its health; what fails stands first."""
    with current.database().read() as connection:
        every = sources.every(connection)
    settings = current.settings()
    return render_template(
        "admin/mailboxes/index.html",
        sources=sorted(every, key=lambda one: (-bool(one.failures), _rank(one.kind), one.name)),
        mailboxes=settings.mailboxes,
        smtp=settings.smtp,
        failing=sum(bool(one.failures) for one in every),
    )


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
