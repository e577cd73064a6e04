"""The settings in force, and the people who may sign in."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from pydantic import BaseModel, SecretStr

from admin import current, languages
from admin.listing import ID
from admin.notes import say
from admin.views.account import why_weak
from store import passwords, users
from store.users import EmailTaken

blueprint = Blueprint("settings", __name__, url_prefix="/settings")


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Settings and users."""
    return _page({})


def _page(errors: dict[str, str]) -> str:
    with current.database().read() as connection:
        people = users.every(connection)
    return render_template(
        "admin/settings/index.html",
        people=people,
        sections=_sections(current.settings()),
        errors=errors,
        shortest=passwords.SHORTEST,
    )


@blueprint.post("/users")
def add_user() -> ResponseReturnValue:
    """Let another person sign in."""
    email = users.fold(request.form.get("email", ""))
    if "@" not in email.strip("@") or " " in email:
        return _page({"email": _("Write an address such as ada@example.com.")}), 422
    locale = request.form.get("locale", "")
    try:
        with current.database().write() as connection:
            users.create(
                connection,
                email,
                request.form.get("name", ""),
                request.form.get("password", ""),
                locale=locale if locale in languages.LANGUAGES else "",
            )
    except EmailTaken:
        return _page({"email": _("Somebody signs in with this address already.")}), 422
    except passwords.WeakPassword as error:
        return _page({"password": why_weak(error)}), 422
    say(_("%(email)s may sign in now. Hand the first password over in person.", email=email))
    return redirect(url_for("settings.index") + "#users")


@blueprint.post(f"/users/<{ID}:user_id>/active")
def set_active(user_id: int) -> ResponseReturnValue:
    """Let a person sign in again, or no longer."""
    if user_id == current.user().id:
        say(_("You cannot shut yourself out. Ask another person to do it."), tone="danger")
        return redirect(url_for("settings.index") + "#users")
    is_active = request.form.get("is_active") == "yes"
    with current.database().write() as connection:
        user = users.by_id(connection, user_id)
        if user is None:
            abort(404)
        users.set_active(connection, user_id, is_active)
    if is_active:
        say(_("%(email)s may sign in again.", email=user.email))
    else:
        say(_("%(email)s may not sign in any more and is signed out.", email=user.email))
    return redirect(url_for("settings.index") + "#users")


def _sections(settings: BaseModel) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each section with (option, value, help); a secret only says whether it is set."""
    plain: list[tuple[str, str, str]] = []
    found = [("", plain)]
    for name, option in type(settings).model_fields.items():
        value = getattr(settings, name)
        if isinstance(value, BaseModel):
            found.append((name, _options(value)))
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            found += [(f"{name}: {getattr(one, 'name', '')}", _options(one)) for one in value]
        else:
            plain.append((name, _shown(value), option.description or ""))
    return found


def _options(section: BaseModel) -> list[tuple[str, str, str]]:
    fields = type(section).model_fields.items()
    return [
        (name, _shown(getattr(section, name)), option.description or "") for name, option in fields
    ]


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        said: str = _("set, not shown") if value.get_secret_value() else _("not set")
        return said
    if isinstance(value, bool):
        answer: str = _("yes") if value else _("no")
        return answer
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
