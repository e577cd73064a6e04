"""How matching decides: thresholds from evidence, models to choose from, and the nightly work."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from admin import current, histogram
from admin.model_lines import models_of
from admin.notes import say
from dedup import Thresholds
from dedup.active import forget, matching_now, use_model
from dedup.merging_alone import LEAST_DECISIONS
from store import chores, decisions, match_choices, sweeps
from store.facts import Kind
from store.lists.record_page import user_names
from store.models import NoSuchModel

blueprint = Blueprint("matching", __name__, url_prefix="/settings/matching")

KINDS: tuple[Kind, ...] = ("contact", "company", "lead")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Everything about the matching of one kind of record."""
    return _page(_kind(), {})


@blueprint.post("/thresholds")
def choose() -> ResponseReturnValue:
    """Choose from which likeness a person is asked, and from which two are joined."""
    kind = _kind()
    review, match = _share("review"), _share("match")
    merges_alone = request.form.get("merges_alone") == "yes"
    with current.database().read() as connection:
        enough = decisions.count(connection, kind) >= LEAST_DECISIONS
    errors = _errors(review, match, refused=merges_alone and not enough)
    if errors or review is None or match is None:
        return _page(kind, errors), 422
    with current.database().write() as connection:
        match_choices.choose(
            connection, kind, review=review, match=match,
            merges_alone=merges_alone, user_id=current.user().id,
        )  # fmt: skip
        forget(connection)
    say(_("From now on this holds for what arrives and for every sweep."))
    return _back(kind)


@blueprint.post("/model")
def use() -> ResponseReturnValue:
    """Put a model to use, or go back to one."""
    kind, asked = _kind(), request.form.get("model", "")
    if asked != "shipped" and not (asked.isdecimal() and len(asked) <= 18):
        abort(400)
    try:
        with current.database().write() as connection:
            model_id = None if asked == "shipped" else int(asked)
            use_model(connection, kind, model_id, current.user().id)
    except NoSuchModel:
        abort(404)
    say(_("This model is in use from now on. The next sweep scores every pair anew."))
    return _back(kind)


def _page(kind: Kind, errors: dict[str, str]) -> str:
    given = current.settings().match
    with current.database().read() as connection:
        matching = matching_now(connection, kind)
        bands = decisions.bands(connection, kind, histogram.BOUNDS)
        choice = match_choices.chosen(connection, kind)
        models = models_of(connection, kind)
        work = {one.name: one for one in chores.every(connection)}
        under_way = [one for one in (sweeps.latest(connection, k) for k in KINDS) if one]
        people = user_names(connection)
    limits = matching.thresholds(Thresholds(match=given.match, review=given.review))
    return render_template(
        "admin/matching/index.html",
        kind=kind,
        columns=histogram.columns(bands),
        size=(histogram.WIDTH, histogram.HEIGHT),
        limits=limits,
        choice=choice,
        merges_alone=matching.merges_alone,
        decided=sum(one.merged + one.different for one in bands),
        least=LEAST_DECISIONS,
        models=models,
        work=work,
        sweeps=under_way,
        given=given,
        people=people,
        errors=errors,
    )


def _kind() -> Kind:
    asked = request.values.get("kind", "")
    return next((kind for kind in KINDS if kind == asked), "contact")


def _share(name: str) -> float | None:
    """The percentage typed into a field as a share, or None where it is none."""
    text = request.form.get(name, "").strip().rstrip("%").strip().replace(",", ".")
    try:
        share = float(text) / 100
    except ValueError:
        return None
    return round(share, 6) if 0 < share < 1 else None


def _errors(review: float | None, match: float | None, *, refused: bool) -> dict[str, str]:
    errors = {}
    if review is None:
        errors["review"] = _("Write a percentage above 0 and below 100, such as 50.")
    if match is None or match <= 0.5:
        errors["match"] = _("Write a percentage above 50 and below 100, such as 99.9.")
    elif review is not None and review >= match:
        errors["match"] = _("Two are joined later than a person is asked: choose a higher value.")
    if refused:
        errors["merges_alone"] = _(
            "Decide at least %(least)d pairs first, so that you know how right the scores are.",
            least=LEAST_DECISIONS,
        )
    return errors


def _back(kind: Kind) -> Response:
    return redirect(url_for("matching.index", kind=kind))
