"""The snippet an owner pastes into a web page: plain HTML that works without any script."""

from html import escape

from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from store.forms import Form

# The trap is hidden by an attribute: a strict page drops inline styles, and people would see it.
_SNIPPET = """\
<form action="{address}" method="post" accept-charset="utf-8">
  <p><label for="fd-name">{name}</label>
     <input id="fd-name" name="name" autocomplete="name" required maxlength="200"></p>
  <p><label for="fd-email">{email}</label>
     <input id="fd-email" name="email" type="email" autocomplete="email" required></p>
  <p><label for="fd-phone">{phone} <small>({optional})</small></label>
     <input id="fd-phone" name="phone" type="tel" autocomplete="tel"></p>
  <p><label for="fd-company">{company} <small>({optional})</small></label>
     <input id="fd-company" name="company" autocomplete="organization"></p>
  <p><label for="fd-message">{message}</label>
     <textarea id="fd-message" name="message" rows="5" required></textarea></p>
  <p hidden><label>{trap}
     <input name="_hp_q3" tabindex="-1" autocomplete="off" data-1p-ignore data-lpignore="true"
            data-bwignore data-form-type="other"></label></p>
  <button>{send}</button>
</form>
"""


def snippet(form: Form, address: str) -> str:
    """The HTML of a form that posts to `address`, ours without a slash at its end.

    The words are in the form's language, else in the one in force.
    """
    with force_locale(form.wish.language or str(get_locale())):
        escaped = {place: escape(word) for place, word in _words().items()}
    return _SNIPPET.format(address=escape(f"{address}/f/{form.key}"), **escaped)


def _words() -> dict[str, str]:
    return {
        "name": _("Name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "company": _("Company"),
        "message": _("Message"),
        "optional": _("optional"),
        "trap": _("Leave this empty"),
        "send": _("Send"),
    }
