"""Whether the house stands, for load balancers and monitors."""

import logging

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from admin import current
from store import StoreUnavailable

blueprint = Blueprint("health", __name__)

_log = logging.getLogger(__name__)


@blueprint.get("/healthz")
def show() -> ResponseReturnValue:
    """200 when the store answers, else 503."""
    try:
        current.database().ping()
    except StoreUnavailable as error:
        _log.warning("the store does not answer: %s", error)
        return jsonify(status="the store does not answer"), 503
    return jsonify(status="ok")
