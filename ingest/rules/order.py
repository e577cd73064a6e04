"""The rules in the order in which they are asked; the first that decides gives the kind."""

from ingest.rules.auto_reply import (
    auto_reply_header,
    auto_reply_subject,
    auto_submitted,
    machine_report,
)
from ingest.rules.bounce import delivery_report
from ingest.rules.complaint import feedback_report
from ingest.rules.judgement import Step
from ingest.rules.loop import from_ourselves, loop_header, our_own_letter, too_many_hops
from ingest.rules.machine_sender import machine_sender
from ingest.rules.mailing_list import list_header, list_manager, precedence
from ingest.rules.vacation import absence_header, absence_subject
from ingest.rules.weak_signs import answers_unwanted, empty_return_path, no_reply

RULES_VERSION = 1

ORDER: tuple[Step, ...] = (
    Step("our own letter", "loop", our_own_letter),
    Step("loop header", "loop", loop_header),
    Step("too many hops", "loop", too_many_hops),
    Step("from ourselves", "loop", from_ourselves),
    Step("feedback report", "complaint", feedback_report),
    Step("absence header", "vacation", absence_header),
    Step("absence subject", "vacation", absence_subject),
    Step("delivery report", "bounce", delivery_report),
    Step("machine report", "auto_reply", machine_report),
    Step("auto reply header", "auto_reply", auto_reply_header),
    Step("auto reply subject", "auto_reply", auto_reply_subject),
    Step("auto submitted", "auto_reply", auto_submitted),
    Step("machine sender", "auto_reply", machine_sender),
    Step("list header", "list", list_header),
    Step("precedence", "list", precedence),
    Step("list manager", "list", list_manager),
    Step("no reply", None, no_reply),
    Step("answers unwanted", None, answers_unwanted),
    Step("empty return path", None, empty_return_path),
)
