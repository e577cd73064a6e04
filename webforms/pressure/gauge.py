"""The pressure on all forms of this process: floods, rates, bursts and repeated words."""

import hashlib
import threading
from dataclasses import dataclass

from config.form_section import FormSettings
from webforms.post import Pairs
from webforms.pressure.budget import Budget
from webforms.pressure.latest import Latest
from webforms.pressure.window import Window

# What is remembered at most; together a few tens of megabytes however many addresses there are.
MOST_ADDRESSES = 20_000
MOST_FORMS = 5_000
MOST_BODIES = 20_000
MINUTE = 60.0
RATE_SECONDS = 600.0
# Shorter words are said by many: "Hello", "Please call me".
BODY_CHARACTERS = 30
# The same words from more addresses than this are not counted on.
BODY_ADDRESSES = 8


@dataclass(frozen=True, slots=True)
class Pressure:
    """What one post adds up to."""

    posts_lately: int
    same_body_from: int


# Nothing presses.
CALM = Pressure(posts_lately=1, same_body_from=1)


class Gauge:
    """Counts posts; all of it is forgotten with the process, and nothing of it grows for ever."""

    def __init__(self, settings: FormSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._floods: Latest[str, Window] = Latest(MOST_ADDRESSES, Window)
        self._rates: Latest[str, Window] = Latest(MOST_ADDRESSES, Window)
        self._bodies: Latest[bytes, set[str]] = Latest(MOST_BODIES, set)
        per_form = settings.burst_per_form
        self._forms: Latest[int, Budget] = Latest(MOST_FORMS, lambda: Budget(per_form))
        self._all = Budget(settings.burst_of_all)

    def is_flood(self, address: str) -> bool:
        """Count a request; whether its address sends more than anybody may."""
        with self._lock:
            posts = self._floods.of(address).count(MINUTE)
        return posts > self._settings.posts_per_address

    def press(self, address: str, fields: Pairs) -> Pressure:
        """Count a post that is about to be kept."""
        body = _body(fields)
        with self._lock:
            return Pressure(
                posts_lately=self._rates.of(address).count(RATE_SECONDS),
                same_body_from=self._seen_from(body, address) if body else 1,
            )

    def is_within_budget(self, form_id: int) -> bool:
        """Use one post of the form's budget and of that of all; False when one is used up.

        A form that is over its own budget does not eat up that of the others.
        """
        with self._lock:
            return self._forms.of(form_id).take() and self._all.take()

    def _seen_from(self, body: bytes, address: str) -> int:
        addresses = self._bodies.of(body)
        if len(addresses) < BODY_ADDRESSES:
            addresses.add(address)
        return len(addresses)


def _body(fields: Pairs) -> bytes:
    """The digest of the longest value, which is what spam repeats while names change."""
    longest = max((value for _name, value in fields), key=len, default="")
    if len(longest) < BODY_CHARACTERS:
        return b""
    plain = " ".join(longest.lower().split())
    return hashlib.blake2b(plain.encode(), digest_size=16).digest()
