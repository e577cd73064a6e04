"""Whether a letter is a report of a mail system about a letter that was not delivered."""

import re

from ingest.message import Message

_REPORT = re.compile(r"report-type=\"?delivery-status", re.IGNORECASE)
_DAEMON = re.compile(
    r"(?i)^\"?(?:mailer-?daemon|mail-?daemon|post_?master|mdaemon|mail\.?administrator|daemon)\"?(?:@|$)"
)
_DAEMON_NAME = re.compile(
    r"(?i)mail delivery (?:sub)?system|mail delivery service|mailer.?daemon|mail system|postmaster"
    r"|system administrator|delivery (?:status|subsystem)|mail administrator"
)
_MAIL_SYSTEM = "comes from a mail system's own address"
_NO_REPLY = re.compile(r"(?i)^(?:no|do[-_.]?not)[-_.]?reply")
_SUBJECT = re.compile(
    r"(?i)undeliver|delivery (?:status )?(?:notification|report|failure|failed|error|problem)"
    r"|(?:mail|message) (?:delivery )?(?:failed|failure|could not be delivered|error)"
    r"|message status report|returned (?:e?mail|to sender|message)|failure notice|non.?delivery"
    r"|not delivered"
    r"|unable to deliver|delivery has failed|mail system error|unzustellbar|nicht zugestellt"
    r"|no (?:se ha )?(?:podido|pudo) entregar|non remis|échec de (?:la )?(?:remise|livraison)"
    r"|mancata consegna|onbestelbaar|nedoručiteln|niedostarczon|не доставлено|недостав"
    r"|smtp server: errors from|メールエラー|エラー通知|配信(?:不能|エラー)|配信できません"
    r"|無法傳遞|退信|无法投递|mail could not|can'?t be delivered|warning: (?:message|could)"
    r"|delayed mail|delivery temporarily|considered unsolicited"
)
_WORDS = re.compile(
    r"(?i)could ?n[o']t be delivered|(?:was|were) not (?:able to )?(?:be )?deliver|undeliverable"
    r"|delivery (?:to the following|has failed|failed|attempt)"
    r"|delivery of (?:the|this|your) (?:mail|message)|unable to deliver"
    r"|permanent(?:ly)? (?:fatal )?(?:error|failure|failed)|returned to (?:the )?sender"
    r"|failed to deliver|not been delivered|can(?:no|')t (?:be )?deliver|unknown user|user unknown"
    r"|(?:following )?recipients?\W.{0,40}(?:failed|undeliver|not)|mail delivery failed"
    r"|rejected (?:the|your) (?:mail|message)|bounced|(?:error|problem) delivering"
    r"|invalid user address|no such user"
)


def looks_like_bounce(message: Message) -> str:
    """What marks a letter as a delivery report, in a sentence; empty when nothing does."""
    if _REPORT.search(message.header("content-type")):
        return "It is a delivery report (multipart/report, RFC 3464)."
    if any(one.content_type == "message/delivery-status" for one in message.attachments):
        return "It carries a delivery-status part (RFC 3464)."
    if message.header("x-failed-recipients"):
        return "It names failed recipients in its header (X-Failed-Recipients)."
    sender = _sender_mark(message)
    silence = _silence_mark(message)
    about = _topic_marks(message)
    sure = sender == _MAIL_SYSTEM and (about or silence)
    # People write about lost mail, and absence notes have no return path either (RFC 3834
    # section 3.3), so only all signs together stand for the address of a mail system.
    likely = ((sender or silence) and len(about) == 2) or (sender and silence and about)
    if not sure and not likely:
        return ""
    return "It " + " and ".join(mark for mark in (sender, silence, *about) if mark) + "."


def _sender_mark(message: Message) -> str:
    """What is odd about the sender, if anything."""
    from_ = message.from_
    if from_ and (_DAEMON.match(from_.email) or _DAEMON_NAME.search(from_.name)):
        return _MAIL_SYSTEM
    if from_ is None or not from_.email:
        return "names no sender address"
    if _NO_REPLY.match(from_.email):
        return "comes from an address that takes no answers"
    return ""


def _silence_mark(message: Message) -> str:
    """What says that nobody may answer, if anything."""
    if message.header("return-path").replace(" ", "") == "<>":
        return "has an empty return path"
    if message.header("auto-submitted").lower().strip() not in ("", "no"):
        return "was sent automatically"
    return ""


def _topic_marks(message: Message) -> list[str]:
    """Signs that the letter is about a failed delivery."""
    marks = []
    if _SUBJECT.search(message.subject):
        marks.append("has the subject of a delivery failure")
    if _WORDS.search(message.text[:6000]):
        marks.append("speaks of a failed delivery")
    return marks
