"""The file of a unix socket: never taken from a living process, removed only if it is ours."""

import contextlib
import errno
import socket
from pathlib import Path


def refuse_living(path: Path) -> None:
    """Raise OSError if somebody listens on this path; asyncio would take it away from them."""
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            return
    raise OSError(errno.EADDRINUSE, f"Another process listens on {path}.")


class SocketFile:
    """A socket file as it was when we made it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode = path.stat().st_ino

    def remove(self) -> None:
        """Remove the file, unless another process has put its own in its place."""
        with contextlib.suppress(FileNotFoundError):
            if self._path.stat().st_ino == self._inode:
                self._path.unlink()
