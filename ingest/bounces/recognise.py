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
    r"|rejected (?:the|your) (?:mail|message)|bounced|invalid user address|no such user"
)


def looks_like_bounce(message: Message) -> str:
    """What marks a letter as a delivery report, in a sentence; empty when nothing does."""
    if _REPORT.search(message.header("content-type")):
        return "It is a delivery report (multipart/report, RFC 3464)."
    if any(one.content_type == "message/delivery-status" for one in message.attachments):
        return "It carries a delivery-status part (RFC 3464)."
    if message.header("x-failed-recipients"):
        return "It names failed recipients in its header (X-Failed-Recipients)."
    marks = _marks(message)
    if len(marks) >= 2:
        return "It " + " and ".join(marks[:2]) + "."
    return ""


def _marks(message: Message) -> list[str]:
    """Weak signs of a delivery report; two of them make one."""
    marks = []
    from_ = message.from_
    if from_ and (_DAEMON.match(from_.email) or _DAEMON_NAME.search(from_.name)):
        marks.append("comes from a mail system's own address")
    if message.header("return-path").replace(" ", "") == "<>":
        marks.append("has an empty return path")
    if _SUBJECT.search(message.subject):
        marks.append("has the subject of a delivery failure")
    if _WORDS.search(message.text[:6000]):
        marks.append("speaks of a failed delivery")
    return marks
