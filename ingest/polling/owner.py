"""Names the holder of a polling lease so that a dead one can be told from a busy one."""

import itertools
import os
import socket
import uuid

# A container's first process has the same number at each start; this tells its lives apart.
_LIFE = uuid.uuid4().hex[:12]
_NUMBERS = itertools.count(1)


def new_owner() -> str:
    """A name no other pass has, in this process or any other."""
    return f"{_host()}/{os.getpid()}/{_LIFE}/{next(_NUMBERS)}"


def is_dead(owner: str) -> bool:
    """Whether the owner was a process of this machine that has ended; False when in doubt."""
    host, _, rest = owner.partition("/")
    process, _, rest = rest.partition("/")
    if host != _host() or not process.isdigit():
        return False
    if int(process) == os.getpid():
        return rest.partition("/")[0] != _LIFE
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _host() -> str:
    return socket.gethostname()[:64].replace("/", "_")
