"""Whether the house stands, for load balancers and monitors."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from admin import current

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show() -> ResponseReturnValue:
    """200 when the store answers, else 503."""
    if current.store_answers():
        return jsonify(status="ok")
    return jsonify(status="the store does not answer"), 503
