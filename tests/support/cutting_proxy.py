"""A TCP proxy that counts what the server says and cuts the connection after so many bytes."""

import socket
import threading
from contextlib import suppress


class CuttingProxy:
    """Listens on `port` of 127.0.0.1 and forwards to another port there.

    `cut_after` is how many bytes from the server each new connection may carry, None for all of
    them; `hold_after` likewise, but the connection then stays open in silence. `carried` counts
    the bytes of the last connection.
    """

    host = "127.0.0.1"

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self.cut_after: int | None = None
        self.hold_after: int | None = None
        self.carried = 0
        self.connections = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self.connections += 1
                server = socket.create_connection((self.host, self._target))
                threading.Thread(target=_pass_on, args=(client, server), daemon=True).start()
                threading.Thread(target=self._count, args=(server, client), daemon=True).start()

    def _count(self, server: socket.socket, client: socket.socket) -> None:
        self.carried = 0
        cut, hold = self.cut_after, self.hold_after
        with server, client, suppress(OSError):
            while block := server.recv(_allowed(self.carried, cut, hold)):
                client.sendall(block)
                self.carried += len(block)
                if cut is not None and self.carried >= cut:
                    client.shutdown(socket.SHUT_RDWR)
                    return
                if hold is not None and self.carried >= hold:
                    client.recv(1, socket.MSG_PEEK | socket.MSG_WAITALL)
                    threading.Event().wait(30)
                    return


def _allowed(carried: int, *limits: int | None) -> int:
    return min([65536, *(limit - carried for limit in limits if limit is not None)])


def _pass_on(client: socket.socket, server: socket.socket) -> None:
    with suppress(OSError):
        while block := client.recv(65536):
            server.sendall(block)
    with suppress(OSError):
        server.shutdown(socket.SHUT_WR)
