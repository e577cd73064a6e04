"""The order of the reading steps, to be read aloud: each adds one thing to the workpiece."""

from collections.abc import Callable
from dataclasses import replace

from ingest.authentication import authentication_of
from ingest.bounces import read_bounce
from ingest.envelope_sender import with_envelope
from ingest.extract import understand
from ingest.forwards import read_forward
from ingest.mime import parse
from ingest.notifications import read_notification
from ingest.quotes import split_reply
from ingest.reading import Hit
from ingest.rules import Judgement, judge
from ingest.rules.bounce import hit_of as report_hit
from ingest.templates import notification_by, read_by_template
from ingest.templates.drift import drift_of
from ingest.workpiece import Workpiece

Step = Callable[[Workpiece], Workpiece]

FORGED = (
    "Our mail server found that the sender's domain did not send it (DMARC failed), and somebody "
    "we know has that address."
)


def held(judged: Judgement, hit: Hit) -> Judgement:
    """The same judgement, held for a person because of `hit`, unless it was discarded already."""
    disposition = judged.disposition if judged.disposition == "discard" else "hold"
    return replace(judged, disposition=disposition, hits=(hit, *judged.hits))


def parse_bytes(piece: Workpiece) -> Workpiece:
    """Bytes to Message, with the reverse-path that our door heard."""
    message = parse(piece.raw, piece.context.limits)
    return replace(piece, message=with_envelope(message, piece.context.mail_from))


def find_bounce(piece: Workpiece) -> Workpiece:
    """Is it a delivery report, and about whom?"""
    return replace(piece, bounce=read_bounce(piece.message))


def apply_templates(piece: Workpiece) -> Workpiece:
    """Does a template of an admin read it, or did one read such letters until now?"""
    if piece.bounce is not None:
        return piece
    found = read_by_template(piece.context.templates, piece.message)
    notification = notification_by(found) if found and found.matched else None
    return replace(piece, template=found, notification=notification)


def find_notification(piece: Workpiece) -> Workpiece:
    """Did a form or a portal write it for somebody?"""
    if piece.bounce is not None or piece.notification is not None:
        return piece
    return replace(piece, notification=read_notification(piece.message))


def judge_kind(piece: Workpiece) -> Workpiece:
    """What kind of letter is it, and may it go on?"""
    is_form = piece.notification is not None
    # A delivery report was looked for already, and nothing costs more to ask.
    answered = {"delivery report": report_hit(piece.bounce)}
    judged = judge(piece.message, piece.context, is_form=is_form, answered=answered)
    return replace(piece, judgement=judged)


def check_template(piece: Workpiece) -> Workpiece:
    """A letter that its template no longer reads is held, so that it is never half read."""
    judged, found = piece.judgement, piece.template
    if judged is None or found is None:
        return piece
    if not found.matched:
        return replace(piece, judgement=held(judged, drift_of(found)))
    said = Hit("template", f"It was read by the {found.template.found_by}.")
    return replace(piece, judgement=replace(judged, hits=(said, *judged.hits)))


def check_sender(piece: Workpiece) -> Workpiece:
    """Did our mail servers, or did we ourselves, find the sender forged? A known name is held."""
    found = authentication_of(piece.message, piece.context.trusted_servers)
    judged, author = piece.judgement, piece.message.from_
    if not found.server and judged and judged.disposition != "discard":
        found = piece.context.verify(piece.raw, piece.message)
    if found.verdict == "fail" and judged and author and piece.context.is_known(author.email):
        judged = held(judged, Hit("forged sender", FORGED))
    return replace(piece, authentication=found, judgement=judged)


def cut_history(piece: Workpiece) -> Workpiece:
    """The new words without quotes and signature."""
    return replace(piece, reply=split_reply(piece.message))


def open_forward(piece: Workpiece) -> Workpiece:
    """The letter inside, when somebody passed one on."""
    return replace(piece, forwarded=read_forward(piece.message))


def draw_up(piece: Workpiece) -> Workpiece:
    """Who is it and what do they want?"""
    draft = understand(
        piece.message, piece.reply, piece.forwarded, piece.notification, piece.context
    )
    return replace(piece, draft=draft)


STEPS: tuple[Step, ...] = (
    parse_bytes,
    find_bounce,
    apply_templates,
    find_notification,
    judge_kind,
    check_template,
    check_sender,
    cut_history,
    open_forward,
    draw_up,
)
