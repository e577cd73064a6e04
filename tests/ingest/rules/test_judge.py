"""What kind of letter it is and what becomes of it."""

from pathlib import Path

import pytest

from ingest.message import Address, Message
from ingest.mime import parse
from ingest.reading import Context, Disposition, Kind
from ingest.rules import ORDER, judge

LETTERS = Path(__file__).parents[2] / "letters"
OURS = Context(
    own_emails=frozenset({"sales@ours.example"}), own_hosts=frozenset({"desk.ours.example"})
)


def _letter(name: str) -> Message:
    return parse((LETTERS / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("kind_human", "human", "accept"),
        ("kind_human_about_office", "human", "accept"),
        ("kind_human_forwards_failure", "human", "accept"),
        ("kind_vacation_header", "vacation", "hold"),
        ("kind_vacation_exchange", "vacation", "hold"),
        ("kind_vacation_german", "vacation", "hold"),
        ("kind_auto_reply_german", "auto_reply", "hold"),
        ("kind_auto_reply_header", "auto_reply", "hold"),
        ("kind_auto_generated", "auto_reply", "hold"),
        ("kind_read_receipt", "auto_reply", "hold"),
        ("kind_list_post", "list", "hold"),
        ("kind_newsletter", "list", "hold"),
        ("kind_loop_own_id", "loop", "discard"),
        ("kind_loop_hops", "loop", "discard"),
        ("kind_complaint", "complaint", "discard"),
        ("kind_no_sender", "human", "hold"),
        ("kind_empty", "human", "hold"),
        ("bounce_dsn_unknown", "bounce", "discard"),
        ("bounce_dsn_delivered", "auto_reply", "hold"),
        ("bounce_qmail", "bounce", "discard"),
        ("bounce_exim", "bounce", "discard"),
        ("bounce_text_only", "bounce", "discard"),
    ],
)
def test_kind_and_disposition(name: str, kind: Kind, disposition: Disposition) -> None:
    judgement = judge(_letter(name), OURS, is_form=False)
    assert (judgement.kind, judgement.disposition) == (kind, disposition), judgement.hits


def test_a_form_beats_the_signs_of_automatic_mail() -> None:
    letter = _letter("kind_no_reply_form")
    assert judge(letter, OURS, is_form=False).kind == "auto_reply"
    judgement = judge(letter, OURS, is_form=True)
    assert (judgement.kind, judgement.disposition) == ("form", "accept")
    assert {"no reply", "auto submitted", "precedence"} <= {hit.rule for hit in judgement.hits}


@pytest.mark.parametrize("name", ["bounce_qmail", "kind_loop_own_id", "kind_complaint"])
def test_a_form_does_not_beat_loops_bounces_and_complaints(name: str) -> None:
    assert judge(_letter(name), OURS, is_form=True).disposition == "discard"


@pytest.mark.parametrize("name", ["kind_list_post", "kind_vacation_german", "kind_auto_generated"])
def test_somebody_known_is_not_held(name: str) -> None:
    letter = _letter(name)
    stranger = judge(letter, Context(), is_form=False)
    known = judge(letter, Context(is_known=lambda email: email.endswith("@kunde.example")), False)
    assert (stranger.disposition, known.disposition) == ("hold", "accept")
    assert stranger.kind == known.kind


def test_every_rule_is_accounted_for_with_a_reason() -> None:
    judgement = judge(_letter("bounce_exim"), OURS, is_form=False)
    spoken = {hit.rule for hit in judgement.hits}
    assert spoken | set(judgement.misses) == {step.name for step in ORDER}
    assert spoken & set(judgement.misses) == set()
    assert all(hit.reason.endswith(".") for hit in judgement.hits)


def test_an_empty_envelope_sender_is_shown_but_decides_nothing() -> None:
    judgement = judge(_letter("kind_human"), Context(mail_from=""), is_form=False)
    assert "empty return path" in {hit.rule for hit in judgement.hits}
    assert judgement.disposition == "accept"


def test_our_colleague_may_write_but_our_own_program_may_not() -> None:
    colleague = Message(subject="x", text="x", from_=Address("", "sales@ours.example"))
    assert judge(colleague, OURS, is_form=False).kind == "human"
    program = parse(b"From: sales@ours.example\nAuto-Submitted: auto-replied\nSubject: x\n\nx")
    assert judge(program, OURS, is_form=False).kind == "loop"


def test_x_loop_with_our_address_is_a_loop() -> None:
    letter = parse(b"From: a@b.example\nX-Loop: sales@ours.example\nSubject: x\n\nx")
    assert judge(letter, OURS, is_form=False).kind == "loop"
    assert judge(letter, Context(), is_form=False).kind == "human"


def test_a_mail_system_is_no_person_but_a_postmaster_is_one() -> None:
    daemon = parse(b"From: mailer-daemon@mx.example\nSubject: note\n\nnothing to report")
    assert judge(daemon, OURS, is_form=False).kind == "auto_reply"
    postmaster = parse(b"From: postmaster@kunde.example\nSubject: desks\n\nTwo desks, please.")
    assert judge(postmaster, OURS, is_form=False).kind == "human"
    assert judge(postmaster, Context(mail_from=""), is_form=False).kind == "auto_reply"


def test_a_person_who_writes_about_lost_mail_is_a_person() -> None:
    letter = parse(
        b"From: Ann <ann@kunde.example>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\n"
        b"Hi, my order could not be delivered to you:\n\n<sales@ours.example>: user unknown\n"
    )
    assert judge(letter, Context(), is_form=False).kind == "human"


def test_an_absence_note_that_names_others_is_no_bounce_of_them() -> None:
    letter = parse(
        b"Return-Path: <>\nFrom: Ann <ann@kunde.example>\nSubject: Out of office: your quote\n"
        b"Auto-Submitted: auto-replied\n\nI left, your message was not delivered to me.\n"
        b"bob@kunde.example\ntakes over.\n"
    )
    assert judge(letter, Context(), is_form=False).kind == "vacation"


@pytest.mark.parametrize(
    ("subject", "answers", "kind"),
    [
        (b"Out of Office: your quote", True, "vacation"),
        (b"Re: Out of office chairs", True, "human"),
        (b"Out of office chairs?", False, "human"),
        (b"Abwesenheitsnotiz", True, "vacation"),
    ],
)
def test_an_absence_subject_needs_more_than_itself(
    subject: bytes, answers: bool, kind: Kind
) -> None:
    reference = b"In-Reply-To: <sent-1@desk.ours.example>\n" if answers else b""
    raw = b"From: ann@kunde.example\nSubject: " + subject + b"\n" + reference + b"\nHello"
    assert judge(parse(raw), OURS, is_form=False).kind == kind
