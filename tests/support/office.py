"""A form's whole back room on a store: posts are accepted, read, and what follows is sent."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from config import Settings
from config.outbound_section import OutboundSettings
from dedup import Thresholds
from ingest.processing import Processor
from ingest.reading import Context
from ingest.worker import Worker
from ingest.writing import Outgoing, Policy
from outbound.letters.material import Desk
from outbound.mail_road import MailRoad
from outbound.postman import Postman
from outbound.sender import Sender
from outbound.webhooks.courier import Courier
from store import Arrival, Database, Envelope, forms, inbox, opt_in_token, secrets
from store.accepting import accept
from store.form_definition import FormDefinition, plain_enquiry
from store.forms import Form, FormWish
from store.payload import FormPayload
from store.tables import outbox
from store.types import utc_now

ADA = (("name", "Ada Lovelace"), ("email", "ada@engines.example"), ("message", "Please call."))


class Office:
    """`post()` a form, `send()` what follows; `items()` is the outbox."""

    def __init__(self, database: Database, outbound: dict[str, Any] | None = None) -> None:
        self.database = database
        given = OutboundSettings.model_validate(outbound or {})
        self.settings = Settings().model_copy(update={"outbound": given})
        self.public_url = "https://crm.shop.example"
        self.outgoing = Outgoing(desk="desk@shop.example")
        with database.write() as connection:
            self.form = forms.create(connection, FormWish("Contact us"))
        self._numbers = itertools.count()

    def define(self, **changes: Any) -> Form:
        """Change what the form asks and does, as its next version."""
        wanted = plain_enquiry().model_dump() | changes
        return self.define_as(FormDefinition.model_validate(wanted))

    def define_as(self, definition: FormDefinition) -> Form:
        """Let the form be this, as its next version."""
        with self.database.write() as connection:
            form = forms.define(connection, self.form.key, definition, "a test")
        assert form is not None
        self.form = form
        return form

    def post(
        self,
        fields: Sequence[tuple[str, str]] = ADA,
        *,
        at: datetime | None = None,
        peer: str = "192.0.2.77",
        **payload: Any,
    ) -> int:
        """Accept a post and have it read; the submission's id."""
        submission_id = self.accept(fields, at=at, peer=peer, **payload)
        self.read()
        return submission_id

    def accept(
        self,
        fields: Sequence[tuple[str, str]] = ADA,
        *,
        at: datetime | None = None,
        peer: str = "192.0.2.77",
        **payload: Any,
    ) -> int:
        """Accept a post; nobody reads it yet."""
        values = {"form_version": self.form.version, "language": "en", **payload}
        post = FormPayload(self.form.key, tuple(fields), **values)
        page = post.page
        envelope = Envelope(
            "form", self.form.source_id, at or utc_now(), peer=peer, url=page, user_agent="Browser"
        )
        digest = next(self._numbers).to_bytes(32, "big")
        with self.database.write() as connection:
            arrival = Arrival(envelope, post.to_bytes(), digest)
            return accept(connection, arrival).submission_id

    def read(self) -> None:
        """Have everything read that waits."""
        policy = Policy("US", Thresholds(), "a secret of the tests", "UTC", self.outgoing)
        processor = Processor(self.database, lambda: Context(region="US"), policy)
        lease = timedelta(minutes=5)
        worker = Worker(self.database, processor, name="test/0/0", batch=50, lease=lease, idle=0.1)
        while worker.work_once():
            pass

    def run_again(self, submission_id: int, override: str = "") -> None:
        """Read a submission once more, as a person asked."""
        with self.database.write() as connection:
            assert inbox.run_again(connection, submission_id, override=override)
        self.read()

    def sender(self, kind: str = "mail", name: str = "test/0/900") -> Sender:
        """A sender of the settings."""
        desk = self.desk()
        lease = timedelta(minutes=5)
        if kind == "webhook":
            courier = Courier(self.database, desk)
            return Sender(self.database, "webhook", courier, name=name, lease=lease, idle=0.05)
        road = MailRoad(self.settings.outbound)
        postman = Postman(self.database, desk, road)
        return Sender(
            self.database, "mail", postman, name=name, lease=lease, idle=0.05, rest=road.rest
        )

    def desk(self) -> Desk:
        """What letters are written from."""
        http = self.settings.http.model_copy(update={"public_url": self.public_url})
        settings = self.settings.model_copy(update={"http": http})
        return Desk(settings, secrets.keep(self.database, opt_in_token.SECRET))

    def send(self, kind: str = "mail") -> int:
        """Try everything that is due; how many items."""
        sender, count = self.sender(kind), 0
        while sender.send_once():
            count += 1
        return count

    def make_due(self) -> None:
        """Let the waits of failed attempts be over."""
        with self.database.write() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.next_attempt_at.is_not(None))
                .values(next_attempt_at=utc_now() - timedelta(seconds=1))
            )

    def items(self, *purposes: str) -> list[Any]:
        """The rows of the outbox, oldest first."""
        query = select(outbox).order_by(outbox.c.id)
        with self.database.read() as connection:
            rows = connection.execute(query).all()
        return [row for row in rows if not purposes or row.purpose in purposes]

    def states(self, *purposes: str) -> list[str]:
        """Their states."""
        return [row.state for row in self.items(*purposes)]

    def limit(self, **limits: Any) -> None:
        """Change the limits of automatic letters."""
        self.outgoing = replace(self.outgoing, **limits)
