"""All ways to embed one form, made from its one record."""

from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from store.forms import Form
from webforms.drawing import form_element, words
from webforms.drawing.element import text_to_paste
from webforms.embeds import csp
from webforms.embeds.embed import Embed
from webforms.embeds.frame import frame
from webforms.embeds.qr import qr
from webforms.embeds.scripted import floating, inline, pinned_script_line, popup, script_line
from webforms.language import LANGUAGES


def every(form: Form, address: str) -> list[Embed]:
    """The ways in the order they are offered; `address` is ours without a slash at its end.

    Codes are in the form's language, titles and notes in the one in force. A form that asks for a
    call is offered as a floating button first.
    """
    ways = [
        _html(form, address),
        _script(form, address),
        _popup(form, address),
        _float(form, address),
        _iframe(form, address),
        _link(form, address),
    ]
    if form.definition.kind == "callback":
        ways.sort(key=lambda way: way.mode != "float")
    return ways


def snippet(form: Form, address: str) -> str:
    """The plain HTML of the form, which works without any script."""
    own = form.wish.language if form.wish.language in LANGUAGES else str(get_locale())
    with force_locale(own):
        drawn = form_element(form, f"{address}/f/{form.key}", words(form.definition))
    return text_to_paste(drawn) + "\n"


def _html(form: Form, address: str) -> Embed:
    return Embed(
        "html",
        _("HTML"),
        snippet(form, address) + script_line(address),
        csp.html(form, address),
        _(
            "Works without JavaScript and takes the look of your page. The last line is optional:"
            " with it the form is sent without leaving the page, and steps and conditions work."
        ),
        pinned=pinned_script_line(address),
    )


def _script(form: Form, address: str) -> Embed:
    return Embed(
        "script",
        _("Script"),
        inline(form, address),
        csp.scripted(address),
        _(
            "Always shows the form as it is now. Without JavaScript a link to the form stands"
            ' there. data-css="none" leaves the look to your page; data-isolate keeps the styles'
            " of your page out of the form, but password managers may then not fill it in."
        ),
        pinned=pinned_script_line(address),
    )


def _popup(form: Form, address: str) -> Embed:
    return Embed(
        "popup",
        _("Popup"),
        popup(form, address),
        csp.scripted(address),
        _(
            'A link that opens the form in a window over your page. data-trigger="delay:5",'
            ' "scroll:50" or "exit" opens it by itself, with data-once only once a visit.'
        ),
        pinned=pinned_script_line(address),
    )


def _float(form: Form, address: str) -> Embed:
    return Embed(
        "float",
        _("Floating button"),
        floating(form, address),
        csp.scripted(address),
        _(
            "A button in the corner of every page that has this code. data-position is left or"
            " right."
        ),
        pinned=pinned_script_line(address),
    )


def _iframe(form: Form, address: str) -> Embed:
    note = _("A part of your page that is ours. Its height follows by itself with the last line.")
    if not form.wish.origins:
        note = _(
            "Name the sites of this form first: only they may show it in a frame, and without any"
            " nobody may."
        )
    return Embed("iframe", _("Frame"), frame(form, address), csp.iframe(address), note)


def _link(form: Form, address: str) -> Embed:
    link = f"{address}/f/{form.key}"
    note = _("A page of its own, for mails, social media and print. Nothing to install.")
    return Embed("link", _("Link and QR code"), link, "", note, qr(link))
