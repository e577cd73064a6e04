"""Where a visitor goes after posting."""

from flask import url_for

from store.forms import Form
from webforms.framing import FRAMED, is_framed
from webforms.guards.origin import belongs, origin_of
from webforms.post import Post


def next_page(form: Form, post: Post) -> str:
    """`_next` when it is on a site of the form, else the owner's page, else our thank-you page.

    Anything else in `_next` would make us an open redirect.
    """
    if is_framed():
        # The page around the frame is the owner's already; another would stand inside it.
        return url_for("webforms.thanks", key=form.key, embed=FRAMED)
    wanted = post.control("_next", "_redirect")
    if belongs(wanted, form.wish.origins):
        return wanted
    return form.wish.redirect_url or url_for("webforms.thanks", key=form.key)


def next_origins(form: Form) -> tuple[str, ...]:
    """The sites a browser may be sent on to, for form-action: browsers check redirects too."""
    own = origin_of(form.wish.redirect_url)
    return tuple(dict.fromkeys(filter(None, (*map(origin_of, form.wish.origins), own))))
