"""The forms as the door knows them: read from the store now and then, ready to judge posts by."""

import threading
from dataclasses import dataclass
from time import monotonic

from store import forms
from store.database import Database
from store.envelope import StoreUnavailable
from store.forms import Form
from store.outage import unavailable_is_typed
from webforms.guards.origin import origin_of
from webforms.validating.rules import Rules, rules_of

# What another process changed is seen after this long; our own changes at once.
FRESH_SECONDS = 1.0
# More forms than this are looked up at each post.
MOST_FORMS = 5_000


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form with what is worked out of it once; `sites` are the origins it may be posted from."""

    form: Form
    rules: Rules
    sites: frozenset[str]
    read_at: float
    change: int


class KnownForms:
    """Looks forms up. While the store is away, what was known of a form still stands."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, KnownForm] = {}
        self._lock = threading.Lock()

    def by_key(self, key: str) -> KnownForm | None:
        """The form of that key; raises StoreUnavailable when nobody can say."""
        known = self.fresh(key)
        if known is not None:
            return known
        # Taken before reading, so that a change made meanwhile is noticed.
        change = forms.last_change()
        try:
            with unavailable_is_typed(), self._database.read() as connection:
                form = forms.by_key(connection, key)
        except StoreUnavailable:
            if (stale := self._known.get(key)) is not None:
                return stale
            raise
        return None if form is None else self._keep(form, change)

    def fresh(self, key: str) -> KnownForm | None:
        """The form if it was read a moment ago."""
        known = self._known.get(key)
        if known is None or known.change != forms.last_change():
            return None
        return known if monotonic() - known.read_at < FRESH_SECONDS else None

    def remembered(self, key: str) -> KnownForm | None:
        """The form as it was when it was read last, however long ago; nothing is looked up."""
        return self._known.get(key)

    def learn(self) -> None:
        """Read all forms, so that their posts are taken even when the store goes away now."""
        change = forms.last_change()
        with unavailable_is_typed(), self._database.read() as connection:
            every = forms.every(connection)
        for form in every[:MOST_FORMS]:
            self._keep(form, change)

    def _keep(self, form: Form, change: int) -> KnownForm:
        before = self._known.get(form.key)
        same = before is not None and before.form.definition == form.definition
        rules = before.rules if before is not None and same else rules_of(form.definition)
        sites = frozenset(filter(None, map(origin_of, form.wish.origins)))
        known = KnownForm(form, rules, sites, monotonic(), change)
        with self._lock:
            if len(self._known) < MOST_FORMS or form.key in self._known:
                self._known[form.key] = known
        return known
