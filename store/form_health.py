"""How the forms are doing: what was quarantined, which fell silent, where spam jumped."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import Connection, func, select

from store.tables import form_verdicts, forms, submissions

# The usual interval is the median of the gaps between this many posts, and needs some to exist.
POSTS_LOOKED_AT = 50
FEWEST_GAPS = 5
# A jump needs this many posts on the day, and a quarantined share so far above the usual one.
FEWEST_POSTS = 10
JUMP = 0.3
USUAL_DAYS = 14


@dataclass(frozen=True, slots=True)
class DayOfForm:
    """What became of a form's posts on one UTC day."""

    form_id: int
    day: date
    accepted: int = 0
    quarantined: int = 0
    rejected: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a form's last post came and how far apart they usually are (None: too few to say)."""

    form_id: int
    last_post_at: datetime | None
    usual_interval: timedelta | None

    def is_silent(self, now: datetime, times: float = 5.0) -> bool:
        """Whether nothing came for `times` the usual interval, and at least for a day."""
        if self.last_post_at is None or self.usual_interval is None:
            return False
        return now - self.last_post_at > max(self.usual_interval * times, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class SpamJump:
    """A day on which a form's quarantined share is far above its usual one; shares are 0 to 1."""

    form_id: int
    share: float
    usual_share: float
    quarantined: int


def days(connection: Connection, since: date, until: date) -> list[DayOfForm]:
    """Every form's days with posts from `since` to `until`, both included, oldest first."""
    query = (
        select(form_verdicts)
        .where(form_verdicts.c.day >= since.isoformat(), form_verdicts.c.day <= until.isoformat())
        .order_by(form_verdicts.c.day, form_verdicts.c.form_id)
    )
    found: dict[tuple[str, int], dict[str, int]] = {}
    for row in connection.execute(query):
        found.setdefault((row.day, row.form_id), {})[row.verdict] = row.posts
    return [_day(form_id, day, posts) for (day, form_id), posts in found.items()]


def quarantined(connection: Connection, day: date) -> dict[int, int]:
    """How many posts of that UTC day were quarantined, by form id: what the daily digest says."""
    return {one.form_id: one.quarantined for one in days(connection, day, day) if one.quarantined}


def posts(connection: Connection, source_id: int) -> int:
    """How many posts the source has had that nobody, and no sign, took for spam."""
    query = select(func.count()).where(
        submissions.c.source_id == source_id,
        submissions.c.status.not_in(("held", "discarded")),
    )
    return connection.scalar(query) or 0


def rhythms(connection: Connection) -> list[Rhythm]:
    """The rhythm of every form that is open."""
    open_forms = connection.execute(
        select(forms.c.id, forms.c.source_id).where(forms.c.archived_at.is_(None))
    )
    return [_rhythm(connection, row.id, row.source_id) for row in open_forms.all()]


def spam_jumps(connection: Connection, today: date) -> list[SpamJump]:
    """The forms whose quarantined share jumped today against the days before."""
    before = days(connection, today - timedelta(days=USUAL_DAYS), today - timedelta(days=1))
    jumps = [_jump(one, before) for one in days(connection, today, today)]
    return [jump for jump in jumps if jump is not None]


def _day(form_id: int, day: str, posts: dict[str, int]) -> DayOfForm:
    return DayOfForm(
        form_id,
        date.fromisoformat(day),
        posts.get("accept", 0),
        posts.get("quarantine", 0),
        posts.get("reject", 0),
        posts.get("repeat", 0),
    )


def _rhythm(connection: Connection, form_id: int, source_id: int) -> Rhythm:
    kept = submissions.c.source_id == source_id
    newest = select(func.max(submissions.c.id)).where(kept)
    if connection.scalar(newest) is None:
        return Rhythm(form_id, None, None)
    query = select(submissions.c.received_at).where(kept).order_by(submissions.c.id.desc())
    times = list(connection.execute(query.limit(POSTS_LOOKED_AT)).scalars())
    gaps = [later - earlier for later, earlier in pairwise(times)]
    return Rhythm(form_id, max(times), median(gaps) if len(gaps) >= FEWEST_GAPS else None)


def _jump(today: DayOfForm, before: list[DayOfForm]) -> SpamJump | None:
    posts = today.accepted + today.quarantined
    earlier = [one for one in before if one.form_id == today.form_id]
    caught = sum(one.quarantined for one in earlier)
    usual = caught / max(1, caught + sum(one.accepted for one in earlier))
    share = today.quarantined / max(1, posts)
    if posts < FEWEST_POSTS or share - usual < JUMP:
        return None
    return SpamJump(today.form_id, share, usual, today.quarantined)
