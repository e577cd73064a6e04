"""The reasons that rules give, in the reader's language.

Rules write their reason down in English when they speak, with the words of the letter in it. Each
has its sentence here; a reason is recognised by it and said again in the language of the page.
"""

import re
from functools import cache

from flask_babel import force_locale, gettext
from flask_babel import lazy_gettext as _l

SENTENCES = (
    _l("Its Auto-Submitted field says %(value)s."),
    _l("Apple's mail server sent it for somebody on vacation."),
    _l("It was sent by a vacation program (X-Mailer)."),
    _l("Exchange sent it by an out-of-office rule."),
    _l("Its subject says so: %(value)s."),
    _l("Its sender %(value)s takes no answers; that alone proves nothing."),
    _l("It wants no automatic answers (%(value)s)."),
    _l("It came with an empty return path, so nobody may answer it."),
    _l("Its Message-ID was made by us (%(value)s)."),
    _l("It passed through us before (X-Loop: %(value)s)."),
    _l("It passed %(value)s servers, so it runs in a circle."),
    _l("It is an automatic letter from our own address %(value)s."),
    _l("It has the field %(value)s of an answering program."),
    _l("Its Precedence field says auto_reply."),
    _l("It was delivered to an autoresponder."),
    _l("It is a read receipt (RFC 8098)."),
    _l("It is a report about a letter that did arrive (RFC 3464)."),
    _l("A mail system reports that a letter did not arrive: %(value)s."),
    _l("It is a notification of a form or portal that we can read."),
    _l("%(value)s is known, so the letter is not held."),
    _l("It has the field %(value)s, as letters to many have."),
    _l("Its %(name)s field says %(value)s."),
    _l("Its sender %(value)s is a list manager."),
    _l("Its sender %(value)s is a mail system, not a person."),
    _l("It carries a feedback report (RFC 5965)."),
    _l("It is a feedback report (RFC 5965)."),
    _l("A sending service reports a complaint."),
    _l("A provider's feedback loop returned a letter to us."),
    _l("It has no readable sender address."),
    _l("It has no subject, no text and no attachment."),
    _l("The post has no name, e-mail, phone or message."),
    _l("The hidden field %(value)s was filled, as programs do."),
    _l("Files came along and were not kept: %(value)s."),
    _l("Posted from %(value)s, which is not a site of this form."),
    _l("It was read by the %(value)s."),
    _l("This sender's format changed: %(name)s no longer finds %(value)s."),
    _l(
        "Our mail server found that the sender's domain did not send it (DMARC failed), and "
        "somebody we know has that address."
    ),
    _l("Somebody looked at it and accepted it."),
    _l("The same letter arrived before, as submission %(value)s."),
    _l("A test: nothing is made of it and nobody is written to."),
    _l("It was filled in within %(value)s seconds."),
    _l("Its proof of work was used for another post before."),
    _l("Its proof of work is forged or of another form."),
    _l("It came without a proof of work, as pages without TLS do."),
    _l("It came without script and without proof of work."),
    _l("It does not say which site it came from."),
    _l("Its browser was steered by a program (navigator.webdriver)."),
    _l("The captcha service could not be asked."),
    _l("It came without the captcha's answer."),
    _l("The captcha service did not confirm its answer."),
    _l("It has %(value)s links."),
    _l("There is a link in the name."),
    _l("The name looks like letters drawn by lot."),
    _l("Its Gmail address is strewn with dots."),
    _l("Addresses at %(value)s are thrown away after use."),
    _l("The address sent %(value)s posts within ten minutes."),
    _l("The same words came from several addresses."),
    _l("It came in a burst of posts, so somebody has to look."),
    _l("It is on the list of what is let through: %(value)s."),
    _l("It is on the list of what is not wanted: %(value)s."),
    _l("Fields this form does not ask for were dropped: %(value)s."),
)

_PLACE = re.compile(r"%\\?\((\w+)\\?\)s")
# A sign of spam says last how many points it gave.
_POINTS = re.compile(r" \([+-]\d+\)$")


def reason_word(reason: str) -> str:
    """The reason in the reader's language; one that is not ours stays as it is."""
    points = _POINTS.search(reason)
    said = reason[: points.start()] if points else reason
    for english, pattern in _patterns():
        if found := pattern.fullmatch(said):
            return str(gettext(english, **found.groupdict())) + (points[0] if points else "")
    return reason


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with force_locale("en"):
        return tuple(
            (text, re.compile(pattern_of(text), re.DOTALL)) for text in map(_english, SENTENCES)
        )


def _english(sentence: object) -> str:
    # Without values a lazy text comes out with its places still in it.
    return str(sentence)


def pattern_of(english: str) -> str:
    """The regular expression that a reason made from that sentence fulfils."""
    return _PLACE.sub(lambda place: f"(?P<{place[1]}>.*?)", re.escape(english))
