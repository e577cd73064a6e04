"""Work that must not be felt: it gives way to everything else on the machine and ends when told."""

import os
import signal
import sys

# The least urgent a process can be; the daemon and the database go first.
_NICENESS = 15
# What a shell says of a process that SIGTERM ended.
_ENDED = 128 + signal.SIGTERM


def step_back(background: bool) -> None:
    """Lower this process's priority, if it works in the background, and end tidily on SIGTERM."""
    if not background:
        return
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    # An exit, unlike a death, takes temporary files along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED))
