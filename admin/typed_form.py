"""What an owner typed about a web form, and what is wrong with it."""

from collections.abc import Mapping

from flask_babel import gettext as _

from admin.languages import LANGUAGES
from store.forms import FormWish
from webforms.guards.origin import origin_of


def shown(wish: FormWish) -> dict[str, str]:
    """A wish as it stands in the fields; one site a line."""
    return {
        "title": wish.title,
        "thank_you": wish.thank_you,
        "redirect_url": wish.redirect_url,
        "language": wish.language,
        "origins": "\n".join(wish.origins),
    }


def mistakes(typed: Mapping[str, str]) -> dict[str, str]:
    """What has to be put right, by field name; empty when all is well."""
    found: dict[str, str] = {}
    title = _text(typed, "title")
    if not title:
        found["title"] = _("Give the form a title; visitors see it above the fields.")
    if len(title) > 255:
        found["title"] = _("Please shorten this to %(limit)s characters.", limit=255)
    redirect = _text(typed, "redirect_url")
    if redirect and (not origin_of(redirect) or len(redirect) > 2048):
        found["redirect_url"] = _("Write a whole address such as https://www.example.com/thanks.")
    if wrong := [one for one in _lines(typed) if not origin_of(one)]:
        sentence = _("%(site)s is no site such as https://www.example.com.", site=wrong[0])
        found["origins"] = sentence
    return found


def read(typed: Mapping[str, str]) -> FormWish:
    """The wish; call it only when there are no mistakes."""
    language = _text(typed, "language")
    return FormWish(
        title=_text(typed, "title"),
        thank_you=typed.get("thank_you", "").replace("\r\n", "\n").replace("\x00", "").strip(),
        redirect_url=_text(typed, "redirect_url"),
        language=language if language in LANGUAGES else "",
        origins=tuple(dict.fromkeys(origin_of(one) for one in _lines(typed))),
    )


def _text(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").replace("\x00", "").split())


def _lines(typed: Mapping[str, str]) -> list[str]:
    return typed.get("origins", "").replace(",", " ").split()
