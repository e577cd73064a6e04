"""Posts that were kept a moment ago, so that a double click costs nothing."""

import threading
from datetime import timedelta
from time import monotonic

from webforms.arriving import SAME_CONTENT_WINDOW
from webforms.keeping import Kept
from webforms.pressure.latest import Latest

MOST = 20_000
# A little less than the store's own window, which has the last word.
_SECONDS = (SAME_CONTENT_WINDOW - timedelta(seconds=30)).total_seconds()


class Recent:
    """What this process kept, by source and digest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: Latest[tuple[int, bytes], list[tuple[float, Kept]]] = Latest(MOST, list)

    def find(self, source_id: int, digest: bytes) -> Kept | None:
        """Where the same post is already, if it was kept lately."""
        with self._lock:
            known = self._kept.of((source_id, digest))
            if not known or monotonic() - known[0][0] > _SECONDS:
                return None
            before = known[0][1]
        return Kept(before.submission_id, False, before.spooled_as)

    def note(self, source_id: int, digest: bytes, kept: Kept) -> None:
        """The post was kept."""
        with self._lock:
            self._kept.of((source_id, digest))[:] = [(monotonic(), kept)]
