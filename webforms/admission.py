"""Who may post to a form at all: what is closed, floods and foreign sites are turned away."""

from flask_babel import gettext as _

from webforms.case import Case
from webforms.guards.origin import origin_of
from webforms.known import KnownForm
from webforms.post import Refused


def closed(known: KnownForm) -> Refused:
    """The refusal of a form that takes no more posts, in its owner's words if there are some."""
    own = known.form.definition.closed_text
    return Refused(410, "INACTIVE", own or _("This form is closed and takes no more messages."))


def flooded() -> Refused:
    """The refusal of an address that sends more than anybody may."""
    sentence = _("Too many messages came from your address. Please try again in a minute.")
    return Refused(429, "RATE_LIMITED", sentence, may_resend=True)


def without_proof(case: Case) -> Refused:
    """The refusal of a post whose form requires a proof of work; the script tries once more."""
    if case.proof.proof in ("expired", "used"):
        sentence = _("This page was open for too long. Please send it once more.")
        return Refused(422, "CHALLENGE_EXPIRED", sentence, may_resend=True)
    sentence = _("Your browser has to show that no program sends this. Please send it again.")
    return Refused(422, "CHALLENGE_REQUIRED", sentence, may_resend=True)


def from_own_site(case: Case) -> None:
    """Raise Refused for a post from a site that is not the form's, where it names its sites.

    Browsers are silent about the site for privacy (null, or nothing at all): then something fresh
    that we signed has to show that the form was really opened. The hosted page is ours.
    """
    sites, asked = case.known.sites, case.asked
    if not sites or asked.is_api:
        return
    origin = origin_of(asked.origin)
    if origin and (origin in sites or origin == origin_of(asked.address)):
        return
    if asked.origin not in ("", "null"):
        sentence = _("This form may not be sent from this web site.")
        raise Refused(403, "ORIGIN_NOT_ALLOWED", sentence)
    if not case.is_fresh:
        sentence = _("Your browser did not say where this form stands. Please send it from here.")
        raise Refused(403, "ORIGIN_NOT_ALLOWED", sentence, may_resend=True)
