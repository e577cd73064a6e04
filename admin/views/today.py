"""The first page: what came today, what fails, what waits for a person."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("today", __name__)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The first page."""
    return render_template("admin/today/index.html")
