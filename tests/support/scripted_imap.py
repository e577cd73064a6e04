"""An IMAP server that says exactly what a test wants, for servers too odd or hostile to install."""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress

GREETING = b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n"
ANSWERS: dict[bytes, bytes] = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n%s OK done\r\n",
    b"EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 2] .\r\n%s OK done\r\n",
    b"UID SEARCH": b"* SEARCH 1\r\n%s OK done\r\n",
    b"RFC822.SIZE": b"* 1 FETCH (UID 1 RFC822.SIZE 20)\r\n%s OK done\r\n",
    b"BODY.PEEK[]": b"* 1 FETCH (UID 1 BODY[] {14}\r\nSubject: x\r\n\r\n)\r\n%s OK done\r\n",
    b"LOGOUT": b"* BYE bye\r\n%s OK done\r\n",
}


class ScriptedImap:
    """Listens on `port` of 127.0.0.1; `answers` replace those above, by a part of the command.

    `%s` in an answer is the command's tag; an answer without it leaves the client waiting, and an
    empty one closes the connection. `heard` are the commands received.
    """

    def __init__(self, greeting: bytes, answers: Mapping[bytes, bytes]) -> None:
        self._greeting = greeting
        self._answers = {**ANSWERS, **answers}
        self.heard: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as lines, suppress(OSError):
            connection.sendall(self._greeting)
            for line in lines:
                self.heard.append(line)
                answer = self._answer(line)
                if not answer:
                    return
                connection.sendall(answer.replace(b"%s", line.split()[0]))

    def _answer(self, line: bytes) -> bytes:
        fitting = (text for part, text in self._answers.items() if part in line)
        return next(fitting, b"%s OK done\r\n")
