"""Take one claimed submission through reading, judging, matching and writing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dedup import MODEL_VERSION
from dedup.normalise.email import normalise_email
from ingest.authentication import Authentication
from ingest.message import Message
from ingest.read import read_arrival
from ingest.reading import Context, Hit, Reading
from ingest.rules import RULES_VERSION
from ingest.same_letter import message_key
from ingest.templates.noting import note_template
from ingest.trace import trace_of
from ingest.verify import SenderVerifier
from ingest.writing import Outcome, Policy, write
from ingest.writing.bounce import write_bounce
from ingest.writing.title import sender_of, title_of
from store import Connection, Database, Status, duplicates, forms, inbox, points
from store.forms import Form
from store.inbox import Claim, Finish
from store.payload import FormPayload


@dataclass(frozen=True, slots=True)
class Processor:
    """Everything one submission needs besides itself; `context` is asked anew for each."""

    database: Database
    context: Callable[[], Context]
    policy: Policy
    verifier: SenderVerifier | None = None

    def process(self, claim: Claim) -> Status:
        """Bring a claim to its end; the state it ended in.

        Raises LeaseLost when the claim was taken over meanwhile, and whatever reading or the
        store raise: nothing is written then.
        """
        reading = self._read(claim)
        with self.database.write() as connection:
            end = self._conclude(connection, claim, reading)
            inbox.finish(connection, claim, end)
            if end.duplicate_of_id is None:
                note_template(connection, claim.submission_id, reading)
            return end.status

    def _read(self, claim: Claim) -> Reading:
        context = replace(
            self.context(), mail_from=claim.mail_from or None, is_known=self._is_known
        )
        if self.verifier is not None and claim.channel == "mail" and claim.peer:
            # A mailbox has no peer: what it holds was judged by the server that took it.
            context = replace(context, verify=_verify(self.verifier, claim))
        if claim.channel == "form":
            context = replace(context, form=self._form_of(claim))
        reading = read_arrival(claim.channel, claim.raw, context)
        return _overridden(reading) if claim.override == "accept" else reading

    def _form_of(self, claim: Claim) -> Form | None:
        payload = FormPayload.from_bytes(claim.raw)
        with self.database.read() as connection:
            return forms.as_posted(connection, payload.form_key, payload.form_version)

    def _is_known(self, email: str) -> bool:
        address = normalise_email(email)
        if address is None:
            return False
        with self.database.read() as connection:
            return points.is_known_email(connection, address.address)

    def _conclude(self, connection: Connection, claim: Claim, reading: Reading) -> Finish:
        key = message_key(reading.message, claim.raw) if reading.message else None
        earlier = duplicates.earlier_arrival(connection, claim.submission_id, key) if key else None
        if earlier is not None:
            return _finish(claim, reading, Outcome(duplicate_of_id=earlier), key)
        if reading.disposition != "accept":
            contact_id = write_bounce(connection, claim, reading)
            outcome = Outcome(contact_id=contact_id) if contact_id else None
            return _finish(claim, reading, outcome, key)
        return _finish(claim, reading, write(connection, claim, reading, self.policy), key)


def _verify(verifier: SenderVerifier, claim: Claim) -> Callable[[bytes, Message], Authentication]:
    def verify(raw: bytes, message: Message) -> Authentication:
        return verifier.verify(raw, message, claim.peer, claim.mail_from)

    return verify


def _overridden(reading: Reading) -> Reading:
    if reading.post is not None and reading.post.payload.test:
        return reading
    said = Hit("accepted by a person", "Somebody looked at it and accepted it.")
    return replace(reading, disposition="accept", hits=(said, *reading.hits))


_STATUS: dict[str, Status] = {"accept": "done", "hold": "held", "discard": "discarded"}


def _finish(claim: Claim, reading: Reading, outcome: Outcome | None, key: bytes | None) -> Finish:
    payload = reading.post.payload if reading.post else None
    duplicate_of_id = outcome.duplicate_of_id if outcome else None
    return Finish(
        status="done" if duplicate_of_id else _STATUS[reading.disposition],
        kind=reading.kind,
        reason=_reason(reading, duplicate_of_id),
        sender=sender_of(reading),
        summary=title_of(reading),
        message_id=reading.message.message_id if reading.message else "",
        message_key=key,
        duplicate_of_id=duplicate_of_id,
        rules_version=RULES_VERSION,
        model_version=_model_version(outcome),
        trace=trace_of(reading, outcome, payload),
    )


def _model_version(outcome: Outcome | None) -> int:
    """The model that weighed the candidates; the shipped one stands for it where there was none."""
    found = outcome.resolution if outcome else None
    return found.candidates[0].score.model_version if found and found.candidates else MODEL_VERSION


def _reason(reading: Reading, duplicate_of_id: int | None) -> str:
    if duplicate_of_id is not None:
        return f"The same letter arrived before, as submission {duplicate_of_id}."
    return reading.hits[0].reason if reading.hits else ""
