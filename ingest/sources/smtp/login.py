"""Checks user names and passwords of SMTP clients, ever slower for those who guess."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from ingest.sources.smtp.admission import peer_key
from ingest.sources.smtp.settings import SmtpSettings

Verify = Callable[[str, str], bool]
"""Tells whether user name and password belong together; may take its time, runs in a thread."""

_MOST_PEERS = 10_000
_CHECKS_AT_A_TIME = 2
_FIRST_DELAY = 0.5
_LONGEST_DELAY = 8.0


class LoginDesk:
    """One for each listener, so that opening another connection does not help a guesser."""

    def __init__(
        self,
        settings: SmtpSettings,
        verify: Verify,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = settings.max_failed_logins_per_peer
        self._window = settings.failed_login_window
        self._verify = verify
        self._now = now
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        # Password hashes take much memory each by design.
        self._checks = asyncio.Semaphore(_CHECKS_AT_A_TIME)

    def is_locked_out(self, host: str) -> bool:
        """Tell whether this peer has failed too often lately."""
        return len(self._recent(peer_key(host))) >= self._most

    async def check(self, host: str, user: str, password: str) -> bool:
        """Verify; a failed login is counted before it is answered, and answered late."""
        async with self._checks:
            is_right = await asyncio.to_thread(self._verify, user, password)
        if is_right:
            return True
        failures = self._note_failure(peer_key(host))
        await asyncio.sleep(min(_FIRST_DELAY * 2 ** (failures - 1), _LONGEST_DELAY))
        return False

    def _note_failure(self, key: str) -> int:
        recent = self._recent(key)
        recent.append(self._now())
        self._failures[key] = recent
        self._failures.move_to_end(key)
        if len(self._failures) > _MOST_PEERS:
            self._failures.popitem(last=False)
        return len(recent)

    def _recent(self, key: str) -> deque[float]:
        recent = self._failures.get(key, deque())
        while recent and recent[0] < self._now() - self._window:
            recent.popleft()
        return recent
