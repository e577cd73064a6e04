"""Work that must not be felt: it gives way to everything else on the machine."""

import os

# The least urgent a process can be; the daemon and the database go first.
_NICENESS = 15


def step_back(background: bool) -> None:
    """Lower this process's priority, if it works in the background."""
    if background and hasattr(os, "nice"):
        os.nice(_NICENESS)
