"""The outcome of reading and judging one arrival, before anybody looks who it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ingest.authentication import Authentication
from ingest.draft import LeadDraft
from ingest.message import Address, Message
from ingest.mime.limits import DEFAULT_LIMITS, Limits
from ingest.templates.template import Template, TemplateReading
from store.forms import Form
from store.payload import FormPayload

Kind = Literal[
    "human", "form", "auto_reply", "vacation", "bounce", "complaint", "list", "loop"
]  # fmt: skip
Disposition = Literal["accept", "hold", "discard"]
ReplyToMode = Literal["when needed", "use", "use, keep name", "ignore"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that spoke: its name and, in a sentence for an admin, what it saw."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The letter inside a forwarded letter. `note` is what the colleague wrote above it."""

    from_: Address | None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    date: str = ""
    body: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """One failed address of a delivery report (RFC 3464); `status` is an RFC 3463 code."""

    email: str
    status: str = ""
    action: str = ""
    diagnostic: str = ""
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report, with the Message-ID of the letter that bounced where it is given."""

    recipients: tuple[BouncedRecipient, ...]
    original_message_id: str = ""


@dataclass(frozen=True, slots=True)
class FormPost:
    """A post with the form it was sent to, as that form was then; None when it is not known."""

    payload: FormPayload
    form: Form | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the house knows that a letter cannot tell; reading stays a pure function of both.

    `is_known` answers for a lower-cased e-mail whether a contact has it. `own_emails` are our
    mailboxes and users, lower-cased; `own_hosts` the host names our Message-IDs end with;
    `trusted_servers` the names our mail servers write Authentication-Results under (RFC 8601).
    `mail_from` is the reverse-path ("<>" for none), or None where no door saw it. `region` is the
    ISO 3166 country whose phone numbers are written without a prefix. `templates` are those in
    force for letters of machines. `reply_to` says when the Reply-To of a person's letter takes the
    place of its From. `own_sites` are the hosts of our web sites, lower-cased and without www.
    `limits` bound what is read of one letter. `verify` judges the sender of a letter that came to
    our own door. `form` is the form a post was sent to.
    """

    own_emails: frozenset[str] = frozenset()
    own_domains: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()
    trusted_servers: frozenset[str] = frozenset()
    region: str = "US"
    is_known: Callable[[str], bool] = field(default=lambda email: False, repr=False)
    mail_from: str | None = None
    templates: tuple[Template, ...] = ()
    reply_to: ReplyToMode = "when needed"
    own_sites: frozenset[str] = frozenset()
    limits: Limits = DEFAULT_LIMITS
    verify: Callable[[bytes, Message], Authentication] = field(
        default=lambda raw, message: Authentication(), repr=False
    )
    form: Form | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood of one arrival; `reply` is the new text without its history."""

    message: Message | None = None
    kind: Kind = "human"
    disposition: Disposition = "accept"
    hits: tuple[Hit, ...] = ()
    misses: tuple[str, ...] = ()
    reply: str = ""
    signature: str | None = None
    forwarded: Forwarded | None = None
    bounce: Bounce | None = None
    draft: LeadDraft = field(default_factory=LeadDraft)
    authentication: Authentication = field(default_factory=Authentication)
    template: TemplateReading | None = None
    error: str | None = None
    post: FormPost | None = field(default=None, repr=False)
