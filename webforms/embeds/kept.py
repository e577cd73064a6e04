"""Scripts of earlier releases, kept so that a page that pinned one by its hash goes on working."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import structlog

from webforms.embeds import served
from webforms.embeds.served import VERSION, Served

log = structlog.get_logger()

_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class KeptScripts:
    """A folder with the script of every release that ran here."""

    folder: Path

    def keep(self) -> None:
        """Put the present script beside the earlier ones; a full disk is said and does no harm."""
        known = served.script()
        file = self._file(known.digest)
        if file.exists():
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written = file.with_suffix(f".{os.getpid()}")
            written.write_bytes(known.body)
            written.replace(file)
        except OSError as error:
            log.warning("the script for web pages could not be kept", error=str(error))

    def find(self, digest: str) -> Served | None:
        """The script of that digest; None when none of that kind ever ran here."""
        if digest == served.script().digest:
            return served.script()
        if not _DIGEST.fullmatch(digest):
            return None
        try:
            found = served.served(self._file(digest).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
        return found if found.digest == digest else None

    def _file(self, digest: str) -> Path:
        return self.folder / f"{VERSION}.{digest}.js"
