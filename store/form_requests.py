"""The log of requests to forms: what came, how it was answered and why, refused ones too."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, func, insert, select

from store.tables import form_requests, form_verdicts
from store.upsert import upsert

Verdict = Literal["accept", "quarantine", "reject", "repeat"]
Channel = Literal["html", "json", "embed", "api"]


@dataclass(frozen=True, slots=True)
class FormRequest:
    """One request to a form. `reasons` are (sign, sentence); `code` is empty when it was kept.

    A repeat is a post that was here already. `address` is truncated unless a setting says
    otherwise. `submission_id` is None for what was refused or still waits in the spool.
    """

    at: datetime
    form_id: int | None
    form_key: str
    channel: Channel
    status: int
    verdict: Verdict
    code: str = ""
    score: int = 0
    reasons: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    page: str = ""
    address: str = ""
    user_agent: str = ""
    size: int = 0
    submission_id: int | None = None


def note(connection: Connection, requests: Sequence[FormRequest]) -> None:
    """Write requests down and count their verdicts by form and day."""
    if not requests:
        return
    connection.execute(insert(form_requests), [_values(one) for one in requests])
    counted = Counter((one.form_id, _day(one.at), one.verdict) for one in requests if one.form_id)
    for (form_id, day, verdict), posts in counted.items():
        statement = upsert(connection, form_verdicts).values(
            form_id=form_id, day=day, verdict=verdict, posts=posts
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["form_id", "day", "verdict"],
                set_={"posts": form_verdicts.c.posts + statement.excluded.posts},
            )
        )


def latest(
    connection: Connection, form_id: int, *, limit: int = 50, before_id: int | None = None
) -> list[tuple[int, FormRequest]]:
    """The form's requests, newest first, each with its id; `before_id` turns the page."""
    query = select(form_requests).where(form_requests.c.form_id == form_id)
    if before_id is not None:
        query = query.where(form_requests.c.id < before_id)
    rows = connection.execute(query.order_by(form_requests.c.id.desc()).limit(limit))
    return [(row.id, _request(row)) for row in rows]


def prune(connection: Connection, now: datetime, *, days: int, most: int) -> int:
    """Forget requests older than `days` and all but the newest `most`; how many went."""
    old = form_requests.c.at < now - timedelta(days=days)
    newest = connection.scalar(select(func.max(form_requests.c.id))) or 0
    gone = connection.execute(delete(form_requests).where(old)).rowcount
    beyond = form_requests.c.id <= newest - most
    return gone + connection.execute(delete(form_requests).where(beyond)).rowcount


def _day(at: datetime) -> str:
    return at.date().isoformat()


def _values(one: FormRequest) -> dict[str, Any]:
    return {
        "at": one.at,
        "form_id": one.form_id,
        "form_key": one.form_key[:64],
        "channel": one.channel,
        "status": one.status,
        "code": one.code[:32],
        "verdict": one.verdict,
        "score": one.score,
        "reasons": [list(reason) for reason in one.reasons],
        "origin": one.origin[:255],
        "page": one.page[:512],
        "address": one.address[:64],
        "user_agent": one.user_agent[:255],
        "size": one.size,
        "submission_id": one.submission_id,
    }


def _request(row: Row[Any]) -> FormRequest:
    values = dict(row._mapping)
    values.pop("id")
    reasons = tuple((str(sign), str(sentence)) for sign, sentence in values.pop("reasons"))
    return FormRequest(reasons=reasons, **values)
