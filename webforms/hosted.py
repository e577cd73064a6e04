"""The form as a page of ours: empty for a new visitor, re-filled after an error."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from flask import render_template, request, url_for
from flask_babel import get_locale
from markupsafe import Markup

from store.form_definition import FormDefinition
from store.forms import Form, FormWish
from webforms.drawing import Typed, form_element, words
from webforms.drawing.element import Attribute, Element, html
from webforms.framing import FRAMED, is_framed
from webforms.post import FieldError, Pairs, Post
from webforms.prefill import prefilled
from webforms.refill import refilled
from webforms.tokens import TEST, TOKEN, page_token, test_token

_NOBODY = datetime(1970, 1, 1, tzinfo=UTC)


def form_page(
    form: Form, post: Post | None = None, problem: str = "", errors: Iterable[FieldError] = ()
) -> str:
    """The page's HTML; `problem` is the sentence of the error summary, if any."""
    framed = is_framed()
    mode = (("_mode", "iframe"),) if framed else ()
    address = url_for("webforms.post", key=form.key, embed=FRAMED if framed else None)
    if post is None:
        typed = prefilled(form.definition, request.args.items(multi=True))
        return _page(form, address, typed, controls=(*mode, *_tokens(form, ())), framed=framed)
    definition, typed = refilled(form, post, errors)
    shown = replace(form, definition=definition)
    controls = tuple((name, value) for name, value in post.controls if value)
    controls = (*(pair for pair in controls if pair[0] != TOKEN), *_tokens(form, controls))
    return _page(shown, address, typed, problem, controls, framed=framed)


def _tokens(form: Form, controls: Pairs) -> Pairs:
    """A new token, after that of the page as it was first opened."""
    before = [pair for pair in controls if pair[0] == TOKEN][:1]
    new = page_token(form.key)
    return (*before, (TOKEN, new)) if new else tuple(before)


def preview(definition: FormDefinition, wish: FormWish) -> str:
    """The page as it would be, for the admin: it can be filled in and goes nowhere."""
    return _page(Form(0, 0, "frm_preview", wish, _NOBODY, None, 0, definition), None)


def trial(form: Form) -> str:
    """The page for the admin whose post is a test: it walks the whole way and has no effect."""
    address = url_for("webforms.post", key=form.key)
    controls = ((TEST, test_token(form.key)), *_tokens(form, ()))
    return _page(form, address, controls=controls)


def page_words(form: Form) -> dict[str, str]:
    """The words around the form, in the language in force or the owner's own."""
    return dict(words(form.definition))


def language_shown(form: Form) -> str:
    """The language of the page: the owner's, which need not be one of ours, or the one in force."""
    return form.wish.language or str(get_locale())


def _page(
    form: Form,
    address: str | None,
    typed: Typed | None = None,
    problem: str = "",
    controls: Pairs = (),
    *,
    framed: bool = False,
) -> str:
    known = words(form.definition)
    drawn = form_element(form, address or "", known, typed, problem=problem, controls=controls)
    return render_template(
        "webforms/form.html",
        form=form,
        drawn=Markup(html(_for_our_page(drawn, is_posted=address is not None, framed=framed))),
        problem=problem,
        words=known,
        language=language_shown(form),
        framed=framed,
    )


def _for_our_page(drawn: Element, *, is_posted: bool, framed: bool) -> Element:
    # Errors are told by us, with a summary and beside the field, not by the browser's bubbles.
    ours: dict[str, Attribute] = {"novalidate": True, "data-frame": framed}
    if not is_posted:
        ours |= {"action": None, "method": None}
    return replace(drawn, attributes={**drawn.attributes, **ours})


def thanks_page(form: Form, text: str) -> str:
    """The page after a post, with the owner's words or ours."""
    framed = is_framed()
    return render_template(
        "webforms/thanks.html",
        form=form,
        text=text,
        words=words(form.definition),
        language=language_shown(form),
        framed=framed,
        again=url_for(f"webforms.{'framed' if framed else 'page'}", key=form.key),
    )
