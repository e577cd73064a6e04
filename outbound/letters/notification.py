"""The letter to those a form notifies: what was written, where to read on, whom to answer."""

from outbound.address import sendable
from outbound.letter import Letter
from outbound.letters.material import Desk, Posted
from outbound.letters.told import told
from outbound.letters.words import say

SHOWN_A_DAY = 50


def notification(one: Posted, desk: Desk) -> Letter:
    """One post as it came in."""
    language, form = desk.settings.language, _title(one)
    email = _visitor(one)
    lines = [
        say(language, "new_intro", form=form),
        "",
        told(one, language),
        "",
        say(language, "open", link=desk.page(f"/intake/{one.id}")),
        *([say(language, "answer", email=email)] if email else []),
    ]
    subject = say(language, "new", form=form, id=one.id)
    return Letter(subject, "\n".join(lines), reply_to=email)


def daily(posts: list[Posted], desk: Desk) -> Letter:
    """The posts of a day to one form."""
    language, form = desk.settings.language, _title(posts[0])
    lines = [say(language, "daily_intro", form=form)]
    for one in posts[:SHOWN_A_DAY]:
        link = say(language, "open", link=desk.page(f"/intake/{one.id}"))
        lines += ["", "-" * 40, told(one, language), link]
    if len(posts) > SHOWN_A_DAY:
        count, link = len(posts) - SHOWN_A_DAY, desk.page("/intake?tab=done")
        lines += ["", say(language, "more", count=count, link=link)]
    name = "daily" if len(posts) > 1 else "daily_one"
    return Letter(say(language, name, form=form, count=len(posts)), "\n".join(lines))


def _title(one: Posted) -> str:
    return one.form.wish.title if one.form else one.detail.row.source


def _visitor(one: Posted) -> str:
    """The visitor's address where a letter can be sent to it."""
    findings = one.detail.trace.get("findings") or ()
    typed = (found["value"] for found in findings if found.get("field") == "email")
    return next((address for address in map(sendable, typed) if address), "")
