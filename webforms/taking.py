"""Taking a post in: decide, keep, remember, and note in the log what became of it."""

from dataclasses import dataclass

import structlog

from store.envelope import StoreUnavailable
from store.form_requests import FormRequest
from store.types import utc_now
from webforms.asked import Asked
from webforms.counting import Counting
from webforms.desk import Decided, Desk, Invalid
from webforms.keeping import Keeper, Kept
from webforms.known import KnownForm
from webforms.post import Post, Refused
from webforms.request_log import RequestLog
from webforms.visitor import kept_address

log = structlog.get_logger()

IN_STORE = 200
IN_SPOOL = 202
STORE_AWAY = 503


@dataclass(frozen=True, slots=True)
class Intake:
    """Where posts of every kind come together."""

    desk: Desk
    keeper: Keeper
    log: RequestLog
    counting: Counting

    def take(self, known: KnownForm, asked: Asked, post: Post) -> Kept:
        """Keep the post durably; raises Refused, Invalid, or StoreUnavailable when the spool is
        full as well. Whoever calls says so to `refuse`."""
        decided = self.desk.decide(known, asked, post)
        if decided.arrival is None:
            return self.taken(known, asked, post, decided, decided.kept or Kept(None))
        try:
            kept = self.keeper.keep(decided.arrival)
        except StoreUnavailable:
            self.give_up(decided)
            raise
        return self.taken(known, asked, post, decided, kept)

    def taken(
        self, known: KnownForm, asked: Asked, post: Post, decided: Decided, kept: Kept
    ) -> Kept:
        """Remember a post that is kept now, or was before."""
        verdict = decided.verdict if kept.is_new else "repeat"
        if decided.arrival is not None:
            self.desk.recent.note(known.form.source_id, decided.digest, kept)
        if verdict != "repeat":
            self.counting.submitted(known.form, is_kept=True)
        self.log.note(
            FormRequest(
                at=utc_now(),
                form_id=known.form.id,
                form_key=known.form.key,
                channel=asked.channel,
                status=IN_SPOOL if kept.spooled_as else IN_STORE,
                verdict=verdict,
                score=decided.score,
                reasons=decided.signs,
                origin=asked.origin,
                page=post.control("_page"),
                address=self._address(asked),
                user_agent=asked.user_agent,
                size=post.size,
                submission_id=kept.submission_id,
            )
        )
        log.info("post.accepted", submission=kept.submission_id, verdict=verdict)
        return kept

    def refuse(
        self,
        key: str,
        known: KnownForm | None,
        asked: Asked,
        post: Post | None,
        error: Exception,
    ) -> None:
        """Note a post that was not kept, and why."""
        status, code, reasons = _described(error)
        if known is not None and isinstance(error, Invalid):
            wrong = [one.name for one in error.errors]
            self.counting.submitted(known.form, is_kept=False, wrong=wrong)
        self.log.note(
            FormRequest(
                at=utc_now(),
                form_id=known.form.id if known else None,
                form_key=key,
                channel=asked.channel,
                status=status,
                code=code,
                verdict="reject",
                reasons=reasons,
                origin=asked.origin,
                page=post.control("_page") if post else "",
                address=self._address(asked),
                user_agent=asked.user_agent,
                size=post.size if post else 0,
            )
        )

    def give_up(self, decided: Decided) -> None:
        """The post could not be kept: its proof of work may be used once more."""
        if decided.arrival is not None and decided.arrival.spends is not None:
            self.desk.proofs.give_back(decided.arrival.spends[0])

    def _address(self, asked: Asked) -> str:
        return kept_address(asked.peer, self.desk.settings.addresses)


def _described(error: Exception) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """The status, the code, and what was wrong: the names of fields, never what was in them."""
    if isinstance(error, Refused):
        return error.status, error.code, ()
    if isinstance(error, Invalid):
        return 422, error.errors[0].code, tuple((one.code, one.name) for one in error.errors)
    return STORE_AWAY, "STORE", ()
