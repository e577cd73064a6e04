"""The letter on its way through the reading steps: what is known of it so far."""

from dataclasses import dataclass, field

from ingest.authentication import Authentication
from ingest.draft import LeadDraft
from ingest.message import Message
from ingest.notifications import Notification
from ingest.quotes import Reply
from ingest.reading import Bounce, Context, Forwarded, Reading
from ingest.rules import Judgement
from ingest.templates import TemplateReading


@dataclass(frozen=True, slots=True)
class Workpiece:
    """What each step adds to; None and empty mean that the step has not run or found nothing."""

    raw: bytes = field(repr=False)
    context: Context
    message: Message = field(default_factory=Message)
    bounce: Bounce | None = None
    notification: Notification | None = None
    judgement: Judgement | None = None
    reply: Reply | None = None
    forwarded: Forwarded | None = None
    draft: LeadDraft = field(default_factory=LeadDraft)
    authentication: Authentication = field(default_factory=Authentication)
    template: TemplateReading | None = None

    def reading(self) -> Reading:
        """The outcome, after the last step."""
        judged, reply = self.judgement, self.reply
        return Reading(
            message=self.message,
            kind=judged.kind if judged else "human",
            disposition=judged.disposition if judged else "hold",
            hits=judged.hits if judged else (),
            misses=judged.misses if judged else (),
            reply=reply.text if reply else "",
            signature=reply.signature if reply else None,
            forwarded=self.forwarded,
            bounce=self.bounce,
            draft=self.draft,
            authentication=self.authentication,
            template=self.template,
        )
