"""Processes of this machine by name, so that what a killed one held can be taken over at once."""

import os
import socket


def own_name() -> str:
    """A name no other process has: host and process number."""
    return f"{socket.gethostname()}/{os.getpid()}"


def is_dead(name: str) -> bool:
    """Whether a process of that name ran on this machine and has ended."""
    host, _, rest = name.partition("/")
    return host == socket.gethostname() and not _is_alive(rest.partition("/")[0])


def _is_alive(process: str) -> bool:
    # Our own number can only be held by an earlier process that had the same one.
    if not process.isdigit() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
